"""An article's text: its paragraphs, and what each is."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from sys import intern

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Paragraph
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.finds import Find
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import BULLET, ENTRY, KEY_POINTS, PAGE_ADDRESS
from newsmorgue.parse.pictures import read_picture
from newsmorgue.parse.prose import ends_sentence, is_paragraph
from newsmorgue.text.fold import fold

_LONGEST_HEADING = 14
_LONGEST_SHORT = 140
_LONGEST_SCRAP = 12
_LONGEST_SCRAP_LINE = 200
_CAPTION_AND_CREDIT = 2
_COUNTER = re.compile(r"[\d.,:/ ]{1,9}")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+\S")
_LONGEST_PULL_QUOTE = 50
_MOST_PULL_QUOTES = 100
_AROUND_QUOTE = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb .,\u00a0"
_FEWEST_ENTRIES = 2
_FEWEST_QUESTIONS = 4
_LONGEST_QUESTION = 60
_FEWEST_BELOW = 6
_LONGEST_QUOTED_HEADING = 8
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I\u2019m|my|we|our)\b")
_SPEECH_MARK = re.compile(r"[\"\u201c\u00ab]")
# "- THE BEGINNING -", as agencies set headings.
_RULED_HEADING = re.compile(r"[-\u2013\u2014]\s.{2,60}\s[-\u2013\u2014]")
# "Q: …", "Jane Roe: …": who speaks.
_SPEAKER = re.compile(r"(?P<who>Q|A|[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){0,3})\s?:\s+\S")
_ASKED_AND_ASKING = 2
_QUOTED = re.compile(r"[\"\u201c\u00ab\u2018'].{10,400}[\"\u201d\u00bb\u2019'][.,]?$")


def read_body(
    draft: Draft, text: Sequence[Line], lines: Sequence[Line], reasons: Mapping[int, str], lexicon: Lexicon
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the text's lines; captions and credits among them go to the draft.

    `lines` are all lines of the dump, `reasons` say which of them are furniture.
    """
    furniture = {lines[i].start for i in reasons}
    beside = _beside_furniture(lines, furniture)
    kept = list(_without_scraps(draft, _without_pictures(draft, text, beside, lexicon), lexicon))
    kinds = _kinds(kept)
    return tuple(
        Paragraph(intern(f"p{number}"), kind, line.start, line.end, draft.piece(line.start, line.end).text)
        for number, (line, kind) in enumerate(zip(kept, kinds, strict=True), start=1)
    )


def _beside_furniture(lines: Sequence[Line], furniture: set[int]) -> frozenset[int]:
    """Return the lines, by their start, that stand right below a line of furniture."""
    return frozenset(line.start for above, line in pairwise(lines) if above.start in furniture)


def _without_scraps(draft: Draft, text: Iterator[Line], lexicon: Lexicon) -> Iterator[Line]:
    """Yield the lines that say something; rules, counters and the like are set aside."""
    authors = {fold(name) for name in draft.lists.get("authors", ())}
    for line in text:
        is_short = line.words <= _LONGEST_SCRAP and len(line.text) <= _LONGEST_SCRAP_LINE
        reason = _scrap(draft, line, authors, lexicon) if is_short else None
        if reason:
            draft.remove(line.start, line.end, reason)
        else:
            yield line


def _scrap(draft: Draft, line: Line, authors: Collection[str], lexicon: Lexicon) -> str | None:
    """Return why a short line says nothing of the text, or None."""
    text = line.text
    if draft.text.startswith("[", line.start - 1) and draft.text.startswith("](", line.end):
        return "link"  # a line of Markdown that is a link and nothing else
    if not any(map(str.isalnum, text)):
        return "rule"
    if _COUNTER.fullmatch(text) and line.kind is None:
        return "counter"
    if PAGE_ADDRESS.fullmatch(text):
        return "address"
    if lexicon.is_section(text) and line.kind is None:
        return "section"
    return "author box" if fold(text) in authors else None


def _without_pictures(
    draft: Draft, text: Sequence[Line], beside: frozenset[int], lexicon: Lexicon
) -> Iterator[Line]:
    """Yield the lines that are text; captions and credits go to the draft."""
    blocks = Counter(line.block for line in text)
    pending: Line | None = None
    for line in text:
        pictured = tuple(_pictured(line, lexicon))
        if pictured:
            if pending:
                if pictured[0].field == "credits" and (
                    pending.start in beside or _stands_above(pending, line, blocks)
                ):
                    draft.add_caption(pending.start, pending.end)
                else:
                    yield pending
                pending = None
            for find in pictured:
                start, end = line.start + find.start, line.start + find.end
                if find.field == "caption":
                    draft.add_caption(start, end)
                elif not draft.add("credits", start, end):
                    draft.remove(start, end, "repeated line")
            continue
        if pending:
            yield pending
        pending = line
    if pending:
        yield pending


def _pictured(line: Line, lexicon: Lexicon) -> Iterator[Find]:
    if line.kind == "image":
        yield Find("caption", 0, len(line.text))
    else:
        yield from read_picture(line.text, lexicon)


