"""Lines that no page should hold, and some do: odd capitals, codes, columns, very long words."""

import time

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Dump
from newsmorgue.parse import parse

TEXT = "\nThe wall of the harbour was rebuilt after the storm, the mayor of the town said on Friday.\n"


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
    "write",
    [
        lambda n: "a" * 6 * n,
        lambda n: "a" + " " * 6 * n + "b",
        lambda n: "By " + "Jane " * n,
        lambda n: "\u65b0\u805e" * 3 * n,
        lambda n: "Copyright" + " " * n + "Jane",
        lambda n: "http://" + "a/" * 2 * n,
        lambda n: "\n".join(f'"It has fallen, said number {i}"' for i in range(n)),
        lambda n: "Key points\n" + "\n".join(f"Point number {i} of the wall" for i in range(n)),
        lambda n: "\n".join(f"Name Number{i}" for i in range(n)) + TEXT,
        lambda n: "\n".join(f"By Jane Roe{chr(97 + i % 26)}" for i in range(n)) + TEXT,
    ],
    ids=range(10),
)
def test_reading_time_grows_with_the_length_and_not_with_its_square(write):
    load_lexicon()
    quarter, whole = (processor_seconds(write(n)) for n in (1_500, 6_000))
    assert whole < 8 * quarter + 0.2  # four times the text: the square would take sixteen times as long


def processor_seconds(text):
    started = time.process_time()
    read(text)
    return time.process_time() - started
