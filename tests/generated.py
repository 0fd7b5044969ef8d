"""Content made by hypothesis from the reader's schema: slides that nobody would think of.

The strategies walk the schema, so that a new slide layout or field is filled without a word
here; a type of field that nobody knows yet fails with its name. Texts are stretches of the
passages below, in the language of the deck and now and then in another, with what makes
typesetting hard put between the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from hypothesis import strategies as st
from pictures import jpeg, png

from deck.pipeline import Outcome, prepare
from deck.reader.charts import X_AXIS, NumberFormat
from deck.reader.entries import ITEM
from deck.reader.layouts import SLIDE_FIELDS, Layout
from deck.reader.names import Declared, Icon, SlideId
from deck.reader.pictures import Focus, PictureFile
from deck.reader.scalars import Choice, Flag, Notes, Number, Plain, Prose
from deck.reader.schema import Field, ListOf, Record
from deck.reader.tables import COLUMN

DATE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
#: What is written in each language; words are separated by spaces, if they are.
PASSAGES = {
    "en": "The dough rests all night; bakers call it patience. A loaf costs 4.80 euros — some "
    "3.20 more than it did in 2019. Why? Flour, heat and time: 1,250 grams of flour, 900 of "
    "water, 25 of salt (or less). Well-fed starters double in 4–6 hours, others need a day, and "
    "sourdough/yeast mixtures anything between. “Not yet,” says the miller, “it’s too warm.”",
    "de": "Der Teig ruht über Nacht, denn Sauerteigführung braucht Geduld. Mehlmischungen, "
    "Backofentemperatur und Gärzeitverlängerung bestimmen die Krumenbeschaffenheit; das "
    "Bäckereifachverkäuferinnenhandbuch nennt 24 °C. Größere Veröffentlichungsverzögerungen "
    "der Getreidepreisentwicklungsstatistik ärgern Müller und Bäcker gleichermaßen.",
    "el": "Το ζυμάρι ξεκουράζεται όλη τη νύχτα· οι αρτοποιοί το λένε υπομονή. Αλεύρι, νερό, "
    "αλάτι και χρόνος: 1.250 γραμμάρια αλεύρι, 900 νερό. Γιατί ακρίβυνε το ψωμί;",
    "ru": "Тесто отдыхает всю ночь; пекари называют это терпением. Мука, вода, соль и время: "
    "1250 граммов муки, 900 граммов воды. Почему хлеб подорожал? Высококачественная "
    "рожь, достопримечательность севера, дозревает медленнее пшеницы.",
    "ja": "生地は一晩じっくりと休ませます。小麦粉、水、塩、そして時間——それだけです。パンの価格は"
    "二〇一九年より三割ほど高くなりました（なぜでしょうか？）。サワードウの発酵には４〜６時間かかる。",
    "zh-Hans": "面团要静置一整夜，面包师称之为耐心。面粉、水、盐和时间：仅此而已。面包价格比2019年"
    "上涨了三成（为什么？）。天然酵母需要四到六个小时才能发酵完成，温度不能太高。",
    "ko": "반죽은 밤새 쉽니다. 제빵사는 이것을 인내라고 부릅니다. 밀가루, 물, 소금, 그리고 시간. "
    "빵 가격은 2019년보다 약 삼십 퍼센트 올랐습니다. 왜 그럴까요?",
    "th": "แป้งพักไว้ทั้งคืนเพื่อให้ขนมปังมีรสชาติดีและเนื้อสัมผัสนุ่มนวล ช่างทำขนมปังเรียกสิ่งนี้ว่าความอดทน "
    "ราคาขนมปังแพงขึ้นกว่าเมื่อปีก่อนเพราะอะไร",
    "ar": "تستريح العجينة طوال الليل، ويسمي الخبازون ذلك صبراً. الدقيق والماء والملح والوقت: 1250 "
    "غراماً من الدقيق و900 من الماء. لماذا ارتفع سعر الخبز منذ عام 2019؟",
    "he": "הבצק נח כל הלילה, והאופים קוראים לזה סבלנות. קמח, מים, מלח וזמן: 1250 גרם קמח "
    "ו־900 גרם מים. מדוע התייקר הלחם מאז 2019?",
}  # fmt: skip
#: Passages that are cut between any two letters.
_UNSPACED = ("ja", "zh-Hans", "th")
#: A letter with what is written above, below and behind it.
_LETTER = re.compile("[เแโใไ]?.[\u0e30-\u0e3a\u0e47-\u0e4e]*")
#: What is put between the words of a text.
_SPICE = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "https://example.org/a/very/long/path/to/some/file-name_with.many?parts=1&of=it#here",
    "0123456789abcdef0123456789abcdef", "W" * 45, "il" * 60, "A-B-C-D-E-F-G-H-I-J",
    "model_name_with_underscores_v2", "soft\u00adhy\u00adphen\u00adated", "\u00ad",
    "zero\u200bwidth\u200bspaces\u200bin\u200bone\u200bword", "\u200b", "no\u00a0break\u00a0space",
    "10\u202f000\u202fkm", "👩‍🍳", "🍞🔥", "🇫🇷", "✅", "→", "≥ 5 °C", "½", "x²", "e\u0301te\u0301",
    "ﬁﬂ", "ŒŁŐ", "ß", "ı", "<b>&amp;</b>", "{{ title }}", "{% if %}", "'\"`", r"5\*3", "**bold**",
    "*italic words here*", "`code()`", "[a link](https://example.org/)", "**bold *and* both**",
    "**", "[", "|", "a\tb", "a\nb", "%", "#1", "@you", "- no list", "$5", "C++", "…", "—", "\u2028",
    "\u202etrojan\u202c", "\ufeff",
    "\u0301", "𝔘𝔫𝔦", "\ufffd", "ــــ", "؟", "كتاب", "שלום", "大", "ก", "한",
)  # fmt: skip
ICONS = ("wheat", "clock", "lock", "circle-question-mark", "book-open")
ROLES = ("one", "two", "three", "four", "five", "six")
SOURCES = ("short", "usual", "long")
PICTURES = {"wide.png": (1900, 300), "tall.png": (500, 1700), "small.png": (40, 30),
            "photo.jpg": (1600, 1200)}  # fmt: skip
_FORMATS = (
    "0",
    "0.0",
    "0.000",
    "#,##0",
    "#,##0.00",
    "0%",
    "0.0%",
    '0" kilogrammes"',
    "$0.0",
    "€#,##0",
)
_ODD_NUMBERS = [None, 0, -1, 1e-9, 0.001, 123456789, 1e16, 3.14159265358979, *[7] * 25]
_NUMBERS = st.one_of(
    st.integers(0, 100),
    st.integers(0, 100),
    st.integers(-9, 9),
    st.floats(-50, 5000).map(lambda number: round(number, 1)),
    st.sampled_from(_ODD_NUMBERS),
)
#: How many items there are at most of lists without a bound, and of some with one in mind.
_MOST = {"rows": 30, "points": 40, "columns": 9, "methods": 6, "specs": 9, "series": 9}
_USUAL_MOST = 12
#: How many words texts have, from the tersest slide to the one with most to say.
_WORDS = ((1, 2), (1, 5), (2, 9), (2, 9), (4, 16), (8, 40), (30, 300))


class Made(NamedTuple):
    """A slide as data, and the texts of the CSV files that it names."""

    slide: dict[str, Any]
    files: dict[str, str]


@st.composite
def slides(draw: st.DrawFn, layout: Layout, lang: str) -> Made:
    """A slide of a layout with any of its fields, mostly in one language."""
    return _Maker(draw, lang).slide(layout)


def texts(lang: str, least: int = 1, most: int = 9) -> st.SearchStrategy[str]:
    """Texts of so many words."""
    unspaced = lang in _UNSPACED
    passage = PASSAGES[lang]
    words = tuple(_LETTER.findall(passage) if unspaced else passage.split())
    count = 3 if unspaced else 1
    joined = "" if unspaced else " "
    longest = most * count

    def cut(start: int, length: int) -> str:
        times = (start + length) // len(words) + 1
        return joined.join((words * times)[start : start + length])

    lengths = st.integers(min(least * count, longest), longest)
    return st.builds(cut, st.integers(0, len(words) - 1), lengths)


class _Maker:
    """Makes one slide: how much it has to say, and how many items agree with each other."""

    def __init__(self, draw: st.DrawFn, lang: str) -> None:
        self.draw, self.lang = draw, lang
        self.words = draw(st.sampled_from(_WORDS))
        #: Of one list in so many there are more than few items.
        self.many = draw(st.booleans())
        self.full = draw(st.integers(0, 3))
        self.spiced = draw(st.integers(0, 5)) == 0
        self.sizes: dict[str, int] = {}
        self.files: dict[str, str] = {}

    def slide(self, layout: Layout) -> Made:
        own, slide = layout.fields, {"layout": layout.name}
        if layout.with_data and self.draw(st.booleans()):
            own = tuple(field for field in layout.with_data if field.name != "rows")
            own = tuple(field._replace(required=True) if field.name == "data" else field
                        for field in own)  # fmt: skip
        elif layout.with_data:
            own = tuple(field._replace(required=True) for field in own if field.name != "data")
        fields = (*SLIDE_FIELDS[1:], *layout.some, *own)
        slide |= self.record(fields)
        chart = slide.get("chart")
        if isinstance(chart, dict) and "source" in chart and self.draw(st.integers(0, 9)):
            slide.pop("source", None)
        return Made(slide, self.files)

    def record(self, fields: tuple[Field, ...]) -> dict[str, Any]:
        made = {}
        charted = "categories" in {field.name for field in fields}
        for field in fields:
            if charted and field.name == "data":
                continue  # files of random texts are told and nothing else
            if field.required or self.draw(st.integers(0, 3)) <= self.full:
                made[field.name] = self.value(field.name, field.type)
        return self.agreed(made)

    def agreed(self, made: dict[str, Any]) -> dict[str, Any]:
        """A record without most of what its fields forbid each other."""
        wrong = self.draw(st.integers(0, 19)) == 0
        if isinstance(made.get("series"), list):
            if not wrong:
                self.suit(made)
            _around(made)
        if wrong:
            return made
        if "decorative" in made:
            made.pop("alt" if self.draw(st.booleans()) else "decorative", None)
        if "file" in made and not {"alt", "decorative"} & made.keys():
            made["alt"] = self.text()
        if made.get("fit") != "cover" and "fit" in made:
            made.pop("focus", None)
        if "series" in made and "roles" in made:
            if len(made["series"]) > 2:
                del made["roles"]
            for series in made["series"]:
                series.pop("role", None)
        if "values" in made and "labels" in made:
            pairs = zip(made["values"], made["labels"], strict=False)
            made["labels"] = ["" if value is None else label for value, label in pairs]
        if isinstance(made.get("min"), int | float) and isinstance(made.get("max"), int | float):
            made["min"], made["max"] = sorted((made["min"], made["max"]))
        return made

    def suit(self, chart: dict[str, Any]) -> None:
        """Give a chart the fields that its type has, and no others."""
        kind, size = chart["type"], self.sizes["chart"]
        scatter, doughnut = kind == "scatter", kind == "doughnut"
        shares = doughnut or (kind in ("bar", "column") and chart.get("stacked") == "percent")
        absent = {
            "categories": scatter, "roles": scatter, "stacked": kind not in ("bar", "column"),
            "x": not scatter, "shares": not doughnut, "center": not doughnut,
            "min": shares, "max": shares,
        }  # fmt: skip
        for name in [name for name, is_absent in absent.items() if is_absent]:
            chart.pop(name, None)
        if scatter:
            chart.setdefault("x", self.plain())
        elif len(chart.get("categories", ())) != size:
            chart["categories"] = [self.plain() for _ in range(size)]
        if doughnut:
            del chart["series"][1:]
        for series in chart["series"]:
            for name in ("values", "labels") if scatter else ("points",):
                series.pop(name, None)
            if scatter and "points" not in series:
                series["points"] = [self.point() for _ in range(size)]
            elif not scatter and len(series.get("values", ())) != size:
                series["values"] = [self.draw(_NUMBERS) for _ in range(size)]
                series.pop("labels", None)
            if shares:
                values = series["values"]
                series["values"] = [None if one is None else abs(one) for one in values]

    def point(self) -> list[Any]:
        """A point of a scatter chart, now and then with a name."""
        place: list[Any] = [self.draw(st.integers(-9, 99)), self.draw(st.integers(-99, 999))]
        return [*place, self.plain()] if self.draw(st.integers(0, 2)) == 0 else place

    def value(self, name: str, type_: Any) -> Any:
        if isinstance(type_, Record):
            if "categories" in {field.name for field in type_.fields}:
                self.sizes["chart"] = self.draw(st.integers(1, 14 if self.many else 5))
            return self.record(type_.fields)
        if isinstance(type_, ListOf):
            return [self.value(name, type_.item) for _ in range(self.count(name, type_))]
        known = (make for kind, make in _MAKE.items() if isinstance(type_, kind))
        make = next(known, None) or _BY_LABEL[type_.label]
        return make(self, name, type_)

    def count(self, name: str, type_: ListOf) -> int:
        """How many items a list has; lists of a chart agree."""
        if "chart" in self.sizes and name in ("categories", "values", "labels", "roles"):
            wrong = self.draw(st.integers(0, 99)) == 0
            return self.sizes["chart"] + wrong
        most = type_.most or _MOST.get(name, _USUAL_MOST)
        if name == "columns" and self.files:
            most = self.sizes["columns"]
        bound = most + (self.draw(st.integers(0, 19)) == 0)
        few = max(type_.least, min(3, most))
        size = self.draw(st.integers(type_.least, bound if self.many else few))
        if name == "columns":
            self.sizes["columns"] = size
        return size

    def text(self) -> str:
        """A text of as many words as the slide's texts have, spiced now and then."""
        draw = self.draw
        odd = draw(st.integers(0, 59))
        if odd == 0:
            return draw(st.sampled_from(("", " ", "\u200b", "\u00ad", ".", "\u00a0", "-", "0")))
        lang = draw(st.sampled_from(sorted(PASSAGES))) if odd < 6 else self.lang
        least, most = draw(st.sampled_from(_WORDS)) if odd == 7 else self.words
        text = draw(texts(lang, least, most))
        if odd > 55 or (self.spiced and odd > 30):
            letters = _LETTER.findall(text)
            at = len("".join(letters[: draw(st.integers(0, len(letters)))]))
            between = draw(st.sampled_from((" ", " ", "")))
            spice = draw(st.sampled_from(_SPICE))
            text = between.join(part for part in (text[:at], spice, text[at:]) if part)
        return text

    def plain(self) -> str:
        """A text without what would be markup, mostly; one of a chart has few words."""
        words = self.words
        if "chart" in self.sizes and self.draw(st.integers(0, 9)):
            self.words = min(words, (1, 3))
        text = self.text()
        self.words = words
        marks = dict.fromkeys(map(ord, "*`[]\\"))
        return text if self.draw(st.integers(0, 29)) == 0 else text.translate(marks)

    def x_axis(self) -> Any:
        return self.record(X_AXIS.fields) if self.draw(st.booleans()) else self.plain()

    def column(self) -> Any:
        if self.draw(st.booleans()):
            return self.text()
        return self.record(COLUMN.fields)

    def item(self) -> Any:
        return self.record(ITEM.fields) if self.draw(st.integers(0, 3)) == 0 else self.text()

    def row(self) -> list[str]:
        return [self.text() for _ in range(self.sizes.get("columns", 1))]

    def data(self) -> str:
        """The name of a CSV file."""
        columns = self.draw(st.integers(1, 7 if self.many else 3))
        rows = self.draw(st.integers(1, 30 if self.many else 5))
        self.sizes["columns"] = columns
        lines = [",".join(_quoted(self.text()) for _ in range(columns)) for _ in range(rows + 1)]
        name = f"data-{len(self.files)}.csv"
        self.files[name] = "\n".join(lines) + "\n"
        return name


