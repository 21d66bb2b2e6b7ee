"""The labels that archives, scrapers and clippers put before a field."""

import re
from dataclasses import dataclass

from newsmorgue.lexicon.files import lower, rows, several

_CODE = len("HD")


@dataclass(frozen=True, slots=True)
class Labels:
    """`pattern` matches a label and its colon; `fields` says which field each is for, by lower-case label.

    `codes` are the two letters that one kind of archive writes instead ("HD Ten held", "PD 4 March 2011").
    """

    pattern: re.Pattern[str]
    fields: dict[str, str]
    codes: dict[str, str]

    def read(self, line: str) -> tuple[str, int] | None:
        """Return the field that a line is labelled with and where its value begins, or None."""
        match = self.pattern.match(line)
        if match:
            return self.fields[_key(match["label"])], match.end()
        code = self.codes.get(line[:2]) if line[2:3] in {"", " "} else None
        return (code, len(line) - len(line[2:].lstrip())) if code else None


def load_labels() -> Labels:
    """Read the list and compile it."""
    entries = [(field, label) for field, labels in rows("header_labels.tsv") for label in several(labels)]
    codes = {label: field for field, label in entries if len(label) == _CODE and label.isupper()}
    fields = {_key(label): field for field, label in entries if label not in codes}
    words = sorted(fields, key=lambda label: (-len(label), label))
    either = "|".join(re.escape(word).replace(r"\ ", r"[\s_-]+") for word in words)
    return Labels(re.compile(rf"(?P<label>{either})\s*:(?!//)\s*", re.IGNORECASE), fields, codes)


def _key(label: str) -> str:
    return " ".join(lower(label).replace("-", " ").replace("_", " ").split())
