from desktop.domain.cases import open_case
from desktop.domain.rules import Unit
from desktop.domain.votes import parse_vote
from desktop.services.laws import get_rulebook


def case_of(**keys):
    return open_case(get_rulebook(), parse_vote({"date": "2026-05-10"} | keys))


def test_open_case_takes_presence_and_majority_in_the_measure_chosen():
    case = case_of(
        body="village_assembly",
        eligible={"households": 300},
        present={"households": 201},
        count={"for": 101},
    )

    assert (case.units, case.version.id) == ((Unit.HOUSEHOLDS,), "2025")
    assert case.unit_of(case.majorities[0]) is Unit.HOUSEHOLDS
    assert case.base_of(case.majorities[0]) == 201


def test_open_case_measures_a_majority_of_all_by_the_electorate():
    case = case_of(
        body="rural_collective_board",
        eligible={"heads": 7},
        present={"heads": 5},
        count={"for": 4},
    )

    assert case.base_of(case.majorities[0]) == 7


def test_open_case_adds_nothing_up_when_void():
    case = case_of(
        body="rural_collective_board",
        eligible={"heads": 7},
        present={"heads": 5},
        count={"for": 99},
        ballots={"issued": 5, "returned": 6},
    )

    assert (case.void, case.tallies) == (True, {})
