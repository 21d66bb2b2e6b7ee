"""Labels that stand on a line of their own, above what they label."""

import re
from collections.abc import Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.dates import read_dates
from newsmorgue.parse.lines import Line

# "By", "Image caption,", "Published": the value is the next line.
_BYLINE = re.compile(r"(?:by|written by|von|par|por)\s*:?", re.IGNORECASE)
_PICTURE = re.compile(r"(?:image|photo|picture) (?:caption|source|copyright|credits?)\s*[,:]?", re.IGNORECASE)
_LONGEST_LABEL = 30
_FEWEST_CODES = 3
_LONGEST_VALUE = 300
# Labels whose text is the whole article, or nothing that is kept.
_NOT_JOINED = frozenset({"text", "detail"})


def has_codes(lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Tell an archive's export with codes for labels ("HD", "LP") from lines that open with such letters."""
    codes = lexicon.labels.codes
    found = {line.text[:2] for line in lines if line.text[:2] in codes and line.text[2:3] in {"", " "}}
    return len(found) >= _FEWEST_CODES and bool(found & {"HD", "LP"})


def join_labels(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Line, ...]:
    """Join each label that stands alone with the line below it; lines keep their characters one for one."""
    joined: list[Line] = []
    for line in lines:
        if joined and _labels(joined[-1].text, line.text, lexicon):
            label = joined.pop()
            gap = " " * (line.start - label.end)
            joined.append(label._replace(end=line.end, text=label.text + gap + line.text))
        else:
            joined.append(line)
    return tuple(joined)


def _labels(text: str, below: str, lexicon: Lexicon) -> bool:
    if len(text) > _LONGEST_LABEL or len(below) > _LONGEST_VALUE:
        return False
    if _PICTURE.fullmatch(text):
        return True
    if _BYLINE.fullmatch(text):
        return below[0].isupper()
    label = lexicon.labels.read(text)
    if label:
        return label[1] == len(text) and label[0] not in _NOT_JOINED and lexicon.labels.read(below) is None
    if " ".join(text.lower().split()) in lexicon.date_words.labels:
        runs = read_dates(below, lexicon.date_words)
        return bool(runs) and runs[0].start == 0 and not runs[0].dates[0].labelled
    return False
