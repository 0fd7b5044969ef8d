from __future__ import annotations

import marshal
from pathlib import Path

import pytest

from deck.cache import load, save
from deck.expand import icons
from deck.expand.icons import icon_path, known_icons, path_of_svg
from deck.geometry import Command
from deck.geometry import Path as Outlines


def svg(inner: str, box: str = "0 0 24 24") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inner}</svg>'


class TestOutlines:
    def test_lines(self) -> None:
        path = path_of_svg(svg('<path d="M1 2 L3.5 4 H6 V0.5"/>'))
        assert (path.width, path.height, path.filled) == (24_000, 24_000, False)
        assert path.outlines == (
            (
                Command("M", ((1000, 2000),)),
                Command("L", ((3500, 4000),)),
                Command("L", ((6000, 4000),)),
                Command("L", ((6000, 500),)),
            ),
        )

    def test_a_closed_outline(self) -> None:
        (outline,) = path_of_svg(svg('<path d="M0 0 L3 0 L3 3 Z"/>')).outlines
        assert outline[-1] == Command("Z")
        assert [step.op for step in outline[:3]] == ["M", "L", "L"]

    def test_cubic_curves(self) -> None:
        (outline,) = path_of_svg(svg('<path d="M0 0 C1 2 3 4 5 6"/>')).outlines
        assert outline[1] == Command("C", ((1000, 2000), (3000, 4000), (5000, 6000)))

    def test_quadratic_curves_become_cubic(self) -> None:
        # Control points two thirds of the way to the quadratic one.
        (outline,) = path_of_svg(svg('<path d="M0 0 Q3 6 6 0"/>')).outlines
        assert outline[1] == Command("C", ((2000, 4000), (4000, 4000), (6000, 0)))

    def test_an_arc_becomes_curves_through_its_points(self) -> None:
        (outline,) = path_of_svg(svg('<path d="M12 2 A10 10 0 0 1 22 12"/>')).outlines
        assert [step.op for step in outline] == ["M", "C"]
        assert outline[1].points[-1] == (22_000, 12_000)
        # A quarter circle's control points lie 0.5523 radii along its tangents.
        assert outline[1].points[0] == pytest.approx((17_523, 2_000), abs=5)
        assert outline[1].points[1] == pytest.approx((22_000, 6_477), abs=5)

    def test_several_elements_are_several_outlines(self) -> None:
        path = path_of_svg(svg('<path d="M1 1 L2 2 M3 3 L4 4"/><path d="M5 5 L6 6"/>'))
        starts = [outline[0] for outline in path.outlines]
        assert starts == [Command("M", ((at, at),)) for at in (1000, 3000, 5000)]

    def test_shapes(self) -> None:
        rect, circle, line = path_of_svg(
            svg(
                '<rect x="2" y="3" width="4" height="5"/><circle cx="12" cy="12" r="2"/>'
                '<line x1="1" y1="2" x2="3" y2="4"/>'
            )
        ).outlines
        assert rect[0] == Command("M", ((2000, 3000),))
        assert rect[-1] == Command("Z")
        ends = [step.points[-1] for step in circle if step.op == "C"]
        assert {(10_000, 12_000), (14_000, 12_000)} <= set(ends)
        assert line == (Command("M", ((1000, 2000),)), Command("L", ((3000, 4000),)))

    def test_another_grid(self) -> None:
        path = path_of_svg(svg('<path d="M0 0 L1 1"/>', "0 0 16 32"))
        assert (path.width, path.height) == (16_000, 32_000)


class TestSet:
    def test_a_known_icon(self) -> None:
        path = icon_path("lock")
        assert path is not None
        assert (path.width, path.height, len(path.outlines)) == (24_000, 24_000, 2)
        points = [point for outline in path.outlines for step in outline for point in step.points]
        assert all(0 <= x <= 24_000 and 0 <= y <= 24_000 for x, y in points)

    @pytest.mark.parametrize("name", ["", "no-such-icon", "../lock", "lock.svg", "Lock"])
    def test_an_unknown_icon(self, name: str) -> None:
        assert icon_path(name) is None

    def test_the_names_of_all(self) -> None:
        names = known_icons()
        assert {"lock", "circle", "circle-check"} <= set(names)
        assert not any(name.endswith(".svg") or "/" in name for name in names)


class TestCache:
    def only_file(self, cache: Path) -> Path:
        (found,) = cache.glob("icons-*.marshal")
        return found

    def forget(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What a new process knows: nothing."""
        monkeypatch.setattr(icons, "_known", {})

    def test_what_is_kept_is_not_converted_again(
        self, cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        icon_path("lock")
        file = self.only_file(cache)
        save(file, marshal.dumps({"lock": (1, 2, ((("M", ((3, 4),)), ("Z", ())),))}))
        self.forget(monkeypatch)
        outline = (Command("M", ((3, 4),)), Command("Z"))
        assert icon_path("lock") == Outlines(1, 2, (outline,), filled=False)

    def test_further_icons_are_added(self, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        icon_path("lock")
        self.forget(monkeypatch)
        icon_path("circle")
        kept = load(self.only_file(cache))
        assert kept is not None
        assert marshal.loads(kept).keys() == {"lock", "circle"}

    def test_an_unknown_name_is_not_kept(self, cache: Path) -> None:
        icon_path("no-such-icon")
        assert list(cache.glob("icons-*")) == []

    @pytest.mark.parametrize(
        "damaged",
        [
            b"",
            b"\x00",
            b"not a cache",
            marshal.dumps([1, 2]),
            marshal.dumps({"lock": 5}),
            marshal.dumps({"lock": (1, 2)}),
            marshal.dumps({"lock": (24000, 24000, 5)}),
            marshal.dumps({"lock": (24000, 24000, (((),),))}),
        ],
    )
    def test_a_damaged_cache_is_made_anew(
        self, cache: Path, monkeypatch: pytest.MonkeyPatch, damaged: bytes
    ) -> None:
        converted = icon_path("lock")
        file = self.only_file(cache)
        whole = file.read_bytes()
        for write in (Path.write_bytes, save):  # the latter with the right checksum
            write(file, damaged)
            self.forget(monkeypatch)
            assert icon_path("lock") == converted
            assert file.read_bytes() == whole
        assert file.read_bytes() == whole

    def test_a_cut_cache_is_made_anew(self, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        converted = icon_path("lock")
        file = self.only_file(cache)
        file.write_bytes(file.read_bytes()[:-20])
        self.forget(monkeypatch)
        assert icon_path("lock") == converted

    def test_a_cache_that_cannot_be_written(self, cache: Path) -> None:
        cache.write_text("a file where the folder should be")
        assert icon_path("lock") is not None


def test_a_missing_icon_set_is_a_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    # The command line goes on with the environment that has it, as for any other package.
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    icons._archive.cache_clear()
    try:
        with pytest.raises(ModuleNotFoundError) as raised:
            icons.known_icons()
    finally:
        icons._archive.cache_clear()
    assert raised.value.name == "lucide"
