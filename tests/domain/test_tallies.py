import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rules import Unit
from desktop.domain.tallies import is_void, take_tally
from desktop.domain.verdicts import judge
from desktop.domain.votes import Papers, parse_vote
from desktop.errors import ValidationError
from desktop.services.laws import get_rulebook


def make_vote(**changes):
    return parse_vote(
        {
            "body": "village_representatives_meeting",
            "date": "2026-05-10",
            "eligible": {"heads": 45},
            "present": {"heads": 31},
            "count": {"for": 17},
        }
        | changes
    )


def verdict_on(**changes):
    return judge(get_rulebook(), make_vote(**changes))


def test_take_tally_makes_uncast_what_remains():
    tally = take_tally(make_vote(count={"for": 17, "invalid": 1}), Unit.HEADS)

    assert tally.choices == {"for": 17, "against": 0, "abstain": 0, "invalid": 1, "uncast": 13}
    assert tally.cast == 18


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_take_tally_sums_up_to_those_present_or_refuses(votes_for, against, abstain, invalid):
    count = {"for": votes_for, "against": against, "abstain": abstain, "invalid": invalid}
    given_votes = sum(count.values())

    if given_votes > 31:
        with pytest.raises(ValidationError, match=f"合计{given_votes}人，多于实到31人"):
            take_tally(make_vote(count=count), Unit.HEADS)
    else:
        assert sum(take_tally(make_vote(count=count), Unit.HEADS).choices.values()) == 31


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"count": {"for": 32}}, "合计32人，多于实到31人"),
        ({"count": {"for": 17, "uncast": 13}}, "未投合计30人，不等于实到31人"),
        ({"count": {"for": 17, "uncast": 15}}, "未投合计32人，不等于实到31人"),
        ({"present": {"heads": 46}}, "实到46人，多于应到45人"),
        ({"eligible": {"heads": 0}, "present": {"heads": 0}}, r"eligible\.heads）为0"),
        ({"ballots": {"issued": 32, "returned": 17}}, "发出票数32张，多于实到31人"),
        ({"ballots": {"issued": 31, "returned": 18}}, "合计17张，不等于收回票数18张"),
        ({"ballots": {"issued": 31, "returned": 16}}, "合计17张，不等于收回票数16张"),
        (
            {"ballots": {"issued": 31, "returned": 17, "not_returned": 13}},
            "未收回票数13张，不等于发出31张减收回17张，即14张",
        ),
        (
            {"ballots": {"issued": 31, "returned": 17, "valid": 16}},
            "有效票数16张，不等于收回减无效，即17张",
        ),
        ({"count": {"for": {"households": 17}}}, "本组织不按户数计算"),
        ({"eligible": {"households": 45}}, "eligible 写了户数（households），本组织不按户数计算"),
        ({"eligible": {"heads": 45, "area": "1"}}, "本组织不按面积计算"),
    ],
)
def test_judge_names_the_two_figures_that_do_not_fit(changes, problem):
    with pytest.raises(ValidationError, match=problem):
        verdict_on(**changes)


def test_judge_takes_papers_that_add_up():
    papers = {"issued": 30, "returned": 18, "not_returned": 12, "valid": 17}

    verdict = verdict_on(count={"for": 17, "invalid": 1}, ballots=papers)

    assert verdict.steps[1] == "发出30张，收回18张，未收回12张。"
    assert verdict.steps[2] == "实到31人：赞成17人、反对0人、弃权0人、无效1人、未投13人。"


def test_judge_takes_a_count_by_measure_where_there_is_one_measure():
    assert verdict_on(count={"for": {"heads": 17}}) == verdict_on(count={"for": 17})


OWNERS = {
    "body": "owners_joint_decision",
    "eligible": {"heads": 300, "area": "30000"},
    "present": {"heads": 210, "area": "21000"},
}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"count": {"for": 200}}, r"赞成（count\.for）没有写明面积（area）"),
        ({"count": {"for": {"heads": 200}}}, r"赞成（count\.for）没有写明面积（area）"),
        ({"count": {"for": {"area": "200"}}}, r"赞成（count\.for）没有写明人数（heads）"),
        ({"present": {"heads": 210}, "count": {}}, "实到（present）没有写明面积"),
        ({"eligible": {"area": "30000"}, "count": {}}, "应到（eligible）没有写明人数"),
        (
            {"present": {"heads": 1, "area": "30000.01"}, "count": {}},
            "30000.01平方米，多于应到30000平方米",
        ),
        (
            {"count": {"for": {"heads": 200, "area": "21000.01"}}},
            "合计21000.01平方米，多于实到21000平方米",
        ),
    ],
)
def test_judge_wants_both_measures_of_owners(changes, problem):
    with pytest.raises(ValidationError, match=problem):
        verdict_on(**(OWNERS | {"matter": "ordinary"} | changes))


@pytest.mark.parametrize(
    ("papers", "void"),
    [
        (None, False),
        (Papers(issued=3, returned=3), False),
        (Papers(issued=3, returned=4), True),
        (Papers(issued=0, returned=1), True),
    ],
)
def test_is_void_when_more_came_back_than_went_out(papers, void):
    assert is_void(papers) is void


def test_judge_lets_papers_of_an_election_go_to_people_who_did_not_take_part():
    verdict = verdict_on(
        body="village_committee_election",
        matter="first_ballot",
        eligible={"heads": 1000},
        present={"heads": 580},
        count={"for": 300, "against": 280},
        ballots={"issued": 600, "returned": 580},
    )

    assert verdict.carried


def test_judge_refuses_more_papers_than_registered_voters():
    with pytest.raises(ValidationError, match="发出票数1001张，多于应到1000人"):
        verdict_on(
            body="village_committee_election",
            matter="first_ballot",
            eligible={"heads": 1000},
            present={"heads": 580},
            count={"for": 580},
            ballots={"issued": 1001, "returned": 580},
        )