def _around(chart: dict[str, Any]) -> None:
    """Let the ends of the axis be beyond the values: outside of it programs show no labels."""
    rows = [series.get("values", ()) for series in chart["series"]]
    values = [value for row in rows for value in row if isinstance(value, int | float)]
    points = [point for series in chart["series"] for point in series.get("points", ())]
    _widen(chart, [*values, *(point[1] for point in points)])
    if isinstance(chart.get("x"), dict):
        _widen(chart["x"], [point[0] for point in points])


def _widen(axis: dict[str, Any], values: list[Any]) -> None:
    for name, furthest in (("min", min), ("max", max)):
        if name in axis:
            axis[name] = furthest([axis[name], *values])


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


_Make = Callable[[_Maker, str, Any], Any]


def _from(strategy: st.SearchStrategy[Any]) -> _Make:
    return lambda maker, name, type_: maker.draw(strategy)


_MAKE: dict[type, _Make] = {
    Prose: lambda maker, name, type_: maker.text() if type_.marked else maker.plain(),
    Plain: lambda maker, name, type_: maker.plain(),
    Notes: lambda maker, name, type_: f"{maker.text()}\n\n{maker.text()}",
    Flag: _from(st.sampled_from([True, False, "yes", "off"])),
    Number: lambda maker, name, type_: maker.draw(
        _NUMBERS if name == "values" else st.sampled_from([0, 1, -5, 100, 1000, 0.5, 1e13])
    ),
    NumberFormat: _from(st.sampled_from(_FORMATS)),
    Choice: lambda maker, name, type_: maker.draw(st.sampled_from(type_.words)),
    Icon: _from(st.sampled_from(ICONS)),
    Declared: lambda maker, name, type_: maker.draw(
        st.sampled_from(ROLES if type_.kind == "role" else SOURCES)
    ),
    PictureFile: _from(st.sampled_from(sorted(PICTURES))),
    Focus: _from(st.tuples(st.integers(0, 100), st.integers(0, 100)).map(list)),
    SlideId: _from(st.integers(0, 10**6).map(lambda number: f"id-{number}")),
}  # fmt: skip
_BY_LABEL: dict[str, _Make] = {
    "prose": lambda maker, name, type_: maker.text(),
    "prose or column": lambda maker, name, type_: maker.column(),
    "column": lambda maker, name, type_: {"align": maker.draw(st.sampled_from(["left", "right"]))},
    "unmarked prose or [horizontal axis](#a-horizontal-axis)": (
        lambda maker, name, type_: maker.x_axis()
    ),
    "`[x, y]`": lambda maker, name, type_: maker.point(),
    "item or prose": lambda maker, name, type_: maker.item(),
    "list of prose": lambda maker, name, type_: maker.row(),
    "CSV file": lambda maker, name, type_: maker.data(),
}


