"""A trainer at the form, in a real browser: fields, faults, ledger, sliders, text, and what the file says afterwards."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SMALL
from tests.serve.stage import Served, looking, served

FILE = (
    SMALL.replace("format: 1\n", "# mine, and nobody else's\nformat: 1\n")
    .replace("weeks: 3\n", "weeks: 3   # short\n")
    .replace("    hidden: {cash: 90000}\n", "    # this one is honest\n    hidden: {cash: 90000}\n")
)
PASTED = "Invoice\tAmount\tDue date\nA-1\t1,200,000\t2020-01-31\nA-2\t￥18万\t31.12.2019\nTotal\t1,380,000\t\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A scenario with comments."""
    place = tmp_path / "mine.yaml"
    place.write_text(FILE, "utf-8")
    return place


@pytest.fixture
def form(file: Path) -> Iterator[Served]:
    """Its form."""
    with served(file) as one:
        yield one


@pytest.fixture
def page(form: Served, opened: Any) -> Iterator[Any]:
    """Its form in a browser."""
    with looking(opened, viewport={"width": 1280, "height": 800}) as one:
        one.goto(form.link)
        one.wait_for_selector(".bar h1")
        yield one


def settled(page: Any, told: str = "Not saved") -> None:
    """Wait until the program has heard of what was typed."""
    page.locator(".kept", has_text=re.compile(f"^{told}$")).wait_for()


def stepped_back(page: Any) -> bool:
    """Undo once, and wait for the answer. Is there more to undo?"""
    with page.expect_response(re.compile(r"/undo\?")) as answer:
        page.get_by_role("button", name="Undo").click()
    return bool(answer.value.json()["undo"])


def test_a_trainer_writes_a_scenario_without_seeing_its_text(page: Any, form: Served, file: Path) -> None:
    assert "/enter/" not in page.url, "the token stays in no address"
    page.get_by_role("group", name="Title").get_by_label("English").fill("Old Friends")
    page.locator(".bar h1", has_text="Old Friends").wait_for()

    page.get_by_role("link", name="The game and the rep").click()
    weeks = page.get_by_role("group", name="Weeks").get_by_role("textbox")
    weeks.fill("six")
    fault = page.locator(".field.wrong .faults li")
    fault.wait_for()
    assert "expected a whole number" in fault.inner_text()
    assert weeks.get_attribute("aria-invalid") == "true"
    assert page.get_by_role("link", name="The game and the rep").locator(".mark.error").is_visible()
    weeks.fill("6 weeks")
    page.get_by_role("button", name="Put 6").click()
    fault.wait_for(state="detached")
    assert weeks.input_value() == "6"

    page.get_by_role("link", name="Second Pharma").click()
    page.get_by_label("row 1, Amount").click()
    page.evaluate(
        "text => { const data = new DataTransfer(); data.setData('text/plain', text);"
        " const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});"
        " document.activeElement.dispatchEvent(event) }",
        PASTED,
    )
    page.get_by_label("row 2, Amount").wait_for()
    assert page.get_by_label("row 1, Amount").input_value() == "1,200,000"
    assert page.get_by_label("row 2, Amount").input_value() == "180,000"
    assert "2 rows were pasted" in page.locator(".notices").inner_text()

    slider = page.get_by_role("slider", name="Honesty")
    slider.fill("0.3")
    page.get_by_text("says what suits them more often than not").wait_for()
    page.get_by_label("Cash: How it is set").select_option("between")
    page.get_by_role("group", name="Cash", exact=True).get_by_label("To").fill("250,000")

    settled(page)
    page.wait_for_timeout(600)
    page.keyboard.press("Control+s")
    settled(page, "Saved")
    assert file.read_text("utf-8") == FILE.replace("en: A small one", "en: Old Friends").replace(
        "weeks: 3", "weeks: 6"
    ).replace(
        "ledger: [{amount: 210000, age_weeks: 12}]",
        "ledger: [{amount: 1200000, age_weeks: 150}, {amount: 180000, age_weeks: 150}]",
    ).replace("{cash: 90000}", "{cash: {between: [72000, 250000]}, honesty: 0.3}")


