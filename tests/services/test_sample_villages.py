"""The sample village: read strictly, and settled in a ledger once."""

import pytest

from desktop.domain.rosters import RosterPerson
from desktop.errors import ValidationError
from desktop.records import Meeting, PartnerUnit, PlanItem, Roster, RosterEntry
from desktop.services import sample_villages
from desktop.services.sample_tables import parse_sample_table
from desktop.services.sample_villages import read_sample_village, settle

TEXT = """
[organization]
code = "640323100999"
name = "示例村"
keeper = "者晓红"
read_on = 2026-05-10

[[people]]
name = "李某"
sex = "female"
memberships = ["villager_representative"]

[[people]]
name = "张某"
memberships = ["committee_member"]
duties = "主任"

[[rosters]]
key = "representatives"
title = "村民代表"
as_of = 2026-05-01
memberships = ["committee_member", "villager_representative"]
households = { "李某" = 12 }

[plan]
year = 2026

[[plan.items]]
title = "修路"
month = 4
lead = "李某"

[[registers]]
type = "PartnerUnit"
name = "卫生院"
"""


def parse(monkeypatch, text):
    monkeypatch.setattr(
        sample_villages, "read_sample_table", lambda path: parse_sample_table(text, path)
    )
    return read_sample_village("例.toml")


def test_shipped_village_names_who_keeps_it_and_who_may_vote():
    village = read_sample_village()

    assert (village.organization, village.read_on) == ("示例村", "2026-05-10")
    assert village.keeper == "者晓红"
    assert {"李有福", "张占海"} <= {person.name for person in village.people}
    assert "representatives" in village.rosters


def test_village_is_settled_with_its_electorates(village, monkeypatch):
    told = []
    roster = [RosterPerson(sheet="表", row=2, name="王某", group="1组")]

    settled = settle(village.ledger, parse(monkeypatch, TEXT), roster, tell=told.append)

    assert set(settled.persons) >= {"李某", "张某", "王某"}
    assert [one.title for one in village.list(Roster, id=settled.rosters["representatives"])] == [
        "村民代表"
    ]
    assert {(one.person_name, one.households) for one in village.list(RosterEntry)} == {
        ("张某", None),
        ("李某", 12),
    }
    assert told[-2:] == ["编制名册：村民代表，2人", "制定2026年度协商计划：1项"]
    assert [one.lead_name for one in village.list(PlanItem, id=settled.plan_items["修路"])] == [
        "李某"
    ]
    assert [one.name for one in village.list(PartnerUnit)] == ["卫生院"]


def test_people_of_a_record_are_named_by_its_declaration(village, monkeypatch):
    settled = settle(village.ledger, parse(monkeypatch, TEXT), [], tell=lambda _: None)
    values = {"title": "会", "chair": "李某", "tellers": ("李某", "张某")}

    assert settled.with_ids(Meeting, values) == {
        "title": "会",
        "chair": settled.persons["李某"],
        "tellers": (settled.persons["李某"], settled.persons["张某"]),
    }
    with pytest.raises(ValidationError, match="示例里没有“查无此人”这个人"):
        settled.with_ids(Meeting, {"chair": "查无此人"})


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('code = "640323100999"\n', "", "organization：缺少 code。"),
        ('name = "示例村"', 'name = "示例村"\nsize = 3', "organization：不认识的键：size。"),
        ('sex = "female"', 'sex = "x"', "people[1]：性别或身份不在可选之列。"),
        ('["committee_member"]', '["boss"]', "people[2]：性别或身份不在可选之列。"),
        ('["committee_member", "vill', '["boss", "vill', "rosters[1]：没有 boss 这种身份。"),
        ("= 12", "= 0", "rosters[1]：households 应是户数。"),
        ("as_of = 2026-05-01\n", "", "rosters[1]：缺少 as_of。"),
        ("[organization]", "[place]", "缺少 organization。"),
        ("year = 2026\n", "", "plan：缺少 year。"),
        ('title = "修路"\n', "", "plan.items[1]：缺少 title。"),
        ('"PartnerUnit"', '"Chicken"', "registers[1]：没有 Chicken 这种登记。"),
    ],
)
def test_broken_village_is_refused_with_its_place(monkeypatch, old, new, problem):
    assert TEXT.count(old) >= 1

    with pytest.raises(ValidationError) as caught:
        parse(monkeypatch, TEXT.replace(old, new, 1))

    assert problem in caught.value.message


def test_electorate_of_a_stranger_is_refused(village, monkeypatch):
    broken = parse(monkeypatch, TEXT.replace('{ "李某" = 12 }', '{ "查无此人" = 12 }'))

    with pytest.raises(ValidationError, match="查无此人"):
        settle(village.ledger, broken, [], tell=lambda _: None)
