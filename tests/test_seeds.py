"""The two real dumps in `seeds/`, read by hand: what a reader finds in them, the program finds too."""

from pathlib import Path

import pytest

from newsmorgue.align import align
from newsmorgue.anchor import anchor
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Analysis, Entity, Resolution
from newsmorgue.read import read
from newsmorgue.resolve import resolve
from newsmorgue.site import analyse

TRT, DW = "000_823159158a7f5265.txt", "001_ac98fd1020150e07.txt"

CASES = Path(__file__).parent / "cases" / "seed_claims.txt"

ENTITIES = {
    "person": {
        "Dmitry Medvedev",
        "Haider al-Abadi",
        "Nuri al Maliki",
        "Saddam Hussein",
        "Sergei Lavrov",
        "Vladimir Putin",
    },
    "place": {
        "Anbar province",
        "Baghdad",
        "Iran",
        "Iraq",
        "Kremlin Palace",
        "Moscow",
        "Mosul province",
        "Palmyra",
        "Ramadi",
        "Russia",
        "Syria",
        "Ukraine",
        "United States",
        "Vienna",
    },
    "organization": {"Islamic State", "Kremlin", "OPEC", "Pentagon", "Red Army", "US State Department"},
}


@pytest.fixture(scope="module")
def seeds(checkout: Path) -> dict[str, Analysis]:
    dumps = read(checkout / "seeds").dumps
    return {dump.file: analyse(dump, load_lexicon()) for dump in dumps}


@pytest.fixture(scope="module")
def resolution(seeds: dict[str, Analysis]) -> Resolution:
    return resolve(list(seeds.values()), load_lexicon())


def entity(resolution: Resolution, name: str) -> Entity:
    return next(each for each in resolution.entities if each.name == name)


def test_trt_header(seeds):
    article = seeds[TRT].article
    assert article.title == "Putin offers military aid to Iraq as Abadi visits Moscow"
    assert article.standfirst == (
        "Moscow offers military aid to Iraq in order to cope with ISIS militancy which gradually increases"
        " its presence towards Baghdad"
    )
    assert (article.published, article.updated) == (None, "2015-07-28")
    assert article.source.name == "TRT World"
    assert article.fields["source"].text == "TRTWorld"
    assert (article.agencies, article.authors, article.credits) == ((), (), ("Reuters",))
    assert len(article.paragraphs) == 16
    assert {each.kind for each in article.paragraphs} == {"text"}


def test_dw_header(seeds):
    article = seeds[DW].article
    assert article.title == "Moscow offers Baghdad military aid, investment"
    assert article.standfirst.startswith("Iraq's leader has begun a two-day visit")
    assert (article.published, article.updated) == ("2015-05-21", None)
    assert article.source.name == "DW"
    assert article.agencies == ("AFP", "Reuters")
    assert article.credits == ("Getty Images/AFP/K. Kudryavtsev",)
    assert [(each.language, each.text[:8]) for each in article.captions] == [("de", "Russland")]
    assert len(article.paragraphs) == 6


@pytest.mark.parametrize(
    "words", ["Skip to", "Explore more", "Photo by", "Image:", "es/msh", "TRTWorld", "Updated"]
)
def test_no_furniture_in_the_body(seeds, words):
    assert not [
        each.text for analysis in seeds.values() for each in analysis.article.paragraphs if words in each.text
    ]


def test_the_doubled_credit_is_set_aside(seeds):
    article = seeds[TRT].article
    repeated = [each for each in article.removed if each.reason == "repeated line"]
    assert [article.dump.text[each.start : each.end] for each in repeated] == ["Photo by: Reuters"]


@pytest.mark.parametrize("kind", ENTITIES)
def test_entities(resolution, kind):
    assert {each.name for each in resolution.entities if each.kind == kind} == ENTITIES[kind]


def test_names_of_one(resolution):
    abadi = {alias.text for alias in entity(resolution, "Haider al-Abadi").aliases}
    assert abadi == {"Haider al Abadi", "Haider al-Abadi", "Abadi", "al-Abadi", "Al-Abadi"}
    state = {alias.text for alias in entity(resolution, "Islamic State").aliases}
    assert state == {"Islamic State", "IS", "ISIS"}


def test_roles(resolution):
    def roles(name):
        return {role.text for role in entity(resolution, name).roles}

    assert roles("Sergei Lavrov") == {"Russian Foreign Minister"}
    assert roles("Haider al-Abadi") == {"Iraqi Prime Minister"}
    assert roles("Vladimir Putin") == {"President", "Russian President"}
    assert roles("Dmitry Medvedev") == {"Russia's PM"}


def test_places_are_where_they_are(resolution):
    countries = {name: entity(resolution, name).country for name in ("Vienna", "Palmyra", "Ramadi", "Moscow")}
    assert countries == {"Vienna": "AT", "Palmyra": "SY", "Ramadi": "IQ", "Moscow": "RU"}


def expected_claims(file: str) -> list[str]:
    """Return the lines of `tests/cases/seed_claims.txt` below the name of a dump."""
    block = CASES.read_text(encoding="utf-8").partition(f"\n{file}\n")[2].partition("\n\n")[0]
    return block.strip().splitlines()


@pytest.mark.parametrize("file", [TRT, DW])
def test_claims(seeds, resolution, file):
    article = seeds[file].article
    names = {each.id: each.name for each in resolution.entities}
    entities = {(each.article, each.mention.start): each.entity for each in resolution.mentions}

    def speaker(claim):
        return names[entities[article.id, claim.speaker.start]] if claim.speaker else "(none)"

    found = [
        f"= {each.passage} | {speaker(each)} | {each.mode} | {each.cue} | {each.text}"
        for each in seeds[file].findings.claims
    ]
    assert found == expected_claims(file)


def test_the_anonymous_official(seeds):
    (claim,) = [each for each in seeds[TRT].findings.claims if each.anonymous]
    assert claim.speaker_text == "A senior US State Department official, who spoke on condition of anonymity"


def test_an_update_is_no_anchor(seeds):
    analysis = seeds[TRT]
    dated = anchor(analysis.findings.times, analysis.article.published)
    thursday = next(each for each in dated if each.expression.text == "Thursday")
    assert (thursday.value, thursday.known) == (None, "a Thursday")


def test_dw_dates_count_from_its_publication(seeds):
    analysis = seeds[DW]
    dated = anchor(analysis.findings.times, analysis.article.published)
    assert [(each.expression.text, each.value) for each in dated] == [
        ("Thursday", "2015-05-21"),
        ("last weekend", "2015-05-16/2015-05-17"),
        ("2003", "2003"),
        ("last year", "2014"),
        ("70 years ago", "1945~"),
    ]


def test_both_tell_one_story(seeds):
    (story,) = align(list(seeds.values()))
    assert len(story.articles) == 2
    assert story.title == seeds[DW].article.title
    quotes = {
        quote.text
        for analysis in seeds.values()
        for claim in analysis.findings.claims
        for group in story.groups
        for quote in claim.quotes
        if claim.id in group.claims
    }
    assert quotes == {"certain forces", "old and reliable partner in the region"}
