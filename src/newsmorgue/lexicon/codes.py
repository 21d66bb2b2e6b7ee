"""The codes of countries (ISO 3166-1 alpha-2) and languages (ISO 639-1), by what people write for them."""

from collections.abc import Mapping
from functools import cache

from newsmorgue.lexicon.files import key_of, rows, several


@cache
def country_codes() -> Mapping[str, str]:
    """Return the code of each country by the keys of its names and of the code itself."""
    listed = [(code, several(keys.lower())) for keys, _, _, code, *_ in rows("countries.tsv") if code]
    names = {key: code for code, keys in listed for key in keys}
    return names | {key_of(code): code for code, _ in listed}


@cache
def language_codes() -> Mapping[str, str]:
    """Return the code of each language by the keys of its English name and of the code itself."""
    return {key_of(spelling): code for code, name in rows("languages.tsv") for spelling in (name, code)}


@cache
def country_names() -> Mapping[str, str]:
    """Return the name of each country by its code."""
    return {code: name for _, name, _, code, *_ in rows("countries.tsv") if code}
