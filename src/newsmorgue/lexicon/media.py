"""Outlets and news agencies: who publishes, and whose copy is carried."""

from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon.files import key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases
from newsmorgue.text.tokens import tokenize


class Outlet(NamedTuple):
    """A newspaper, broadcaster or site; `ambiguous` where its name is an ordinary word ("Time")."""

    name: str
    ambiguous: bool


class Within(NamedTuple):
    """An outlet named inside a longer text, with the span of the name there."""

    start: int
    end: int
    outlet: Outlet


@dataclass(frozen=True, slots=True)
class Media:
    """Look-ups of outlets by name or address, and of agencies by name."""

    outlets: Phrases[Outlet]
    squeezed: dict[str, Outlet]
    domains: dict[str, Outlet]
    agencies: dict[str, str]

    def outlet(self, name: str) -> Outlet | None:
        """Return the outlet called `name`, in any case, with or without "The", run together or not."""
        key = key_of(name.strip())
        squeezed = key.replace(" ", "")
        return (
            self.outlets.values.get(key)
            or self.outlets.values.get(key.removeprefix("the "))
            or self.squeezed.get(squeezed)
            or self.squeezed.get(squeezed.removeprefix("the"))
        )

    def is_spelled_out(self, name: str) -> bool:
        """Tell a name that outlets are listed under from one that is only run together ("NYTimes")."""
        key = key_of(name.strip())
        return key in self.outlets or key.removeprefix("the ") in self.outlets

    def outlet_at(self, domain: str) -> Outlet | None:
        """Return the outlet whose address is `domain` or a part of it."""
        labels = domain.casefold().split(".")
        candidates = (".".join(labels[i:]) for i in range(len(labels) - 1))
        return next((self.domains[part] for part in candidates if part in self.domains), None)

    def outlet_within(self, text: str) -> Within | None:
        """Return the first outlet that `text` names with a capital, unless its name is an ordinary word."""
        tokens = tokenize(text, 0, len(text))
        for i, token in enumerate(tokens):
            if not token.capital:
                continue
            for end, outlet in self.outlets.matches(tokens, i, len(tokens)):
                if not outlet.ambiguous:
                    return Within(token.start, tokens[end - 1].end, outlet)
        return None

    def agency(self, name: str) -> str | None:
        """Return the name by which the agency called `name` is credited most."""
        return self.agencies.get(key_of(name.strip()).removeprefix("the "))


def load_media() -> Media:
    """Read the lists of outlets and agencies."""
    outlets: Phrases[Outlet] = Phrases()
    squeezed: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for name, others, addresses, _, _, flags in rows("outlets.tsv"):
        outlet = Outlet(name, "word-too" in several(flags))
        for spelling in (name, *several(others)):
            key = key_of(spelling)
            outlets.add(key, outlet)
            squeezed.setdefault(key.removeprefix("the ").replace(" ", ""), outlet)
        domains.update(dict.fromkeys(several(addresses), outlet))
    agencies: dict[str, str] = {}
    for name, others, *_ in rows("agencies.tsv"):
        for spelling in (name, *several(others)):
            agencies.setdefault(key_of(spelling).removeprefix("the "), name)
    return Media(outlets, squeezed, domains, agencies)
