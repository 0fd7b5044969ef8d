"""The sandbox of theme templates: nothing in it reaches the program, or grows without bound.

Jinja2's own sandbox keeps templates from what is private. This one also keeps a slip of the
pen from filling the memory or going on for hours: operators, filters and methods that make
much out of little are bounded or left out, and so are loops and the markup of a slide. What
goes over a bound raises an error, which is told at the template's line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Sized
from functools import wraps
from itertools import islice
from typing import Any, cast

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.filters import (
    FILTERS,
    do_format,
    do_replace,
    do_round,
    make_attrgetter,
    sync_do_join,
    sync_do_sum,
)
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_environment, pass_eval_context

from deck.expand.stand_ins import StandIn, TextStandIn

#: The most characters of a text, or items of a list, that an expression may make.
_LONGEST = 1_000_000
#: The most markup of one slide, in characters; a hundred rows of ten cells take some 200,000.
_LARGEST = 20_000_000
#: How many pieces of markup are put together before their length is looked at.
_AT_ONCE = 200
#: The most rounds that the loops of one slide may make together.
_ROUNDS = 1_000_000
#: The widest that a number may be written, in characters.
_WIDEST = 100
#: The largest whole numbers, in bits.
_BITS = 1024

#: Filters that pad or repeat, that write what is no markup, or whose outcome is by chance.
_LEFT_OUT = (
    "batch", "center", "indent", "pprint", "random", "slice", "tojson", "urlize", "wordwrap",
    "xmlattr",
)  # fmt: skip
#: Methods of texts and numbers that pad or repeat, or lead to bytes, which have such methods.
_GROWING = frozenset({
    "center", "encode", "expandtabs", "format", "format_map", "join", "ljust", "replace", "rjust",
    "to_bytes", "translate", "zfill",
})  # fmt: skip


class TooMuchError(Exception):
    """A template makes more than any slide needs."""


class _Code(CodeGenerator):
    """Compiles `~` and loops so that the sandbox sees them; it has hooks for the rest."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  (named by Jinja2)
        self.write("environment.checked(")
        super().visit_Concat(node, frame)
        self.write(")")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802  (the same)
        count = nodes.EnvironmentAttribute("counted", lineno=node.lineno)
        node.iter = nodes.Call(count, [node.iter], [], None, None, lineno=node.lineno)
        super().visit_For(node, frame)


