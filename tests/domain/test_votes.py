from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rules import Unit
from desktop.domain.verdicts import judge
from desktop.domain.votes import Papers, parse_vote, show
from desktop.errors import ValidationError
from desktop.services.laws import get_rulebook

VOTE = {
    "body": "village_representatives_meeting",
    "date": "2026-05-10",
    "matter": "ordinary",
    "eligible": {"heads": 45},
    "present": {"heads": 31},
    "count": {"for": 17, "against": 9, "abstain": 4, "invalid": 1, "uncast": 0},
    "ballots": {"issued": 31, "returned": 31},
}


def test_parse_vote_reads_every_key():
    vote = parse_vote(VOTE | {"alternative": "members", "method": "secret"})

    assert (vote.body, vote.day, vote.matter) == (VOTE["body"], date(2026, 5, 10), "ordinary")
    assert (vote.alternative, vote.method) == ("members", "secret")
    assert (vote.eligible, vote.present) == ({Unit.HEADS: 45}, {Unit.HEADS: 31})
    assert vote.count == VOTE["count"]
    assert vote.papers == Papers(issued=31, returned=31)


def test_parse_vote_reads_areas_as_decimals():
    vote = parse_vote(VOTE | {"eligible": {"heads": 3, "area": "4500.50"}})

    assert vote.eligible == {Unit.HEADS: 3, Unit.AREA: Decimal("4500.50")}


NUMBERS_REFUSED = [-1, 1.0, 1.5, "45", "４５", True, None, [], {}, 10**9, 10**400, float("nan")]
AREAS_REFUSED = [
    *(
        4500,
        4500.5,
        True,
        None,
        "",
        "-1",
        "+1",
        "1e3",
        "1,000",
        "１２",
        "１２.5",
        "NaN",
        "Infinity",
    ),
    *(".5", "5.", " 5", "5\n", "1_000", "1234567890123", "1.1234567", "٣"),
]


@pytest.mark.parametrize("value", NUMBERS_REFUSED)
@pytest.mark.parametrize("side", ["eligible", "present"])
def test_parse_vote_refuses_broken_numbers_by_name(side, value):
    with pytest.raises(ValidationError, match=rf"{side}\.heads"):
        parse_vote(VOTE | {side: {"heads": value}})


@pytest.mark.parametrize("value", AREAS_REFUSED)
def test_parse_vote_refuses_broken_areas_by_name(value):
    with pytest.raises(ValidationError, match=r"eligible\.area 应是加引号的十进制数"):
        parse_vote(VOTE | {"eligible": {"heads": 45, "area": value}})


@pytest.mark.parametrize("value", NUMBERS_REFUSED)
def test_parse_vote_refuses_broken_counts_by_name(value):
    with pytest.raises(ValidationError, match=r"count\.for"):
        parse_vote(VOTE | {"count": {"for": value}})


@pytest.mark.parametrize("value", NUMBERS_REFUSED)
def test_parse_vote_refuses_broken_papers_by_name(value):
    with pytest.raises(ValidationError, match=r"ballots\.issued"):
        parse_vote(VOTE | {"ballots": {"issued": value, "returned": 1}})


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-30",
        "2026-13-01",
        "20260510",
        "2026-5-1",
        "２０２６-05-10",
        "2026-05-10T00:00",
        "0000-01-01",
        "",
        "明天",
        20260510,
        None,
        True,
        [],
        "2026-05-10\n",
    ],
)
def test_parse_vote_refuses_what_is_no_day(value):
    with pytest.raises(ValidationError, match="date 应是存在的日期"):
        parse_vote(VOTE | {"date": value})


@pytest.mark.parametrize("key", ["body", "date", "eligible", "present", "count"])
def test_parse_vote_names_a_missing_key(key):
    with pytest.raises(ValidationError, match=f"表决 缺少：{key}。"):
        parse_vote({name: value for name, value in VOTE.items() if name != key})


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"place": "村部"}, "表决 中有不认识的项：'place'"),
        ({"count": {"yes": 1}}, "count 中有不认识的项：'yes'"),
        ({"eligible": {"people": 1}}, "eligible 中有不认识的项：'people'"),
        ({"eligible": {}}, "eligible 没有写明数目"),
        ({"present": 31}, "present 应是一个 JSON 对象；现为31"),
        ({"count": []}, "count 应是一个 JSON 对象；现为一个数组"),
        ({"ballots": {"issued": 3}}, "ballots 缺少：returned"),
        ({"ballots": None}, "ballots 应是一个 JSON 对象；现为None"),
        ({"body": 3}, "body 应是文字；现为3"),
        ({"body": ""}, "body 应是文字"),
        ({"matter": None}, "matter 应是文字"),
        ({"alternative": 1}, "alternative 应是文字"),
        ({"method": "clapping"}, "表决方式只能是 hands、secret、open、written；现为'clapping'"),
    ],
)
def test_parse_vote_names_what_is_wrong(changes, problem):
    with pytest.raises(ValidationError, match=problem):
        parse_vote(VOTE | changes)


@pytest.mark.parametrize("raw", [None, 3, "vote", [], True])
def test_parse_vote_refuses_what_is_no_object(raw):
    with pytest.raises(ValidationError, match="表决 应是一个 JSON 对象"):
        parse_vote(raw)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(10**5000, "一个过大的数", id="huge"),
        ("长" * 100, "'" + "长" * 39 + "…"),
        ("a\nb", r"'a\nb'"),
        ("\ud800", r"'\ud800'"),
        ([1], "一个数组"),
        ({}, "一个对象"),
    ],
)
def test_show_is_one_short_line(value, shown):
    assert show(value) == shown


json_like = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from([*get_rulebook().bodies, "2026-05-10", "ordinary", "heads", "1200.50"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text() | st.sampled_from(["heads", "households", "area", "for", "issued", "uncast"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(json_like)
def test_parse_vote_never_raises_anything_else(raw):
    with pytest.raises(ValidationError):
        parse_vote(raw)


@given(st.dictionaries(st.sampled_from([*VOTE, "alternative", "method"]), json_like))
def test_judge_never_raises_anything_else(changes):
    try:
        said = judge(get_rulebook(), parse_vote(VOTE | changes)).steps
    except ValidationError as refused:
        said = (str(refused),)

    assert [line for line in said if "\n" in line or not line] == []
