import pytest

from desktop.domain.verdicts import judge
from desktop.domain.votes import parse_vote
from desktop.services.laws import get_rulebook

CUSTOM = "惯例，非法律规定"
NO_QUORUM = "法律没有规定到会人数，按够数处理；本地规定或者章程有要求的，从其规定。"


def warnings_on(body, day="2026-05-10", heads=(60, 50), count=None, **keys):
    vote = {"eligible": {"heads": heads[0]}, "present": {"heads": heads[1]}}
    counted = {"for": heads[1]} if count is None else count
    return judge(
        get_rulebook(), parse_vote({"body": body, "date": day, "count": counted} | vote | keys)
    ).warnings


def about(word, warnings):
    return [warning for warning in warnings if word in warning]


def test_cautions_of_representatives_name_what_no_figure_shows():
    assert warnings_on("village_representatives_meeting", heads=(45, 31)) == (
        "请核对：重要事项应当先经村党组织研究讨论（村民委员会组织法第二十八条第三款）。",
        "请核对：只能讨论决定村民会议授权的事项，本事项应有授权记录（日期、事项、期限）。",
        "请核对：国家法律没有规定提前通知的天数，各地多为3日，以本省规定为准。",
        (
            "请核对：组成人员45人中，村民代表应占五分之四以上（36人），"
            "妇女村民代表应占三分之一以上（15人）。"
        ),
    )


def test_cautions_of_an_assembly_name_notice_and_its_exception():
    new = warnings_on("village_assembly")
    old = warnings_on("village_assembly", day="2025-12-31")

    assert about("提前", new) == [
        "请核对：是否提前10日通知；遇有特殊情况的，可以临时通知村民，应记明事由。"
    ]
    assert about("提前", old) == ["请核对：是否提前10日通知。"]
    assert (len(about("党组织", new)), about("党组织", old)) == (1, [])


@pytest.mark.parametrize(
    ("body", "custom"),
    [
        ("two_committees_meeting", True),
        ("party_members_review_local", True),
        ("village_committee_meeting", True),
        ("party_branch_committee", True),
        ("village_assembly", False),
        ("party_branch_members_meeting", False),
    ],
)
def test_cautions_mark_custom(body, custom):
    assert [w.startswith(CUSTOM) for w in about("惯例", warnings_on(body))] == [True] * custom


@pytest.mark.parametrize(
    ("body", "day", "review"),
    [
        ("workers_congress", "2026-05-10", True),
        ("collective_contract_vote", "2026-05-10", True),
        ("party_branch_members_meeting", "2026-05-10", True),
        ("residents_assembly", "2025-05-10", True),
        ("residents_assembly", "2026-05-10", False),
        ("rural_collective_board", "2026-05-10", False),
    ],
)
def test_cautions_mark_what_was_not_read_in_full(body, day, review):
    keys = {"alternative": "representatives"} if body.startswith("collective") else {}
    keys |= {"alternative": "heads"} if day == "2025-05-10" else {}

    assert len(about("待核：", warnings_on(body, day=day, **keys))) == review


@pytest.mark.parametrize(
    "body",
    [
        "village_committee_meeting",
        "rural_collective_representatives_assembly",
        "two_committees_meeting",
    ],
)
def test_cautions_say_where_law_sets_no_quorum(body):
    assert about(NO_QUORUM, warnings_on(body)) == [NO_QUORUM]


@pytest.mark.parametrize(("present", "warned"), [(9, 0), (10, 1), (11, 0)])
def test_cautions_stop_at_exactly_half_of_a_party_meeting(present, warned):
    warnings = warnings_on("party_branch_members_meeting", heads=(20, present))

    assert len(about("到会恰为半数", warnings)) == warned


