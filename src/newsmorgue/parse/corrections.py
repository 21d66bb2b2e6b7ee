"""Corrections: what people decided about a dump is put in the place of what was read in it.

Nothing is thrown away here either: what a field does not hold any more is set aside, with the reason
"decision of the editors".
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, Correction, Dump, Piece, Problem, Source, Value
from newsmorgue.parse.clues import Clue, SourceClue
from newsmorgue.parse.sources import decide
from newsmorgue.parse.stretches import Span, Stretches
from newsmorgue.text.fold import squash
from newsmorgue.text.slugs import slug
from newsmorgue.text.spelling import did_you_mean

BODY = "body"
_FILE = "corrections.yml"
_LONGEST_SHOWN = 60
# What a sentence, or another field, may name. A headline's words in a sentence are not the headline.
_IN_SENTENCES = frozenset({"authors", "agencies", "credits", "source", "url"})


def by_file(
    corrections: Iterable[Correction], files: Mapping[str, str]
) -> tuple[Mapping[str, tuple[Correction, ...]], tuple[Problem, ...]]:
    """Return the decisions on each file that is read, by its name, and what is wrong with them together.

    `files` has for each file's name the one that is read: that of a copy stands for the file that it is a
    copy of. Where two decisions set one field, the last one holds.
    """
    # A name may be typed with whole letters and stored with letters and accents apart, as on macOS.
    file_of = {unicodedata.normalize("NFC", name): file for name, file in files.items()}
    found: dict[str, list[Correction]] = {}
    problems = []
    for correction in corrections:
        file = file_of.get(unicodedata.normalize("NFC", correction.file))
        if file is None:
            remedy = did_you_mean(correction.file, file_of, "check the name, or delete the decision")
            reason = f"there is no article file `{_shown(correction.file)}`"
            problems.append(_problem(correction, reason, remedy))
            continue
        earlier = found.setdefault(file, [])
        for other in earlier:
            problems += _set_by_both(correction, other)
        earlier.append(correction)
    return {file: tuple(each) for file, each in found.items()}, tuple(problems)


def _set_by_both(correction: Correction, other: Correction) -> Iterator[Problem]:
    for name in correction.values:
        if name in other.values:
            reason = f"`{name}` of {correction.file} is set in line {other.line} too"
            yield _problem(correction, reason, "delete one of the two; this one, the last, holds")


def correct(
    article: Article, corrections: Sequence[Correction], lexicon: Lexicon
) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article as people decided it, and which decisions do not fit the file any more.

    Fields are set first, then paragraphs are removed and kept. A decision for what was read anyway changes
    nothing, and is no correction.
    """
    problems = [problem for each in corrections for problem in _changed(article, each, lexicon)]
    decided = {
        name: (_value(name, value, lexicon), correction)
        for correction in corrections
        for name, value in correction.values.items()
    }
    changed = {name: each for name, each in decided.items() if each[0] != getattr(article, name)}
    corrected = {name: correction for name, (_, correction) in changed.items()}
    stretches = Stretches(article)
    fields = _fields(article, {name: value for name, (value, _) in changed.items()}, stretches)
    for correction in corrections:
        before = stretches.state
        problems += _move(correction, stretches, fields, article.dump)
        if stretches.state != before:
            corrected[BODY] = correction
    if not corrected:
        return article, tuple(problems)
    # One value a field: mypy cannot know which field has which type.
    values = {name: value for name, (value, _) in changed.items()}
    result = replace(
        article,
        fields=fields,
        paragraphs=stretches.paragraphs(),
        captions=stretches.captions(),
        removed=stretches.removed(),
        corrected=dict(sorted(corrected.items())),
        **values,  # type: ignore[arg-type]
    )
    return replace(result, id=_id(result)), tuple(problems)


def _value(name: str, value: Value, lexicon: Lexicon) -> Value | Source:
    """Return a decided value as an article has it: a source by the rules for a label of the file."""
    if name != "source" or not isinstance(value, str):
        return value
    decision = decide([SourceClue(Clue.LABEL, Piece(0, 0, value))], lexicon)
    return decision[0] if decision else None


def _changed(article: Article, correction: Correction, lexicon: Lexicon) -> Iterator[Problem]:
    """Yield the fields that do not read as they did when the decision was made."""
    for name, was in correction.was.items():
        now = getattr(article, name)
        if not _agree(_value(name, was, lexicon), now):
            reason = (
                f"`{name}` of {correction.file} was {_told(was)} when this was decided, and now reads"
                f" {_told(now)}"
            )
            yield _problem(correction, reason, "see whether the decision is still right, and put `was` right")


