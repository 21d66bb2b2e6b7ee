"""Entities across articles: what is one, what is kept apart, what stays open."""

from dataclasses import replace

import pytest

from newsmorgue.analysing import analyse
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Claim, Dump, Entity, EntityDecision, Findings, Kind, Mention, Mode, Resolution
from tests.stages import resolve


def resolution(*bodies: str) -> Resolution:
    """Resolve articles with these bodies, called a.txt, b.txt and so on."""
    dumps = [
        Dump(
            f"{chr(ord('a') + i)}.txt",
            str(i),
            f"Report {i}\nSource: The Guardian\nDate: 2015-05-2{i}\n\n{body}\n",
        )
        for i, body in enumerate(bodies)
    ]
    found, problems = resolve([analyse(dump, load_lexicon()) for dump in dumps], load_lexicon())
    assert problems == ()
    return found


def entity(found: Resolution, name: str) -> Entity:
    (each,) = [each for each in found.entities if each.name == name]
    return each


def aliases(each: Entity) -> set[str]:
    return {alias.text for alias in each.aliases}


def test_spellings_of_a_full_name_are_one():
    found = resolution(
        "The minister, Elena Petrova-Hart, spoke to reporters about the bridge.",
        "The minister, Elena Petrova Hart, spoke to reporters about the bridge.",
    )
    assert aliases(entity(found, "Elena Petrova Hart")) == {"Elena Petrova-Hart", "Elena Petrova Hart"}
    assert [each.rule for each in entity(found, "Elena Petrova Hart").reasons] == ["same full name"]


def test_a_surname_is_the_one_person_of_that_name_in_its_article():
    found = resolution(
        "The minister Elena Petrova spoke first. Petrova said the bridge was safe.",
        "The singer Maria Petrova sang. Petrova left early and the bridge was closed.",
    )
    assert aliases(entity(found, "Elena Petrova")) == {"Elena Petrova", "Petrova"}
    assert aliases(entity(found, "Maria Petrova")) == {"Maria Petrova", "Petrova"}


def test_a_surname_that_two_bear_stays_open():
    found = resolution("Elena Petrova met Maria Petrova on the bridge. Petrova spoke about the weather.")
    (open_mention,) = [each for each in found.mentions if each.entity is None]
    assert open_mention.mention.text == "Petrova"
    assert open_mention.candidates == ("person-elena-petrova", "person-maria-petrova")


def test_listed_names_are_one():
    found = resolution(
        "The fighters of ISIS left the town, and the United States said so.",
        "The fighters of Islamic State left the town, and the U.S. said so.",
    )
    assert aliases(entity(found, "Islamic State")) == {"ISIS", "Islamic State"}
    assert aliases(entity(found, "United States")) == {"United States", "U.S."}


def test_ids_do_not_change_when_files_are_added():
    first = "The minister Elena Petrova flew from Moscow to Vienna for the talks at OPEC."
    alone = {each.id for each in resolution(first).entities}
    together = {each.id for each in resolution(first, "Tom Vance met the envoy Ada Roe in Cairo.").entities}
    assert alone < together


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("The talks in Vienna went on all day.", "Vienna", "AT"),
        ("London was cold, said a resident of Ontario in Canada.", "London", "GB"),
        ("The mayor of London, Ontario, spoke. London was cold.", "London", "CA"),
        ("The mayor of Tripoli in Lebanon spoke.", "Tripoli", "LB"),
        ("Rain fell in Valencia, and the rest of Spain was dry.", "Valencia", "ES"),
        ("Rain fell in Valencia, and the rest of Venezuela was dry.", "Valencia", "VE"),
        ("Rain fell in Valencia.", "Valencia", None),
        ("Atlanta, Georgia, was hot, and Alabama was cold.", "Georgia", "US"),
        ("Georgia and Armenia spoke in Tbilisi, and Russia watched.", "Georgia", "GE"),
    ],
)
def test_the_country_of_a_place(body, name, country):
    assert entity(resolution(body), name).country == country


@pytest.mark.parametrize("name", ["Delaware", "Wyoming", "Florida"])
def test_a_state_in_a_list_is_no_town_and_in_no_other(name):
    found = entity(resolution("Voters left home in Delaware, Wyoming, Florida and Michigan."), name)
    assert found.id == f"place-{name.lower()}"
    assert found.coordinates


