from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain.rules import Base, Kind, QuorumMode, Requirement, Unit
from desktop.domain.verdicts import Basis, judge
from desktop.domain.votes import parse_vote
from desktop.errors import ValidationError
from desktop.services.laws import get_rulebook

BOOK = get_rulebook()


def verdict_on(body="village_representatives_meeting", day="2026-05-10", **keys):
    return judge(BOOK, parse_vote({"body": body, "date": day} | keys))


def test_judge_gives_figures_reasons_and_source():
    verdict = verdict_on(
        eligible={"heads": 45},
        present={"heads": 31},
        count={"for": 17, "against": 9, "abstain": 4, "invalid": 1, "uncast": 0},
        ballots={"issued": 31, "returned": 31},
    )

    assert (verdict.quorate, verdict.carried, verdict.void) == (True, True, False)
    assert verdict.quorum_needed == (Requirement(unit=Unit.HEADS, amount=30),)
    assert verdict.votes_needed == (Requirement(unit=Unit.HEADS, amount=16),)
    assert verdict.steps == (
        "组成人员应到45人，三分之二以上须30人；实到31人，够数。",
        "发出31张，收回31张，未收回0张。",
        "实到31人：赞成17人、反对9人、弃权4人、无效1人、未投0人。",
        "到会31人，过半数须16人；赞成17人，过半数。",
        "结论：实到31人，赞成17人，够数，达到法定比例，通过。",
    )
    assert verdict.sources == (
        Basis(
            law="中华人民共和国村民委员会组织法",
            articles="第二十九条、第三十条",
            in_force_from=date(2026, 1, 1),
        ),
    )


# Each law at its boundary, by hand: the last figure that is too small and the first that is enough.
# body, date, what chooses the quorum, measure, eligible, least that must come
QUORUMS = [
    # 村民委员会组织法(2025) 26: 十八周岁以上村民的过半数, or 三分之二以上的户的代表
    ("village_assembly", "2026-05-10", "heads", "heads", 1000, 501),
    ("village_assembly", "2026-05-10", "heads", "heads", 1001, 501),
    ("village_assembly", "2026-05-10", "households", "households", 300, 200),
    ("village_assembly", "2026-05-10", "households", "households", 301, 201),
    # (2018) 22: the same
    ("village_assembly", "2025-12-31", "heads", "heads", 1000, 501),
    ("village_assembly", "2018-12-29", "households", "households", 302, 202),
    # (2025) 30, (2018) 26: 三分之二以上的组成人员
    ("village_representatives_meeting", "2026-01-01", None, "heads", 45, 30),
    ("village_representatives_meeting", "2025-12-31", None, "heads", 46, 31),
    # (2025) 32, (2018) 28: 三分之二以上, heads or households
    ("village_group_meeting", "2026-05-10", "heads", "heads", 100, 67),
    ("village_group_meeting", "2019-05-10", "households", "households", 33, 22),
    # (2025) 18, (2018) 15: 登记参加选举的村民过半数投票
    ("village_committee_election", "2026-05-10", None, "heads", 1200, 601),
    ("village_committee_election", "2020-05-10", None, "heads", 1201, 601),
    # (2025) 19, (2018) 16
    ("village_committee_recall", "2026-05-10", None, "heads", 1200, 601),
    ("village_committee_recall", "2020-05-10", None, "heads", 1200, 601),
    # 村民一事一议筹资筹劳管理办法, by 三分之二以上 of the households
    ("levy_village_representatives", "2026-05-10", None, "households", 200, 134),
    # 农村集体经济组织法 27, 31
    ("rural_collective_members_assembly", "2026-05-10", None, "heads", 900, 600),
    ("rural_collective_board", "2026-05-10", None, "heads", 7, 5),
    # 城市居民委员会组织法(2025) 27, 29, 19, 20
    ("residents_assembly", "2026-05-10", "heads", "heads", 2000, 1001),
    ("residents_assembly", "2026-05-10", "households", "households", 700, 351),
    ("residents_representatives_meeting", "2026-05-10", None, "heads", 60, 40),
    ("residents_committee_election", "2026-05-10", "voters", "heads", 2000, 1001),
    ("residents_committee_election", "2026-05-10", "households", "households", 700, 351),
    ("residents_committee_election", "2026-05-10", "representatives", "heads", 60, 41),
    ("residents_committee_recall", "2026-05-10", "voters_or_households", "heads", 2000, 1001),
    ("residents_committee_recall", "2026-05-10", "representatives", "heads", 60, 41),
    # 城市居民委员会组织法(1989) 9
    ("residents_assembly", "2025-12-31", "heads", "heads", 2000, 1001),
    ("residents_assembly", "2025-12-31", "households", "households", 700, 351),
    ("residents_assembly", "2025-12-31", "group_representatives", "heads", 30, 16),
    # 企业民主管理规定; 集体合同规定 36
    ("workers_congress", "2026-05-10", None, "heads", 90, 60),
    ("collective_contract_vote", "2026-05-10", "representatives", "heads", 91, 61),
    ("collective_contract_vote", "2026-05-10", "all_workers", "heads", 600, 400),
    # 中国共产党支部工作条例（试行）11, 12: 半数以上
    ("party_branch_members_meeting", "2026-05-10", None, "heads", 20, 10),
    ("party_branch_members_meeting", "2026-05-10", None, "heads", 21, 11),
    ("party_branch_committee", "2026-05-10", None, "heads", 5, 3),
    # by custom, 三分之二以上 of the members
    ("party_members_review_local", "1999-05-10", None, "heads", 30, 20),
]


