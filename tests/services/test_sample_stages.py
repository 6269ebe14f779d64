"""The stages of a sample case: read strictly, and played through the services."""

from datetime import date, datetime

import pytest
from chain_samples import Course

from desktop.errors import ConflictError, ValidationError
from desktop.records import Delivery, LawfulCondition, PassedGap, SignOff
from desktop.services.sample_stages import Matter, play_stage, read_stage
from desktop.services.sample_tables import SampleTable
from desktop.services.sample_villages import Settled

NOBODY = Settled(persons={}, rosters={})
SIGNED = [
    {"body": body, "name": "李某", "signed_on": date(2026, 4, 20)}
    for body in ("party", "committee")
]
PASSED = {"gap": "topic_notice", "reason": "大家都知道", "agreed_by": "李某"}


def stage(**values):
    plain = {"enter": "notify", "on": date(2026, 4, 20)} | values
    return read_stage(SampleTable(plain, "例"))


def play(course, *stages):
    told = []
    for one in stages:
        play_stage(
            course.ledger,
            one,
            matter=Matter(consultation=course.id, concerns=(), settled=NOBODY),
            meeting=course.meeting,
            tell=told.append,
        )
    return told


def test_stage_is_read_with_what_is_entered_before_it():
    found = stage(sign_offs=SIGNED)

    assert (found.enter, found.on, found.delivered_at, found.passed) == (
        "notify",
        "2026-04-20",
        None,
        (),
    )
    assert [(kind, values["signed_on"]) for kind, values in found.entries] == [
        (SignOff, "2026-04-20"),
        (SignOff, "2026-04-20"),
    ]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"enter": "chicken"}, "enter 不能是 chicken"),
        ({"on": "2026-04-20"}, "on 应是日期"),
        ({"on": datetime(2026, 4, 20)}, "on 应是日期"),  # noqa: DTZ001 – as TOML gives it
        ({"mood": "好"}, "不认识的键：mood"),
        ({"sign_offs": [{"body": "chicken"}]}, "签署单位”没有“chicken”"),
        ({"passed": [PASSED | {"reason": ""}]}, "reason 不能为空"),
        ({"passed": [PASSED | {"mood": "好"}]}, "不认识的键：mood"),
        ({"conditions": [{"kind": "party_study"}]}, "缺少 held_on"),
    ],
)
def test_broken_stage_is_refused_with_its_place(values, problem):
    with pytest.raises(ValidationError) as caught:
        stage(**values)

    assert problem in caught.value.message


def test_stages_are_played_in_their_order(village):
    course = Course(village)
    course.call()
    study = {
        "kind": "party_study",
        "held_on": date(2026, 5, 5),
        "conclusion": "同意",
    }
    authorisation = study | {"kind": "assembly_authorisation", "for_village": True}

    told = play(
        course,
        stage(sign_offs=SIGNED),
        stage(
            enter="investigate",
            on=date(2026, 5, 1),
            passed=[PASSED],
            conditions=[study, authorisation],
            delivered_at=datetime(2026, 5, 6, 18),  # noqa: DTZ001 – as TOML gives it
        ),
    )

    assert told == ["进入环节：通报（2026-04-20）", "进入环节：调研（2026-05-01）"]
    assert {row.kind: row.consultation for row in village.list(LawfulCondition)} == {
        "party_study": course.id,
        "assembly_authorisation": None,
    }
    assert len(village.list(Delivery)) == 3
    assert [(row.code, row.passed_on) for row in village.list(PassedGap)] == [
        ("topic_notice", "2026-05-01")
    ]


def test_case_that_lacks_something_or_skips_a_stage_is_refused(village):
    with pytest.raises(ConflictError, match="还差2项"):
        play(Course(village), stage())
    with pytest.raises(ValidationError, match="示例要进入的是调研，下一个环节却是通报"):
        play(Course(village), stage(enter="investigate", sign_offs=SIGNED))