def test_a_reference_stands_for_the_person_and_speaks_for_her(resolved):
    base = resolved("{Prime Minister} [Elena Petrova] came. The prime minister spoke.").analyses[0]
    start = base.article.dump.text.index("The prime minister")
    reference = Mention(
        Kind.PERSON, start, start + 18, "The prime minister", "p1", "role in the article", "Elena Petrova"
    )
    claim = Claim(
        "c1",
        "p1",
        start,
        start + 24,
        "",
        Mode.INDIRECT,
        "spoke",
        "",
        speaker=reference,
        speaker_text=None,
        anonymous=False,
        denied=False,
    )
    findings = replace(base.findings, references=(reference,), claims=(claim,))
    found, _ = resolve([replace(base, findings=findings)], load_lexicon())
    assert [(each.mention.text, each.entity) for each in found.references] == [
        ("The prime minister", "person-elena-petrova")
    ]
    assert found.claims[0].speaker == "person-elena-petrova"
    assert aliases(entity(found, "Elena Petrova")) == {"Elena Petrova"}


def test_places_of_one_name_are_told_by_what_stands_beside_them(resolved):
    found = resolved(
        "The mayor of [place:Paris], [place:Texas], and the mayor of [place:Paris] met.",
        "The mayor of [place:Paris] sat.",
        "The mayor of [place:Paris], [place:Tennessee], sat.",
    )
    paris = {
        each.article: found.entities[each.entity]
        for each in found.resolution.mentions
        if each.mention.text == "Paris"
    }
    assert [each.country for _, each in sorted(paris.items())] == ["US", "FR", "US"]
    assert len({each.id for each in paris.values()}) == 3
    assert paris["a00002"].coordinates is None  # too small for the gazetteer, and none of the others


def test_a_place_has_the_id_of_its_register(resolved):
    (place,) = resolved("It rained in [place:Vienna].").entities.values()
    assert place.reference == "geonames:2761369"


def test_unlisted_places_are_one_where_spelling_and_company_agree(resolved):
    found = resolved(
        "[Ada Brekke] flew to [place:Zorvekhan].",
        "[Ada Brekke] flew to [place:Zorvekkan].",
        "[Jo Ulvar] flew to [place:Zorvecan].",
    )
    assert [("Zorvekhan", 0), ("Zorvekkan", 1)] in found.groups
    assert [("Zorvecan", 2)] in found.groups
    assert "other spelling" in {rule for *_, rule in found.doubts}


def test_each_spelling_of_a_place_is_compared_with_each(resolved):
    found = resolved(
        "[Jo Ulvar] flew to [place:Zorvecan].",
        "[Ada Brekke] flew to [place:Zorvekhan].",
        "[Ada Brekke] flew to [place:Zorvekkan].",
    )
    assert [("Zorvekhan", 1), ("Zorvekkan", 2)] in found.groups


@pytest.mark.parametrize(("count", "left_alone"), [(60, False), (61, True)])
@pytest.mark.parametrize(
    ("name", "crowd"),
    [
        ("[place:Zorvex Ul{}ar]", "places with names like Zorvex Ulvar"),
        ("[Jo Marten {} Ulvar]", "people with names like Jo Marten Zuba Ulvar"),
        (
            "[organization:Ulvar {} Works] with [organization:Ulvar]",
            "organizations whose names begin with Ulvar",
        ),
    ],
)
def test_what_too_many_share_is_left_alone_and_told(resolved, name, crowd, count, left_alone):
    ends = [f"Zu{consonant}{vowel}" for consonant in "bdfgklmnprstz" for vowel in "aeiou"]
    if "place" in name:
        ends = ["v" * (i + 1) for i in range(65)]
    found = resolved(*(name.format(ends[i]) for i in range(count)))
    assert any(told.startswith(crowd) for told in found.resolution.crowds) is left_alone
    if "place" in name:
        assert bool(found.doubts) is not left_alone


def test_a_name_made_of_a_listed_one_is_not_the_listed_town(resolved):
    (place,) = resolved("It rained in [place:Vienna=Vienna county].").entities.values()
    assert (place.name, place.reference) == ("Vienna county", None)


def test_no_rule_of_the_reading_is_known_by_its_words(resolved):
    base = resolved(
        "It rained in [place:Vienna] at the [organization:Tolvek Rowing Bund]"
        " ([organization:TRB=Tolvek Rowing Bund])."
    ).analyses[0]
    reworded = tuple(replace(each, rule="reworded") for each in base.findings.mentions)
    found, _ = resolve([replace(base, findings=Findings(reworded))], load_lexicon())
    assert entity(found, "Vienna").reference == "geonames:2761369"
    (reason,) = entity(found, "Tolvek Rowing Bund").reasons
    assert reason.rule == "acronym introduced in"


def test_who_is_one_and_of_two_kinds_by_decisions_is_some_entity(resolved):
    analyses = resolved("[Jane Roe] and [Ada Roe] sat.", "[J. Roe] paid.").analyses
    decisions = (
        EntityDecision("Jane Roe", merged=("Ada Roe",)),
        EntityDecision("Ada Roe", kind=Kind.ORGANIZATION),
    )
    told, problems = resolve(analyses, load_lexicon(), decisions)
    assert problems == ()
    assert len({each.entity for each in told.mentions if each.mention.text != "J. Roe"}) == 1
