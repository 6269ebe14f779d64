"""Memberships in free text: only what is wholly understood counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rosters.offices import offices_in_title, recognise_offices

REPRESENTATIVE, COMMITTEE, SUPERVISOR = (
    "villager_representative",
    "committee_member",
    "supervisor",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("村民代表", (REPRESENTATIVE,)),
        ("第十一届村民代表", (REPRESENTATIVE,)),
        ("村民代表兼小组长", (REPRESENTATIVE, "group_leader")),
        ("党员、村民代表", ("party_member", REPRESENTATIVE)),
        ("党员村民代表", ("party_member", REPRESENTATIVE)),
        ("村民代表；村民代表", (REPRESENTATIVE,)),
        ("村主任", (COMMITTEE,)),
        ("村委会副主任", (COMMITTEE,)),
        ("支部书记兼村委会主任", (COMMITTEE,)),
        ("村“两委”成员", (COMMITTEE,)),
        ("委员", (COMMITTEE,)),
        ("政协委员", ("cppcc_member",)),
        ("县政协委员", ("cppcc_member",)),
        ("县人大代表", ("congress_deputy",)),
        ("村务监督委员会主任", (SUPERVISOR,)),
        ("监委会成员", (SUPERVISOR,)),
        ("3组组长", ("group_leader",)),
        ("社长", ("group_leader",)),
        ("中共党员", ("party_member",)),
        ("", ()),
        ("非党员", ()),
        ("预备党员", ()),
        ("原村主任", ()),
        ("村主任之子", ()),
        ("村民代表候选人", ()),
        ("不是村民代表", ()),
        ("党小组长", ()),
        ("妇女主任", ()),
        ("驻村第一书记", ()),
        ("党代表", ()),
        ("低保户", ()),
        ("村", ()),
        ("村两委成员" * 200, ()),
    ],
)
def test_offices_are_recognised_when_wholly_understood(text, expected):
    assert recognise_offices(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("二〇二六年度村民代表花名册", (REPRESENTATIVE,)),
        ("示例村党员名册", ("party_member",)),
        ("示例村非党员名册", ()),
        ("村两委、监委会成员名单", (COMMITTEE, SUPERVISOR)),
        ("花名册", ()),
    ],
)
def test_title_tells_what_a_roster_is_about(title, expected):
    assert offices_in_title(title) == expected


@given(st.text(alphabet="村民代表主任委员党支部书记两委成员监会小组长兼、 1x", max_size=200))
def test_offices_of_any_text_are_each_named_once(text):
    codes = recognise_offices(text)

    assert len(set(codes)) == len(codes)
