"""The shipped procedures, held against the records, facts and papers that there are."""

import json

import pytest

from desktop.documents.papers import PAPERS
from desktop.domain.procedures import FACTS, Need, Weight
from desktop.errors import NotFoundError
from desktop.records import (
    AdaptedProcedure,
    Consultation,
    Organization,
    declaration_of,
    record_type,
)
from desktop.records.consultations import ALONGSIDE, KINDS, SEVEN_ANSWERS, STAGES
from desktop.services.laws import get_rulebook
from desktop.services.procedures import (
    get_newest_procedure,
    get_shipped_procedures,
    list_procedures,
    place_of,
    procedure_of,
)
from desktop.services.stage_facts import COUNTED

ALL = [pytest.param(one, id=key) for key, one in get_shipped_procedures().items()]
CHAIN = get_shipped_procedures()["chain@1"]


def requirements(procedure):
    return {one.code: one for stage in procedure.stages for one in stage.requires}


def test_general_procedure_has_the_fourteen_stages_in_their_order():
    fourteen = {key: title for key, title in STAGES.items() if key not in ALONGSIDE}
    assert {stage.key: stage.title for stage in CHAIN.stages} == fourteen
    assert [stage.key for stage in CHAIN.stages] == list(fourteen)
    assert set(ALONGSIDE.values()) < fourteen.keys()
    assert CHAIN.stage("plan").answers == tuple(SEVEN_ANSWERS)
    assert CHAIN.start.key == "plan"


@pytest.mark.parametrize("procedure", ALL)
def test_procedure_names_types_fields_and_papers_that_there_are(procedure):
    plan = declaration_of(Consultation)
    for stage in procedure.stages:
        assert all(record_type(name) for name in stage.records)
        assert {plan.field(name).needed_at for name in stage.answers} <= {"plan"}
        assert set(stage.papers) <= PAPERS.keys()


@pytest.mark.parametrize("procedure", ALL)
def test_lawful_condition_cites_an_article_at_village_and_community(procedure):
    for one in requirements(procedure).values():
        if one.weight is Weight.LAW and one.grounds:
            assert all(ground.articles and not ground.source.review for ground in one.grounds)


def test_every_fact_that_may_be_asked_for_is_counted():
    assert COUNTED == FACTS


def test_days_of_notices_are_those_of_the_law():
    law = get_rulebook().deadlines["village_publicity"]
    asked = [one for one in requirements(CHAIN).values() if one.need is Need.DAYS]

    assert {one.code for one in asked} == {"result_hung", "decision_hung"}
    assert {one.deadlines["village"] for one in asked} == {law}
    assert law.amount == 15


@pytest.mark.parametrize(
    ("key", "kept"),
    [
        ("chain@1", ["decisions"]),
        ("four_two@1", ["decisions.members", "decisions.villagers"]),
        ("by_case@1", ["decisions.levy"]),
        ("talk@1", []),
    ],
)
def test_only_the_quorum_is_never_passed_over(key, kept):
    asked = requirements(get_shipped_procedures()[key]).values()

    assert [one.fact for one in asked if not one.passable] == kept


@pytest.mark.parametrize("procedure", ALL)
def test_procedure_says_in_a_sentence_what_it_is_for(procedure):
    assert procedure.purpose.endswith("。")
    assert set(procedure.kinds) <= set(KINDS)
    assert procedure.stages[0].key == "raise"
    assert procedure.stages[-1].key == "archive"
    assert {name for stage in procedure.stages for name in stage.answers} == set(SEVEN_ANSWERS)


def test_no_kind_is_offered_two_procedures():
    kinds = [kind for one in get_shipped_procedures().values() for kind in one.kinds]

    assert sorted(kinds) == ["small", "village"]


def test_what_the_law_makes_a_condition_says_so():
    lawful = [one.code for one in requirements(CHAIN).values() if one.weight is Weight.LAW]

    assert lawful == [
        "party_study",
        "assembly_authorisation",
        "notice_days",
        "decision",
        "decision_notice",
        "decision_hung",
        "implementation_notice",
    ]


def test_consultation_begun_before_there_were_procedures_follows_the_first(village):
    with village.ledger.read() as reading:
        assert procedure_of(reading, Consultation()) is CHAIN
        assert procedure_of(reading, Consultation(procedure="chain@1")) is CHAIN


@pytest.mark.parametrize("key", ["chain@99", "chain", "@1", "chain@一", "@"])
def test_unknown_procedure_is_named(village, key):
    with village.ledger.read() as reading, pytest.raises(NotFoundError, match=key):
        procedure_of(reading, Consultation(procedure=key))


def test_unknown_id_names_those_there_are(village):
    with village.ledger.read() as reading, pytest.raises(NotFoundError, match="四议") as error:
        get_newest_procedure(reading, "四议")
    assert "chain" in error.value.advice


def adapt(village, version=1, content="", **changes):
    document = {
        "schema": 1,
        "id": "ours",
        "version": version,
        "name_zh": "我村程序",
        "name_en": "Ours",
        "stages": [
            {
                "key": "plan",
                "title": "方案",
                "short": "方案",
                "macro": "raise",
                "responsible": f"第{version}版负责人",
            }
        ],
    }
    row = AdaptedProcedure(
        name="我村程序",
        code="ours",
        version=version,
        content=content or json.dumps(document | changes, ensure_ascii=False),
    )
    return village.add(row)


def test_adapted_procedure_is_found_and_its_newest_version_begins(village):
    adapt(village)
    adapt(village, version=2)

    with village.ledger.read() as reading:
        assert list(list_procedures(reading)) == [*get_shipped_procedures(), "ours@1", "ours@2"]
        assert get_newest_procedure(reading, "ours").key == "ours@2"
        bound = procedure_of(reading, Consultation(procedure="ours@1"))
    assert bound.stages[0].responsible == "第1版负责人"


@pytest.mark.parametrize(
    ("content", "changes"),
    [("不是", {}), ("[]", {}), ("", {"schema": 2}), ("", {"stages": []}), ("", {"more": 1})],
)
def test_what_a_newer_app_wrote_is_left_out(village, content, changes):
    adapt(village, content=content, **changes)

    with village.ledger.read() as reading:
        assert list_procedures(reading) == get_shipped_procedures()
        with pytest.raises(NotFoundError, match="ours@1"):
            procedure_of(reading, Consultation(procedure="ours@1"))


def test_adapted_procedure_cannot_take_the_place_of_a_shipped_one(village):
    adapt(village, id="chain")

    with village.ledger.read() as reading:
        assert list_procedures(reading)["chain@1"] is CHAIN


@pytest.mark.parametrize(
    ("level", "place"),
    [("village", "village"), ("community", "community"), ("township", "village")],
)
def test_place_follows_the_organization(village, level, place):
    (organization,) = village.add(Organization(name="某处", level=level))
    (consultation,) = village.add(Consultation(title="路灯", org=organization))

    with village.ledger.read() as reading:
        assert place_of(reading, reading.get(Consultation, consultation)) == place