@pytest.mark.parametrize(("body", "day", "alternative", "unit", "eligible", "least"), QUORUMS)
def test_judge_is_quorate_from_the_least_number_on(
    body, day, *, alternative, unit, eligible, least
):
    matter = BOOK.body(body).versions[-1].matters[0]
    chosen = {"alternative": alternative} if alternative else {}
    verdicts = [
        verdict_on(
            body,
            day,
            matter=matter,
            eligible={unit: eligible},
            present={unit: present},
            count={"for": present},
            **chosen,
        )
        for present in (least - 1, least, least + 1)
    ]

    assert [verdict.quorate for verdict in verdicts] == [False, True, True]
    assert verdicts[0].carried is False
    assert verdicts[0].steps[-1].endswith("不够数，不成立。")
    assert verdicts[0].quorum_needed == (Requirement(unit=Unit(unit), amount=least),)


# body, matter, keys, least number in favour
MAJORITIES = [
    # 村民委员会组织法 26, 30, 32: 到会人员的过半数; who abstains or spoils stays in the denominator
    ("village_assembly", "ordinary", ("heads", 1000, 600), 301),
    ("village_assembly", "ordinary", ("households", 300, 201), 101),
    ("village_representatives_meeting", "ordinary", ("heads", 45, 32), 17),
    ("village_group_meeting", "ordinary", ("heads", 100, 67), 34),
    # 34: 少数服从多数, read as more than half of all (custom)
    ("village_committee_meeting", "default", ("heads", 7, 5), 4),
    # 18: 过半数的选票; 不得少于已投选票总数的三分之一
    ("village_committee_election", "first_ballot", ("heads", 1200, 700), 351),
    ("village_committee_election", "second_ballot", ("heads", 1200, 700), 234),
    ("village_committee_election", "second_ballot", ("heads", 1200, 699), 233),
    ("village_committee_recall", "recall", ("heads", 1200, 601), 301),
    ("levy_village_representatives", "ordinary", ("households", 200, 140), 71),
    # 农村集体经济组织法 27, 15, 28, 31: of all, not of those present
    ("rural_collective_members_assembly", "ordinary", ("heads", 900, 700), 600),
    ("rural_collective_members_assembly", "benefits_for_non_members", ("heads", 900, 700), 675),
    ("rural_collective_representatives_assembly", "ordinary", ("heads", 31, 25), 21),
    ("rural_collective_board", "ordinary", ("heads", 6, 5), 4),
    # 农村土地承包法 19, 28, 52
    ("land_contract_decision", "assembly_members", ("heads", 900, 700), 600),
    ("land_contract_decision", "representatives", ("heads", 46, 40), 31),
    # 城市居民委员会组织法 27, 29, 19, 20
    ("residents_assembly", "ordinary", ("households", 700, 400), 201),
    ("residents_representatives_meeting", "ordinary", ("heads", 60, 41), 21),
    ("residents_committee_election", "first_ballot", ("households", 700, 400), 201),
    ("residents_committee_election", "second_ballot", ("households", 700, 400), 134),
    # 企业民主管理规定 20: 全体代表过半数; 集体合同规定 36: 半数以上
    ("workers_congress", "ordinary", ("heads", 90, 61), 46),
    ("party_branch_members_meeting", "ordinary", ("heads", 20, 15), 11),
    ("party_members_review_local", "ordinary", ("heads", 30, 25), 15),
    ("party_branch_committee", "default", ("heads", 5, 4), 3),
    ("two_committees_meeting", "default", ("heads", 9, 6), 4),
]


