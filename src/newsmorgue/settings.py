"""What a corpus folder says of itself: `corpus.yml` and the notes.

A setting that is wrong is told with its file, line and remedy; the others hold.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from newsmorgue.model import Problem, Settings

_FILE = "corpus.yml"
_KNOWN = ("title", "description", "base_url")
_NULL = "tag:yaml.org,2002:null"
_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
_DECISIONS = "corrections.yml"
_ABOUT = "notes/about.md"


@dataclass(frozen=True, slots=True)
class CorpusFiles:
    """The settings, the text of `notes/about.md` if there is one, and what was wrong with either."""

    settings: Settings
    about: str | None
    problems: tuple[Problem, ...]


def read_settings(folder: Path) -> CorpusFiles:
    """Read the optional files of a corpus folder; what is missing has its default."""
    problems: list[Problem] = []
    settings = _settings(folder / _FILE, problems)
    if (folder / _DECISIONS).exists():
        problems.append(
            Problem(
                _DECISIONS, "this version does not apply corrections yet", "keep the file; a later one will"
            )
        )
    return CorpusFiles(settings, _text(folder / _ABOUT, _ABOUT, problems), tuple(problems))


def _settings(path: Path, problems: list[Problem]) -> Settings:
    text = _text(path, _FILE, problems)
    if text is None:
        return Settings()
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except RecursionError:
        problems.append(Problem(_FILE, "its brackets stand too deep", "write one `name: value` a line"))
        return Settings()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = f"this is not valid YAML ({getattr(error, 'problem', None) or 'unreadable'})"
        problems.append(
            Problem(
                _FILE,
                reason,
                "write one `name: value` a line, quoting values with a colon",
                mark.line + 1 if mark else None,
            )
        )
        return Settings()
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return Settings()
    if not isinstance(node, yaml.MappingNode):
        problems.append(Problem(_FILE, "this is not a list of settings", "write one `name: value` a line", 1))
        return Settings()
    values = dict(_values(node, problems))
    return Settings(**values)


def _values(node: yaml.MappingNode, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = str(key.value)
        if name not in _KNOWN:
            close = difflib.get_close_matches(name, _KNOWN, n=1)
            remedy = f"did you mean `{close[0]}`?" if close else f"known settings are {', '.join(_KNOWN)}"
            problems.append(Problem(_FILE, f"there is no setting `{name}`", remedy, line))
        elif name in seen:
            problems.append(Problem(_FILE, f"`{name}` is set twice", "delete one; the first one holds", line))
        elif not isinstance(value, yaml.ScalarNode) or value.tag == _NULL or not _is_words(value.value):
            problems.append(Problem(_FILE, f"`{name}` has to be a text", f"write `{name}: some words`", line))
        elif name == "base_url" and not _ADDRESS.fullmatch(value.value):
            remedy = "write where the site will be, such as `base_url: https://example.org/clippings/`"
            problems.append(Problem(_FILE, f"`{value.value}` is no `base_url`", remedy, line))
        else:
            seen.add(name)
            yield name, " ".join(value.value.split())


def _is_words(value: str) -> bool:
    """Tell a text that a page can show from blanks and halves of characters."""
    return bool(value.strip()) and not any("\ud800" <= char <= "\udfff" for char in value)


def _text(path: Path, name: str, problems: list[Problem]) -> str | None:
    """Return the text of an optional file, None where it is missing or unreadable."""
    if not path.exists():
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason, remedy = (error.strerror or str(error)).lower(), "check it, or delete it"
    except UnicodeDecodeError:
        reason, remedy = "it is not UTF-8", "save it as UTF-8, or delete it"
    problems.append(Problem(name, f"the file cannot be read ({reason})", remedy))
    return None
