from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import toyfont
from renderers import forget_fonts

from deck.solved import Run
from deck.text.measure import Measure, letters
from deck.theme import Color, Face, FaceName

Faces = Mapping[FaceName, Face]


def test_the_visible_part_leaves_out_white_space_at_the_end(toy_faces: Faces) -> None:
    measure = Measure(toy_faces, "en")
    assert measure.advance("ab  ", "body/0") == pytest.approx((1.5, 1.0))
    assert measure.advance("ab\u00a0", "body/0") == pytest.approx((1.25, 1.25))
    assert measure.advance(" ", "body/0") == pytest.approx((0.25, 0.0))
    assert measure.advance("ab\n", "body/1") == pytest.approx((1.2, 1.2))


def test_a_soft_hyphen_is_seen_only_where_the_line_ends(toy_faces: Faces) -> None:
    assert Measure(toy_faces, "en").advance("ab\u00ad", "body/0") == pytest.approx((1.0, 1.5))


def test_letters_that_tracking_counts() -> None:
    assert [letters("ab c"), letters("a\n"), letters("e\u0301a"), letters("a\u00adb\u200b")] == [
        4, 1, 2, 2,
    ]  # fmt: skip


def test_what_was_saved_is_loaded(toy_faces: Faces, tmp_path: Path) -> None:
    first = Measure(toy_faces, "en")
    first.advance("deck ж", "body/0")
    first.save_cache(tmp_path / "measures")
    second = Measure(toy_faces, "en")
    second.load_cache(tmp_path / "measures")
    assert second.cache == {("deck ж", "body/0"): pytest.approx((2.75, 2.75))}


def test_what_a_face_lacks_is_saved_too(toy_faces: Faces, tmp_path: Path) -> None:
    run = Run("a ж", "body", 20, False, False, Color("tx1", "000000"))
    first = Measure(toy_faces, "en")
    parts = first.stretches(run, run.text)
    first.advance("ж", "Cyrl/0")
    first.save_cache(tmp_path / "measures")
    second = Measure(toy_faces, "en")
    second.load_cache(tmp_path / "measures")
    second.files.clear()  # so that asking a font again would fail
    assert second.stretches(run, run.text) == parts
    assert [(part.text, part.script, part.lacking) for part in parts] == [
        ("a ", "", ""), ("ж", "Cyrl", "ж"),
    ]  # fmt: skip


def test_measures_of_the_machine_s_fonts_are_not_used_when_these_have_changed(
    toy_faces: Faces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Measure(toy_faces, "en")
    first.advance("ж", "Cyrl/0")
    first.save_cache(tmp_path / "foreign")
    other = Measure(toy_faces, "en")
    other.advance("a", "body/0")
    other.save_cache(tmp_path / "own")
    (tmp_path / "fonts").mkdir()
    monkeypatch.setenv("DECK_FONTS", str(tmp_path / "fonts"))
    forget_fonts()
    for name, kept in (("foreign", 0), ("own", 1)):
        measure = Measure(toy_faces, "en")
        measure.load_cache(tmp_path / name)
        assert len(measure.cache) == kept
    monkeypatch.setenv("DECK_FONTS", "")
    forget_fonts()


def test_nothing_is_written_when_nothing_is_new(toy_faces: Faces, tmp_path: Path) -> None:
    file = tmp_path / "measures"
    Measure(toy_faces, "en").save_cache(file)
    assert not file.exists()
    first = Measure(toy_faces, "en")
    first.advance("deck", "body/0")
    first.save_cache(file)
    os.utime(file, (1, 1))
    second = Measure(toy_faces, "en")
    second.load_cache(file)
    second.advance("deck", "body/0")
    second.save_cache(file)
    assert file.stat().st_mtime == 1


def test_measures_of_other_fonts_or_languages_are_not_used(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    faces = toyfont.faces(tmp_path / "fonts")
    measure = Measure(faces, "en")
    measure.advance("deck", "body/0")
    measure.save_cache(tmp_path / "measures")
    german = Measure(faces, "de")
    german.load_cache(tmp_path / "measures")
    assert german.cache == {}
    os.utime(faces["body"].files[2], (1, 1))
    changed = Measure(faces, "en")
    changed.load_cache(tmp_path / "measures")
    assert changed.cache == {}


def test_a_damaged_or_missing_cache_is_ignored(toy_faces: Faces, tmp_path: Path) -> None:
    file = tmp_path / "measures"
    measure = Measure(toy_faces, "en")
    measure.load_cache(file)
    measure.advance("deck", "body/0")
    measure.save_cache(file)
    whole = file.read_bytes()
    middle = len(whole) // 2
    for damaged in (
        b"",
        b"x",
        whole[:-1],
        whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
    ):
        file.write_bytes(damaged)
        other = Measure(toy_faces, "en")
        other.load_cache(file)
        assert other.cache == {}


def test_the_cache_is_bounded_and_keeps_what_came_last(toy_faces: Faces, tmp_path: Path) -> None:
    measure = Measure(toy_faces, "en")
    measure.cache.update({(str(number), "body/0"): (1.0, 1.0) for number in range(50_007)})
    measure.save_cache(tmp_path / "measures")
    other = Measure(toy_faces, "en")
    other.load_cache(tmp_path / "measures")
    assert len(other.cache) == 50_000
    assert ("6", "body/0") not in other.cache
    assert ("50006", "body/0") in other.cache


def test_known_text_needs_no_shaper(toy_faces: Faces, tmp_path: Path) -> None:
    measure = Measure(toy_faces, "en")
    measure.advance("deck", "body/0")
    measure.save_cache(tmp_path / "measures")
    program = (
        "import sys; from pathlib import Path; from deck.text.measure import Measure\n"
        "from deck.theme import Face\n"
        f"files = tuple(Path(file) for file in {[str(f) for f in toy_faces['body'].files]!r})\n"
        "names = ('heading', 'body')\n"
        "faces = {name: Face(name, 'Toy', files, '', 34) for name in names}\n"
        "measure = Measure(faces, 'en')\n"
        f"measure.load_cache(Path({str(tmp_path / 'measures')!r}))\n"
        "print(measure.advance('deck', 'body/0'), 'uharfbuzz' in sys.modules)\n"
    )
    root = Path(__file__).parents[2]
    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root
    )
    assert shown.stdout == "(2.0, 2.0) False\n"
