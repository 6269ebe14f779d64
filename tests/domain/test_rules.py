from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.rules import (
    Base,
    Kind,
    QuorumMode,
    Requirement,
    Unit,
    quorum_needed,
    version_in_force,
)
from desktop.errors import ValidationError
from desktop.services.laws import get_rulebook

BOOK = get_rulebook()


@pytest.mark.parametrize(
    ("body", "day", "version"),
    [
        ("village_assembly", date(2018, 12, 29), "2018"),
        ("village_assembly", date(2025, 12, 31), "2018"),
        ("village_assembly", date(2026, 1, 1), "2025"),
        ("village_assembly", date(2099, 1, 1), "2025"),
        ("residents_assembly", date(1990, 1, 1), "1989"),
        ("residents_assembly", date(2025, 12, 31), "1989"),
        ("residents_assembly", date(2026, 1, 1), "2025"),
        ("rural_collective_board", date(2025, 5, 1), "2024"),
        ("two_committees_meeting", date(1950, 1, 1), "custom"),
    ],
)
def test_version_in_force_is_that_of_the_day(body, day, version):
    assert version_in_force(BOOK.body(body), day).id == version


@pytest.mark.parametrize(
    ("body", "day", "earliest"),
    [
        ("village_assembly", date(2018, 12, 28), "2018-12-29"),
        ("village_committee_meeting", date(2025, 12, 31), "2026-01-01"),
        ("residents_assembly", date(1989, 12, 31), "1990-01-01"),
        ("rural_collective_members_assembly", date(2025, 4, 30), "2025-05-01"),
        ("owners_joint_decision", date(2020, 12, 31), "2021-01-01"),
    ],
)
def test_version_in_force_names_the_earliest_date_known(body, day, earliest):
    with pytest.raises(ValidationError) as refused:
        version_in_force(BOOK.body(body), day)

    assert refused.value.details["earliest"] == earliest
    assert f"最早条文自{earliest}起施行" in refused.value.message


def test_version_in_force_says_that_ratios_were_the_same_before():
    with pytest.raises(ValidationError, match="比例自2010-10-28起未变"):
        version_in_force(BOOK.body("village_assembly"), date(2015, 5, 1))


def test_body_names_close_matches():
    with pytest.raises(ValidationError, match=r"village_assembly（村民会议）"):
        BOOK.body("vilage_asembly")


def test_body_points_to_the_list_where_nothing_is_close():
    with pytest.raises(ValidationError, match="yishibu rules"):
        BOOK.body("参议院")


def test_quorum_needed_tells_every_way_in_the_measures_given():
    version = version_in_force(BOOK.body("village_assembly"), date(2026, 5, 10))

    needed = quorum_needed(version, {Unit.HEADS: 1000, Unit.HOUSEHOLDS: 301})

    assert needed == {
        "heads": Requirement(unit=Unit.HEADS, amount=501),
        "households": Requirement(unit=Unit.HOUSEHOLDS, amount=201),
    }


def test_quorum_needed_leaves_out_measures_not_given():
    version = version_in_force(BOOK.body("owners_joint_decision"), date(2026, 5, 10))

    assert quorum_needed(version, {Unit.AREA: Decimal(9000)}) == {
        "area": Requirement(unit=Unit.AREA, amount=Decimal(6000))
    }


def test_quorum_needed_is_empty_where_law_sets_none():
    version = version_in_force(BOOK.body("village_committee_meeting"), date(2026, 5, 10))

    assert quorum_needed(version, {Unit.HEADS: 7}) == {}


def test_rules_hold_every_body():
    assert sorted(BOOK.bodies) == [
        "collective_contract_vote",
        "community_consultation",
        "cppcc_consultation",
        "labour_tripartite",
        "land_contract_decision",
        "levy_village_representatives",
        "owners_joint_decision",
        "party_branch_committee",
        "party_branch_members_meeting",
        "party_members_review_local",
        "residents_assembly",
        "residents_committee_election",
        "residents_committee_recall",
        "residents_representatives_meeting",
        "rural_collective_board",
        "rural_collective_members_assembly",
        "rural_collective_representatives_assembly",
        "two_committees_meeting",
        "village_assembly",
        "village_committee_election",
        "village_committee_meeting",
        "village_committee_recall",
        "village_group_meeting",
        "village_representatives_meeting",
        "workers_congress",
    ]


def test_rules_of_2018_have_the_ratios_of_2025_but_not_its_news():
    new, old = BOOK.body("village_assembly").versions

    assert (old.quorums, old.majorities) == (new.quorums, new.majorities)
    assert (old.notice_days, new.notice_days) == (10, 10)
    assert (old.first_step, old.frequency, old.notice_exception) == ("", "", "")
    assert old.citation.articles == "第二十一条、第二十二条、第二十三条、第二十四条"


def test_rules_without_a_date_are_custom_or_take_no_vote():
    undated = [
        (body.id, version.custom or body.kind is Kind.CONSULTATION)
        for body in BOOK.bodies.values()
        for version in body.versions
        if version.in_force_from is None
    ]

    assert undated == [
        ("cppcc_consultation", True),
        ("party_members_review_local", True),
        ("two_committees_meeting", True),
    ]


def test_rules_of_owners_need_both_measures():
    (version,) = BOOK.body("owners_joint_decision").versions

    assert version.quorum_mode is QuorumMode.ALL
    assert version.matters == ("ordinary", "special")
    assert {majority.base for majority in version.majorities} == {Base.PARTICIPATING}
    assert version.counts_participants


@pytest.mark.parametrize(
    ("deadline", "amount", "articles"),
    [
        ("village_publicity", 15, "第三十五条"),
        ("residents_publicity", 15, "第三十四条"),
        ("decision_public_comment", 30, "第十五条"),
        ("hearing_materials", 7, "第十六条"),
    ],
)
def test_rules_hold_the_deadlines(deadline, amount, articles):
    found = BOOK.deadlines[deadline]

    assert (found.amount, found.citation.articles) == (amount, articles)
