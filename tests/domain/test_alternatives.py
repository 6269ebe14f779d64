from datetime import date

import pytest

from desktop.domain.alternatives import choose_matter, choose_quorums, list_matters, list_quorums
from desktop.domain.rules import Unit, version_in_force
from desktop.errors import ValidationError
from desktop.services.laws import get_rulebook


def version(body):
    return version_in_force(get_rulebook().body(body), date(2026, 5, 10))


@pytest.mark.parametrize(
    ("body", "matter", "majorities"),
    [
        ("village_assembly", None, ["ordinary"]),
        ("rural_collective_members_assembly", None, ["ordinary"]),
        ("owners_joint_decision", None, ["ordinary_area", "ordinary_heads"]),
        ("owners_joint_decision", "special", ["special_area", "special_heads"]),
        ("village_committee_recall", None, ["recall"]),
        ("party_branch_committee", None, ["default"]),
        ("village_committee_election", "second_ballot", ["second_ballot"]),
    ],
)
def test_choose_matter_takes_ordinary_or_the_only_one(body, matter, majorities):
    assert [one.id for one in choose_matter(version(body), matter)] == majorities


@pytest.mark.parametrize("matter", ["ordinary", "special_heads", "SPECIAL", ""])
def test_choose_matter_knows_no_other_name(matter):
    with pytest.raises(ValidationError, match="可选：first_ballot（第一次投票）、second_ballot"):
        choose_matter(version("village_committee_election"), matter)


@pytest.mark.parametrize(
    ("body", "units", "alternative", "quorums"),
    [
        ("village_assembly", {Unit.HEADS}, None, ["heads"]),
        ("village_assembly", {Unit.HOUSEHOLDS}, None, ["households"]),
        ("village_assembly", {Unit.HEADS, Unit.HOUSEHOLDS}, "heads", ["heads"]),
        ("residents_committee_election", {Unit.HOUSEHOLDS}, None, ["households"]),
        ("residents_committee_election", {Unit.HEADS}, "voters", ["voters"]),
        ("owners_joint_decision", {Unit.HEADS, Unit.AREA}, None, ["area", "heads"]),
        ("village_representatives_meeting", {Unit.HEADS}, "members", ["members"]),
        ("village_committee_meeting", {Unit.HEADS}, None, []),
    ],
)
def test_choose_quorums_takes_the_measure_that_is_given(body, units, alternative, quorums):
    assert [one.id for one in choose_quorums(version(body), units, alternative)] == quorums


def test_lists_name_id_and_meaning():
    election = version("residents_committee_election")

    assert list_matters(election) == "first_ballot（第一次投票）、second_ballot（另行选举）"
    assert list_quorums(election.quorums[:2]) == (
        "voters（选民，计人数）、households（户的代表，计户数）"
    )
