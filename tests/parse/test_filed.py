"""The day of a dateline, and of what only looks like one."""

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Dump
from newsmorgue.parse import parse

MORE = "Engineers will rebuild the wall at Marrow Bay next month, after a winter of storms, they said."


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        ("MARROW BAY, England, Nov 3 2022 (Reuters) - Dockers walked out.", "2022-11-03"),
        ("April 12, 2023 (Reuters) - A vaccine works, its makers said.", "2023-04-12"),
        ("DUNMERE, Okla. (AP) — May 19, 2021 — A comet was found by a postman.", "2021-05-19"),
        ("LEEDS, 3 May 2019 — The strike goes on, both sides said today.", "2019-05-03"),
        ("Marrow Bay was flooded on 3 November 2010 - the worst flood in years.", None),
        ("May 19, 2011 — The bridge opens to all traffic.", None),
        ("The plan was first presented on May 3, 2010 (PDF) - and it was dropped.", None),
    ],
)
def test_the_day_of_a_dateline(opening, published):
    text = f"Wall at Marrow Bay to be rebuilt\n\n{opening}\n\n{MORE}\n"
    assert parse(Dump("a.txt", "0", text), load_lexicon()).published == published
