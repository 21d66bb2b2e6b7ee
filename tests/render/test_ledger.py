"""The date ledger: each time of an article with its meaning, its reason, and what is open."""

from newsmorgue.anchor import anchor
from newsmorgue.model import Base, Counted, Fixed, Rule, TimeExpression, Unit, Weekday
from newsmorgue.render.environment import interface
from newsmorgue.render.ledger import ledger


def of(*meanings, published="2015-05-21"):
    times = [
        TimeExpression(f"p{n}", 10 * n, 10 * n + 5, f"time {n}", meaning)
        for n, meaning in enumerate(meanings, start=1)
    ]
    return ledger(anchor(times, published))


def test_a_row_has_the_words_their_meaning_and_its_reason():
    (row,) = of(Weekday(3)).dates
    assert (row.text, row.href, row.value, row.edtf) == ("time 1", "#p1", "21 May 2015", "2015-05-21")
    assert (row.rule, row.basis, row.anchor, row.origin) == (
        "weekday up to the anchor",
        "published",
        "21 May 2015",
        None,
    )


def test_what_counts_from_another_time_leads_to_it():
    row = of(Fixed("2012-03-03"), Counted(Unit.DAY, 1, Base.BEFORE)).dates[1]
    assert row.origin is not None
    assert (row.origin.text, row.origin.href, row.anchor) == ("time 1", "#p1", "3 March 2012")


def test_what_is_open_says_what_is_known():
    found = of(Weekday(3), Counted(Unit.DAY, 1, Base.BEFORE), published=None)
    assert [(row.value, row.known, row.basis) for row in found.dates] == [
        (None, "a Thursday", "published"),
        (None, None, "text"),
    ]
    assert (found.left, found.published) == (2, None)


def test_only_a_long_ledger_is_folded():
    assert not of(*[Fixed("2015")] * 12).long
    assert of(*[Fixed("2015")] * 13).long


def test_every_rule_and_basis_has_its_words():
    words = interface()["article"]
    assert set(words["date_rules"]) == set(Rule)
    assert set(words["date_unknown"]) == set(Base)