class Folder:
    """A content folder whose slides are replaced again and again."""

    def __init__(self, path: Path, theme: Path, lang: str) -> None:
        """With the pictures and sources that slides name."""
        self.path, self.theme = path, theme
        path.mkdir(parents=True)
        for name, size in PICTURES.items():
            (path / name).write_bytes((png if name.endswith(".png") else jpeg)(*size))
        words = PASSAGES[lang]
        sources = [
            {"id": SOURCES[0], "title": words[:3]},
            {
                "id": SOURCES[1],
                "title": words[:30],
                "date": "2026",
                "link": "https://example.org/a",
            },
            {"id": SOURCES[2], "title": words[:90], "author": words[10:60], "date": words[:20]},
        ]
        self.head = {
            "title": words[:40], "slug": "generated", "lang": lang, "theme": theme.name,
            "author": words[:20], "roles": {name: words[:9] for name in ROLES},
        }  # fmt: skip
        self._write("sources", sources)

    def build(self, *sections: Sequence[Made]) -> Outcome:
        """The deck of some sections of slides."""
        for file in self.path.glob("*.csv"):
            file.unlink()
        sections = (*sections, [Made({"layout": "statement", "title": "The end"}, {})])
        names = [f"section-{number}" for number in range(1, len(sections) + 1)]
        self._write("deck", {**self.head, "sections": names})
        counter = count(1)
        for name, slides in zip(names, sections, strict=True):
            written = [self._with_files(made, next(counter)) for made in slides]
            title = f"{name} {self.head['title'][:10]}"
            self._write(name, {"title": title, "short": name[-3:], "slides": written})
        return prepare(self.path, theme=str(self.theme), draft=False, timestamp=DATE)

    def _with_files(self, made: Made, number: int) -> dict[str, Any]:
        """A slide with an id, and the data that it names, of its own."""
        slide = {**made.slide, "id": f"s{number}"}
        for name, text in made.files.items():
            slide["data"] = f"{number}-{name}"
            (self.path / slide["data"]).write_text(text, encoding="utf-8")
        return slide

    def _write(self, name: str, data: Any) -> None:
        text = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6)
        (self.path / f"{name}.yaml").write_text(text, encoding="utf-8")


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes the same value in full wherever it stands."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
