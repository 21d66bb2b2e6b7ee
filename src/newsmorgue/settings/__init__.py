"""What a corpus folder says of itself: `corpus.yml`, `corrections.yml` and the notes.

What is wrong in one of these files is told with its line, column and remedy; the rest of it holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsmorgue.model import Correction, EntityDecision, Problem, Settings, StoryDecision
from newsmorgue.settings.corpus import FILE as CORPUS
from newsmorgue.settings.corpus import read_corpus
from newsmorgue.settings.corrections import FILE as CORRECTIONS
from newsmorgue.settings.corrections import Decisions, read_corrections
from newsmorgue.settings.notes import note_files, note_of, orphans

__all__ = ["CorpusFiles", "orphans", "read_settings"]


@dataclass(frozen=True, slots=True)
class CorpusFiles:
    """The settings, the decisions, the notes by the paths of their pages, and what is wrong there.

    `corrections` are the decisions about files, `decisions` those about entities, `stories` those about
    stories.
    """

    settings: Settings
    corrections: tuple[Correction, ...]
    decisions: tuple[EntityDecision, ...]
    stories: tuple[StoryDecision, ...]
    notes: Mapping[str, str]
    problems: tuple[Problem, ...]


def read_settings(folder: Path) -> CorpusFiles:
    """Read the optional files of a corpus folder; what is missing has its default."""
    problems: list[Problem] = []
    corpus = _text(folder / CORPUS, CORPUS, problems)
    settings = read_corpus(corpus, problems) if corpus is not None else Settings()
    text = _text(folder / CORRECTIONS, CORRECTIONS, problems)
    decisions = read_corrections(text, problems) if text is not None else Decisions()
    texts = ((page, _text(path, note_of(page), problems)) for page, path in note_files(folder, problems))
    notes = {page: text for page, text in texts if text is not None}
    return CorpusFiles(settings, *decisions, notes, tuple(problems))


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
