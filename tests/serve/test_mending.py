"""A form changes one place of a text: all else stays, to the byte."""

from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("ruamel.yaml", reason="needs the extra serve")

from game.serve.editor.disk import read, write
from game.serve.editor.form import keys_at
from game.serve.mending.change import Change, applied, mended
from game.serve.mending.lines import with_own_ends
from game.serve.mending.splice import Unfit
from sim_core.public.scenarios import read_yaml

LIBRARY = sorted(Path(str(files("scenarios"))).glob("*.yaml"))
TEMPLATE = Path(str(files("assets"))) / "templates" / "scenario.yaml"


@cache
def texts() -> dict[str, str]:
    """Every text of the library as it lies there, and with the line ends of Windows."""
    plain = {file.stem: file.read_bytes().decode() for file in (TEMPLATE, *LIBRARY)}
    return plain | {f"{name} of Windows": text.replace("\n", "\r\n") for name, text in plain.items()}


@cache
def data_of(name: str) -> Any:
    """What a text says."""
    return read_yaml(texts()[name], "").data


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    """Every single value of a file, with its path."""
    if isinstance(data, dict | list):
        inside = data.items() if isinstance(data, dict) else enumerate(data)
        return [leaf for key, value in inside for leaf in leaves(value, (*path, key))]
    return [(path, data)]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a mark"])
def test_a_file_that_is_opened_and_saved_has_the_same_bytes(tmp_path: Path, mark: bytes) -> None:
    for name, text in texts().items():
        file = tmp_path / "one.yaml"
        file.write_bytes(mark + text.encode())
        stored = read(file)
        write(file, stored.text, stored.marked)
        assert file.read_bytes() == mark + text.encode(), name


VALUES = st.one_of(
    st.integers(0, 10**9),
    st.floats(0, 10**6, allow_nan=False).map(lambda number: round(number, 4)),
    st.sampled_from(
        [
            "no",
            "12:30",
            "1e3",
            "a: b",
            "it's # not",
            "- x",
            "{amount}, week {week}",
            " blank ",
            "两行\n文字",
            "two\nlines\n",
            "",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\u2028\u2029\ufeff"), max_size=60),
)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_change_of_one_field_changes_its_lines_alone(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(texts())))
    text = texts()[name]
    path, old = data.draw(st.sampled_from(leaves(data_of(name))))
    new = data.draw(VALUES)
    done = mended(text, [Change("set", path, new)], keys_at)
    assert not done.anew
    assert read_yaml(done.text, "").data == applied(data_of(name), Change("set", path, new))
    before, after = (one.splitlines(keepends=True) for one in (text, done.text))
    changed = [step for step in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if step[0] != "equal"]
    assert sum(step[2] - step[1] for step in changed) <= max(str(old).count("\n") + 2, 3)
    assert (
        max((step[2] for step in changed), default=0) - min((step[1] for step in changed), default=0)
        <= str(old).count("\n") + 2
    )


COMMENTED = """\
# top
rep: {hours_per_week: 12}   # all there is
clients:
  # the liar
  - id: a   # first
    name: A
    ledger:
      - {amount: 1, age_weeks: 2}   # the old one
  # the honest one
  - id: b
    name: B
    ledger: []
weeks: 6  # half a quarter
"""


def test_comments_stay_beside_what_they_are_about() -> None:
    more = mended(
        COMMENTED,
        [
            Change("set", ("clients", 0, "ledger", 0, "amount"), 5),
            Change("insert", ("clients", 0, "ledger"), {"amount": 7, "age_weeks": 1}, 1),
            Change("set", ("clients", 0, "hidden", "honesty"), {"between": [0.1, 0.3]}),
            Change("set", ("rep", "promo_budget"), 0),
            Change("set", ("level",), 2),
        ],
        keys_at,
    )
    assert (
        more.text
        == """\
# top
level: 2
rep: {hours_per_week: 12, promo_budget: 0}   # all there is
clients:
  # the liar
  - id: a   # first
    name: A
    ledger:
      - {amount: 5, age_weeks: 2}   # the old one
      - {amount: 7, age_weeks: 1}
    hidden: {honesty: {between: [0.1, 0.3]}}
  # the honest one
  - id: b
    name: B
    ledger: []
weeks: 6  # half a quarter
"""
    )
    fewer = mended(more.text, [Change("remove", ("clients", 1)), Change("remove", ("clients", 0, "hidden", "honesty"))])
    assert "honest" not in fewer.text
    assert "# the liar" in fewer.text
    assert "hidden" not in fewer.text


WAYS = {
    "braces over lines": ('{\n  "weeks": 6, # c\n  "level": 2\n}\n', ("level",)),
    "keys marked as such": ("? weeks\n: 6\n? level\n: 2\n", ("weeks",)),
    "a dash on its own line": ("a:\n  -\n    id: x\n    b: 2\n  -\n    id: y\n", ("a", 1)),
    "a value below its comment": ("a: # note\n  b: 1\n  c: 2", ("a",)),
    "a document with its marks": ("---\n# top\na: 1\nb: 2\n...\n", ("b",)),
    "all of it set in": ("  a: 1\n  b: 2\n", ("b",)),
    "a value that is missing": ("a: {b}\nc: 2\n", ("a", "b")),
}


@pytest.mark.parametrize(("text", "path"), WAYS.values(), ids=WAYS)
def test_whatever_way_a_file_is_written_it_says_what_was_meant(text: str, path: tuple[str | int, ...]) -> None:
    for change in (
        Change("set", path, {"between": [1, 2]}),
        Change("set", (*path[:-1], "more"), "x") if isinstance(path[-1], str) else Change("remove", path),
    ):
        done = mended(text, [change])
        assert read_yaml(done.text, "").data == applied(read_yaml(text, "").data, change)
        assert done.text.count("#") == text.count("#")


def test_a_place_that_is_not_there_is_refused() -> None:
    for path in (("weeks", "deeper"), ("clients", 9), ("clients", "name"), ()):
        with pytest.raises(Unfit):
            mended(COMMENTED, [Change("set", path, 1)])


@given(st.lists(st.tuples(st.sampled_from(["a: 1", "", "b", "  c"]), st.sampled_from(["\n", "\r\n", "\r"])), max_size=6))
def test_a_text_from_a_page_keeps_the_ends_of_its_lines(lines: list[tuple[str, str]]) -> None:
    old = "".join(
        line + (end if end != "\r" else "\r") + ("x" if end == "\r" else "") for line, end in lines
    )  # no \r before a \n
    shown = old.replace("\r\n", "\n").replace("\r", "\n")
    assert with_own_ends(shown, old) == old
    longer = with_own_ends(f"{shown}more\n", old)
    assert longer.startswith(old)
    assert longer.endswith(("more\n", "more\r\n", "more\r"))