@pytest.mark.parametrize(("body", "matter", "figures", "least"), MAJORITIES)
def test_judge_carries_from_the_least_number_on(body, matter, figures, least):
    unit, eligible, present = figures
    verdicts = [
        verdict_on(
            body,
            matter=matter,
            eligible={unit: eligible},
            present={unit: present},
            count={"for": votes_for},
        )
        for votes_for in (least - 1, least, least + 1)
    ]

    assert [verdict.carried for verdict in verdicts] == [False, True, True]
    assert [verdict.quorate for verdict in verdicts] == [True, True, True]
    assert verdicts[0].votes_needed == (Requirement(unit=Unit(unit), amount=least),)


def test_judge_takes_exactly_half_for_a_collective_contract():
    votes = [
        verdict_on(
            "collective_contract_vote",
            alternative="representatives",
            eligible={"heads": 90},
            present={"heads": 60},
            count={"for": votes_for},
        )
        for votes_for in (44, 45)
    ]

    assert [verdict.carried for verdict in votes] == [False, True]
    assert votes[1].steps[-2] == "应到90人，半数以上须45人；赞成45人，达到半数。"


# 民法典 278: 面积、人数 both; participation two thirds each, then more than half or three quarters
@pytest.mark.parametrize(
    ("matter", "present", "votes_for", "quorate", "carried"),
    [
        ("ordinary", (200, "20000.01"), (101, "10000.01"), True, True),
        ("ordinary", (200, "20000"), (101, "10000.00"), True, False),
        ("ordinary", (200, "20000"), (100, "10000.01"), True, False),
        ("ordinary", (199, "20000"), (199, "20000"), False, False),
        ("ordinary", (200, "19999.99"), (200, "19999.99"), False, False),
        ("special", (200, "20000"), (150, "15000"), True, True),
        ("special", (200, "20000"), (149, "15000"), True, False),
        ("special", (200, "20000"), (150, "14999.99"), True, False),
        ("special", (300, "30000"), (225, "22500"), True, True),
    ],
)
def test_judge_holds_owners_to_heads_and_area(matter, present, votes_for, quorate, carried):
    verdict = verdict_on(
        "owners_joint_decision",
        matter=matter,
        eligible={"heads": 300, "area": "30000"},
        present={"heads": present[0], "area": present[1]},
        count={"for": {"heads": votes_for[0], "area": votes_for[1]}},
    )

    assert (verdict.quorate, verdict.carried) == (quorate, carried)


def test_judge_says_what_owners_need_in_square_metres():
    verdict = verdict_on(
        "owners_joint_decision",
        matter="ordinary",
        eligible={"heads": 300, "area": "31000.5"},
        present={"heads": 210, "area": "21001"},
        count={"for": {"heads": 120, "area": "12000"}},
    )

    assert verdict.quorum_needed == (
        Requirement(unit=Unit.AREA, amount=Decimal("20667.00")),
        Requirement(unit=Unit.HEADS, amount=200),
    )
    assert verdict.votes_needed == (
        Requirement(unit=Unit.AREA, amount=Decimal("10500.50"), strict=True),
        Requirement(unit=Unit.HEADS, amount=106),
    )
    assert verdict.steps[4] == (
        "参加表决21001平方米，过半数须超过10500.5平方米；赞成12000平方米，过半数。"
    )


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        (
            {"body": "residents_committee_election", "matter": "first_ballot"},
            "voters（.*）、representatives",
        ),
        ({"body": "residents_committee_recall"}, "voters_or_households（.*）、representatives"),
        ({"body": "collective_contract_vote"}, "representatives（.*）、all_workers"),
        ({"body": "residents_assembly", "day": "2025-01-01"}, "heads（.*）、group_representatives"),
        (
            {"body": "village_assembly", "alternative": "members"},
            "没有这种计算口径.*'members'.*heads（",
        ),
        ({"body": "village_assembly", "alternative": "households"}, "没有给出所选计算口径"),
        ({"body": "village_committee_meeting", "alternative": "x"}, "请去掉此项"),
        (
            {"body": "village_committee_election"},
            "没有写明表决类别.*first_ballot（第一次投票）、second_ballot（另行选举）",
        ),
        ({"body": "land_contract_decision"}, "assembly_members（.*）、representatives"),
        (
            {"body": "village_assembly", "matter": "budget"},
            "没有这个表决类别（matter）：'budget'.*ordinary",
        ),
        ({"body": "community_consultation"}, "不作表决，形成协商意见"),
        ({"body": "labour_tripartite"}, "不作表决，形成协商意见"),
        ({"body": "cppcc_consultation"}, "不作表决，形成协商意见"),
    ],
)
def test_judge_names_the_ways_to_choose_from(keys, problem):
    with pytest.raises(ValidationError) as refused:
        verdict_on(eligible={"heads": 60}, present={"heads": 50}, count={"for": 40}, **keys)

    assert refused.match(problem)


