from __future__ import annotations

from pathlib import Path

import pytest

from deck.diagnostics import render
from deck.reader import find_theme, read_theme
from deck.reader.colors import bend
from deck.scripts import USUAL_FACES
from deck.theme import Color, TemplateFolder, TextStyle, Theme

THEME = """\
title: Toy
canvas: {width: 1280, height: 720}
scheme: {dk1: "000000", lt1: "#ffffff", dk2: 202020, lt2: 808080, accent1: FF0000,
  accent2: 00FF00, accent3: 0000FF, accent4: FFFF00, accent5: FF00FF, accent6: 00FFFF,
  hlink: 123456, folHlink: 654321}
mapping: {bg1: dk1, tx1: lt1, bg2: dk2, tx2: lt2}
colors:
  ground: bg1
  text: tx1
  role1: accent1
  role2: accent2
  role3: accent3
  role4: accent4
  role5: accent5
  role6: accent6
  line: {slot: tx2, lum_mod: 50, lum_off: 10, alpha: 80}
faces:
  heading:
    family: Mono
    files: [mono/a.ttf, mono/b.ttf, mono/c.ttf, mono/d.ttf]
    panose: 02000009000000000000
    pitch_family: 49
  body:
    family: Sans
    files: [a.ttf, b.ttf, c.ttf, d.ttf]
    panose: 02000503000000020004
    pitch_family: 34
styles:
  title: {face: heading, size: 33, minimum: 28, leading: 1.2, bold: yes, color: line, lines: 2}
  body: {face: body, size: 16.5, leading: 1.4, color: ground, before: 8}
spaces: {margin: 64, hairline: 0.5}
layouts: {cover: Cover}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "themes" / "toy"
    (folder / "layouts").mkdir(parents=True)
    (folder / "theme.yaml").write_text(THEME)
    for name in ("master", "cover", "_parts"):
        (folder / "layouts" / f"{name}.xml.j2").write_text(f"<{name}/>")
    return folder


def test_a_theme_is_read(folder: Path) -> None:
    theme, diagnostics, sources = read_theme(folder, Path("assets"))
    assert diagnostics == ()
    assert theme is not None
    assert (theme.name, theme.title) == ("toy", "Toy")
    assert (theme.width, theme.height) == (12192000, 6858000)
    assert (theme.scheme["lt1"], theme.scheme["dk2"]) == ("FFFFFF", "202020")
    assert theme.mapping == {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
    colors = dict(theme.colors)
    roles = {name: colors.pop(name).slot for name in theme.colors if "role" in name}
    assert roles == {f"role{order}": f"accent{order}" for order in range(1, 7)}
    assert colors == {
        "ground": Color("bg1", "000000"),
        "text": Color("tx1", "FFFFFF"),
        "line": Color("tx2", "5A5A5A", 50, 10, 80),
    }
    assert theme.faces["heading"].files[0] == Path("assets/fonts/mono/a.ttf")
    assert (theme.faces["body"].panose, theme.faces["body"].pitch_family) == (
        "02000503000000020004",
        34,
    )
    assert theme.styles == {
        "title": TextStyle("title", "heading", 33, 28, 1.2, True, False, "line", lines=2),
        "body": TextStyle("body", "body", 16.5, 16.5, 1.4, False, False, "ground", before=76200),
    }
    assert theme.spaces == {"margin": 609600, "hairline": 4762}
    assert theme.layouts["cover"].title == "Cover"
    assert theme.layouts["cover"].path == folder / "layouts" / "cover.xml.j2"
    assert theme.master.name == "master"
    assert list(sources) == ["themes/toy/theme.yaml"]


def test_sizes_are_multiples_of_half_a_point(folder: Path) -> None:
    file = folder / "theme.yaml"
    text = file.read_text().replace("size: 33, minimum: 28", "size: 33.3, minimum: 27.8")
    file.write_text(text)
    theme, diagnostics, _ = read_theme(folder, Path("assets"))
    assert diagnostics == ()
    assert theme is not None
    assert (theme.styles["title"].size, theme.styles["title"].minimum) == (33.5, 28.0)


def test_the_fingerprint_changes_with_every_file(folder: Path) -> None:
    seen = set()
    for file in (None, "theme.yaml", "layouts/cover.xml.j2", "layouts/_parts.xml.j2"):
        if file:
            (folder / file).write_text((folder / file).read_text() + "\n")
        theme, _, _ = read_theme(folder, Path("assets"))
        assert theme is not None
        seen.add(theme.fingerprint)
    assert len(seen) == 4


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "color: ground",
            "color: gruond",
            'themes/toy/theme.yaml:30:55: error: unknown colour token "gruond"\n'
            "   30 |   body: {face: body, size: 16.5, leading: 1.4, color: gruond, before: 8}\n"
            "      |                                                       ^^^^^^\n"
            '      = did you mean "ground"?\n'
            "      = known: ground, text, role1, role2, role3, role4, role5, role6, line",
        ),
        (
            "layouts: {cover: Cover}",
            "layouts: {covre: Cover}",
            "themes/toy/layouts/cover.xml.j2:1:1: warning: no slide layout uses this "
            "theme template\n"
            '      = add "cover" to "layouts" in theme.yaml\n'
            "themes/toy/theme.yaml:32:11: error: there is no theme template layouts/covre.xml.j2\n"
            "   32 | layouts: {covre: Cover}\n"
            "      |           ^^^^^\n"
            '      = did you mean "layouts/cover.xml.j2"?',
        ),
        (
            "[a.ttf, b.ttf, c.ttf, d.ttf]",
            "[../a.ttf, b.ttf, c.ttf]",
            'themes/toy/theme.yaml:25:12: error: "files" needs at least 4 items\n'
            "   25 |     files: [../a.ttf, b.ttf, c.ttf]\n"
            "      |            ^\n"
            'themes/toy/theme.yaml:25:13: error: "../a.ttf" is not a path in the theme\'s folder\n'
            "   25 |     files: [../a.ttf, b.ttf, c.ttf]\n"
            "      |             ^^^^^^^^\n"
            "      = copy it into that folder, or name one of those in assets/fonts",
        ),
        (
            "minimum: 28",
            "minimum: 34",
            'themes/toy/theme.yaml:29:45: error: "minimum" must not be more than "size"\n'
            "   29 |   title: {face: heading, size: 33, minimum: 34, leading: 1.2, bold: yes, "
            "color: line, lines: 2}\n"
            "      |                                             ^^",
        ),
        (
            "accent6: 00FFFF,",
            "accent6: red,",
            'themes/toy/theme.yaml:4:80: error: "red" is not a colour: six hex digits\n'
            "    4 |   accent2: 00FF00, accent3: 0000FF, accent4: FFFF00, accent5: FF00FF, "
            "accent6: red,\n"
            "      |                                                                        "
            "        ^^^",
        ),
        (
            "  ground: bg1",
            "  ground: bg9",
            'themes/toy/theme.yaml:8:11: error: "ground" must be bg1, tx1, bg2, tx2, accent1, '
            "accent2, accent3, accent4, accent5, accent6, hlink or folHlink, not the text "
            '"bg9"\n'
            "    8 |   ground: bg9\n"
            "      |           ^^^\n"
            '      = did you mean "bg2"?',
        ),
    ],
)
def test_mistakes_in_a_theme_are_reported(folder: Path, old: str, new: str, said: str) -> None:
    (folder / "theme.yaml").write_text(THEME.replace(old, new))
    theme, diagnostics, sources = read_theme(folder, Path("assets"))
    assert theme is None
    assert "\n".join(render(item, sources) for item in diagnostics) == said


def test_a_missing_master_is_reported(folder: Path) -> None:
    (folder / "layouts" / "master.xml.j2").unlink()
    _, (problem,), _ = read_theme(folder, Path("assets"))
    assert problem.message == "a theme needs the slide master layouts/master.xml.j2"


def test_a_theme_is_found_by_name_or_path(folder: Path) -> None:
    bases = [Path("nowhere"), Path("themes")]
    assert find_theme("toy", bases) == (Path("themes/toy"), ())
    assert find_theme(str(folder), bases) == (folder, ())
    found, (problem,) = find_theme("tyo", bases)
    assert found is None
    assert problem.message == 'there is no theme "tyo"'
    assert problem.hints == ('did you mean "toy"?', "there are: toy")


@pytest.mark.parametrize(
    ("rgb", "mod", "off", "expected"),
    [
        ("FF0000", 100, 0, "FF0000"),
        ("FF0000", 50, 0, "800000"),
        ("FF0000", 50, 50, "FF8080"),
        ("808080", 28, 0, "242424"),
        ("FFFFFF", 100, 50, "FFFFFF"),
        ("000000", 100, 50, "808080"),
    ],
)
def test_colours_are_bent_in_hsl(rgb: str, mod: int, off: int, expected: str) -> None:
    assert bend(rgb, mod, off) == expected


def test_what_every_theme_has(folder: Path) -> None:
    (folder / "theme.yaml").write_text(THEME.replace("  role5: accent5\n", ""))
    theme, diagnostics, _ = read_theme(folder, Path("assets"))
    assert theme is None
    assert [str(item.span) for item in diagnostics] == ["themes/toy/theme.yaml:7:1"]
    assert diagnostics[0].message == 'a theme needs the colour "role5"'


DERIVED = """\
extends: toy
title: Derived
colors: {line: accent1, role9: accent2}
styles:
  title: {size: 40}
