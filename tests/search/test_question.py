"""Questions taken apart."""

from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.search.question import InField, Open, Wanted, ask
from newsmorgue.text.stemmer import stem


def test_words_phrases_and_signs():
    question = ask('old +partners "in the region" -war -"no money"')
    assert question.wanted == [Wanted("old"), Wanted("partner", required=True), Wanted("region", loose=False)]
    assert question.phrases == [["in", "the", "region"]]
    assert question.unwanted == ["war"]
    assert question.unwanted_phrases == [["no", "money"]]


def test_fields_and_days():
    question = ask('title:dams -source:herald speaker:"al abadi" before:2015-06 AFTER:2014')
    assert question.fields == [
        InField("title", ("dam",)),
        InField("source", ("herald",), unwanted=True),
        InField("speaker", ("al", "abadi")),
    ]
    assert (question.before, question.after) == ("2015-06", "2014")
    assert not question.wanted


def test_open_words():
    assert ask("minist* *ism abadi~ roe~1 oils^3 -al*").open == [
        Open("minist*"),
        Open("*ism"),
        Open("abadi", edits=1),
        Open("roe", edits=1),
        Open("oil", boost=3),
        Open("al*", unwanted=True),
    ]


def test_stop_words_alone_are_acronyms():
    assert ask("us").wanted == [Wanted(stem("u.s"))]
    assert ask("who is it").wanted[0] == Wanted(stem("w.h.o"))
    assert ask("the dam").wanted == [Wanted("dam")]


def test_no_day_is_no_day():
    assert ask("before:yesterday after:2015-13").before is None


@given(st.text() | st.text(alphabet="+-\"“” :~^*\\/US1a.'title:", max_size=20))
def test_any_string_is_a_question(typed):
    ask(typed)
