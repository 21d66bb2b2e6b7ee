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
    assert ask("us").acronyms == [Wanted(stem("u.s"))]
    assert ask("who is it").acronyms[0] == Wanted(stem("w.h.o"))
    assert ask("the dam").wanted == [Wanted("dam")]
    assert not ask("the dam").acronyms


def test_stop_words_in_fields_are_nothing():
    assert ask('title:"flood in the valley"').fields == [InField("title", ("flood", "valley"))]
    assert ask("source:us").fields == [InField("source", (stem("u.s"),))]
    assert ask('title:""').is_empty


def test_no_day_is_no_day():
    question = ask("before:yesterday after:2015-13")
    assert question.is_empty
    assert question.no_dates == ["yesterday", "2015-13"]


@given(st.text() | st.text(alphabet="+-\"“” :~^*\\/US1a.'title:", max_size=20))
def test_any_string_is_a_question(typed):
    ask(typed)