spaces:
layouts: {more: One more}
"""


@pytest.fixture
def derived(folder: Path) -> Path:
    """A theme beside the other one, with a slide layout of its own."""
    derived = folder.parent / "derived"
    (derived / "layouts").mkdir(parents=True)
    (derived / "theme.yaml").write_text(DERIVED)
    (derived / "layouts" / "more.xml.j2").write_text("<more/>")
    return derived


def read(folder: Path, *bases: Path) -> Theme:
    theme, diagnostics, _ = read_theme(folder, Path("assets"), bases)
    assert diagnostics == ()
    assert theme is not None
    return theme


def told(folder: Path, *bases: Path) -> list[str]:
    """The problems of a theme that cannot be used, as they are shown."""
    theme, diagnostics, sources = read_theme(folder, Path("assets"), bases)
    assert theme is None
    return [render(item, sources) for item in diagnostics]


def test_a_theme_takes_over_what_it_does_not_say(folder: Path, derived: Path) -> None:
    base, theme = read(folder), read(derived)
    assert (theme.name, theme.title, theme.folder) == ("derived", "Derived", derived)
    assert str(theme.span) == "themes/derived/theme.yaml:1:1"
    for same in ("width", "height", "scheme", "mapping", "faces", "spaces"):
        assert getattr(theme, same) == getattr(base, same), same
    # Mappings are put together key by key, also those inside of others.
    assert theme.colors == {
        **base.colors,
        "line": Color("accent1", "FF0000"),
        "role9": Color("accent2", "00FF00"),
    }
    assert theme.styles == {**base.styles, "title": base.styles["title"]._replace(size=40)}
    assert [(one.name, one.title, one.path) for one in theme.layouts.values()] == [
        ("cover", "Cover", folder / "layouts" / "cover.xml.j2"),
        ("more", "One more", derived / "layouts" / "more.xml.j2"),
    ]
    assert theme.master.path == folder / "layouts" / "master.xml.j2"
    assert theme.templates == (
        TemplateFolder(derived / "layouts", "themes/derived/layouts/"),
        TemplateFolder(folder / "layouts", "themes/toy/layouts/"),
    )


def test_a_list_is_taken_as_a_whole(folder: Path, derived: Path) -> None:
    (derived / "theme.yaml").write_text(
        "extends: toy\nfaces: {body: {files: [x.ttf, x.ttf, x.ttf, x.ttf]}}\n"
    )
    (derived / "layouts" / "more.xml.j2").unlink()
    theme = read(derived)
    assert theme.title == "Toy"
    assert [file.name for file in theme.faces["body"].files] == ["x.ttf"] * 4
    assert theme.faces["body"].family == "Sans"
    assert theme.faces["heading"] == read(folder).faces["heading"]


def test_an_explicit_nothing_is_told(folder: Path, derived: Path) -> None:
    (derived / "theme.yaml").write_text("extends: toy\nstyles: ~\nspaces:\n")
    (derived / "layouts" / "more.xml.j2").unlink()
    theme, (problem,), _ = read_theme(derived, Path("assets"), [folder.parent])
    assert theme
    assert problem.severity == "warning"
    assert problem.message == '"styles" says nothing: what the extended theme says stays'
    assert str(problem.span) == "themes/derived/theme.yaml:2:1"


def test_a_size_alone_is_shown_as_one(folder: Path, derived: Path) -> None:
    (derived / "layouts" / "more.xml.j2").unlink()
    for text, cure in (
        ("styles: {title: 30}", "write: {size: 30}"),
        ("styles:\n  title: 30", "write: {size: 30}"),
        ("faces: {body: Arial}", "write: {family: Arial}"),
    ):
        (derived / "theme.yaml").write_text(f"extends: toy\n{text}\n")
        (problem,) = told(derived, folder.parent)
        assert problem.splitlines()[-1] == f"      = {cure}"


def test_its_own_templates_come_first(folder: Path, derived: Path) -> None:
    for name in ("cover", "master"):
        (derived / "layouts" / f"{name}.xml.j2").write_text("<other/>")
    theme = read(derived)
    assert theme.layouts["cover"].path == derived / "layouts" / "cover.xml.j2"
    assert theme.master.path == derived / "layouts" / "master.xml.j2"


def test_a_theme_without_templates_is_one(folder: Path, derived: Path) -> None:
    only = folder.parent / "only"
    only.mkdir()
    (only / "theme.yaml").write_text("extends: derived\nspaces: {margin: 80}\n")
    theme = read(only)
    assert theme.spaces == {"margin": 762000, "hairline": 4762}
    assert theme.styles["title"].size == 40
    assert list(theme.layouts) == ["cover", "more"]
    assert len(theme.templates) == 3


def test_the_fingerprint_covers_the_themes_below(folder: Path, derived: Path) -> None:
    seen = set()
    for file in (
        None,
        derived / "theme.yaml",
        derived / "layouts" / "more.xml.j2",
        folder / "theme.yaml",
        folder / "layouts" / "_parts.xml.j2",
    ):
        if file:
            file.write_text(file.read_text() + "\n")
        seen.add(read(derived).fingerprint)
    assert len(seen) == 5


def test_where_the_theme_below_is_found(folder: Path, derived: Path, tmp_path: Path) -> None:
    # By name beside the theme itself, then where themes are; by the path from its folder.
    elsewhere = tmp_path / "elsewhere" / "mine"
    elsewhere.mkdir(parents=True)
    for name, bases in (("toy", [folder.parent]), ("../../themes/toy", []), (str(folder), [])):
        (elsewhere / "theme.yaml").write_text(f"extends: {name}\ntitle: Mine\n")
        assert read(elsewhere, *bases).templates[1].shown == "themes/toy/layouts/"
    (elsewhere / "theme.yaml").write_text("title: Mine\nextends: tyo\n")
    assert told(elsewhere, folder.parent) == [
        'elsewhere/mine/theme.yaml:2:10: error: there is no theme "tyo"\n'
        "    2 | extends: tyo\n"
        "      |          ^^^\n"
        '      = did you mean "toy"?\n'
        "      = there are: derived, mine, toy"
    ]


@pytest.mark.parametrize("value", ["", "~", "[toy]", "{a: b}"])
def test_what_is_extended_is_a_name(derived: Path, value: str) -> None:
    (derived / "theme.yaml").write_text(f"extends: {value}\n")
    (said,) = told(derived)
    place, _, message = said.splitlines()[0].partition(" error: ")
    assert place.startswith("themes/derived/theme.yaml:1:")
    assert message == '"extends" must be the name of a theme'


def test_themes_that_extend_each_other(folder: Path, derived: Path) -> None:
    (folder / "theme.yaml").write_text(f"extends: derived\n{THEME}")
    assert told(derived) == [
        "themes/toy/theme.yaml:1:10: error: this theme extends itself\n"
        "    1 | extends: derived\n"
        "      |          ^^^^^^^\n"
        "      = derived → toy → derived"
    ]
    (derived / "theme.yaml").write_text("extends: ../derived\n")
    assert told(derived)[0].splitlines()[-1] == "      = derived → derived"


def test_faults_are_told_in_the_file_that_has_them(folder: Path, derived: Path) -> None:
    # The size is its own, the least size that of the theme below.
    (derived / "theme.yaml").write_text(DERIVED.replace("size: 40", "size: 20"))
    assert told(derived) == [
        'themes/toy/theme.yaml:29:45: error: "minimum" must not be more than "size"\n'
        "   29 |   title: {face: heading, size: 33, minimum: 28, leading: 1.2, bold: yes, "
        "color: line, lines: 2}\n"
        "      |                                             ^^"
    ]
    (derived / "theme.yaml").write_text(DERIVED.replace("accent2", "accent9"))
    (said,) = told(derived)
    assert said.startswith('themes/derived/theme.yaml:3:32: error: "role9" must be bg1,')
    (folder / "theme.yaml").write_text(THEME.replace("color: ground", "color: gruond"))
    (said,) = told(derived)
    assert said.splitlines()[:2] == [
        'themes/toy/theme.yaml:30:55: error: unknown colour token "gruond"',
        "   30 |   body: {face: body, size: 16.5, leading: 1.4, color: gruond, before: 8}",
    ]
    (folder / "theme.yaml").write_text("title: [")
    assert [said.partition(": ")[0] for said in told(derived)] == ["themes/toy/theme.yaml:1:8"]


def test_a_template_of_its_own_that_is_not_listed_is_told(derived: Path) -> None:
    (derived / "layouts" / "extra.xml.j2").write_text("<extra/>")
    theme, (problem,), _ = read_theme(derived, Path("assets"))
    assert theme is not None
    assert str(problem.span) == "themes/derived/layouts/extra.xml.j2:1:1"
    assert problem.message == "no slide layout uses this theme template"


def test_faces_of_scripts_are_the_usual_ones_but_for_what_the_theme_names(
    folder: Path, derived: Path
) -> None:
    assert read(folder).scripts == USUAL_FACES
    (folder / "theme.yaml").write_text(THEME + "scripts: {Jpan: Meiryo, Arab: Sakkal Majalla}\n")
    expected = {**USUAL_FACES, "Jpan": "Meiryo", "Arab": "Sakkal Majalla"}
    assert read(folder).scripts == expected
    assert read(derived).scripts == expected


def test_a_script_that_is_none_is_told(folder: Path) -> None:
    (folder / "theme.yaml").write_text(THEME + "scripts: {Japan: Meiryo}\n")
    assert any('unknown key in a mapping of scripts: "Japan"' in one for one in told(folder))
