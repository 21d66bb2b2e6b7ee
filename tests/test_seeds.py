"""The two real dumps: what `tests/cases/seeds.yml` says that a reader finds in them."""

from pathlib import Path

import pytest
import yaml

from newsmorgue.analysing import analyse
from newsmorgue.anchor import anchor
from newsmorgue.gathering import gather
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Analysis, Corpus, Entity, Resolution, Story
from newsmorgue.read import dump_of, read
from tests.stages import claims_of, resolve

CASES = Path(__file__).parent / "cases"
EXPECTED = yaml.safe_load((CASES / "seeds.yml").read_text(encoding="utf-8"))
FILES = list(EXPECTED["headers"])


@pytest.fixture(scope="module")
def seeds(checkout: Path) -> dict[str, Analysis]:
    reading = read(checkout / "seeds")
    dumps = [dump_of(file, reading.data[file.name]) for file in reading.files]
    return {dump.file: analyse(dump, load_lexicon()) for dump in dumps}


@pytest.fixture(scope="module")
def resolution(seeds: dict[str, Analysis]) -> Resolution:
    return resolve(list(seeds.values()), load_lexicon())[0]


def entity(resolution: Resolution, name: str) -> Entity:
    return next(each for each in resolution.entities if each.name == name)


def test_these_are_the_dumps(seeds):
    assert list(seeds) == FILES


@pytest.mark.parametrize("file", FILES)
def test_header(seeds, file):
    article = seeds[file].article
    repeated = [each for each in article.removed if each.reason == "repeated line"]
    found = {
        "title": article.title,
        "standfirst": article.standfirst,
        "published": article.published,
        "updated": article.updated,
        "source": article.source.name,
        "agencies": list(article.agencies),
        "authors": list(article.authors),
        "credits": list(article.credits),
        "captions": [[each.language, each.text] for each in article.captions],
        "paragraphs": len(article.paragraphs),
        "repeated": [article.dump.text[each.start : each.end] for each in repeated],
    }
    assert found == EXPECTED["headers"][file]
    assert {each.kind for each in article.paragraphs} == {"text"}


@pytest.mark.parametrize("words", EXPECTED["furniture"])
def test_no_furniture_in_the_body(seeds, words):
    paragraphs = [each.text for analysis in seeds.values() for each in analysis.article.paragraphs]
    assert not [text for text in paragraphs if words in text]


@pytest.mark.parametrize("kind", EXPECTED["entities"])
def test_entities(resolution, kind):
    found = sorted(each.name for each in resolution.entities if each.kind == kind)
    assert found == sorted(EXPECTED["entities"][kind])


@pytest.mark.parametrize("name", EXPECTED["names"])
def test_names_of_one(resolution, name):
    aliases = {alias.text for alias in entity(resolution, name).aliases}
    assert aliases == set(EXPECTED["names"][name])


@pytest.mark.parametrize("name", EXPECTED["roles"])
def test_roles(resolution, name):
    roles = {role.text for role in entity(resolution, name).roles}
    assert roles == set(EXPECTED["roles"][name])


@pytest.mark.parametrize("name", EXPECTED["countries"])
def test_places_are_where_they_are(resolution, name):
    assert entity(resolution, name).country == EXPECTED["countries"][name]


def expected_claims(file: str) -> list[str]:
    """Return the lines of `seed_claims.txt` below the name of a dump."""
    text = (CASES / "seed_claims.txt").read_text(encoding="utf-8")
    return text.partition(f"\n{file}\n")[2].partition("\n\n")[0].strip().splitlines()


@pytest.mark.parametrize("file", FILES)
def test_claims(seeds, resolution, file):
    names = {each.id: each.name for each in resolution.entities}
    found = [
        f"= {each.claim.passage} | {names[each.speaker] if each.speaker else '(none)'} | {each.claim.mode}"
        f" | {each.claim.cue} | {each.claim.text}"
        for each in resolution.claims
        if each.article == seeds[file].article.id
    ]
    assert found == expected_claims(file)


def test_anonymous_speakers(seeds):
    claims = [claim for analysis in seeds.values() for claim in analysis.findings.claims]
    assert [claim.speaker_text for claim in claims if claim.anonymous] == EXPECTED["anonymous"]


@pytest.mark.parametrize("file", FILES)
def test_dates(seeds, file):
    dated = anchor(seeds[file].findings.times, seeds[file].article.published)
    found = [[each.expression.text, each.value, each.known] for each in dated]
    assert found == EXPECTED["dates"][file]


@pytest.fixture(scope="module")
def corpus(checkout) -> Corpus:
    found, _ = gather(checkout / "seeds")
    return found


@pytest.fixture(scope="module")
def story(corpus) -> Story:
    (only,) = corpus.stories
    return only


def test_both_tell_one_story(story):
    assert len(story.articles) == len(FILES)
    assert story.title == EXPECTED["story"]["title"]
    assert {tie.text for tie in story.ties if tie.kind == "name"} >= set(EXPECTED["story"]["ties"])


def test_what_both_outlets_state(corpus, story):
    claims = {each.claim.id: each.claim.text for each in claims_of(corpus)}
    found = [
        [link.relation, claims[link.a], claims[link.b]]
        for group in corpus.comparisons[story.id].groups
        for link in group.links
    ]
    assert found == EXPECTED["story"]["groups"]


@pytest.mark.parametrize("file", FILES)
def test_what_one_outlet_alone_has(seeds, corpus, story, file):
    only = corpus.comparisons[story.id].only[seeds[file].article.id]
    names = {each.id: each.name for each in corpus.resolution.entities}
    claims = {each.claim.id: each.claim.text for each in claims_of(corpus)}
    told = " ".join((*(claims[id_] for id_ in only.claims), *(each.text for each in only.sentences)))
    expected = EXPECTED["story"]["only"][file]
    assert {names[id_] for id_ in only.entities} >= set(expected["entities"])
    assert [words for words in expected["words"] if words not in told] == []


def test_nothing_differs_and_independence_is_not_shown(seeds, corpus, story):
    comparison = corpus.comparisons[story.id]
    assert comparison.differences == ()
    assert comparison.origins == ()
    assert comparison.unnamed == (seeds[EXPECTED["story"]["unnamed"]].article.id,)


def test_the_day_of_the_undated_one_is_inferred(seeds, corpus):
    expected = EXPECTED["story"]["inferred"]
    article = seeds[expected["file"]].article
    inferred = corpus.inferred[article.id]
    assert (article.published, inferred.value, inferred.weekday) == (None, expected["value"], 3)
    counted = {
        each.expression.text: each.value for each in corpus.dates[article.id] if each.basis == "inferred"
    }
    assert expected["counted"].items() <= counted.items()
