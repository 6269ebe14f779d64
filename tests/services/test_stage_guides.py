"""What a stage asks for, as its procedure has it and as a consultation stands."""

from datetime import date

import pytest
from chain_samples import Course

from desktop.services.procedures import get_shipped_procedures
from desktop.services.stage_guides import (
    LACKING,
    MET,
    PASSED,
    view_procedure_stages,
    view_stage_file,
)

ALL = [pytest.param(one, id=key) for key, one in get_shipped_procedures().items()]


def look(course, stage, press, today=None):
    with course.ledger.read() as reading:
        return view_stage_file(reading, course.id, stage, today=today or course.today, press=press)


def states(file):
    return {one.condition.code: one.state for one in file.guide.asked}


@pytest.mark.parametrize("place", ["village", "community"])
@pytest.mark.parametrize("procedure", ALL)
def test_every_stage_of_a_procedure_can_be_read(procedure, place, press):
    guides = view_procedure_stages(procedure, place, press)

    assert [one.key for one in guides] == [one.key for one in procedure.stages]
    assert [one.number for one in guides] == list(range(1, len(guides) + 1))
    assert [one.is_first for one in guides].index(True) == 0
    assert guides[-1].is_last
    for guide, stage in zip(guides, procedure.stages, strict=True):
        assert len(guide.asked) == len(stage.requires)
        assert len(guide.papers) == len(stage.papers)
        assert all(one.state == "" and one.condition.basis for one in guide.asked)


def test_what_is_asked_is_said_with_the_law_first(press):
    guides = view_procedure_stages(get_shipped_procedures()["four_two@1"], "village", press)
    vote = next(one for one in guides if one.key == "vote")

    assert vote.bodies == ("村民代表会议", "村民会议")
    first = vote.asked[0].condition
    assert (first.template, first.is_lawful, first.passable) == (
        "党组织研究意见：{day}",
        True,
        True,
    )
    assert [one.condition.is_lawful for one in vote.asked] == [True] * 3 + [False] * 6
    propose = next(one for one in guides if one.key == "propose")
    assert propose.basis == "《中国共产党农村基层组织工作条例》第十九条"
    assert propose.review
    assert propose.days == 15


def test_days_of_law_are_named_before_anything_hangs(press):
    guides = view_procedure_stages(get_shipped_procedures()["chain@1"], "community", press)
    hung = next(one for one in guides[-1].asked if one.condition.code == "decision_hung")

    assert hung.condition.figures["need"] == "15"
    assert hung.condition.basis == "《城市居民委员会组织法》第三十四条"


def test_stage_of_a_consultation_says_how_far_it_is(village, press):
    course = Course(village)
    file = look(course, "notify", press)

    assert states(file) == {
        "topic": MET,
        "lawfulness": MET,
        "answers": MET,
        "sign_off_party": LACKING,
        "sign_off_committee": LACKING,
    }
    assert not file.is_editable
    assert look(course, "plan", press).is_editable
    course.pass_over("sign_off_party")
    assert states(look(course, "notify", press))["sign_off_party"] == PASSED


def test_stage_of_a_consultation_shows_its_own_limit(village, press):
    course = Course(village)
    file = look(course, "plan", press, today=date(2026, 5, 1))

    assert (file.guide.days, file.view.due) == (10, date(2026, 4, 22))
    assert (file.guide.number, file.guide.of) == (3, 14)
    assert file.guide.records == ("协商", "方案签署")
    assert file.guide.papers == ("协商方案",)


def test_archived_consultation_is_only_read(village, press):
    course = Course(village)
    course.to_archive()

    assert not look(course, "archive", press).is_editable
    assert set(states(look(course, "archive", press)).values()) == {MET}


def test_stage_that_the_procedure_has_not_is_refused(village, press):
    with pytest.raises(KeyError):
        look(Course(village), "propose", press)
