"""Theme templates: compiled once, rendered for each slide, faults told at their own line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import jinja2
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup

from deck import model
from deck.cache import cache_folder, load, program_stamp, save
from deck.diagnostics import Diagnostic, did_you_mean, error
from deck.expand.sandbox import Sandbox
from deck.expand.stand_ins import LookedError, TextStandIn
from deck.source import Span
from deck.theme import TemplateFolder

#: How many compiled templates stay in the cache folder: those of some ten themes.
_MOST = 200
#: Values that markup refers to.
_REFERRED_TO = (model.Text, model.Chart, model.Picture, TextStandIn)
#: A start tag; or what holds none, though it may look so (XML 1.0, 2.5 and 2.7).
_START_TAG = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[A-Za-z_][\w.-]*", re.DOTALL)
#: Characters that begin a reference or that XML 1.0 (section 2.2) does not allow.
_SPECIAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufdd0\ud800-\udfff\ufffe\uffff]")


class _LineMarks(Extension):
    """Writes into every start tag the line of the template that it stands on."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Mark the start tags of the literal parts; expressions are left alone."""
        name = stream.name or ""
        # As XML, and without the "--" that no comment may hold.
        file = str(Markup.escape(name)).replace("--", "-&#45;")
        for token in stream:
            if token.type == "data" and (match := _SPECIAL.search(token.value)):
                line = token.lineno + token.value.count("\n", 0, match.start())
                message = f"the character U+{ord(match[0]):04X} cannot stand in a template"
                raise jinja2.TemplateSyntaxError(message, line, stream.name, stream.filename)
            if token.type == "data" and "<" in token.value:
                yield Token(token.lineno, "data", _mark(token.value, file, token.lineno))
            else:
                yield token


def _mark(text: str, file: str, first: int) -> str:
    def marked(match: re.Match[str]) -> str:
        if match[0].startswith("<!"):
            return match[0]
        line = first + text.count("\n", 0, match.start())
        return f'{match[0]} at="{file}:{line}"'

    return _START_TAG.sub(marked, text)


class _Bytecode(jinja2.BytecodeCache):
    """Compiled templates in the program's cache folder.

    Python's `marshal`, which reads them, is not safe against damaged data; and what another
    version of this program or of Jinja2 has compiled would run, but not do the same.
    """

    def __init__(self) -> None:
        self._folder = cache_folder() / "templates"
        self._maker = program_stamp().encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if there is a file for it, and it is whole."""
        kept = load(self._folder / bucket.key)
        if kept is not None and kept.startswith(self._maker):
            bucket.bytecode_from_string(kept[len(self._maker) :])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the bucket's file; failing is no matter."""
        data = self._maker + bucket.bytecode_to_string()
        save(self._folder / bucket.key, data, others="*", most=_MOST)


class _Context(Context):
    """The variables of a template; notes whether it looks at the slide's number."""

    def resolve_or_missing(self, key: str) -> Any:
        """What a variable stands for, in compiled templates."""
        if key == "number":
            cast("Sandbox", self.environment).numbered = True
        # As Jinja2 does, which this is called by for every variable: `super` would cost more.
        return self.vars[key] if key in self.vars else self.parent.get(key, missing)