@pytest.mark.parametrize(
    ("day", "matter", "conflicts"),
    [
        ("2025-04-30", "representatives", []),
        ("2025-05-01", "representatives", ["本次仅由村民代表表决"]),
        ("2025-05-01", "assembly_members", ["成员大会有三分之二以上成员参加"]),
    ],
)
def test_cautions_show_the_conflict_about_land_from_its_day_on(day, matter, conflicts):
    warnings = about(
        "法律规定不一致", warnings_on("land_contract_decision", day=day, matter=matter)
    )

    assert [word in text for word, text in zip(conflicts, warnings, strict=True)] == [True] * len(
        conflicts
    )


def test_cautions_name_what_representatives_may_not_decide():
    warnings = warnings_on("rural_collective_representatives_assembly")

    assert about("不得由本组织决定", warnings) == [
        (
            "请核对：下列事项不得由本组织决定：制定、修改章程；确认成员；"
            "土地承包、宅基地使用和集体经营性财产收益权份额量化方案；"
            "土地补偿费等的分配、使用办法；合并、分立等重大事项。"
        )
    ]


def papers(number):
    return {"issued": number, "returned": number}


@pytest.mark.parametrize(
    ("keys", "reveals"),
    [
        ({"heads": (5, 4), "count": {"for": 3, "against": 1}, "method": "secret"}, ["只有4张票"]),
        ({"heads": (6, 5), "count": {"for": 4, "against": 1}, "method": "secret"}, []),
        ({"heads": (9, 6), "count": {"for": 6}, "method": "secret"}, ["6张票全部为赞成"]),
        ({"heads": (9, 6), "count": {"against": 6}, "method": "secret"}, ["6张票全部为反对"]),
        ({"heads": (9, 6), "count": {"invalid": 6}, "method": "secret"}, ["6张票全部为无效"]),
        (
            {"heads": (9, 6), "count": {"abstain": 4}, "method": "secret"},
            ["只有4张票", "4张票全部为弃权"],
        ),
        ({"heads": (9, 6), "count": {}, "method": "secret"}, []),
        ({"heads": (9, 6), "count": {"for": 6}, "method": "hands"}, []),
        ({"heads": (9, 6), "count": {"for": 6}, "method": "open", "ballots": papers(6)}, []),
        ({"heads": (9, 6), "count": {"for": 6}}, []),
        (
            {"heads": (9, 6), "count": {"for": 6}, "ballots": papers(6)},
            ["如系无记名投票：6张票全部为赞成"],
        ),
        ({"heads": (9, 6), "count": {}, "ballots": {"issued": 3, "returned": 4}}, []),
    ],
)
def test_cautions_warn_where_a_secret_result_reveals_choices(keys, reveals):
    found = about("会暴露", warnings_on("party_branch_members_meeting", **keys))

    assert [text.split("，")[0] for text in found] == reveals


@pytest.mark.parametrize(("method", "warned"), [("hands", 1), ("open", 1), ("secret", 0)])
def test_cautions_want_a_secret_ballot_where_law_does(method, warned):
    warnings = warnings_on("village_committee_election", matter="first_ballot", method=method)

    assert len(about("不是无记名", warnings)) == warned


def test_cautions_ask_who_did_not_return_a_paper_in_an_election():
    warnings = warnings_on(
        "village_committee_election",
        matter="first_ballot",
        heads=(1000, 600),
        count={"for": 300, "against": 280},
        ballots={"issued": 600, "returned": 580},
    )

    assert warnings[0] == (
        "参加投票按600人计，只收回580张票；没有交票的人一般不算参加投票，请核对实到（present）。"
    )


def test_cautions_point_at_heads_without_area():
    verdict = judge(
        get_rulebook(),
        parse_vote(
            {
                "body": "owners_joint_decision",
                "date": "2026-05-10",
                "eligible": {"heads": 300, "area": "30000"},
                "present": {"heads": 210, "area": "21000"},
                "count": {
                    "for": {"heads": 210, "area": "20000"},
                    "against": {"heads": 0, "area": "1000"},
                },
            }
        ),
    )

    assert about("不相称", verdict.warnings) == ["反对的两项数目不相称：0人、1000平方米，请核对。"]
    assert len(about("以民法典为准", verdict.warnings)) == 1
