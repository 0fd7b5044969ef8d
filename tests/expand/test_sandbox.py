"""A template that runs away is stopped, and told at its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from expand.making import Workshop, slide

from deck.boxes import Run
from deck.expand import Expander

LONG = "an expression makes more than 1,000,000 characters or items"
BITS = "an expression makes a number of more than 1,024 bits"
WIDE = "is over 100 characters wide"
ROUNDS = "the loops of one slide make more than 1,000,000 rounds"
METHOD = "it could fill the memory"
UNKNOWN = "No filter named"


def shown(workshop: Workshop, expression: str) -> str:
    """What an expression writes."""
    (run,) = workshop.text(f"<text>{{{{ {expression} }}}}</text>").paragraphs[0].runs
    assert isinstance(run, Run)
    return run.text


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("'a' * 9999999999", LONG),
        ("9999999999 * 'a'", LONG),
        ("[0] * 9999999999", LONG),
        ("('a' * 999999) + 'aa'", LONG),
        ("('a' * 999999) ~ 'aa'", LONG),
        ("(['a' * 999999] * 999999) | join", LONG),
        ("('a' * 999999) | join('a' * 999999)", LONG),
        ("('a' * 999999) | replace('a', 'aaaa')", LONG),
        ("'aaaa' | replace('', 'a' * 999999)", LONG),
        ("10 ** (10 ** 10)", BITS),
        ("10 ** 9999999999", BITS),
        ("(2 ** 1000) * 2 ** 100 * 2 ** 1000", BITS),
        ("1.5 | round(9999999999, 'ceil')", BITS),
        ("1.5 | round(-9999999999, 'floor')", BITS),
        ("'%9999999999d' % 1", WIDE),
        ("'%-101s' % 'a'", WIDE),
        ("'%.9999999999f' % 1", WIDE),
        ("'%*d' % (9999999999, 1)", WIDE),
        ("'%(a)9999999999d' % {'a': 1}", WIDE),
        ("'%9999999999d' | format(1)", WIDE),
        ("['%9999999999d'] | map('format', 1) | join", WIDE),
        ("'a'.ljust(9999999999)", METHOD),
        ("'a'.rjust(9999999999)", METHOD),
        ("'a'.center(9999999999)", METHOD),
        ("'a'.zfill(9999999999)", METHOD),
        ("'\t'.expandtabs(9999999999)", METHOD),
        ("'{:9999999999}'.format(1)", METHOD),
        ("'{a:9999999999}'.format_map({'a': 1})", METHOD),
        ("'a'.replace('', 'a')", METHOD),
        ("'a'.join('aa')", METHOD),
        ("'a'.translate({97: 'aa'})", METHOD),
        ("'a'.encode()", METHOD),
        ("1 .to_bytes(9999999999)", METHOD),
        ("'a' | attr('ljust')", METHOD),
        ("'a'['ljust'](9999999999)", METHOD),
        ("'a' | center(9999999999)", UNKNOWN),
        ("'a' | indent(9999999999)", UNKNOWN),
        ("[1] | batch(9999999999, 0) | list", UNKNOWN),
        ("[1] | slice(9999999999) | list", UNKNOWN),
        ("[1] | random", UNKNOWN),
        ("lipsum(9999999999)", "'lipsum' is undefined"),
        ("range(10 ** 9)", "Range too big"),
        ("[[1], [2]] | sum(start=[])", "the filter sum is for numbers"),
    ],
)
def test_an_expression(workshop: Workshop, expression: str, message: str) -> None:
    started = time.monotonic()
    ((place, told, _),) = workshop.told(f"<slide>\n\n<text>{{{{ {expression} }}}}</text></slide>")
    assert place == "toy.xml.j2:3:1"
    assert told.startswith("the template ")
    assert message in told
    assert time.monotonic() - started < 5


LOOP = "{% for _ in range(99999) %}"
DOUBLE = "{% set s = namespace(t='ab') %}{% for _ in range(99) %}{% set s.t = @ %}{% endfor %}"
LARGE = "{% set a = 'a' * 999999 %}"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% for _ in range(10 ** 9) %}{% endfor %}", "Range too big"),
        (f"{LOOP}{LOOP}{{% endfor %}}{{% endfor %}}", ROUNDS),
        (f"{LOOP}{LOOP}<text>a</text>{{% endfor %}}{{% endfor %}}",
         "the markup of one slide is over 20,000,000"),
        (f"{LOOP}{{% for _ in 'a' * 99999 %}}{{% endfor %}}{{% endfor %}}", ROUNDS),
        (DOUBLE.replace("@", "s.t + s.t"), LONG),
        (DOUBLE.replace("@", "s.t ~ s.t"), LONG),
        (DOUBLE.replace("@", "[s.t, s.t] | join"), LONG),
        (f"{LARGE}{LOOP}{{{{ a }}}}{{% endfor %}}", "the markup of one slide is over 20,000,000"),
        (f"{LARGE}{{% set b %}}{LOOP}{{{{ a }}}}{{% endfor %}}{{% endset %}}",
         "the markup of one slide is over 20,000,000"),
        (f"{{% macro m() %}}{LARGE}{LOOP}{{{{ a }}}}{{% endfor %}}{{% endmacro %}}{{{{ m() }}}}",
         "the markup of one slide is over 20,000,000"),
    ],
)  # fmt: skip
def test_loops_and_output(workshop: Workshop, template: str, message: str) -> None:
    ((place, told, _),) = workshop.told(f"<slide>\n\n{template}</slide>")
    assert place == "toy.xml.j2:3:1"
    assert message in told


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'%02d' % 7", "07"),
        ("'%.1f %% of %s' % (12.34, 'all')", "12.3 % of all"),
        ("'%02d' | format(7)", "07"),
        ("'ab' * 3 + 'c' ~ 1", "abababc1"),
        ("2 ** 10 * 3", "3072"),
        ("[1, 2, 3] | join(', ')", "1, 2, 3"),
        ("['a<b', 'c' | safe] | join(' ')", "a<b c"),
        ("'a-b' | replace('-', '+')", "a+b"),
        ("1.25 | round(1, 'ceil')", "1.3"),
        ("[1, 2] | sum", "3"),
        ("[1, 2] | sum(start=3)", "6"),
        ("'ab' | upper", "AB"),
        ("'ab'.startswith('a')", "True"),
        ("7 % 4", "3"),
    ],
)
def test_what_templates_need_works(workshop: Workshop, expression: str, expected: str) -> None:
    assert shown(workshop, expression) == expected


def test_loops_know_where_they_are(workshop: Workshop) -> None:
    inner = (
        "<text>{% for word in ['a', 'b', 'c'] | select if word != 'b' %}"
        "{{ loop.index }}/{{ loop.length }}{{ word }}{{ ',' if not loop.last }}"
        "{% else %}none{% endfor %}</text>"
    )
    (run,) = workshop.text(inner).paragraphs[0].runs
    assert run.text == "1/2a,2/2c"


def test_rounds_are_those_of_one_slide(workshop: Workshop) -> None:
    workshop.write("<slide>{% for _ in range(90000) %}{% endfor %}<text>a</text></slide>")
    expander = Expander(workshop.theme, workshop.deck)
    for _ in range(12):
        assert expander.expand(slide(), 0, 1)[1] == ()


def test_old_compiled_templates_are_forgotten(
    workshop: Workshop, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deck.expand.templates._MOST", 3)
    for number in range(5):
        workshop.write("<row/>", f"part{number}")
        assert len(workshop.boxes(f"{{% include 'part{number}.xml.j2' %}}")) == 1
    assert len(list((cache / "templates").iterdir())) == 3
