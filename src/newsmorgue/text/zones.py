"""Time zones as news writes them, and their offsets."""

import datetime as dt

# Offsets of the zone names that news dates carry. Names with two meanings (CST, IST) are left out:
# a clock time whose zone is not sure is given without one.
_ZONES = {
    "gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "wet": "+00:00", "bst": "+01:00", "cet": "+01:00",
    "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00",
    "cdt": "-05:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "jst": "+09:00", "kst": "+09:00",
    "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00", "sgt": "+08:00", "hkt": "+08:00",
    "adt": "-03:00", "akst": "-09:00", "akdt": "-08:00", "hst": "-10:00", "wat": "+01:00", "cat": "+02:00",
    "sast": "+02:00", "eat": "+03:00", "trt": "+03:00", "pkt": "+05:00", "npt": "+05:45", "ict": "+07:00",
    "wib": "+07:00", "pht": "+08:00", "awst": "+08:00", "acst": "+09:30", "acdt": "+10:30",
}  # fmt: skip

# Hours behind UTC of "ET" and the others in winter: which of EST and EDT it is follows from the day.
_AMERICAN = {"et": 5, "mt": 7, "pt": 8}
_FIRST_AMERICAN_RULE, _PRESENT_AMERICAN_RULE = 1987, 2007


def zone_offset(zone: str, day: str = "") -> str:
    """Return the offset of a zone as it is written, or "" where it is not sure.

    `+01:00` is that of "BST", "GMT+1" or "+0100". "ET" and "PT" are those of the `day`, in
    winter or summer time.
    """
    key = zone.casefold().replace(" ", "")
    if key in _AMERICAN:
        summer = _is_american_summer(day) if len(day) == len("2015-05-21") else None
        return "" if summer is None else f"-{_AMERICAN[key] - summer:02}:00"
    if key[:3] in {"gmt", "utc"} and len(key) > 3:
        key = key[3:]
    if key[:1] not in {"+", "-"}:
        return _ZONES.get(key, "")
    digits = key[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{key[0]}{int(hours):02}:{minutes}"


def _is_american_summer(day: str) -> bool | None:
    """Tell American summer time; None before 1987, when other rules held.

    From 2007 on it goes from the second Sunday in March to the first in November, before that from the
    first Sunday in April to the last in October.
    """
    date = dt.date.fromisoformat(day)
    if date.year < _FIRST_AMERICAN_RULE:
        return None
    if date.year >= _PRESENT_AMERICAN_RULE:
        return _sunday(date.year, 3, 8) <= date < _sunday(date.year, 11, 1)
    return _sunday(date.year, 4, 1) <= date < _sunday(date.year, 10, 25)


def _sunday(year: int, month: int, earliest: int) -> dt.date:
    """Return the first Sunday of a month from day `earliest` on."""
    first = dt.date(year, month, earliest)
    return first + dt.timedelta(days=(6 - first.weekday()) % 7)
