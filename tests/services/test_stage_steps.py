"""Responsible and limit of the current stage."""

import pytest
from chain_samples import Course

from desktop.errors import AppError, ConflictError, ValidationError
from desktop.records import StageStep
from desktop.services.stage_steps import edit_stage_step, find_current_step
from desktop.services.stage_views import view_stages
from desktop.services.undo import undo_last_act


@pytest.fixture
def course(village):
    return Course(village)


def step(course):
    with course.ledger.read() as reading:
        return find_current_step(reading, course.row)


def test_both_are_changed_shown_and_taken_back(course):
    edit_stage_step(course.ledger, course.id, stage="plan", responsible="王某", due="2026-04-30")

    assert (step(course).responsible, step(course).due) == ("王某", "2026-04-30")
    with course.ledger.read() as reading:
        (shown,) = [
            one for one in view_stages(reading, course.row, course.today) if one.stage == "plan"
        ]
    assert (shown.responsible, shown.due.isoformat()) == ("王某", "2026-04-30")
    assert shown.begun_on.isoformat() == "2026-04-12"
    undo_last_act(course.ledger)
    assert (step(course).responsible, step(course).due) == ("负责人", "2026-04-22")


@pytest.mark.parametrize("due", [None, "2026-04-12", "2026-05"])
def test_limit_may_go_or_stand_on_the_first_day(course, due):
    edit_stage_step(course.ledger, course.id, stage="plan", due=due)

    assert step(course).due == due


@pytest.mark.parametrize(
    ("values", "error", "words"),
    [
        ({"due": "2026-04-11"}, ValidationError, "早于进入环节的2026-04-12"),
        ({"due": "下个月"}, ValidationError, "下个月"),
        ({"begun_on": "2026-04-01"}, ValidationError, "begun_on"),
        ({"stage": "screen", "responsible": "王某"}, ConflictError, "不在这个环节"),
        ({"stage": "notify", "responsible": "王某"}, ConflictError, "不在这个环节"),
        ({"stage": "chicken"}, ConflictError, "不在这个环节"),
    ],
)
def test_what_makes_no_sense_changes_nothing(course, values, error, words):
    with course.village.nothing_written(), pytest.raises(error, match=words):
        edit_stage_step(course.ledger, course.id, **{"stage": "plan"} | values)


def test_archived_consultation_has_no_current_stage(course):
    course.to_archive()

    assert step(course) is None
    with pytest.raises(AppError, match="已经归档"):
        edit_stage_step(course.ledger, course.id, stage="archive", responsible="王某")


def test_only_the_current_step_is_changed(course):
    course.sign()
    course.enter()
    edit_stage_step(course.ledger, course.id, stage="notify", responsible="王某")

    kept = {row.stage: row.responsible for row in course.village.list(StageStep)}
    assert kept["plan"] == "负责人"
    assert kept["notify"] == "王某"
