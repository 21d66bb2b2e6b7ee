"""Lines that no page should hold, and some do: odd capitals, codes, columns, very long words."""

import time

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Dump
from newsmorgue.parse import parse

TEXT = "\nThe wall of the harbour was rebuilt after the storm, the mayor of the town said on Friday.\n"
SECONDS = 4


def read(text: str):
    return parse(Dump("dump.txt", "0" * 64, text), load_lexicon())


@pytest.mark.parametrize("word", sorted(load_lexicon().date_words.months))
@pytest.mark.parametrize("capitals", [str.upper, lambda word: word.replace("i", "\u0130").upper()])
def test_months_in_capitals_are_read(word, capitals):
    assert read(f"Wall rebuilt\n12 {capitals(word)} 2019\n{TEXT}").published is not None


@pytest.mark.parametrize(
    "line",
    [
        "G\u0130R\u0130\u015e TAR\u0130H\u0130: 12.10.2019",
        "T\u0130TLE: Wall",
        "Publi\u017fhed: 12 May 2019",
        "12 Augu\u017ft 2015",
    ],
)
def test_odd_capitals_are_read(line):
    assert read(f"Wall rebuilt\n{line}\n{TEXT}").title


@pytest.mark.parametrize(
    "title",
    [
        "LA mayor resigns over harbour wall",
        "TD Bank closes forty branches",
        "AN OLD WALL FALLS IN HARBOUR",
        "Video: the wall of the harbour falls",
    ],
)
def test_title_that_opens_like_an_archives_code_is_a_title(title):
    assert read(f"{title}\n12 May 2019\n{TEXT}").title == title


@pytest.mark.parametrize(
    "text",
    [
        "a" * 30_000,
        "a" + " " * 30_000 + "b",
        "By " + "Jane " * 6_000,
        "\u65b0\u805e" * 15_000,
        "Copyright" + " " * 300 + "Jane",
        "http://" + "a/" * 10_000,
        "\n".join(f'"It has fallen, said number {n}"' for n in range(5_000)),
        "Key points\n" + "\n".join(f"Point number {n} of the wall" for n in range(10_000)),
        "\n".join(f"Name Number{n}" for n in range(5_000)) + TEXT,
        "\n".join(f"By Jane Roe{chr(97 + n % 26)}" for n in range(5_000)) + TEXT,
    ],
    ids=range(10),
)
def test_no_line_takes_long(text):
    load_lexicon()
    started = time.perf_counter()
    read(text)
    assert time.perf_counter() - started < SECONDS  # generous: quadratic ways take ten times as long
