"""Theme templates: compiled once, rendered for each slide, faults told at their own line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment

from deck import model
from deck.cache import cache_folder
from deck.diagnostics import Diagnostic, error
from deck.source import Span

_START_TAG = re.compile(r"<([a-z][a-z-]*)")


class _LineMarks(Extension):
    """Writes into every start tag the line of the template that it stands on."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Mark the start tags of the literal parts; expressions are left alone."""
        file = Path(stream.filename or stream.name or "").name
        for token in stream:
            if token.type == "data" and "<" in token.value:
                yield Token(token.lineno, "data", _mark(token.value, file, token.lineno))
            else:
                yield token


def _mark(text: str, file: str, first: int) -> str:
    def marked(match: re.Match[str]) -> str:
        line = first + text.count("\n", 0, match.start())
        return f'{match[0]} at="{file}:{line}"'

    return _START_TAG.sub(marked, text)


class Templates:
    """The theme templates of one folder.

    A value of the content does not enter the markup: `{{ value }}` writes a reference, and
    `references` holds the values of the slide rendered last, by number.
    """

    def __init__(self, folder: Path) -> None:
        self.references: list[object] = []
        kept = cache_folder() / "templates"
        try:
            kept.mkdir(parents=True, exist_ok=True)
            bytecode = jinja2.FileSystemBytecodeCache(str(kept))
        except OSError:
            bytecode = None
        self._folder = folder
        self._environment = ImmutableSandboxedEnvironment(
            loader=jinja2.FileSystemLoader(folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=self._finalize,
            extensions=[_LineMarks],
            bytecode_cache=bytecode,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=200,
        )
        self._environment.globals["tone"] = tone

    def render(
        self, file: str, context: Mapping[str, object]
    ) -> tuple[str | None, tuple[Diagnostic, ...]]:
        """The markup of one slide, or None and what is wrong in the template."""
        self.references = []
        try:
            return self._environment.get_template(file).render(context), ()
        except jinja2.TemplateSyntaxError as problem:
            name = Path(problem.filename or problem.name or file).name
            span = Span(name, problem.lineno, 1)
            return None, (error(f"the template cannot be read: {problem.message}", span),)
        except jinja2.TemplateNotFound as problem:
            return None, (error(f'there is no template "{problem.name}"', Span(file, 1, 1)),)
        except Exception as problem:
            # A template is code of the theme's author: whatever it raises is a fault at a
            # line of that template, never of the person who builds a deck with it.
            return None, (error(f"the template fails: {problem}", self._where(problem, file)),)

    def _where(self, problem: BaseException, file: str) -> Span:
        """The innermost line of a template in the traceback of what it raised."""
        span = Span(file, 1, 1)
        trace = problem.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if Path(name).parent == self._folder:
                span = Span(Path(name).name, trace.tb_lineno, 1)
            trace = trace.tb_next
        return span

    def _finalize(self, value: Any) -> Any:
        """What `{{ value }}` writes: a reference for a value of the content."""
        if value is None:
            raise jinja2.TemplateRuntimeError("an optional field is written without a test")
        if isinstance(value, (model.Text, model.Chart)):
            self.references.append(value)
            return f"\ufdd0{len(self.references) - 1}\ufdd1"
        if isinstance(value, tuple):
            raise jinja2.TemplateRuntimeError(f"a {type(value).__name__} cannot be written")
        return value


def tone(role: model.Role | None, otherwise: str = "text", suffix: str = "") -> str:
    """The colour token of a role: `role1` to `role6` and the suffix, or another token."""
    return f"role{role.order + 1}{suffix}" if role else otherwise
