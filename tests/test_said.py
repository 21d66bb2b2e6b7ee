"""Which of an article's time expressions a claim says."""

import pytest

from newsmorgue.model import Claim, DatedExpression, Mode, Piece, TimeExpression
from newsmorgue.said import dates_in


def claim(text, mode, said, quotes=()):
    def piece(words):
        return Piece(text.index(words), text.index(words) + len(words), words)

    whole = piece(said)
    return Claim(
        "c1", "p1", whole.start, whole.end, said, mode, "said", "test", None, None, anonymous=False,
        denied=False, quotes=tuple(piece(words) for words in quotes),
    )  # fmt: skip


def times(text, *words):
    return tuple(
        DatedExpression(
            TimeExpression("p1", text.index(each), text.index(each) + len(each), each, "test"),
            None, None, None, None,
        )
        for each in words
    )  # fmt: skip


INDIRECT = "On Friday she said that the pier would open on 3 May and close in June 2018. It rained on Sunday."
INTERRUPTED = '"We begin on 3 May," she said on Monday. "By June 2018 we are done."'


@pytest.mark.parametrize(
    ("text", "made", "spoken", "said"),
    [
        (
            INDIRECT,
            ("the pier would open on 3 May and close in June 2018", ()),
            ("Friday", "3 May", "June 2018", "Sunday"),
            ["3 May", "June 2018"],
        ),
        # When she spoke is no part of what she said.
        (
            INTERRUPTED,
            (INTERRUPTED[1:-1], ("We begin on 3 May", "By June 2018 we are done.")),
            ("3 May", "Monday", "June 2018"),
            ["3 May", "June 2018"],
        ),
        # A time that only begins in the claim is not wholly its own.
        ("She called it ready for 3 May 2018.", ("ready for 3 May", ()), ("3 May 2018",), []),
        ("She said that it rained.", ("it rained", ()), (), []),
    ],
)
def test_the_dates_of_a_claim(text, made, spoken, said):
    words, quotes = made
    mode = Mode.DIRECT if quotes else Mode.INDIRECT
    found = dates_in(claim(text, mode, words, quotes), times(text, *spoken))
    assert [each.expression.text for each in found] == said
