"""Mistakes in content, and exactly what the reader says about them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from deck.diagnostics import render
from deck.reader import read_deck

CASES = Path(__file__).with_name("faults.txt")
FILES = {
    "deck.yaml": "title: T\nslug: t\nlang: en\ntheme: terminal\n"
    "roles: {closed: Closed, open: Open}\nsections: [a]\n",
    "sources.yaml": "- {id: talk, title: The talk}\n",
    "a.yaml": "title: A\nslides:\n  - {layout: questions, title: One}\n",
}


def cases() -> dict[str, tuple[dict[str, str], str]]:
    """The files and the expected text of each case, by its title."""
    found = {}
    for part in re.split(r"(?m)^# ", CASES.read_text("utf-8").partition("\n\n")[2])[1:]:
        # A comment in a file of a case is indented, so that it is no title.
        content, _, expected = part.partition("\n.....\n")
        title, _, content = content.partition("\n")
        names = re.findall(r"(?m)^@ (.*)\n", content)
        texts = re.split(r"(?m)^@ .*\n", content)[1:]
        texts = [text if not text or text.endswith("\n") else f"{text}\n" for text in texts]
        found[title] = (dict(zip(names, texts, strict=True)), expected.strip("\n"))
    return found


def said(files: dict[str, str], folder: Path) -> str:
    """What the reader says about a content folder with these files."""
    folder.mkdir(parents=True)
    for name, text in {**FILES, **files}.items():
        (folder / name).write_bytes(text.encode())
    deck, diagnostics, sources = read_deck(folder)
    assert (deck is None) == any(item.severity == "error" for item in diagnostics)
    return "\n".join(render(item, sources) for item in diagnostics)


@pytest.mark.parametrize("title", cases())
def test_mistakes_are_reported_as_expected(
    title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, expected = cases()[title]
    monkeypatch.chdir(tmp_path)
    assert said(files, Path("content")) == expected


def test_line_ends_that_editors_do_not_count_are_spaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "title: A\u2028B\nslides:\n  # a\u2029comment\n  - layout: questions\n    titel: A\x85B\n"
    )
    told = said({"a.yaml": text}, Path("content"))
    assert (
        'content/a.yaml:5:5: error: unknown key in a slide with the layout questions: "titel"'
        in (told.splitlines())
    )
    assert "    5 |     titel: A B" in told.splitlines()


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        ("\u202e", "U+202E makes all letters behind it run from right to left"),
        ("\u202d", "U+202D makes all letters behind it run from left to right"),
        ("\x07", "the control character U+0007 cannot be shown"),
        ("\u200f", ""),  # a mark, which only says where a sign between letters belongs
        ("\u2067", ""),  # an isolate
    ],
)
def test_characters_that_hide_what_is_written_are_told(
    sign: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = f"title: A\nslides:\n  - layout: questions\n    title: One {sign}two\n"
    found = said({"a.yaml": text, "sources.yaml": "[]"}, Path("content"))
    assert found.splitlines()[:1] == ([f"content/a.yaml:4:16: error: {told}"] if told else [])
    assert sign not in found


def accept() -> None:
    """Write what the reader says now into the file of cases."""
    import os
    import tempfile

    head, _, _ = CASES.read_text("utf-8").partition("\n\n")
    parts = []
    for title, (files, _) in cases().items():
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            text = said(files, Path("content"))
        shown = "".join(f"@ {name}\n{content}" for name, content in files.items())
        parts.append(f"# {title}\n{shown}.....\n{text}\n")
    CASES.write_text(head + "\n\n" + "\n".join(parts), "utf-8")


if __name__ == "__main__" and "--accept" in sys.argv:
    accept()
