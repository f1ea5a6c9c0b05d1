"""What calls itself a scenario may be anything: it is refused in time, at its place, and nothing else happens."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import sim_core.scenario.read
from sim_core.errors import Fault, ScenarioError
from sim_core.scenario.read import parse_scenario, read_scenario
from tests.work import calls_of

MOST_CALLS = 4_000_000
"""Functions called before a file is refused: twice what the worst of them takes."""
HEAD = "format: 1\nid: a\ntitle: A\nweeks: 3\n"
ROOT = Path(sim_core.scenario.read.__file__).parents[2]


def refused(read: Callable[[], object]) -> list[Fault]:
    def try_it() -> list[Fault]:
        with pytest.raises(ScenarioError) as caught:
            read()
        return caught.value.faults

    faults, calls = calls_of(try_it)
    assert calls < MOST_CALLS
    assert all(str(fault).isprintable() for fault in faults)
    return faults


def found_at(fault: Fault) -> tuple[int, int, str]:
    return fault.line, fault.column, fault.message.key.removeprefix("scenario.")


def refused_at(text: bytes) -> list[tuple[int, int, str]]:
    return [found_at(fault) for fault in refused(lambda: parse_scenario(text, "hostile.yaml"))]


BILLION_LAUGHS = "a: &a [x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE = {
    "alias bomb": (BILLION_LAUGHS.encode(), (1, 4, "alias_refused")),
    "a building instruction": (b'a: !!python/object/apply:os.system ["true"]', (1, 4, "tag_refused")),
    "names for tags": (b"%TAG !e! tag:example.com,2000:\n---\na: 1", (1, 1, "tag_refused")),
    "very many versions": (b"%YAML 1.1\n" * 150_000, (2, 1, "bad_yaml")),
    "very many names for tags": (
        "".join(f"%TAG !a{number}! b\n" for number in range(90_000)).encode(),
        (1, 1, "tag_refused"),
    ),
    "deep lists on one line": (b"[" * 100_000, (1, 65, "too_deep")),
    "deep lists on many lines": (b"[\n" * 100_000, (65, 1, "too_deep")),
    "deep mappings on one line": (b"{a: " * 100_000, (1, 257, "too_deep")),
    "deep block lists": (b"- " * 100_000, (1, 129, "too_deep")),
    "deep block mappings": ("".join(" " * depth + "a:\n" for depth in range(1500)).encode(), (65, 65, "too_deep")),
    "deep keys": (b"? " * 100_000, (1, 3, "key_not_text")),
    "a wide list": (HEAD.encode() + b"clients: [" + b"1," * 900_000, (5, 2011, "too_large")),
    "wide and deep": (b"[" + (b"[" + b"[" * 30 + b"]" * 30 + b"]," * 1) * 30_000, (1, 63_002, "too_large")),
    "many values": (("[" + ("[" + "1," * 900 + "],") * 900).encode(), (1, 200_109, "too_large")),
    "many unknown keys": ("".join(f"k{number}: 1\n" for number in range(99_000)).encode(), (1001, 1, "too_large")),
    "many lines of nothing": (b"\n" * 1_900_000, (1, 1, "empty")),
    "an endless number": (HEAD.encode() + b"target: " + b"9" * 1_900_000, (5, 9, "bad_number")),
    "an endless fraction": (HEAD.encode() + b"target: -0." + b"9" * 1_900_000, (5, 9, "out_of_range")),
    "an endless text": (HEAD.encode() + b"story: " + b"x " * 900_000, (5, 8, "too_many")),
    "an endless text in quotes": (b'"' + b"x" * 1_900_000, (1, 1, "bad_yaml")),
    "two documents": (b"a: 1\n---\nb: 1\n", (2, 1, "several_documents")),
    "nothing": (b"", (1, 1, "empty")),
    "only a byte order mark": (b"\xef\xbb\xbf", (1, 1, "empty")),
    "a list": (b"- 1\n", (1, 1, "list_at_top")),
    "a tab for an indent": (b"a:\n\tb: 1\n", (2, 1, "bad_yaml")),
    "not closed": (b"a: [1, 2\nb: 3\n", (2, 2, "bad_yaml")),
    "Chinese Windows": ("title: 临门一脚\n".encode("gbk"), (1, 8, "not_utf8")),
    "Chinese Windows, further down": ("id: a\ntitle: {zh: 中".encode() + "临门".encode("gbk"), (2, 14, "not_utf8")),
    "UTF-16": ("format: 1\n".encode("utf-16"), (1, 1, "not_utf8")),
    "UTF-16 without a mark": ("format: 1\n".encode("utf-16-le"), (1, 1, "not_utf8")),
    "UTF-16, the other way round": ("format: 1\n".encode("utf-16-be"), (1, 1, "not_utf8")),
    "a NUL": (b"format: 1\nid: a\0b\n", (2, 6, "control_character")),
    "an escape sequence": (b"format: 1\nid: \x1b[31m\n", (2, 5, "control_character")),
    "a mark in the middle": ("id: a\n\ufefftitle: b\n".encode(), (2, 1, "control_character")),
    "a line that ends as no editor shows": ("id: a\u2028title: b\n".encode(), (1, 6, "control_character")),
    "too long by a byte": (b"#" * 2_000_001, (1, 1, "too_large")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_refused_at_its_place(name: str) -> None:
    text, place = HOSTILE[name]
    assert place in refused_at(text)


@pytest.mark.parametrize("name", [name for name in HOSTILE if "deep" in name or "bomb" in name])
def test_nesting_that_crashes_the_library_does_not_crash_us(name: str, tmp_path: Path) -> None:
    file = tmp_path / "deep.yaml"
    file.write_bytes(HOSTILE[name][0])
    program = "import sys; from sim_core.lint.check import check_scenario; print(len(check_scenario(sys.argv[1])))"
    ended = subprocess.run(
        [sys.executable, "-c", program, str(file)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 0


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (".nan", "bad_number"),
        ("-.inf", "bad_number"),
        ("1e400", "bad_number"),
        ("9007199254740993", "bad_number"),
        ("9" * 5000, "bad_number"),
        ("0x" + "f" * 5000, "bad_number"),
        ("!!python/object/apply:os.system ['true']", "tag_refused"),
        ("!!str 5", "tag_refused"),
        ("! 5", "tag_refused"),
        ("&five 5", "alias_refused"),
        ("*five", "alias_refused"),
        (r'"\0"', "control_character"),
        (r'"\x1b]0;owned"', "control_character"),
        (r'"\u2029"', "control_character"),
        (r'"\ud800"', "bad_yaml"),
    ],
)
def test_a_value_that_no_field_may_have_is_refused_at_its_place(value: str, key: str) -> None:
    assert (5, key) in [(line, told) for line, _, told in refused_at(f"{HEAD}target: {value}\n".encode())]


def test_a_file_in_another_encoding_is_told_what_it_seems_to_be() -> None:
    fault = refused(lambda: parse_scenario("title: 临门一脚\n".encode("gbk"), "hostile.yaml"))[0]
    assert dict(fault.message.values) == {"byte": "0xC1", "guess": "GBK"}


def test_a_byte_order_mark_is_no_fault_and_takes_no_column() -> None:
    assert (1, 1, "unknown_key") in refused_at(b"\xef\xbb\xbfformt: 1\n" + HEAD.encode())


def at_the_start(path: object) -> Fault:
    faults = refused(lambda: read_scenario(path))  # type: ignore[arg-type]  # hostile callers too
    assert [fault.place() for fault in faults] == [f"{faults[0].path}:1:1"]
    return faults[0]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert at_the_start(tmp_path / "none.yaml").message.key == "scenario.missing_file"
    (tmp_path / "file").write_text("x")
    assert at_the_start(tmp_path / "file" / "none.yaml").message.key == "scenario.missing_file"


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    assert at_the_start(tmp_path).message.values == {"kind": "directory"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert at_the_start(tmp_path / "pipe.yaml").message.values == {"kind": "pipe"}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_refused(device: str) -> None:
    if not Path(device).exists():
        pytest.skip(f"no {device} here")
    assert at_the_start(device).message.values == {"kind": "device"}


def test_a_link_that_leads_nowhere_or_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nowhere.yaml").symlink_to("gone.yaml")
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    assert at_the_start(tmp_path / "nowhere.yaml").message.key == "scenario.missing_file"
    assert at_the_start(tmp_path / "circle.yaml").message.key == "scenario.unreadable"


def test_fifty_megabytes_are_refused_without_reading_them(tmp_path: Path) -> None:
    with open(tmp_path / "huge.yaml", "wb") as file:
        file.truncate(50_000_000)
    fault = at_the_start(tmp_path / "huge.yaml")
    assert fault.message.values == {"found": 50_000_000, "allowed": 2_000_000, "unit": "bytes"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(HEAD)
    (tmp_path / "secret.yaml").chmod(0)
    assert at_the_start(tmp_path / "secret.yaml").message.key == "scenario.unreadable"


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 5000, "\ud800.yaml", "", "a\nb:1:1: error.yaml", "\x1b[31m.yaml"])
def test_a_name_that_no_file_can_have_or_should_is_refused_on_one_line(name: str) -> None:
    fault = at_the_start(name)
    assert fault.path.isprintable()


@pytest.mark.skipif(os.name == "nt", reason="no such file names there")
def test_a_file_name_with_control_characters_is_told_without_them(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b[31m\nb.yaml"
    file.write_text("weeks: 8\n")
    faults = refused(lambda: read_scenario(file))
    assert {fault.place() for fault in faults} == {f"{tmp_path}/a\\x1b[31m\\nb.yaml:1:1"}


yaml_like = st.text("[]{}:,-?!&*|>%@'\"#\\ \n\tab1.~<=é中\ufeff\u2028").map(str.encode)
keyed = st.text("[]{}:,-?!&*|>'\" \n1.a").map(lambda text: f"{HEAD}clients: {text}".encode())


@settings(deadline=None, max_examples=400)
@given(st.binary() | yaml_like | keyed)
@example(b"\xef\xbb\xbf\xff")
@example(b"\xef\xbb")
@example(b"\0")
@example(b"tactics: {'[key]': 1}")
@example(f"{HEAD}clients: [{{hidden: {{tactics: {{foo: {{'[key]': 1}}}}}}}}]".encode())
def test_no_bytes_lead_to_anything_but_a_refusal(text: bytes) -> None:
    refused(lambda: parse_scenario(text, "random.yaml"))
