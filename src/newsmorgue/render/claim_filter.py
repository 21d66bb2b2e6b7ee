"""What `static/claims.js` filters the claims with: their columns, and leaf by leaf their words.

The columns are loaded when somebody begins to filter; of the words only the leaves that a page of results
shows. Both are scripts that hand over values: pages from a disk can load nothing else.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from newsmorgue import urls
from newsmorgue.model import Article, Entity, Mode
from newsmorgue.render.claim_groups import in_order, is_unresolved
from newsmorgue.render.environment import Interface
from newsmorgue.render.index import ClaimRef, Index
from newsmorgue.render.leaves import leaves
from newsmorgue.render.pages import ClaimView
from newsmorgue.text.fold import fold

T = TypeVar("T")

# What stands in the address for speakers without a name, and for articles without an outlet.
UNRESOLVED = "unresolved"
UNKNOWN_SOURCE = "unknown-source"


@dataclass(frozen=True, slots=True)
class Filter:
    """What the form offers, with the number of claims: outlets (id, name, number) and modes.

    An outlet that is not known has no name.
    """

    sources: tuple[tuple[str, str | None, int], ...]
    modes: tuple[tuple[str, int], ...]
    denied: int
    anonymous: int


def claim_filter(index: Index) -> Filter:
    """Return what the form of the claims page offers."""
    claims = index.claims()
    modes = Counter(each.mark.mode for each in claims)
    outlets = Counter(_outlet(index.heads[each.article]) for each in claims)
    return Filter(
        tuple((id_, name, outlets[id_]) for id_, name in _sources(index, outlets)),
        tuple((mode, modes[mode]) for mode in Mode),
        sum(each.mark.denied for each in claims),
        sum(each.mark.anonymous for each in claims),
    )


def filter_scripts(index: Index, words: Interface) -> Iterator[tuple[str, bytes]]:
    """Yield the script with the words that other scripts show, and the one with the columns."""
    said = {"citing": words["citing"], "base": index.settings.base_url}
    yield urls.claim_data_path("words"), b"const newsmorgueWords = %s;\n" % _json(said)
    claims = in_order(index)
    if claims:
        shown = {name: words["claims"][name] for name in ("anonymous", "denied", "unknown_speaker")}
        shown |= {name: words["article"][name] for name in ("updated", "unknown_date")}
        shown |= {"modes": words["modes"], "kinds": words["kinds"], **words["filtering"]}
        yield _script("columns", {"words": shown, **_columns(index, claims)})


def claim_script(leaf: str, claims: Sequence[ClaimView]) -> tuple[str, bytes]:
    """Return the script with the claims of a leaf of the list of all, as pages in its folder show them."""
    return _script(leaf, _part(claims))


def _columns(index: Index, claims: Sequence[ClaimRef]) -> dict[str, object]:
    """Return what claims are filtered by, a list each; who is in most claims has the smallest number.

    `leaves` are the scripts with their words and the number of claims in each, `names` ids, names and further
    names of entities, `articles` the number of claims of each article, its outlet and date; the others are
    the claims' own: a mode's first letter, 1 for denied and 2 for anonymous. An anonymous speaker is none.
    """
    uses = Counter(filter(None, map(_speaker, claims)))
    uses.update(id_ for each in claims for id_ in each.mark.about)
    ranked = sorted(uses, key=lambda id_: (-uses[id_], id_))
    number = {id_: position for position, id_ in enumerate(ranked)}
    articles = [(index.heads[id_], list(each)) for id_, each in groupby(claims, _article)]
    outlets = Counter(_outlet(article) for article, _ in articles)
    sources = [id_ for id_, _ in _sources(index, outlets)]
    return {
        "leaves": [[leaf.name, len(leaf.claims)] for leaf in leaves(index, claims)],
        "names": [
            [id_] if id_ == UNRESOLVED else [id_, *_names(index.whole_entities[id_])] for id_ in ranked
        ],
        "sources": sources,
        "articles": [
            [len(found), sources.index(_outlet(article)), (article.published or "")[:10]]
            for article, found in articles
        ],
        "speaker": [number.get(_speaker(each)) for each in claims],
        "about": [[number[id_] for id_ in each.mark.about] for each in claims],
        "mode": "".join(each.mark.mode[0] for each in claims),
        "flags": "".join(str(each.mark.denied + 2 * each.mark.anonymous) for each in claims),
    }


def _speaker(claim: ClaimRef) -> str:
    return claim.mark.speaker or (UNRESOLVED if is_unresolved(claim) else "")


def _article(claim: ClaimRef) -> str:
    return claim.article


def _outlet(article: Article) -> str:
    return article.source.id if article.source else UNKNOWN_SOURCE


def _sources(index: Index, outlets: Counter[str]) -> Iterator[tuple[str, str | None]]:
    """Yield the outlets that have claims with their names, the unknown one last."""
    for source, _ in index.sources():
        if outlets[source.id]:
            yield source.id, source.name
    if outlets[UNKNOWN_SOURCE]:
        yield UNKNOWN_SOURCE, None


def _names(entity: Entity) -> Iterator[str]:
    """Yield an entity's name, and those other names that have a word more to be found by."""
    known = set(fold(entity.name).split())
    yield entity.name
    for alias in entity.aliases:
        more = set(fold(alias.text).split()) - known
        if more:
            known |= more
            yield alias.text


def _part(claims: Sequence[ClaimView]) -> dict[str, object]:
    """Return what cards show of claims; articles and speakers stand once, and claims have their positions."""
    articles = _positions(_told(each) for each in claims)
    speakers = _positions(each.speaker for each in claims if each.speaker)
    return {
        "articles": list(articles),
        "speakers": [[each.text, each.kind, each.href] for each in speakers],
        "claims": [
            [
                each.href,
                articles[_told(each)],
                speakers[each.speaker] if each.speaker else None,
                each.speaker_text,
                each.role,
                each.stand_in,
                each.cue,
                _pieces(each),
            ]
            for each in claims
        ],
    }


def _positions(values: Iterable[T]) -> dict[T, int]:
    """Return the values in their order, each with its place."""
    return {value: position for position, value in enumerate(dict.fromkeys(values))}


def _told(claim: ClaimView) -> tuple[str, str, str | None, str | None, bool]:
    return (
        claim.article.text,
        claim.article.href,
        claim.outlet,
        claim.date,
        claim.date_is_update,
    )


def _pieces(claim: ClaimView) -> list[str]:
    """Return a claim's words, the reporter's and the speaker's own in turn.

    Two quotations in a row have nothing between them; a space before a piece is part of it.
    """
    pieces: list[str] = []
    for text, quoted, space in claim.words:
        if quoted != (len(pieces) % 2 == 1):
            pieces.append("")
        pieces.append(f"{' ' if space else ''}{text}")
    return pieces


def _script(name: str, value: object) -> tuple[str, bytes]:
    script = b"newsmorgueClaims.load(%s, %s);\n" % (_json(name), _json(value))
    return urls.claim_data_path(name), script


def _json(value: object) -> bytes:
    """Return JSON that is a script as well."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