class _Loader(jinja2.FileSystemLoader):
    """Finds templates by their names, and by those with the name of a theme before them."""

    def __init__(self, folders: Sequence[TemplateFolder]) -> None:
        super().__init__([folder.path for folder in folders])
        self._themes: dict[str, jinja2.FileSystemLoader] = {}
        for folder in folders:
            self._themes.setdefault(_theme_name(folder), jinja2.FileSystemLoader(folder.path))

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and whether that is still the same."""
        theme, _, name = template.partition("/")
        with suppress(jinja2.TemplateNotFound):
            return super().get_source(environment, template)
        if theme in self._themes:
            with suppress(jinja2.TemplateNotFound):
                return self._themes[theme].get_source(environment, name)
        raise jinja2.TemplateNotFound(template)


class Templates:
    """The theme templates of some folders; one hides those of its name in later folders.

    With the name of its theme before it, `plain/cards.xml.j2`, a template is not hidden.

    A value of the content does not enter the markup: `{{ value }}` writes a reference, and
    `references` holds the values of the slide rendered last, by number.
    """

    def __init__(self, folders: Sequence[TemplateFolder]) -> None:
        self.references: list[object] = []
        self._folders = folders
        self._names: dict[str, str] = {}
        self._environment = Sandbox(
            loader=_Loader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=self._finalize,
            extensions=[_LineMarks],
            bytecode_cache=_Bytecode(),
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=200,
        )
        self._environment.context_class = _Context
        self._environment.globals["tone"] = tone

    def render(
        self, file: str, context: Mapping[str, object]
    ) -> tuple[str | None, tuple[Diagnostic, ...]]:
        """The markup of one slide, or None and what is wrong in the template.

        It is None, and nothing is wrong, where the template has looked at a stand-in.
        """
        self.references = []
        self._environment.begin()
        try:
            return self._environment.get_template(file).render(context), ()
        except LookedError as look:
            look.__traceback__ = None  # its frames hold it, and all that was going on
            return None, ()
        except jinja2.TemplateSyntaxError as problem:
            span = self._span(problem.filename or problem.name or file, problem.lineno)
            return None, (error(f"the template cannot be read: {problem.message}", span),)
        except jinja2.TemplateNotFound as problem:
            near = did_you_mean(str(problem.name), self._environment.list_templates())
            message = f'there is no template "{problem.name}"'
            hints = [near] if near else []
            return None, (error(message, self._where(problem, file), *hints),)
        except RecursionError as problem:
            themes = [_theme_name(folder) for folder in self._folders[1:]]
            hints = [f'that of the theme it extends is called "{theme}/{file}"' for theme in themes]
            message = "the template extends, includes or calls itself without end"
            return None, (error(message, self._where(problem, file), *hints[:1]),)
        except Exception as problem:
            # A template is code of the theme's author: whatever it raises is a fault at a
            # line of that template, never of the person who builds a deck with it.
            return None, (error(f"the template fails: {problem}", self._where(problem, file)),)

    @property
    def numbered(self) -> bool:
        """Whether the slide rendered last has asked for its number."""
        return self._environment.numbered

    def shown(self, name: str) -> str:
        """What spans call the template of that name."""
        shown = self._names.get(name)
        if shown is None:
            theme, _, rest = name.partition("/")
            places = [(folder, name) for folder in self._folders]
            places += [(folder, rest) for folder in self._folders if _theme_name(folder) == theme]
            found = (f"{place.shown}{own}" for place, own in places if (place.path / own).is_file())
            shown = self._names[name] = next(found, f"{self._folders[0].shown}{name}")
        return shown

    def _where(self, problem: BaseException, file: str) -> Span:
        """The innermost line of a template in the traceback of what it raised."""
        span = self._span(file, 1)
        trace = problem.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if any(Path(name).is_relative_to(folder.path) for folder in self._folders):
                span = self._span(name, trace.tb_lineno)
            trace = trace.tb_next
        return span

    def _span(self, file: str, line: int) -> Span:
        """A line of a template, given by its name or its path."""
        for folder, shown in self._folders:
            if Path(file).is_relative_to(folder):
                return Span(f"{shown}{Path(file).relative_to(folder).as_posix()}", line, 1)
        return Span(self.shown(file), line, 1)

    # Jinja2 calls it for constants while it compiles, unless it wants the context: what it
    # writes then would go to the cache, where a reference means nothing.
    @jinja2.pass_context
    def _finalize(self, _: Context, value: Any) -> Any:
        """What `{{ value }}` writes: a reference for what cannot stand in markup."""
        if isinstance(value, _REFERRED_TO) or (
            isinstance(value, str) and not isinstance(value, Markup) and _SPECIAL.search(value)
        ):
            self.references.append(value)
            return f"\ufdd0{len(self.references) - 1}\ufdd1"
        if value is None:
            raise jinja2.TemplateRuntimeError("an optional field is written without a test")
        if not isinstance(value, (str, int, float, jinja2.Undefined)):
            raise jinja2.TemplateRuntimeError(f"{_named(value)} cannot be written")
        if isinstance(value, str):
            self._environment.written(len(value))
        return value


def _theme_name(folder: TemplateFolder) -> str:
    """The name of the theme that a folder of templates belongs to."""
    return folder.path.resolve().parent.name


def _named(value: object) -> str:
    name = type(value).__name__
    return f"{'an' if name[0] in 'AEIOUaeio' else 'a'} {name}"


def tone(role: model.Role | None, otherwise: str = "text", suffix: str = "") -> str:
    """The colour token of a role: `role1` to `role6` and the suffix, or another token."""
    return f"role{role.order + 1}{suffix}" if role else otherwise
