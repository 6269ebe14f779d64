"""A procedure adapted is never looser than the law and the quorums of its base."""

import copy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.adaptations import (
    AddedCondition,
    StagePlan,
    adapt,
    check_adapted,
    is_kept_for_good,
    list_conditions_to_add,
    plan_of,
)
from desktop.domain.procedures import Need
from desktop.errors import ValidationError
from desktop.services.procedures import (
    get_shipped_documents,
    get_shipped_procedures,
    read_procedure,
)

DOCUMENTS = {f"{one['id']}@{one['version']}": one for one in get_shipped_documents()}
ALL = sorted(DOCUMENTS)
FOUR_TWO = DOCUMENTS["four_two@1"]
VCL = [{"source": "VCL2025", "articles": "第三十五条"}]
SCREEN = StagePlan(key="screen", responsible="村委会", days=None, kept=())


def made(document, plan, version=1):
    return read_procedure(adapt(document, plan, procedure_id="ours", version=version))


def change(plan, key, **values):
    stages = tuple(replace(one, **values) if one.key == key else one for one in plan.stages)
    return replace(plan, stages=stages)


def without(plan, *keys):
    return replace(plan, stages=tuple(one for one in plan.stages if one.key not in keys))


def stage_of(plan, key):
    return next(one for one in plan.stages if one.key == key)


def drop(plan, key, *codes):
    kept = tuple(code for code in stage_of(plan, key).kept if code not in codes)
    return change(plan, key, kept=kept)


@pytest.mark.parametrize("key", ALL)
def test_copy_changes_nothing_but_its_name_and_is_not_looser(key):
    base = get_shipped_procedures()[key]
    copied = made(DOCUMENTS[key], plan_of(DOCUMENTS[key]))

    check_adapted(base, copied)
    assert copied.stages == base.stages
    assert (copied.id, copied.version, copied.start) == ("ours", 1, base.start)
    assert copied.name_zh == base.name_zh


def test_base_is_left_as_it_was():
    before = copy.deepcopy(FOUR_TWO)
    plan = change(plan_of(FOUR_TWO), "vote", responsible="王某", days=3, kept=())
    made(FOUR_TWO, plan)

    assert before == FOUR_TWO


def test_responsible_days_order_and_procedural_conditions_may_change():
    plan = plan_of(FOUR_TWO)
    plan = change(plan, "propose", responsible="党支部书记", days=None)
    plan = drop(plan, "examine", "outcome", "responses")
    plan = without(plan, "consult")
    extra = AddedCondition(
        like=list_conditions_to_add([DOCUMENTS["chain@1"]])["investigations/some"],
        why="路要先量过",
    )
    plan = change(plan, "confer", added=(extra,))
    adapted = made(FOUR_TWO, plan)

    check_adapted(get_shipped_procedures()["four_two@1"], adapted)
    propose = adapted.stage("propose")
    assert (propose.responsible, propose.days) == ("党支部书记", None)
    new = adapted.stage("confer").requires[-1]
    assert (new.code, new.fact, new.weight, new.passable, new.why, new.grounds) == (
        "own_1",
        "investigations",
        "procedure",
        True,
        "路要先量过",
        (),
    )
    assert "consult" not in {stage.key for stage in adapted.stages}


@pytest.mark.parametrize("key", ALL)
def test_nothing_of_the_law_and_no_quorum_can_be_dropped(key):
    base, document = get_shipped_procedures()[key], DOCUMENTS[key]
    for stage in base.stages:
        for one in stage.requires:
            adapted = made(document, drop(plan_of(document), stage.key, one.code))
            if is_kept_for_good(one):
                with pytest.raises(ValidationError, match="不能去掉") as error:
                    check_adapted(base, adapted)
                assert error.value.details["field"] == one.code
            else:
                check_adapted(base, adapted)


def test_refusal_names_the_article():
    base = get_shipped_procedures()["four_two@1"]
    for stage, code, words in (
        ("vote", "party_study", "《村民委员会组织法》第二十八条第三款"),
        ("archive", "decision_hung", "《中华人民共和国村民委员会组织法》第三十五条"),
        ("vote", "members_decision", "表决组织的到会规定"),
        ("publish_decision", "decision", "第二十八条、第二十九条、第三十条"),
    ):
        with pytest.raises(ValidationError) as error:
            check_adapted(base, made(FOUR_TWO, drop(plan_of(FOUR_TWO), stage, code)))
        assert words in error.value.message