def test_judge_wants_the_alternative_where_both_measures_are_given():
    both = {
        "eligible": {"heads": 1000, "households": 300},
        "present": {"heads": 500, "households": 200},
        "count": {"for": 150},
    }

    with pytest.raises(ValidationError, match=r"可选：heads（.*）、households"):
        verdict_on("village_assembly", **both)

    verdict = verdict_on("village_assembly", alternative="households", **both)
    assert (verdict.quorate, verdict.carried) == (True, True)
    assert "另列的人数没有用于本次判定。" in verdict.warnings


def test_judge_takes_matter_for_ordinary_or_the_only_one():
    figures = {"eligible": {"heads": 900}, "present": {"heads": 700}, "count": {"for": 600}}

    recall = verdict_on("village_committee_recall", **figures)
    members = verdict_on("rural_collective_members_assembly", **figures)

    assert (recall.carried, members.carried) == (True, True)


@pytest.mark.parametrize("present", [31, 20])
def test_judge_calls_a_vote_void_before_it_adds_up(present):
    verdict = verdict_on(
        eligible={"heads": 45},
        present={"heads": present},
        count={"for": 99, "uncast": 77},
        ballots={"issued": 31, "returned": 32, "not_returned": 9, "valid": 1},
    )

    assert (verdict.quorate, verdict.carried, verdict.void) == (present == 31, False, True)
    assert verdict.steps[-1] == (
        "发出31张，收回32张，收回多于发出，本次表决作废（依惯例），票数不再计算。"
    )
    assert verdict.warnings[0].startswith("收回多于发出即作废，依惯例")


@pytest.mark.parametrize(
    ("body", "matter", "present"),
    [
        ("village_committee_meeting", "default", 0),
        ("two_committees_meeting", "default", 0),
        ("two_committees_meeting", "default", 9),
        ("village_committee_election", "second_ballot", 0),
        ("party_branch_members_meeting", "ordinary", 9),
    ],
)
def test_judge_never_carries_without_a_vote_in_favour(body, matter, present):
    verdict = verdict_on(
        body, matter=matter, eligible={"heads": 9}, present={"heads": present}, count={}
    )

    assert verdict.carried is False
    assert all(one.amount >= 1 for one in verdict.votes_needed)


@pytest.mark.parametrize(
    ("body", "matter", "conclusion"),
    [
        ("village_assembly", "ordinary", "够数，达到法定比例，通过。"),
        ("party_members_review_local", "ordinary", "够数，达到规定比例，通过。"),
        ("village_committee_meeting", "default", "达到规定比例，通过。"),
        ("land_contract_decision", "representatives", "达到法定比例，通过。"),
        ("village_committee_election", "first_ballot", "够数，达到法定票数。"),
        ("village_committee_recall", "recall", "够数，达到法定票数。"),
    ],
)
def test_judge_concludes_in_the_words_of_the_body(body, matter, conclusion):
    verdict = verdict_on(
        body, matter=matter, eligible={"heads": 9}, present={"heads": 8}, count={"for": 7}
    )

    figures = "参加投票8人" if conclusion.endswith("票数。") else "实到8人"
    assert verdict.steps[-1] == f"结论：{figures}，赞成7人，{conclusion}"


