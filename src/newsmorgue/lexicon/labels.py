"""The labels that archives, scrapers and clippers put before a field."""

import re
from dataclasses import dataclass

from newsmorgue.lexicon.files import rows, several


@dataclass(frozen=True, slots=True)
class Labels:
    """`pattern` matches a label and its colon; `fields` says which field each is for, by lower-case label."""

    pattern: re.Pattern[str]
    fields: dict[str, str]

    def read(self, line: str) -> tuple[str, int] | None:
        """Return the field that a line is labelled with and where its value begins, or None."""
        match = self.pattern.match(line)
        return (self.fields[_key(match["label"])], match.end()) if match else None


def load_labels() -> Labels:
    """Read the list and compile it."""
    fields = {_key(label): field for field, listed in rows("header_labels.tsv") for label in several(listed)}
    words = sorted(fields, key=lambda label: (-len(label), label))
    either = "|".join(re.escape(word).replace(r"\ ", r"[\s_-]+") for word in words)
    return Labels(re.compile(rf"(?P<label>{either})\s*:(?!//)\s*", re.IGNORECASE), fields)


def _key(label: str) -> str:
    return " ".join(label.lower().replace("-", " ").replace("_", " ").split())
