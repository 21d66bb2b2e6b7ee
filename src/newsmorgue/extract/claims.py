"""Claims: what an article says that somebody said.

What is reported is read passage by passage (`utterances`); titles and the answers of interviews have ways
of their own. A claim's id is made from its article and its words, so it stays when files are added.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from sys import intern

from newsmorgue.extract.alone import SIGNATURE, labelled, post, signature
from newsmorgue.extract.content import Content
from newsmorgue.extract.context import span_of
from newsmorgue.extract.floor import Floor
from newsmorgue.extract.headlines import headline
from newsmorgue.extract.quotations import Quotation
from newsmorgue.extract.scene import Scene, Within, scene
from newsmorgue.extract.speakers import Speaker
from newsmorgue.extract.utterance import Utterance
from newsmorgue.extract.utterances import utterances
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, Claim, Piece
from newsmorgue.text.fold import fold, squash
from newsmorgue.text.slugs import digest
from newsmorgue.text.tokens import Passage


def claims(
    article: Article, passages: Sequence[Passage], within: Mapping[str, Within], lexicon: Lexicon
) -> tuple[Claim, ...]:
    """Return the claims in the passages of an article, in the order of its text.

    `within` is what was found in each passage, by its id.
    """
    kinds = {each.id: each.kind for each in article.paragraphs}
    floor = Floor()
    nothing = Within()
    said: Counter[str] = Counter()
    found: list[Claim] = []
    before = ""
    for passage in passages:
        here = scene(article.dump.text, passage, within.get(passage.id, nothing), lexicon)
        kind = kinds.get(passage.id)
        floor.enter(here, kind)
        spoken = list(_spoken(here, kind, floor))
        by = signature(here)
        if by and found and not found[-1].cue and found[-1].passage == before:
            found[-1] = replace(found[-1], speaker=by, speaker_text=by.text, rule=SIGNATURE)
            floor.speaks(None, here)
        found += [_claim(here, utterance, article.id, said) for utterance in spoken]
        before = passage.id
        floor.unfinished = any(each.quotation.goes_on for each in here.quoted)
    return tuple(found)


def _spoken(here: Scene, kind: str | None, floor: Floor) -> Iterator[Utterance]:
    """Yield what is reported in a passage, a paragraph of a kind or a title, in the order of the text."""
    if here.passage.id == "title":
        yield from headline(here)
        return
    posted = post(here)
    if posted:
        yield posted
        return
    said = labelled(here, floor, answers=kind == "answer") if kind != "question" else None
    if said:
        yield said
    yield from utterances(here, floor)


def _claim(here: Scene, utterance: Utterance, article: str, said: Counter[str]) -> Claim:
    """Return the claim that an utterance is.

    Its id is made from the article's and its words, so that it stays when files are added. `said` counts how
    often the article has claimed the same before, this time included.
    """
    content, speaker, person = utterance.content, utterance.speaker, utterance.person
    words = person.text if person else None
    if speaker:
        words = squash(here.text[slice(*span_of(here.passage, speaker.start, speaker.end))])
        if speaker.pronoun:
            words = words.replace("\u2019", "'").partition("'")[0]  # "They've said"
    text = squash(here.text[content.start : content.end])
    key = fold(text)
    said[key] += 1
    ordinal = f"-{said[key]}" if said[key] > 1 else ""
    return Claim(
        id=f"c{digest(f'{article} {key}', 10)}{ordinal}",
        passage=here.passage.id,
        start=content.start,
        end=content.end,
        text=text,
        mode=content.mode,
        cue=intern(utterance.cue),
        rule=intern(utterance.rule),
        speaker=person,
        speaker_text=words and intern(words),
        anonymous=person is None and speaker is not None and _is_anonymous(here, speaker),
        denied=utterance.denied,
        quotes=tuple(_piece(here, each, content, text) for each in content.quotes),
    )


def _piece(here: Scene, quotation: Quotation, content: Content, text: str) -> Piece:
    """Return a quotation of a claim; where that is nothing else, its text is the claim's."""
    start, end = quotation.start, quotation.end
    is_all = (start, end) == (content.start, content.end)
    return Piece(start, end, text if is_all else squash(here.text[start:end]))


def _is_anonymous(here: Scene, speaker: Speaker) -> bool:
    """Tell somebody whose name is withheld: "on condition of anonymity", "a senior official"."""
    if speaker.pronoun:
        return False
    tokens, speech, titles = here.tokens, here.lexicon.speech, here.lexicon.people.titles
    for i in range(speaker.start, speaker.end):
        begins = tokens[i].key in speech.anonymity.beginnings
        if begins and speech.anonymity.longest(tokens, i, speaker.end) is not None:
            return True
    head = next((i for i in range(speaker.start, speaker.end) if tokens[i].key in {"of", "for"}), speaker.end)
    title = titles.values.get(tokens[head - 1].key) if head > speaker.start else None
    return title is not None and title.rank == "anon"
