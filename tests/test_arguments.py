"""The arguments of the command: the verb that is given, or the one that is meant."""

import re
from pathlib import Path

import pytest

from newsmorgue.arguments import cache_of, parse


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("", "build"),
        ("--out public", "build"),
        ("-q --strict", "build"),
        ("--out serve", "build"),
        ("build", "build"),
        ("serve --port 0", "serve"),
        ("-q serve", "serve"),
        ("--strict -v serve", "serve"),
        ("--quiet check public", "check"),
        ("--timings --no-cache serve", "serve"),
        ("review", "review"),
        ("search build", "search"),
    ],
)
def test_the_verb(typed, verb):
    assert parse(typed.split()).verb == verb


def test_a_flag_before_the_verb_holds_for_it():
    options = parse(["-v", "--strict", "serve", "--port", "80"])
    assert (options.verbose, options.strict, options.port) == (True, True, 80)


def test_help_names_every_option(capsys):
    with pytest.raises(SystemExit):
        parse(["--help"])
    told = capsys.readouterr().out
    for verb in ("build", "serve", "check", "review", "search"):
        with pytest.raises(SystemExit):
            parse([verb, "--help"])
        options = set(re.findall(r"(?<!\S)--[a-z-]+", capsys.readouterr().out)) - {"--help"}
        assert options
        assert [each for each in options if each not in told] == []


def test_results_are_kept_beside_the_site_elsewhere_or_not_at_all(tmp_path):
    out = ["--out", str(tmp_path / "made" / "site")]
    assert cache_of(parse(out)) == tmp_path / "made" / ".newsmorgue-cache"
    assert cache_of(parse([*out, "--cache", "kept"])) == Path("kept")
    assert cache_of(parse([*out, "--no-cache"])) is None
