"""Procedures copied and adapted: kept as versions that nobody changes, bound from then on."""

import json
from dataclasses import replace

import pytest
from chain_samples import Course

from desktop.domain.adaptations import AddedCondition
from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import AdaptedProcedure, Consultation, Organization
from desktop.services import stages
from desktop.services.adapted_procedures import adapt_procedure, view_adapting
from desktop.services.consultations import plan_consultation
from desktop.services.procedures import get_newest_procedure, procedure_of

WORDS = {"adapted_by": "李某", "reason": "村里一直这样办"}


def begin(village, key="four_two@1"):
    with village.ledger.read() as reading:
        return view_adapting(reading, key)


def named(view, name="我村四议两公开", **changes):
    return replace(view.plan, name=name, **changes)


def change(plan, key, **values):
    return replace(
        plan,
        stages=tuple(replace(one, **values) if one.key == key else one for one in plan.stages),
    )


def drop(plan, key, *codes):
    (stage,) = [one for one in plan.stages if one.key == key]
    return change(plan, key, kept=tuple(code for code in stage.kept if code not in codes))


def adapt(village, base="four_two@1", plan=None, **words):
    plan = plan or named(begin(village, base))
    return adapt_procedure(village.ledger, base, plan, **WORDS | words)


def test_what_one_begins_with(village):
    view = begin(village)

    assert (view.plan.name, view.is_own) == ("四议两公开", False)
    assert "members_decision" in view.kept_for_good
    assert "outcome" not in view.kept_for_good
    assert {"sign_off.party/some", "carried.villagers/some", "objections/all"} <= set(view.offers)
    with pytest.raises(NotFoundError, match="chicken@1"):
        begin(village, "chicken@1")


def test_copy_is_kept_and_the_next_consultation_follows_it(village):
    key = adapt(village)

    (row,) = village.list(AdaptedProcedure)
    assert key == f"{row.code}@1"
    assert (row.name, row.based_on, row.adapted_by) == ("我村四议两公开", "four_two@1", "李某")
    assert json.loads(row.content)["id"] == row.code
    assert row.content == json.dumps(
        json.loads(row.content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    begun = plan_consultation(village.ledger, title="修路", procedure=row.code)
    bound = village.get(Consultation, begun)
    assert (bound.procedure, bound.stage) == (key, "propose")


def test_change_is_a_next_version_and_what_began_stays_with_the_old_one(village):
    first = adapt(village)
    code = first.partition("@")[0]
    begun = plan_consultation(village.ledger, title="修路", procedure=code)
    view = begin(village, first)
    assert view.is_own
    second = adapt(village, first, change(view.plan, "propose", responsible="支部书记", days=3))

    assert second == f"{code}@2"
    with village.ledger.read() as reading:
        old = procedure_of(reading, reading.get(Consultation, begun))
        assert get_newest_procedure(reading, code).stage("propose").days == 3
    assert (old.version, old.stage("propose").days) == (1, 15)
    assert {row.based_on for row in village.list(AdaptedProcedure)} == {"four_two@1"}


def test_added_condition_stands_before_its_stage(village):
    view = begin(village, "chain@1")
    like = view.offers["condition.assembly_authorisation/some"]
    plan = change(named(view), "notify", added=(AddedCondition(like=like, why="先要授权"),))
    plan = drop(plan, "notify", "sign_off_party")
    key = adapt(village, "chain@1", plan)
    course = Course(village, procedure=key.partition("@")[0])

    assert course.gaps() == ["sign_off_committee"]  # it is asked for where there is such a meeting
    with village.ledger.read() as reading:
        (view,) = [
            one
            for one in procedure_of(reading, course.row).stage("notify").requires
            if one.code == "own_1"
        ]
    assert (view.why, view.weight) == ("先要授权", "procedure")


def test_gate_of_an_adapted_procedure_opens_and_names_it(village):
    view = begin(village, "chain@1")
    like = view.offers["investigations/some"]
    plan = change(named(view, "我村程序"), "notify", added=(AddedCondition(like=like, why="先看"),))
    key = adapt(village, "chain@1", plan)
    course = Course(village, procedure=key.partition("@")[0])
    course.sign()

    with village.ledger.read() as reading:
        (gap,) = stages.list_gaps(reading, course.row, course.today)
    assert (gap.code, gap.basis) == ("own_1", "《我村程序》第4环节")
    course.investigate()
    assert course.enter() == "notify"


@pytest.mark.parametrize(
    ("words", "plan", "field"),
    [
        ({"adapted_by": " "}, {}, "adapted_by"),
        ({"reason": ""}, {}, "reason"),
        ({}, {"name": " "}, "name"),
        ({}, {"name": "长" * 41}, "name"),
    ],
)
def test_name_reason_and_person_are_needed(village, words, plan, field):
    plan = replace(named(begin(village)), **plan)
    with village.nothing_written(), pytest.raises(ValidationError) as error:
        adapt(village, plan=plan, **words)

    assert error.value.details["field"] == field


def test_looser_than_the_law_is_refused_by_its_article(village):
    plan = drop(named(begin(village)), "vote", "party_study")
    with village.nothing_written(), pytest.raises(ValidationError, match="第二十八条第三款"):
        adapt(village, plan=plan)


def test_next_version_is_held_against_the_shipped_one_too(village):
    """What the first version left out cannot come back before the law that it stood behind."""
    view = begin(village)
    shorter = replace(
        named(view), stages=tuple(one for one in view.plan.stages if one.key != "consult")
    )
    key = adapt(village, plan=shorter)
    plan = drop(begin(village, key).plan, "vote", "notice_days")

    with pytest.raises(ValidationError, match="不能去掉"):
        adapt(village, key, plan)


def test_only_the_newest_version_is_changed(village):
    first = adapt(village)
    view = begin(village, first)
    adapt(village, first, change(view.plan, "propose", days=3))

    with pytest.raises(ConflictError, match="已经有第2版"):
        adapt(village, first, change(view.plan, "propose", days=4))


def test_nothing_changed_is_no_version(village):
    first = adapt(village)

    with village.nothing_written(), pytest.raises(ConflictError, match="什么也没有改"):
        adapt(village, first, begin(village, first).plan)


def test_shipped_one_may_be_copied_twice(village):
    assert len({adapt(village), adapt(village)}) == 2


def test_what_the_county_sent_is_copied_and_its_conditions_stay(village):
    first = adapt(village)
    (row,) = village.list(AdaptedProcedure)
    content = json.loads(row.content) | {"id": "county-road"}
    vote = next(one for one in content["stages"] if one["key"] == "vote")
    strict = next(one for one in vote["requires"] if one["code"] == "members_carried")
    strict["passable"] = False
    county = Organization(name="示例县", level="county")
    village.add(
        county,
        AdaptedProcedure(
            org=county.id,
            name="县里的四议两公开",
            code="county-road",
            version=1,
            based_on=first,
            content=json.dumps(content, ensure_ascii=False),
        ),
    )
    view = begin(village, "county-road@1")

    assert not view.is_own
    assert "members_carried" in view.kept_for_good
    with pytest.raises(ValidationError, match="不能去掉"):
        adapt(village, "county-road@1", drop(view.plan, "vote", "members_carried"))
    assert adapt(village, "county-road@1", named(view)).startswith("own-")
