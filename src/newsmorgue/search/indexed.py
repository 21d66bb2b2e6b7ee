"""The words of one article: all that the index needs of it but what its names resolve to.

An entry is a form (`words.forms`) that the article or one of its claims has. Entries are sorted, and stand in
parts by their first letter, so that the index can be made part by part (`standing`). Each part is a line of
text, since a site has thousands of articles with hundreds of entries each, and as objects these would take
ten times as much. The lines of one part come together, and the others stay where they are kept.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from typing import NamedTuple

from newsmorgue.model import Analysis, Article
from newsmorgue.search.coding import times, written
from newsmorgue.search.words import STOP_WORDS, forms, key_of

# The letters with which parts begin, all about as large. What comes before the first is a part, too.
_OPENING = "abcdefghijlmnoprstuw"
PARTS = len(_OPENING) + 1


@dataclass(frozen=True, slots=True)
class Indexed:
    """The words of an article and of its claims.

    `length` is how many words with terms its text has, `claim_lengths` the same of each claim. `title`,
    `credited` (outlet and agencies) and the `speakers` of the claims, a line for each, are forms.
    """

    length: int
    claim_lengths: str
    title: str
    credited: str
    speakers: str


# The entries of an article, part by part: see `entries`.
Lines = tuple[str, ...]


class Entries(NamedTuple):
    """The entries of an article that are in one part, each list as text.

    `counts` is how often a form stands in the article's text, `places` where its key stands in title and
    text: an encoded list, which an acronym does not have, as its places are those of the form without points.
    `said` is in how many claims it stands. The last three have an item for each of these, entry by entry: the
    position of the claim, how often the form stands there, and where its key does.
    """

    forms: str
    counts: str
    places: str
    said: str
    claims: str
    claim_counts: str
    claim_places: str


def entries(line: str) -> Entries:
    """Return the entries of a line, which are those of an article in one part."""
    return Entries._make(line.split("\t"))


def opening_of(part: int) -> str:
    """Return what no form, key or term of a part comes before."""
    return _OPENING[part - 1] if part else ""


def part_of(term: str) -> int:
    """Return the number of the part in which a form, a key or a term is: these begin alike."""
    return bisect_right(_OPENING, term[:1])


def passages(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the texts of an article that are searched, with the ids that they have on its page."""
    if article.standfirst:
        yield "standfirst", article.standfirst
    for paragraph in article.paragraphs:
        yield paragraph.id, paragraph.text
    for caption in article.captions:
        yield caption.id, caption.text


def indexed(analysis: Analysis) -> tuple[Indexed, Lines]:
    """Return the words of an article and of its claims, and their entries. A pure function of them."""
    article, claims = analysis.article, analysis.findings.claims
    title = forms(article.title or "")
    text = _text([title, *(forms(text) for _, text in passages(article))])
    own = sum(map(len, text.values())) - sum([len(text[form]) for form in text.keys() & STOP_WORDS])
    said = [forms(claim.text) for claim in claims]
    credited = (article.source.name if article.source else "", *article.agencies, *article.credits)
    found = Indexed(
        own - _length(title),
        "".join([written(_length(each)) for each in said]),
        " ".join(title),
        " ".join(chain.from_iterable(map(forms, credited))),
        "\n".join([" ".join(forms(claim.speaker_text or "")) for claim in claims]),
    )
    return found, _lines(text, Counter(title), said)


def _length(words: Sequence[str]) -> int:
    return len(words) - sum(map(STOP_WORDS.__contains__, words))


def _text(passages: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    """Return where each form stands in `passages`.

    All words count, stop words too. Between two passages one place stays empty, so no phrase spans them.
    """
    standing: defaultdict[str, list[int]] = defaultdict(list)
    at = 0
    for passage in passages:
        for at, form in enumerate(passage, start=at):  # noqa: B020 - one count for all passages
            standing[form].append(at)
        at += 2
    return standing


def _lines(text: dict[str, list[int]], title: Mapping[str, int], said: Sequence[Sequence[str]]) -> Lines:
    """Return the entries of an article, a line for each part."""
    in_claims = _text(said)
    acronyms = [*_with_keys(text), *_with_keys(in_claims)]
    listed = sorted(text.keys() | in_claims.keys())
    position = {form: bisect_left(listed, form) for pair in acronyms for form in pair}
    standing = [text.get(form, ()) for form in listed]
    counts = list(map(len, standing))
    claims, claim_places, firsts = _by_claim([in_claims.get(form, ()) for form in listed], said)
    claim_counts = list(map(len, claim_places))
    for acronym, key in dict.fromkeys(acronyms):
        form, same = position[acronym], position[key]
        counts[same] -= counts[form]
        standing[form] = ()
        items = range(firsts[form], firsts[form + 1])
        own = {claims[item]: claim_counts[item] for item in items}
        for item in range(firsts[same], firsts[same + 1]):
            claim_counts[item] -= own.get(claims[item], 0)
        for item in items:
            claim_places[item] = []
    for word, times_ in title.items():
        counts[bisect_left(listed, word)] -= times_
    frequencies = list(map(written, counts))
    lists = [written(places[0]) if len(places) == 1 else _list(places) for places in standing]
    said_in = [written(end - start) for start, end in pairwise(firsts)]
    claim_numbers = list(map(written, claims))
    claim_frequencies = list(map(written, claim_counts))
    claim_lists = list(map(_list, claim_places))
    lines = []
    for start, end in pairwise([0, *(bisect_left(listed, letter) for letter in _OPENING), len(listed)]):
        here, of_claims = slice(start, end), slice(firsts[start], firsts[end])
        line = Entries(
            " ".join(listed[here]),
            "".join(frequencies[here]),
            " ".join(lists[here]),
            "".join(said_in[here]),
            "".join(claim_numbers[of_claims]),
            "".join(claim_frequencies[of_claims]),
            " ".join(claim_lists[of_claims]),
        )
        lines.append("\t".join(line))
    return tuple(lines)


def _with_keys(standing: dict[str, list[int]]) -> list[tuple[str, str]]:
    """Return the acronyms among forms with their keys, which stand where the acronyms do, too."""
    if "." not in " ".join(standing):  # as in most articles
        return []
    acronyms = [(form, key_of(form)) for form in standing if "." in form]
    for acronym, key in acronyms:
        standing[key] = sorted([*standing.get(key, ()), *standing[acronym]])
    return acronyms


def _by_claim(
    standing: Iterable[Sequence[int]], said: Sequence[Sequence[str]]
) -> tuple[list[int], list[list[int]], list[int]]:
    """Return, for each form one after the other, the claims where it stands, and its places there.

    `standing` is where forms stand in all claims together. The last list tells where the items of a form are.
    """
    claim_of: list[int] = []
    place_of: list[int] = []
    for number, words in enumerate(said):
        length = len(words) + (1 if words else 2)  # see `_text`
        claim_of += repeat(number, length)
        place_of += range(length)
    claims: list[int] = []
    found: list[list[int]] = []
    firsts = [0]
    for places in standing:
        last = -1
        for at in places:
            if claim_of[at] != last:
                last = claim_of[at]
                claims.append(last)
                here: list[int] = []
                found.append(here)
            here.append(place_of[at])
        firsts.append(len(claims))
    return claims, found, firsts


def _list(places: Sequence[int]) -> str:
    if len(places) == 1:  # as most
        return written(places[0])
    if not places:
        return ""
    ways = [written(at - last - 1) for last, at in pairwise(places)]
    return times(len(places)) + written(places[0]) + "".join(ways)