@pytest.mark.long
def test_steps_back_clients_and_the_text_of_the_file(page: Any, form: Served, file: Path) -> None:
    page.get_by_role("link", name="Clients").click()
    page.get_by_role("button", name="Add a client").click()
    page.get_by_role("heading", name="New client").wait_for()
    page.get_by_role("group", name="Name").get_by_label("English").fill("<img src=x onerror=alert(1)>")
    page.locator(".contents", has_text="<img src=x").wait_for()
    assert page.locator(".contents img").count() == 0, "a name is text, whatever stands in it"
    while stepped_back(page):
        pass
    settled(page, "Saved")

    page.get_by_role("button", name="Text", exact=True).click()
    text = page.get_by_label("The text of the scenario file")
    assert text.input_value() == FILE
    text.fill(FILE.replace("weeks: 3 ", "weeks：3 "))
    page.get_by_text("slips of writing").wait_for()
    assert page.locator(".gutter .error").inner_text() == "5"
    assert page.get_by_role("button", name="Form", exact=True).is_disabled()
    text.fill(FILE.replace("weeks: 3 ", "weeks: 4 "))
    page.get_by_role("button", name="Form", exact=True).click()
    page.get_by_role("link", name="The game and the rep").click()
    assert page.get_by_role("group", name="Weeks").get_by_role("textbox").input_value() == "4"


@pytest.mark.long
def test_a_file_that_somebody_else_has_changed_is_told_and_neither_is_lost(page: Any, form: Served, file: Path) -> None:
    page.get_by_role("group", name="Title").get_by_label("English").fill("Mine")
    page.locator(".bar h1", has_text="Mine").wait_for()
    theirs = FILE.replace("A small one", "Theirs")
    file.write_text(theirs, "utf-8")
    page.get_by_text("changed elsewhere").wait_for()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_timeout(300)
    assert file.read_text("utf-8") == theirs, "nothing is written over it unasked"
    page.get_by_role("button", name="Save mine over it").click()
    settled(page, "Saved")
    assert "en: Mine" in file.read_text("utf-8")
    page.get_by_role("button", name="Undo").click()
    page.locator(".bar h1", has_text="Theirs").wait_for()


def test_in_chinese_on_a_phone_nothing_is_cut(file: Path, opened: Any) -> None:
    with served(file, "zh") as form, looking(opened, viewport={"width": 390, "height": 844}, has_touch=True) as page:
        page.goto(form.link)
        page.get_by_role("link", name="第一家").click()
        page.get_by_role("heading", name="只有他自己知道").wait_for()
        assert page.evaluate("document.documentElement.lang") == "zh-CN"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        inputs = "[...document.querySelectorAll('input, select, textarea')]"
        unnamed = page.evaluate(f"{inputs}.filter(one => !one.labels?.length && !one.ariaLabel).length")
        assert unnamed == 0
        page.get_by_role("button", name="English").click()
        page.get_by_role("heading", name="What only they know").wait_for()


@pytest.mark.long
def test_a_field_that_the_format_gains_is_there_by_itself(file: Path, opened: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from game.serve.editor import form

    told = form.described("en")
    number = {
        "type": "integer",
        "minimum": 0,
        "maximum": 9,
        "unit": "weeks",
        "default": 3,
        "description": "How long a truce lasts",
    }
    more = {**told["schema"]["properties"], "truce": number}
    monkeypatch.setattr(form, "described", lambda language: {**told, "schema": {**told["schema"], "properties": more}})
    with served(file) as one, looking(opened) as page:
        page.goto(one.link)
        page.get_by_role("link", name="Advanced").click()
        field = page.get_by_role("group", name="How long a truce lasts").get_by_role("textbox")
        assert field.get_attribute("placeholder") == "left out: 3"
        field.fill("5")
        settled(page)
        assert "truce: 5\n" in one.session.draft.text


@pytest.mark.long
def test_a_report_card_is_made_beside_the_form_and_can_be_stopped(
    page: Any, form: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.serve.editor.trial.EPISODES", 32)
    page.get_by_role("button", name="Report card").click()
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped.").wait_for()
    assert not form.session.card.under_way
    page.get_by_role("button", name="Quick look").click()
    page.frame_locator("iframe").locator("h1").wait_for(timeout=120_000)
    assert "A small one" in page.frame_locator("iframe").locator("h1").inner_text()
