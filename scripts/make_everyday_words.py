"""Make the list of everyday words that newsmorgue ships: ``src/newsmorgue/data/everyday_words.tsv``.

How common a word is decides how much it tells about an article, and a small corpus cannot say that itself. The classes
of size of SCOWL, as the Debian package ``scowl`` installs them, say it well enough: 10 holds the commonest words of
English, 20 the next. In front of these stand what every text has (stop words) and what most news have (by hand).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from newsmorgue.lexicon.files import rows, several
from newsmorgue.text.stemmer import stem

HERE = Path(__file__).resolve().parent
NEWS = HERE / "news_words.txt"
OUTPUT = HERE.parent / "src" / "newsmorgue" / "data" / "everyday_words.tsv"
SCOWL = Path("/usr/share/dict/scowl")
LISTS = ("english-words", "american-words", "british-words")

# In how many news articles a word of each class stands: 10 and 20 as counted in some thousand, the others set.
SHARES = {"stop": "1", "news": "0.4", "10": "0.1", "20": "0.015"}
HEAD = """\
# Everyday words: in what share of news articles, about, the words of a class stand, and their stems.
# Origin: stop words of stopwords.tsv; words of most news, by hand; sizes 10 and 20 of SCOWL (Spell Checker Oriented
# Word Lists) by Kevin Atkinson, Debian package scowl. Made by scripts/make_everyday_words.py; do not edit.
# Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the
# associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
# without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and
# this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
# suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
# share	stems (separated by |)
"""


def words_of(scowl: Path, size: str) -> set[str]:
    """Return the words of one class of size, in lower case; spellings of both sides of the Atlantic."""
    files = [scowl / f"{name}.{size}" for name in LISTS]
    return {word.lower() for file in files for word in file.read_text(encoding="latin-1").split()}


def classes(scowl: Path) -> dict[str, set[str]]:
    """Return the words of each class."""
    stop = next(set(several(words)) for code, words in rows("stopwords.tsv") if code == "en")
    lines = NEWS.read_text(encoding="utf-8").splitlines()
    news = {word for line in lines if not line.startswith("#") for word in line.split()}
    return {"stop": stop, "news": news, "10": words_of(scowl, "10"), "20": words_of(scowl, "20")}


def main() -> None:
    """Write the list and say how long it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scowl", nargs="?", type=Path, default=SCOWL, help="the folder of SCOWL's lists")
    seen: set[str] = set()
    lines = []
    for name, words in classes(parser.parse_args().scowl).items():
        stems = {stem(word) for word in words if word.isascii() and word.isalpha()} - seen
        seen |= stems
        lines.append(f"{SHARES[name]}\t{'|'.join(sorted(stems))}\n")
    OUTPUT.write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")
    print(f"{OUTPUT.name}: {len(seen)} stems")


if __name__ == "__main__":
    main()
