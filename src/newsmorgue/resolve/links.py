"""Which of its namings the words of an article are of, and so what they mean once these have entities."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from newsmorgue.model import Analysis, Claim, ClaimMark, Kind, Links, Meant, Outline, Said
from newsmorgue.said import entities_of


def links_of(analysis: Analysis, belongs: Sequence[int | None]) -> Links:
    """Return what the words of an article are of, where `belongs` says so for each of its mentions."""
    findings = analysis.findings
    people = {
        mention.name: at
        for mention, at in zip(findings.mentions, belongs, strict=True)
        if mention.kind is Kind.PERSON and mention.name and at is not None
    }
    references = tuple([people.get(each.name) if each.name else None for each in findings.references])
    speaking = dict(zip([each.start for each in findings.references], references, strict=True))
    named = [(each.start, at) for each, at in zip(findings.mentions, belongs, strict=True) if at is not None]
    speaking.update(named)
    starts = [start for start, _ in named]
    return Links(
        tuple(belongs),
        {
            position: tuple([people[name] for name in mention.candidates if name in people])
            for position, (mention, at) in enumerate(zip(findings.mentions, belongs, strict=True))
            if at is None
        },
        references,
        tuple([_said(claim, speaking, starts, [at for _, at in named]) for claim in findings.claims]),
    )


def _said(claim: Claim, speaking: dict[int, int | None], starts: Sequence[int], named: Sequence[int]) -> Said:
    within = named[bisect_left(starts, claim.start) : bisect_left(starts, claim.end)]
    return Said(
        speaking.get(claim.speaker.start) if claim.speaker else None,
        tuple(dict.fromkeys(within)),
        claim.mode,
        claim.denied,
        claim.anonymous,
    )


def outline_of(links: Links, meant: Sequence[Meant | None]) -> Outline:
    """Return what an article has in short, given what its namings mean."""
    named: Counter[str] = Counter()
    for at, times in Counter(links.mentions).items():
        if at is not None and (each := meant[at]):
            named[each.entity] += times
    claims = tuple(
        [
            ClaimMark(*entities_of(said, meant), said.mode, said.denied, said.anonymous)
            for said in links.claims
        ]
    )
    return Outline(dict(named), claims)
