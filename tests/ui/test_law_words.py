"""Verdicts in words: the same comparisons in Chinese and in English, with law and article."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.rules import Unit
from desktop.services.ballot_views import Problem
from desktop.services.tally_forms import TallyForm
from desktop.services.vote_trials import Cited, Frame, list_certainties, try_count
from desktop.ui.law_words import cite, say_certainty, say_problem, say_reasons, say_result
from desktop.ui.translation import Translation


def frame(body="village_representatives_meeting", *, eligible=45, present=31, unit=Unit.HEADS):
    figures = {unit: eligible}, {unit: present}
    return Frame(body=body, day=date(2026, 5, 10), eligible=figures[0], present=figures[1])


def reasons(form, of=None):
    return ["".join(one) for one in say_reasons(try_count(of or frame(), form))]


@pytest.fixture
def english(qapp):
    translation = Translation(QApplication.instance())
    translation.use("en")
    yield
    translation.use("zh_CN")


def test_reasons_name_both_figures_and_the_outcome():
    assert reasons(TallyForm(votes_for=24, against=5, abstain=2)) == [
        "应到 45，三分之二以上须 30；实到 31，够数。",
        "到会 31，过半数须 16；赞成 24，过半数。",
    ]
    assert reasons(TallyForm(votes_for=15, against=14, abstain=2))[1] == (
        "到会 31，过半数须 16；赞成 15，未过半数。"
    )


def test_void_vote_says_what_came_back():
    form = TallyForm(method="secret", issued=31, returned=33, votes_for=0, against=0, abstain=0)

    outcome = try_count(frame(), form)

    assert say_result(outcome.result) == "无效"
    assert "".join(say_reasons(outcome)[-1]) == (
        "发出 31 张，收回 33 张，收回比发出多，这次表决作废（依惯例）。"
    )


@pytest.mark.usefixtures("english")
def test_the_same_comparisons_are_told_in_english():
    outcome = try_count(frame(), TallyForm(votes_for=24, against=5, abstain=2))

    assert [*map("".join, say_reasons(outcome)), cite(outcome.source)] == [
        "Entitled 45, at least 2/3 is 30; present 31: quorate.",
        "Present 31, more than half is 16; for 24: more than half.",
        "Organic Law of Villagers' Committees, art. 29, art. 30",
    ]


def test_every_word_of_a_verdict_is_english_in_english(qapp, english):
    outcome = try_count(frame(present=29), TallyForm(votes_for=24, against=3, abstain=2))
    certain = [say_certainty(one) for one in list_certainties(frame())]
    problems = [
        "".join(say_problem(Problem(code=code, subject="村民会议")))
        for code in ("no_body", "consultation", "no_day", "nobody")
    ]
    said = [say_result(outcome.result), *map("".join, say_reasons(outcome)), *certain, *problems]

    assert [one for one in said if not one.isascii()] == []


def test_certainties_tell_the_quorum_and_what_it_takes():
    assert [say_certainty(one) for one in list_certainties(frame())] == [
        "应到 45 人，三分之二以上须 30 人；实到 31 人，够数。",
        "到会 31 人，过半数须 16 人赞成；弃权、无效、未收回的也算在 31 人里。",
    ]


def test_stored_sentences_stand_where_the_rules_say_it_otherwise_by_now():
    outcome = try_count(frame(), TallyForm(votes_for=24, against=5, abstain=2))
    told = type(outcome)(
        result=outcome.result, reasons=("到会 31 人，赞成 24 人，过半数。",), source=outcome.source
    )

    assert say_reasons(told) == [("到会 31 人，赞成 24 人，", "过半数。")]


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("articles", "told"),
    [
        ("第二十九条、第三十条", "art. 29, art. 30"),
        ("第十条第二款", "art. 10 para. 2"),
        ("第一百零五条第一款第三项", "art. 105 para. 1 item 3"),
        ("第二百七十八条", "art. 278"),
    ],
)
def test_articles_are_figures_in_english(articles, told):
    source = Cited(law="中华人民共和国民法典", articles=articles)

    assert cite(source) == f"Civil Code, {told}"


def test_unknown_problem_keeps_the_words_of_its_error():
    assert say_problem(Problem(code="", text="规则里没有这一天的条文。")) == (
        "规则里没有这一天的条文。",
        "",
    )
