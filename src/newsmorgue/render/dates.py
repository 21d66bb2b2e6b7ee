"""EDTF dates in words."""

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?$")


def in_words(edtf: str) -> str:
    """Return an EDTF value as English writes it: `2015-05-21` is "21 May 2015"."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return f"{in_words(first)} to {in_words(last)}"
    clock = _CLOCK.search(edtf)
    day = edtf[: clock.start()] if clock else edtf
    about = "about " if day.endswith("~") else ""
    day = day.rstrip("~?%")
    if re.fullmatch(r"\d{3}X", day):
        return f"the {day[:3]}0s"
    if re.fullmatch(r"\d\dXX", day):
        return f"the {day[:2]}00s"
    parts = day.split("-")
    words = [str(int(parts[2]))] if len(parts) > 2 else []
    words += [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    words += [parts[0]] if parts[0] != "XXXX" else []
    zone = f" {clock[2].replace('Z', 'UTC')}" if clock and clock[2] else ""
    return about + " ".join(words) + (f", {clock[1]}{zone}" if clock else "")