def _agree(was: Value | Source, now: Value | Source) -> bool:
    if isinstance(was, Source) and isinstance(now, Source):
        return was.id == now.id
    # A day agrees with a clock time on it.
    return was == now or (isinstance(was, str) and isinstance(now, str) and now.startswith(f"{was}T"))


def _told(value: Value | Source) -> str:
    if not value:
        return "unknown"
    if isinstance(value, tuple):
        return ", ".join(f"`{_shown(each)}`" for each in value)
    return f"`{_shown(value.name if isinstance(value, Source) else value)}`"


def _fields(article: Article, values: Mapping[str, Value | Source], stretches: Stretches) -> dict[str, Piece]:
    """Return where each field stands in the file when the `values` are set, and give it to them."""
    fields = {name: piece for name, piece in article.fields.items() if name.partition("[")[0] not in values}
    kept = tuple(fields.values())
    dropped = [piece for name, piece in article.fields.items() if name not in fields]
    for name, value in values.items():
        if name == "language":  # is told by the text, and stands nowhere
            continue
        for key, words in _words(name, value):
            places = [
                span
                for span in find(article.dump.text, words, whole_words=True)
                if name in _IN_SENTENCES or not (stretches.in_sentence(span) or _within(span, kept))
            ]
            if places:
                # Of several places, the field's old one is likeliest, and a sentence of the text the least.
                start, end = min(
                    places, key=lambda span: (not _within(span, dropped), stretches.in_sentence(span))
                )
                fields[key] = Piece(start, end, squash(article.dump.text[start:end]))
    added = [piece for name, piece in fields.items() if piece != article.fields.get(name)]
    stretches.give_to_fields(_spans(added))
    stretches.set_aside(_spans(dropped), except_for=_spans(fields.values()))
    return fields


def _spans(pieces: Iterable[Piece]) -> list[Span]:
    return [(piece.start, piece.end) for piece in pieces]


def _words(name: str, value: Value | Source) -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        yield from ((f"{name}[{i}]", words) for i, words in enumerate(value))
    elif value:
        yield name, value.name if isinstance(value, Source) else value


def _within(span: Span, pieces: Iterable[Piece]) -> bool:
    return any(piece.start <= span[0] and span[1] <= piece.end for piece in pieces)


def find(text: str, words: str, *, whole_words: bool = False) -> list[Span]:
    """Return where `words` stand in `text`, however the white space between them is broken."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    if whole_words:
        opening = r"(?<!\w)" if words[:1].isalnum() else ""
        closing = r"(?!\w)" if words[-1:].isalnum() else ""
        pattern = f"{opening}{pattern}{closing}"
    return [match.span() for match in re.finditer(pattern, text)]


def _move(
    correction: Correction, stretches: Stretches, fields: Mapping[str, Piece], dump: Dump
) -> Iterator[Problem]:
    """Take the decision's paragraphs out of the body, or put them into it; tell those that are not found."""
    for quoted, into_body in ((correction.removed, False), (correction.kept, True)):
        for words in quoted:
            spans = find(dump.text, words)
            around = {stretches.around(span) for span in spans}
            if not spans:
                reason = f"the words “{_shown(words)}” are not in {correction.file}: the text changed"
                yield _problem(correction, reason, "quote words that are in it, or delete the decision")
            elif len(around) > 1:
                reason = f"the words “{_shown(words)}” stand {len(spans)} times in {correction.file}"
                yield _problem(correction, reason, "quote more of them, so that they stand there once")
            elif not (found := around.pop()):
                held = sorted({n.partition("[")[0] for n, p in fields.items() if _within(spans[0], [p])})
                where = f"in `{held[0]}`" if held else "between the paragraphs"
                reason = f"the words “{_shown(words)}” stand {where} of {correction.file}, not in the text"
                yield _problem(correction, reason, "correct the field with `set`" if held else "quote others")
            else:
                stretches.move(found, into_body=into_body)


def _id(article: Article) -> str:
    """Return the id as parsing makes it, of the title (or the file's name) and the digest of the path."""
    name = article.title or article.dump.file.rpartition("/")[2].rpartition(".")[0]
    return f"{slug(name)}-{article.id.rpartition('-')[2]}"


def _problem(correction: Correction, reason: str, remedy: str) -> Problem:
    return Problem(_FILE, reason, remedy, correction.line, correction.column)


def _shown(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"