def changed_requirement(code, **values):
    document = copy.deepcopy(FOUR_TWO)
    for stage in document["stages"]:
        for one in stage.get("requires", ()):
            if one["code"] == code:
                one.update(values)
                for name in [name for name, value in values.items() if value is None]:
                    del one[name]
    return read_procedure(document)


@pytest.mark.parametrize(
    ("code", "values", "words"),
    [
        ("party_study", {"kind": "procedure"}, "不能改成别的条件"),
        ("party_study", {"fact": "topic"}, "不能改成别的条件"),
        ("party_study", {"when": "body.village_assembly"}, "个别情况"),
        ("party_study", {"bases": [{"source": "URC2025", "articles": "第一条"}]}, "不能改成别的"),
        ("assembly_authorisation", {"when": "votes"}, "个别情况"),
        ("decision", {"passable": True}, "可以跳过"),
        ("decision", {"basis": None}, "不能改成别的条件"),
        ("decision", {"need": "all"}, "不能改成别的条件"),
        ("members_decision", {"passable": True}, "可以跳过"),
        ("decision_hung", {"need": "some", "deadlines": None, "bases": VCL}, "不能改成别的条件"),
    ],
)
def test_weaker_requirement_is_refused(code, values, words):
    with pytest.raises(ValidationError, match=words):
        check_adapted(get_shipped_procedures()["four_two@1"], changed_requirement(code, **values))


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("party_study", {"passable": False}),
        ("party_study", {"amount": 2}),
        ("assembly_authorisation", {"when": None}),
        ("party_study", {"missing": "还没有研究", "why": "先研究"}),
        ("records", {"need": "some", "passable": False}),
    ],
)
def test_stricter_requirement_is_taken(code, values):
    check_adapted(get_shipped_procedures()["four_two@1"], changed_requirement(code, **values))


def test_fewer_than_the_base_asks_for_are_refused():
    twice = changed_requirement("party_study", amount=2)

    with pytest.raises(ValidationError, match="不能少于原来的数"):
        check_adapted(twice, get_shipped_procedures()["four_two@1"])


def move(plan, key, to):
    stages = [one for one in plan.stages if one.key != key]
    stages.insert(to, stage_of(plan, key))
    return replace(plan, stages=tuple(stages))


@pytest.mark.parametrize(
    ("key", "to", "allowed"),
    [
        ("vote", 6, False),  # after the decision is published: its conditions would come too late
        ("vote", 4, True),  # before the members examine: earlier is stricter
        ("vote", 1, False),  # before the consultation begins nobody looks
        ("consult", 2, True),
        ("implement", 6, False),
        ("publish_decision", 9, False),
    ],
)
def test_stages_move_where_the_law_is_still_before_what_it_guards(key, to, allowed):
    adapted = made(FOUR_TWO, move(plan_of(FOUR_TWO), key, to))
    base = get_shipped_procedures()["four_two@1"]
    if allowed:
        check_adapted(base, adapted)
    else:
        with pytest.raises(ValidationError):
            check_adapted(base, adapted)


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ("raise", "第一个环节"),
        ("archive", "最后一个环节"),
        ("propose", "不能去掉"),
        ("vote", "缺党组织研究意见"),
        ("publish_decision", "还没有够数"),
        ("feed_back", "实施结果还没有公布"),
    ],
)
def test_stage_in_which_the_law_has_a_say_stays(left_out, words):
    with pytest.raises(ValidationError, match=words):
        check_adapted(
            get_shipped_procedures()["four_two@1"],
            made(FOUR_TWO, without(plan_of(FOUR_TWO), left_out)),
        )


@pytest.mark.parametrize("left_out", ["confer", "consult", "publish_implementation", "evaluate"])
def test_stage_without_law_may_go(left_out):
    plan = without(plan_of(FOUR_TWO), left_out)

    check_adapted(get_shipped_procedures()["four_two@1"], made(FOUR_TWO, plan))


