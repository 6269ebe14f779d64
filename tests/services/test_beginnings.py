from uuid import UUID, uuid4

import pytest

from desktop.domain.feeds import KnownOrg, Scope
from desktop.records import Account, Device, Organization, Room
from desktop.services.beginnings import Division, begin_ledger, divisions_of
from desktop.services.divisions import trace_division


def test_ledger_begins_with_organizations_room_account_and_device(village):
    organizations = village.list(Organization)
    (account,) = village.list(Account)
    (room,) = village.list(Room)
    (device,) = village.list(Device)

    assert [one.name for one in organizations] == [
        "宁夏回族自治区",
        "吴忠市",
        "盐池县",
        "花马池镇",
        "示例村",
    ]
    own = organizations[-1]
    assert own.full_name == "宁夏回族自治区吴忠市盐池县花马池镇示例村"
    assert [one.parent for one in organizations] == [None, *(one.id for one in organizations[:-1])]
    assert [one.org for one in organizations] == [one.id for one in organizations]
    assert (account.name, account.roles, account.org) == ("示例记录人", ("recorder",), own.id)
    assert (room.name, room.org) == ("示例村联络室", own.id)
    assert (device.sample, len(device.public_key), device.org) == (True, 64, own.id)


def test_ledger_knows_its_organization_account_and_device(village):
    (account,) = village.list(Account)
    (device,) = village.list(Device)

    with village.ledger.read() as reading:
        settings = {key: reading.setting(key) for key in ("org", "account", "sample")}
    assert settings == {"org": str(account.org), "account": str(account.id), "sample": "1"}
    assert village.ledger.actor == account.id
    assert village.sql("SELECT device FROM writer") == [(device.id.bytes,)]


def known(name, level):
    return KnownOrg(id=str(uuid4()), code="1", name=name, level=level, parent="")


def test_divisions_of_a_scope_are_the_servers_from_the_highest_down():
    own, town, county = (
        known("示例村", "village"),
        known("示例镇", "township"),
        known("县", "county"),
    )

    divisions = divisions_of(Scope(org=own, role="room", above=(town, county)))

    assert [(one.id, one.name, one.level) for one in divisions] == [
        (one.id, one.name, one.level) for one in (county, town, own)
    ]


def test_machines_that_join_one_organization_enter_it_and_its_room_once(new_village):
    divisions = divisions_of(
        Scope(org=known("新村", "village"), role="room", above=(known("示例镇", "township"),))
    )
    ids = []
    for number, village in enumerate((new_village(), new_village())):
        begin_ledger(
            village.ledger,
            divisions=divisions,
            device=UUID(int=number + 1),
            device_name="电脑",
            public_key="00",
            keeper="记录人",
            sample=False,
        )
        (room,) = [row for row in village.list(Room) if row.name == "新村联络室"]
        ids.append((str(room.org), room.id))

    assert ids[0] == ids[1]
    assert ids[0][0] == divisions[-1].id


def test_level_that_a_newer_server_knows_is_a_village():
    (division,) = divisions_of(Scope(org=known("示例村", "hamlet"), role="room"))

    assert division.level == "village"


def test_beginning_is_one_change(village):
    assert village.sql("SELECT DISTINCT act FROM change") == [("begin_ledger",)]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("长城村委会", "长城村"),
        ("新村村委会", "新村"),
        ("李闸渠村村委会", "李闸渠村"),
        ("沟沿村民委员会", "沟沿村"),
        ("崇安社区居委会", "崇安社区"),
        ("崇安社区居民委员会", "崇安社区"),
        ("崇安居民委员会", "崇安社区"),
        ("滨河家园一村", "滨河家园一村"),
        ("示例村", "示例村"),
        ("村委会", "村委会"),
        ("花马池镇", "花马池镇"),
    ],
)
def test_committee_goes_by_the_name_people_use(village, long, short):
    own = begin_ledger(
        village.ledger,
        divisions=[Division(code="640323100201", name=long, level="village", parent="")],
        device=UUID(int=1),
        device_name="电脑",
        public_key="00",
        keeper="记录人",
        sample=False,
    )

    assert village.get(Organization, own).name == short
    assert village.get(Organization, own).full_name == short


def test_long_names_are_refused_whole(village):
    with village.nothing_written(), pytest.raises(Exception, match="300"):
        begin_ledger(
            village.ledger,
            divisions=trace_division("640323100201", "长" * 301),
            device=UUID(int=1),
            device_name="电脑",
            public_key="00",
            keeper="记录人",
            sample=False,
        )