def test_judge_cites_the_article_of_a_single_matter():
    verdict = verdict_on(
        "rural_collective_members_assembly",
        matter="benefits_for_non_members",
        eligible={"heads": 900},
        present={"heads": 700},
        count={"for": 675},
    )

    law, since = "中华人民共和国农村集体经济组织法", date(2025, 5, 1)
    assert verdict.sources == (
        Basis(law=law, articles="第二十六条、第二十七条", in_force_from=since),
        Basis(law=law, articles="第十五条", in_force_from=since),
    )


def synthetic(body, version, matter, quorum, share):
    """Return a vote in which `share` of ten take part and agree."""
    units = {one.unit for one in version.quorums} if quorum is None else {quorum.unit}
    units |= {one.unit for one in version.majorities if one.unit}
    eligible = {unit: "1000.00" if unit is Unit.AREA else 10 for unit in units}
    present = {unit: f"{share}00" if unit is Unit.AREA else share for unit in units}
    keys = {"alternative": quorum.id} if quorum else {}
    return parse_vote(
        {
            "body": body.id,
            "date": (version.in_force_from or date(2000, 1, 1)).isoformat(),
            "matter": matter,
            "eligible": eligible,
            "present": present,
            "count": {"for": present},
        }
        | keys
    )


EVERY_WAY = [
    pytest.param(
        body, version, matter, quorum, id=f"{body.id}-{version.id}-{matter}-{quorum and quorum.id}"
    )
    for body in BOOK.bodies.values()
    if body.kind is not Kind.CONSULTATION
    for version in body.versions
    for matter in version.matters
    for quorum in (version.quorums if version.quorum_mode is QuorumMode.ANY else (None,))
]


@pytest.mark.parametrize(("body", "version", "matter", "quorum"), EVERY_WAY)
def test_judge_can_judge_every_way_of_every_version(body, version, matter, quorum):
    all_agree = judge(BOOK, synthetic(body, version, matter, quorum, 10))
    nobody = judge(BOOK, synthetic(body, version, matter, quorum, 0))

    assert (all_agree.quorate, all_agree.carried) == (True, True)
    assert (nobody.quorate, nobody.carried) == (version.quorum_mode is QuorumMode.NONE, False)
    assert all_agree.sources[0].in_force_from == version.in_force_from


@given(st.data())
def test_judge_never_loses_by_a_vote_in_favour(data):
    body, version, matter, quorum = data.draw(st.sampled_from(EVERY_WAY)).values
    assume(Unit.AREA not in {one.unit for one in version.quorums})
    unit = quorum.unit if quorum else version.majorities[0].unit
    eligible = data.draw(st.integers(1, 60))
    present = data.draw(st.integers(1, eligible))
    votes_for = data.draw(st.integers(0, present - 1))
    keys = {"matter": matter, "eligible": {unit: eligible}, "present": {unit: present}}
    keys |= {"alternative": quorum.id} if quorum else {}
    day = (version.in_force_from or date(2000, 1, 1)).isoformat()

    fewer = verdict_on(body.id, day, count={"for": votes_for}, **keys)
    more = verdict_on(body.id, day, count={"for": votes_for + 1}, **keys)

    assert more.carried >= fewer.carried
    assert fewer.carried == (
        fewer.quorate and votes_for >= max(1, int(fewer.votes_needed[0].amount))
    )


@given(st.integers(1, 500), st.data())
def test_judge_shows_both_numbers_of_each_comparison(eligible, data):
    present = data.draw(st.integers(0, eligible))
    votes_for = data.draw(st.integers(0, present))

    verdict = verdict_on(
        eligible={"heads": eligible}, present={"heads": present}, count={"for": votes_for}
    )

    needed, goal = verdict.quorum_needed[0].amount, verdict.votes_needed[0].amount
    enough = "够数" if verdict.quorate else "不够数"
    reached = "过半数" if votes_for * 2 > present else "未过半数"
    assert verdict.steps[0] == (
        f"组成人员应到{eligible}人，三分之二以上须{needed}人；实到{present}人，{enough}。"
    )
    assert verdict.steps[-2] == (
        f"到会{present}人，过半数须{goal}人；赞成{votes_for}人，{reached}。"
    )


def test_rules_use_every_base_that_the_model_has():
    used = {
        majority.base
        for body in BOOK.bodies.values()
        for version in body.versions
        for majority in version.majorities
    }

    assert used == set(Base)
