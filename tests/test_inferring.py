"""Days that are inferred from the other articles of a story."""

from newsmorgue.analysing import analyse
from newsmorgue.anchor import anchor, infer
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Analysis, Dump, InferredDate, Story


def article(name: str, text: str, published: str | None = None) -> Analysis:
    date = f"Date: {published}\n" if published else ""
    return analyse(Dump(f"{name}.txt", name, f"Report from {name}\n{date}\n{text}\n"), load_lexicon())


def inferred(*analyses: Analysis) -> dict[str, InferredDate]:
    story = Story("s", "s", None, tuple(each.article.id for each in analyses))
    names = {each.article.id: each.article.dump.file for each in analyses}
    whole = {each.article.id: each.article for each in analyses}
    times = {each.article.id: each.findings.times for each in analyses}
    undated = {id_ for id_, article in whole.items() if article.published is None}
    return {names[id_]: found for id_, found in infer([story], undated, whole, times, load_lexicon()).items()}


DATED = article("a", "The ferry hit the pier on Monday. It sailed again on Wednesday.", "2015-05-20")


def test_a_shared_weekday_tells_the_day():
    found = inferred(DATED, article("b", "The ferry hit the pier on Monday."))
    assert found == {"b.txt": InferredDate("2015-05-20", DATED.article.id, 0, "2015-05-18")}


def test_without_a_shared_weekday_it_stays_open():
    assert inferred(DATED, article("b", "The ferry hit the pier on Friday.")) == {}


def test_it_is_not_later_than_the_update():
    late = article("b", "Updated: 2015-05-19\n\nThe ferry hit the pier on Monday.")
    assert late.article.updated == "2015-05-19"
    assert inferred(DATED, late) == {}


def test_it_is_never_the_day_of_publication_and_what_counts_from_it_says_so():
    undated = article("b", "The ferry hit the pier on Monday. It was new last year.")
    (found,) = inferred(DATED, undated).values()
    assert undated.article.published is None
    dated = anchor(undated.findings.times, undated.article.published, found)
    assert [(each.value, each.basis) for each in dated] == [("2015-05-18", "inferred"), ("2014", "inferred")]
