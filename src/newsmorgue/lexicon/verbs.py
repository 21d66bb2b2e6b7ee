"""The forms of verbs: by list where they are irregular, else by their ending and the list of common words."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from newsmorgue.lexicon.files import rows, several

_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Verbs:
    """What forms of verbs a word may be: "base", "s" (walks), "past" (walked, went), "participle", "ing".

    A word is taken for a verb where the list of common words has its -ing form too. `known` keeps what
    was asked before, since a corpus says the same words again and again.
    """

    irregular: dict[str, frozenset[str]]
    words: AbstractSet[str]
    function_words: AbstractSet[str]
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def forms(self, key: str) -> frozenset[str]:
        """Return the forms that the word with a key may be; none where it is no verb."""
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._forms(key)
        return found

    def _forms(self, key: str) -> frozenset[str]:
        found = set(self.irregular.get(key, ()))
        if key.endswith("ing") and any(base in self.words for base in _bases(key[:-3])):
            found.add("ing")
        stem = key.removesuffix("ed")
        if 1 < len(stem) < len(key) and any(map(self._is_base, _bases(stem))):  # but not "red"
            found |= {"past", "participle"}
        if key.endswith("s") and not key.endswith("ss") and any(map(self._is_base, _singular(key))):
            found.add("s")
        if self._is_base(key):
            found.add("base")
        return frozenset(found)

    def _is_base(self, key: str) -> bool:
        if "base" in self.irregular.get(key, ()):
            return True
        if len(key) < 2 or key not in self.words or key in self.function_words:
            return False
        return any(f"{stem}ing" in self.words for stem in _stems(key))


def load_verbs(words: AbstractSet[str], function_words: AbstractSet[str]) -> Verbs:
    """Read the list of irregular verbs; `words` are common words of the language, function words no verbs."""
    irregular: dict[str, set[str]] = {}
    for base, past, participle in rows("irregular_verbs.tsv"):
        irregular.setdefault(base, set()).add("base")
        for form in several(past):
            irregular.setdefault(form, set()).add("past")
        for form in several(participle):
            irregular.setdefault(form, set()).add("participle")
    return Verbs({key: frozenset(forms) for key, forms in irregular.items()}, words, function_words)


def _bases(stem: str) -> list[str]:
    """Return what verbs a stem without -ed or -ing may come from: plan (plann), make (mak), deny (deni)."""
    bases = [stem, f"{stem}e"]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        bases.append(stem[:-1])
    if stem.endswith("i"):
        bases.append(f"{stem[:-1]}y")
    return bases


def _stems(base: str) -> list[str]:
    """Return what -ing may be added to: walk, mak(e), plann (plan)."""
    stems = [base]
    if base.endswith("ie"):
        stems.append(f"{base[:-2]}y")  # dying
    if base.endswith("e"):
        stems.append(base[:-1])
    if base[-1] not in _VOWELS and len(base) > 2 and base[-2] in _VOWELS:
        stems.append(base + base[-1])
    return stems


def _singular(key: str) -> list[str]:
    found = [key[:-1]]
    if key.endswith("es"):
        found.append(key[:-2])
    if key.endswith("ies"):
        found.append(f"{key[:-3]}y")
    return found
