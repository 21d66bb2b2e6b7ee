"""The forms of verbs, and what is no verb."""

import pytest

from newsmorgue.lexicon import load_lexicon

FORMS = {
    # made with endings
    "walk": "base",
    "walks": "s",
    "walked": "past participle",
    "walking": "ing",
    # a silent e, a doubled letter, a y, an ie
    "making": "ing",
    "hoped": "past participle",
    "planned": "past participle",
    "planning": "ing",
    "denied": "past participle",
    "denies": "s",
    "passes": "s",
    "pass": "base",
    "dying": "ing",
    "dies": "s",
    # irregular, also where forms are alike
    "went": "past",
    "gone": "participle",
    "said": "past participle",
    "put": "base past participle",
    "read": "base past participle",
    # no verbs: words that only look like forms, words of grammar, what no list has
    "red": "",
    "king": "",
    "his": "",
    "the": "",
    "moss": "",
    "bridgeworthy": "",
    "zorbed": "",
    "": "",
    "s": "",
    "ed": "",
    "ing": "",
}


@pytest.mark.parametrize("word", FORMS, ids=lambda word: word or "nothing")
def test_forms(word: str) -> None:
    assert load_lexicon().verbs.forms(word) == frozenset(FORMS[word].split())


def test_forms_are_the_same_when_asked_again() -> None:
    verbs = load_lexicon().verbs
    assert verbs.forms("walked") is verbs.forms("walked")
