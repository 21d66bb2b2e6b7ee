"""The lines of a page's furniture, as patterns with the reason to set such a line aside."""

import re
from dataclasses import dataclass

from newsmorgue.lexicon.files import rows


@dataclass(frozen=True, slots=True)
class FurniturePatterns:
    """One pattern for all lines of furniture, whose groups stand for `reasons`; and headings over links."""

    lines: re.Pattern[str]
    reasons: dict[str, str]
    link_headings: re.Pattern[str]

    def reason(self, line: str) -> str | None:
        """Return why a whole line is furniture, or None where it is not."""
        match = self.lines.fullmatch(line)
        return self.reasons[str(match.lastgroup)] if match else None

    def opens_links(self, line: str) -> bool:
        """Tell a heading under which a page lists other articles."""
        return self.link_headings.fullmatch(line) is not None


def load_furniture() -> FurniturePatterns:
    """Read and compile the list."""
    by_reason: dict[str, list[str]] = {}
    headings = []
    for reason, opens, pattern in rows("furniture.tsv"):
        by_reason.setdefault(reason, []).append(pattern)
        if opens:
            headings.append(pattern)
    names = {f"reason{number}": reason for number, reason in enumerate(by_reason)}
    groups = (f"(?P<{name}>{'|'.join(by_reason[reason])})" for name, reason in names.items())
    return FurniturePatterns(
        re.compile(rf"(?:{'|'.join(groups)})\W*", re.IGNORECASE),
        names,
        re.compile(rf"(?:{'|'.join(headings)})\W*", re.IGNORECASE),
    )