def test_consultation_cannot_begin_behind_what_the_law_asks():
    document = copy.deepcopy(FOUR_TWO) | {"starts_at": "implement"}

    with pytest.raises(ValidationError, match="协商开始以后"):
        check_adapted(get_shipped_procedures()["four_two@1"], read_procedure(document))


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (replace(plan_of(FOUR_TWO), name=" "), "没有名称"),
        (change(plan_of(FOUR_TWO), "vote", responsible=" "), "由谁负责"),
        (change(plan_of(FOUR_TWO), "vote", kept=("answers",)), "没有这一条：answers"),
        (replace(plan_of(FOUR_TWO), stages=(SCREEN,)), "没有这个环节：screen"),
        (
            change(plan_of(FOUR_TWO), "vote", added=(AddedCondition(like={}, why=" "),)),
            "为什么",
        ),
        (change(plan_of(FOUR_TWO), "vote", days=0), "days 须大于零"),
        (change(plan_of(FOUR_TWO), "vote", kept=("party_study", "party_study")), "重复"),
        (replace(plan_of(FOUR_TWO), stages=()), "从“党组织提议”开始"),
    ],
)
def test_plan_that_makes_no_sense_is_refused(plan, words):
    with pytest.raises(ValidationError, match=words):
        made(FOUR_TWO, plan)


def test_added_conditions_of_a_next_version_get_codes_of_their_own():
    like = list_conditions_to_add([FOUR_TWO])["tasks/some"]
    extra = (AddedCondition(like=like, why="先分工{x}"), AddedCondition(like=like, why="再分工"))
    first = adapt(
        FOUR_TWO,
        change(plan_of(FOUR_TWO), "examine", added=extra),
        procedure_id="ours",
        version=1,
    )
    second = made(first, change(plan_of(first), "examine", added=extra[:1]), version=2)

    assert [one.code for one in second.stage("examine").requires][-3:] == [
        "own_1",
        "own_2",
        "own_3",
    ]
    assert second.stage("examine").requires[-1].why == "先分工（x）"
    assert second.key == "ours@2"


def test_law_added_as_a_condition_becomes_one_of_the_procedure():
    like = list_conditions_to_add([DOCUMENTS["chain@1"]])["condition.party_study/some"]
    plan = change(
        plan_of(DOCUMENTS["talk@1"]), "publish", added=(AddedCondition(like=like, why="先研究"),)
    )
    added = made(DOCUMENTS["talk@1"], plan).stage("publish").requires[-1]

    assert (added.weight, added.passable, added.grounds) == ("procedure", True, ())


def test_days_of_a_deadline_may_be_asked_for_too():
    like = list_conditions_to_add(list(DOCUMENTS.values()))["hung.result/days"]
    plan = change(plan_of(FOUR_TWO), "examine", added=(AddedCondition(like=like, why="多挂几天"),))

    assert made(FOUR_TWO, plan).stage("examine").requires[-1].need is Need.DAYS


@given(st.data())
def test_whatever_is_dropped_and_moved_never_loses_the_law(data):
    """What is accepted has every lawful requirement before all that it stood before."""
    key = data.draw(st.sampled_from(ALL))
    base, document = get_shipped_procedures()[key], DOCUMENTS[key]
    plan = plan_of(document)
    stages = data.draw(st.permutations(plan.stages[1:-1]))
    stages = [plan.stages[0], *stages[: data.draw(st.integers(0, len(stages)))], plan.stages[-1]]
    stages = [
        replace(one, kept=tuple(code for code in one.kept if data.draw(st.booleans())))
        if data.draw(st.integers(0, 3)) == 0
        else one
        for one in stages
    ]
    try:
        adapted = made(document, replace(plan, stages=tuple(stages)))
        check_adapted(base, adapted)
    except ValidationError:
        return
    order = [stage.key for stage in adapted.stages]
    places = {one.code: at for at, stage in enumerate(adapted.stages) for one in stage.requires}
    for at, stage in enumerate(base.stages):
        for one in stage.requires:
            if is_kept_for_good(one):
                guarded = [order.index(s.key) for s in base.stages[at:] if s.key in order]
                assert order.index(adapted.start.key) < places[one.code] <= min(guarded)
