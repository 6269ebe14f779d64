from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.local_rules import why_looser
from desktop.domain.rules import Base, QuorumMode, Unit, version_in_force
from desktop.domain.thresholds import Threshold
from desktop.services.laws import get_rulebook

BOOK = get_rulebook()
ASSEMBLY = version_in_force(BOOK.body("village_assembly"), date(2026, 5, 10))
MEETING = version_in_force(BOOK.body("village_representatives_meeting"), date(2026, 5, 10))
OWNERS = version_in_force(BOOK.body("owners_joint_decision"), date(2026, 5, 10))
ELECTION = version_in_force(BOOK.body("village_committee_election"), date(2026, 5, 10))
DELEGATES = version_in_force(
    BOOK.body("rural_collective_representatives_assembly"), date(2026, 5, 10)
)


def at(num, den, *, strict=False):
    return Threshold(num=num, den=den, strict=strict)


def quorum(version, threshold, **changes):
    """Return the version with its first quorum changed."""
    first, *others = version.quorums
    return replace(version, quorums=(replace(first, threshold=threshold, **changes), *others))


def majority(version, threshold, **changes):
    """Return the version with its first majority changed."""
    first, *others = version.majorities
    return replace(version, majorities=(replace(first, threshold=threshold, **changes), *others))


EVERY_VERSION = [
    pytest.param(version, id=f"{body.id}-{version.id}")
    for body in BOOK.bodies.values()
    for version in body.versions
]


@pytest.mark.parametrize("version", EVERY_VERSION)
def test_why_looser_finds_nothing_in_the_law_itself(version):
    assert why_looser(version, version) == []


HALF = at(1, 2, strict=True)


@pytest.mark.parametrize(
    ("law", "local"),
    [
        (MEETING, quorum(MEETING, at(3, 4))),
        (MEETING, quorum(MEETING, at(4, 6))),
        (MEETING, quorum(MEETING, at(2, 3, strict=True))),
        (MEETING, majority(MEETING, at(2, 3))),
        (MEETING, majority(MEETING, HALF, base=Base.ALL)),
        (MEETING, replace(MEETING, notice_days=3)),
        (ASSEMBLY, replace(ASSEMBLY, notice_days=15)),
        (ASSEMBLY, replace(ASSEMBLY, quorums=ASSEMBLY.quorums[:1])),
        (ASSEMBLY, replace(ASSEMBLY, quorum_mode=QuorumMode.ALL)),
        (
            DELEGATES,
            replace(
                MEETING, majorities=DELEGATES.majorities, must_not_decide=DELEGATES.must_not_decide
            ),
        ),
        (
            MEETING,
            replace(
                MEETING,
                majorities=(
                    *MEETING.majorities,
                    replace(MEETING.majorities[0], id="big", matter="big", threshold=at(3, 4)),
                ),
            ),
        ),
    ],
)
def test_why_looser_lets_stricter_rules_stand(law, local):
    assert why_looser(law, local) == []


@pytest.mark.parametrize(
    ("law", "local", "reasons"),
    [
        (
            MEETING,
            quorum(MEETING, HALF),
            ["到会：法律要求组成人员三分之二以上，本地为组成人员过半数。"],
        ),
        (
            MEETING,
            quorum(MEETING, at(2, 3), unit=Unit.HOUSEHOLDS),
            ["到会：法律要求组成人员三分之二以上，本地为组成人员三分之二以上。"],
        ),
        (
            MEETING,
            replace(MEETING, quorum_mode=QuorumMode.NONE, quorums=()),
            ["到会：法律规定了到会人数，本地没有。"],
        ),
        (
            MEETING,
            majority(MEETING, at(1, 2)),
            ["通过：ordinary 法律为到会过半数，本地为到会半数以上。"],
        ),
        (
            MEETING,
            majority(MEETING, HALF, base=Base.BALLOTS_CAST),
            ["通过：ordinary 法律为到会过半数，本地为参加投票过半数。"],
        ),
        (
            MEETING,
            majority(MEETING, at(1, 3), base=Base.ALL),
            ["通过：ordinary 法律为到会过半数，本地为应到三分之一以上。"],
        ),
        (
            MEETING,
            majority(MEETING, at(1, 3), id="small", matter="small"),
            ["通过：法律没有 small，本地到会三分之一以上低于法律。"],
        ),
        (
            MEETING,
            replace(MEETING, first_step="", competence=""),
            [
                f"前置：法律规定{MEETING.first_step}，本地没有。",
                f"权限：法律规定{MEETING.competence}，本地没有。",
            ],
        ),
        (ASSEMBLY, replace(ASSEMBLY, notice_days=9), ["通知：法律为提前10日，本地为9日。"]),
        (ASSEMBLY, replace(ASSEMBLY, notice_days=None), ["通知：法律为提前10日，本地为0日。"]),
        (
            ASSEMBLY,
            quorum(ASSEMBLY, at(1, 3)),
            ["到会：本村十八周岁以上村民三分之一以上，低于法律的任何一种口径。"],
        ),
        (
            ASSEMBLY,
            replace(
                quorum(ASSEMBLY, at(1, 3)),
                quorum_mode=QuorumMode.ALL,
                quorums=quorum(ASSEMBLY, at(1, 3)).quorums[:1],
            ),
            ["到会：本地的要求都低于法律的任何一种口径。"],
        ),
        (
            OWNERS,
            replace(OWNERS, majorities=OWNERS.majorities[1:]),
            ["通过：ordinary 缺少法律要求的 ordinary_area。"],
        ),
        (
            OWNERS,
            replace(OWNERS, quorum_mode=QuorumMode.ANY),
            [
                "到会：法律要求专有部分面积三分之二以上，本地为专有部分面积三分之二以上、业主三分之二以上。",
                "到会：法律要求业主三分之二以上，本地为专有部分面积三分之二以上、业主三分之二以上。",
            ],
        ),
        (
            ELECTION,
            replace(ELECTION, secret_ballot=False, list_published_days=10),
            ["名单公布：法律为20日前，本地为10日前。", "方式：法律规定无记名投票，本地没有。"],
        ),
        (
            DELEGATES,
            replace(DELEGATES, must_not_decide=DELEGATES.must_not_decide[1:]),
            ["权限：法律规定不得决定制定、修改章程，本地没有。"],
        ),
    ],
)
def test_why_looser_names_where_a_rule_falls_behind(law, local, reasons):
    assert why_looser(law, local) == reasons


@given(st.integers(1, 9), st.integers(9, 12), st.booleans(), st.integers(1, 60), st.integers(0, 60))
def test_why_looser_passes_no_rule_that_carries_what_law_does_not(num, den, strict, total, votes):
    local = at(num, den, strict=strict)

    if why_looser(MEETING, majority(MEETING, local)) == []:
        assert HALF.is_met(votes, total) or not local.is_met(votes, total)
