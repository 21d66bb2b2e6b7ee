"""What a corpus folder says of itself: `corpus.yml`, `corrections.yml` and the notes.

What is wrong in one of these files is told with its line, column and remedy; the rest of it holds.
"""

from dataclasses import dataclass
from pathlib import Path

from newsmorgue.model import Correction, EntityDecision, Problem, Settings
from newsmorgue.settings.corpus import FILE as CORPUS
from newsmorgue.settings.corpus import read_corpus
from newsmorgue.settings.corrections import FILE as CORRECTIONS
from newsmorgue.settings.corrections import read_corrections

__all__ = ["CorpusFiles", "read_settings"]

_ABOUT = "notes/about.md"


@dataclass(frozen=True, slots=True)
class CorpusFiles:
    """The settings, the decisions, the text of `notes/about.md` if there is one, and what is wrong there.

    `corrections` are the decisions about files, `decisions` those about entities.
    """

    settings: Settings
    corrections: tuple[Correction, ...]
    decisions: tuple[EntityDecision, ...]
    about: str | None
    problems: tuple[Problem, ...]


def read_settings(folder: Path) -> CorpusFiles:
    """Read the optional files of a corpus folder; what is missing has its default."""
    problems: list[Problem] = []
    corpus = _text(folder / CORPUS, CORPUS, problems)
    settings = read_corpus(corpus, problems) if corpus is not None else Settings()
    text = _text(folder / CORRECTIONS, CORRECTIONS, problems)
    corrections, decisions = read_corrections(text, problems) if text is not None else ((), ())
    about = _text(folder / _ABOUT, _ABOUT, problems)
    return CorpusFiles(settings, corrections, decisions, about, tuple(problems))


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