class _Template(Template):
    """A template whose variables are made anew for each part that imports it.

    Jinja2 keeps those of one that is imported without context, and so what the slides before
    this one have counted in them.
    """

    # What compiled templates call to import; there is no public name for it.
    def _get_default_module(self, ctx: Context | None = None) -> Any:
        self._module = None
        return super()._get_default_module(ctx)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of theme templates. `begin` comes before each slide."""

    code_generator_class = _Code
    template_class = _Template
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._rounds = self._written = 0
        #: Whether a template has looked at the slide's number since the last `begin`.
        self.numbered = False
        self._safe: dict[tuple[type, str], bool] = {}
        self.filters = {
            **{name: filter_ for name, filter_ in FILTERS.items() if name not in _LEFT_OUT},
            "format": _format,
            "join": _join,
            "replace": _replace,
            "round": _round,
            "sum": _sum,
        }
        self.filters |= {name: _looking(self.filters[name]) for name in ("float", "int")}
        tests = cast("dict[str, Callable[..., Any]]", self.tests)
        self.tests = {name: _looking(test, name) for name, test in tests.items()}
        del self.globals["lipsum"]

    def begin(self) -> None:
        """Count the rounds of loops, and what is written, from 0 again."""
        self._rounds = self._written = 0
        self.numbered = False

    def counted(self, iterable: Iterable[Any]) -> Iterable[Any]:
        """What a loop goes over, unless that is too much. Raises `TooMuchError`."""
        items = iterable if isinstance(iterable, Sized) else list(iterable)
        self._rounds += len(items)
        if self._rounds > _ROUNDS:
            raise TooMuchError(f"the loops of one slide make more than {_ROUNDS:,} rounds")
        return cast("Iterable[Any]", items)

    @staticmethod
    def checked(value: Any) -> Any:
        """A value that an operator has made. Raises `TooMuchError` if it is too long."""
        if isinstance(value, (str, list, tuple)):
            _check(len(value))
        return value

    def written(self, length: int) -> None:
        """Count what `{{ value }}` writes. Raises `TooMuchError`."""
        self._written += length
        if self._written > _LARGEST:
            raise _too_large()

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """The markup in `parts`: of a slide, a macro or a block. Raises `TooMuchError`."""
        total = 0
        kept = []
        rest = iter(parts)
        # An expression writes a bounded text, so a few of them at a time are no danger.
        while some := list(islice(rest, _AT_ONCE)):
            chunk = "".join(some)
            total += len(chunk)
            if total > _LARGEST:
                if isinstance(parts, Generator):
                    parts.throw(_too_large())  # where the template is: its line is told
                raise _too_large()
            kept.append(chunk)
        return "".join(kept)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add, multiply, raise to a power or format, unless it makes too much."""
        if operator == "%" and isinstance(left, str):
            _check_format(left)
        elif operator == "**":
            _check_bits(left, right if isinstance(right, int) else 1)
        elif operator == "*" and isinstance(left, int) and isinstance(right, int):
            _check_bits(left)
            _check_bits(right)
        elif operator == "*":
            sized, times = (right, left) if isinstance(right, Sized) else (left, right)
            if isinstance(sized, Sized) and isinstance(times, int):
                _check(len(sized) * times)
        return self.checked(super().call_binop(context, operator, left, right))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """None: texts have no `format` here, see `is_safe_attribute`."""
        return None

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may use an attribute: nothing private, no method that pads."""
        # Jinja2 looks at the type and the name alone, at length; a deck has few such pairs.
        key = type(obj), attr
        safe = self._safe.get(key)
        if safe is None:
            grows = attr in _GROWING and isinstance(obj, (str, int))
            safe = not grows and super().is_safe_attribute(obj, attr, value)
            self._safe[key] = safe
        return safe

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """What stands for an attribute that a template may not use: using it fails."""
        if attribute not in _GROWING:
            return super().unsafe_undefined(obj, attribute)
        message = f"templates cannot use the method {attribute!r}: it could fill the memory"
        return self.undefined(message, obj=obj, name=attribute, exc=SecurityError)


def _looking(function: Callable[..., Any], test: str = "") -> Callable[..., Any]:
    """A filter or a test that tells a stand-in where Jinja2 asks for its type alone.

    That a text is there, and so is not none, is the same on all slides that share it.
    """
    if test in ("defined", "undefined") or hasattr(function, "jinja_pass_arg"):
        return function

    @wraps(function)
    def looking(*values: Any, **named: Any) -> Any:
        for value in values:
            if isinstance(value, StandIn) and not (
                test == "none" and isinstance(value, TextStandIn)
            ):
                value.look()
        return function(*values, **named)

    return looking


def _too_large() -> TooMuchError:
    return TooMuchError(f"the markup of one slide is over {_LARGEST:,} characters long")


def _check(length: int) -> None:
    if length > _LONGEST:
        raise TooMuchError(f"an expression makes more than {_LONGEST:,} characters or items")


def _check_bits(number: Any, times: int = 1) -> None:
    if isinstance(number, int) and number.bit_length() * times > _BITS:
        raise TooMuchError(f"an expression makes a number of more than {_BITS:,} bits")


def _check_format(text: str) -> None:
    """Check the widths in a format such as "%02d"; one from elsewhere, "*", counts as too wide."""
    for flags in re.findall(r"%(?:\([^)]*\))?([-#0 +*.\d]*)", text):
        if "*" in flags or any(int(width) > _WIDEST for width in re.findall(r"\d{1,9}", flags)):
            raise TooMuchError(f'the format "{text[:40]}" is over {_WIDEST} characters wide')


def _format(value: str, *args: Any, **kwargs: Any) -> str:
    _check_format(str(value))
    return do_format(value, *args, **kwargs)


@pass_eval_context
def _join(
    eval_ctx: EvalContext, value: Iterable[Any], d: str = "", attribute: str | int | None = None
) -> str:
    if attribute is not None:
        value = map(make_attrgetter(eval_ctx.environment, attribute), value)
    items = list(value)
    _check(sum(len(str(item)) for item in items) + len(str(d)) * len(items))
    return sync_do_join(eval_ctx, items, d)


@pass_eval_context
def _replace(eval_ctx: EvalContext, s: str, old: str, new: str, count: int | None = None) -> str:
    _check(len(str(s)) + str(s).count(str(old)) * len(str(new)))
    return do_replace(eval_ctx, s, old, new, count)


def _round(value: float, precision: int = 0, method: Any = "common") -> float:
    _check_bits(10, abs(precision))
    return do_round(value, precision, method)


@pass_environment
def _sum(
    environment: Sandbox, iterable: Any, attribute: str | int | None = None, start: float = 0
) -> Any:
    """The sum of numbers; the filter of Jinja2 also strings lists together."""
    if not isinstance(start, (int, float)):
        raise TypeError("the filter sum is for numbers")
    return sync_do_sum(environment, iterable, attribute, start)