def _stands_above(line: Line, credit: Line, blocks: Counter[int]) -> bool:
    """Tell a caption above a credit: it is no paragraph, or shares a block with the credit alone."""
    if line.block != credit.block:
        return False
    return not is_paragraph(line) or blocks[credit.block] == _CAPTION_AND_CREDIT


def _kinds(lines: Sequence[Line]) -> list[str]:
    """Return what each line is."""
    kinds = [_kind(line, i, lines) for i, line in enumerate(lines)]
    _mark_key_points(lines, kinds)
    _mark_pull_quotes(lines, kinds)
    _mark_interview(lines, kinds)
    if kinds.count("entry") < _FEWEST_ENTRIES:
        kinds = ["heading" if kind == "entry" else kind for kind in kinds]
    return kinds


def _kind(line: Line, i: int, lines: Sequence[Line]) -> str:
    text = line.text
    if line.kind and line.kind not in {"text", "html", "image"}:
        if not line.kind.startswith("heading"):
            return line.kind
        return "entry" if ENTRY.fullmatch(text) else "heading"
    is_short = len(text) <= _LONGEST_SHORT
    if is_short and _RULED_HEADING.fullmatch(text):
        return "heading"
    if BULLET.match(text) or (_NUMBERED.match(text) and not is_paragraph(line)):
        return "list"
    if is_short and ENTRY.fullmatch(text) and not ends_sentence(line):
        return "entry"
    below = lines[i + 1] if i + 1 < len(lines) else None
    is_heading = (
        below is not None
        and line.words <= _LONGEST_HEADING
        and (text[0].isupper() or text[0].isdigit() or text[0] in "\"'\u2018\u201c")
        and (not ends_sentence(line) or _is_quoted_heading(line))
        and text[-1] not in ":;,-\u2014"
        and below.words >= _FEWEST_BELOW
    )
    return "heading" if is_heading else "text"


def _is_quoted_heading(line: Line) -> bool:
    """Tell "'Sound as a bell'" and "What comes next?" from a sentence."""
    if line.words > _LONGEST_QUOTED_HEADING or line.text.rstrip("\"'\u2019\u201d").endswith("."):
        return False
    return line.text.endswith(("?", "'", "\u2019", '"', "\u201d"))


def _mark_key_points(lines: Sequence[Line], kinds: list[str]) -> None:
    """Mark the items below a heading like "Key points": short lines, or the sentences of its block."""
    for i, line in enumerate(lines):
        if not KEY_POINTS.fullmatch(line.text) or i + 1 == len(lines):
            continue
        kinds[i] = "heading"
        block = lines[i + 1].block
        for j in range(i + 1, len(lines)):
            in_block = lines[j].block == block != lines[-1].block
            if not in_block and (ends_sentence(lines[j]) or is_paragraph(lines[j])):
                break
            kinds[j] = "list"


def _mark_pull_quotes(lines: Sequence[Line], kinds: list[str]) -> None:
    """Mark the lines that only repeat, in quotation marks, what the text says elsewhere."""
    quoted = [
        i
        for i, line in enumerate(lines)
        if line.text[0] in _AROUND_QUOTE
        and kinds[i] != "list"
        and line.words <= _LONGEST_PULL_QUOTE
        and _QUOTED.fullmatch(line.text)
    ]
    for i in quoted[:_MOST_PULL_QUOTES]:
        words = lines[i].text.strip(_AROUND_QUOTE)
        if any(words in other.text for other in lines if len(other.text) > len(lines[i].text)):
            kinds[i] = "quote"


def _mark_interview(lines: Sequence[Line], kinds: list[str]) -> None:
    """Mark questions and answers where speakers are labelled, or who is asked says "I"."""
    labels = [match["who"] if (match := _SPEAKER.match(line.text)) else None for line in lines]
    speakers = list(dict.fromkeys(filter(None, labels)))
    ends = [line.text.endswith("?") and line.words <= _LONGEST_QUESTION for line in lines]
    if len(speakers) == _ASKED_AND_ASKING and (speakers == ["Q", "A"] or ends[labels.index(speakers[0])]):
        asks, answers = speakers
        asked = [i for i, label in enumerate(labels) if label == asks or (ends[i] and label != answers)]
        _mark_answers(kinds, asked)
        return
    asked = [i for i, end in enumerate(ends) if end]
    if len(asked) < _FEWEST_QUESTIONS:
        return
    answers = [lines[i + 1].text for i in asked if i + 1 < len(lines)]
    answered = "\n".join(line.text for line, end in zip(lines, ends, strict=True) if not end)
    by_one = len(_FIRST_PERSON.findall(answered)) >= len(answers) // 2
    if by_one and not any(_SPEECH_MARK.match(answer) for answer in answers):
        _mark_answers(kinds, asked)


def _mark_answers(kinds: list[str], asked: Sequence[int]) -> None:
    """Mark the lines `asked` as questions, and what follows each as its answer."""
    questions = set(asked)
    for i in range(asked[0], len(kinds)):
        if i in questions:
            kinds[i] = "question"
        elif kinds[i] != "quote":
            kinds[i] = "answer"
