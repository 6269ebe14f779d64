"""Scopes: by the tree as it stands on the day, whoever moved where."""

from datetime import UTC, datetime

import pytest
from server_samples import Writer, add_alias, add_orgs, id_of
from sqlalchemy import update

from server.devices import find_device, note_contact
from server.scopes import scope_of
from server.tables import organization

NAMES = {id_of(name): name for name in ("county", "east", "west", *map("village{}".format, "123"))}


@pytest.fixture
def ask(store):
    """Give what a device of an organization may read: names above and below."""
    add_orgs(store)

    def scope(org, role, now=None):
        who = Writer(store, f"{org} {role}", org, role)
        if (org, role) not in enrolled:
            enrolled.add((org, role))
            who.enrol()
        with store.reading() as connection:
            return scope_of(connection, find_device(connection, who.id), now or store.now())

    enrolled = set()
    return scope


def names(orgs):
    return [NAMES[each.id] for each in orgs]


@pytest.mark.parametrize(
    ("org", "role", "above", "below"),
    [
        ("village1", "room", ["east", "county"], []),
        ("east", "township", ["county"], ["village1", "village2"]),
        ("east", "room", ["county"], []),
        ("west", "township", ["county"], ["village3"]),
        ("county", "county", [], ["east", "village1", "village2", "village3", "west"]),
    ],
)
def test_scope_follows_tree_and_role(ask, org, role, above, below):
    scope = ask(org, role)

    assert NAMES[scope.org.id] == org
    assert names(scope.above) == above
    assert sorted(names(scope.below)) == below


def move(store, org, parent, begins=None, ends=None):
    with store.writing() as connection:
        connection.execute(
            update(organization)
            .where(organization.c.id == id_of(org))
            .values(parent=id_of(parent), parent_from=begins, parent_to=ends)
        )


# 2026-12-01 begins in Beijing at 16:00 UTC of the day before.
@pytest.mark.parametrize(
    ("now", "is_there"),
    [
        (datetime(2026, 11, 30, 15, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 30, 16, 0, tzinfo=UTC), True),
        (datetime(2026, 12, 31, 15, 59, tzinfo=UTC), True),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), False),
    ],
)
def test_membership_has_dates(ask, store, now, is_there):
    before = ask("west", "township", now).digest
    move(store, "village1", "west", "2026-12-01", "2026-12-31")

    scope = ask("west", "township", now)

    assert ("village1" in names(scope.below)) == is_there
    assert (scope.digest != before) == is_there
    assert names(ask("village1", "room", now).above) == (["west", "county"] if is_there else [])


def test_what_a_township_lost_its_county_lost_with_it(ask, store):
    move(store, "east", "county", None, "2026-11-01")

    assert sorted(names(ask("county", "county").below)) == ["village3", "west"]
    assert names(ask("village1", "room").above) == ["east"]


def test_a_circle_ends(ask, store):
    move(store, "county", "village1")

    assert names(ask("village1", "room").above)[:2] == ["east", "county"]
    assert len(ask("county", "county").below) == 5


def test_aliases_and_last_contact_are_told(ask, store, clock):
    add_alias(store, "village1", "alone")
    ask("village1", "room")
    clock.go(days=1)
    note_contact(store, Writer(store, "village1 room", "village1").id, schema=4)

    villages = {NAMES[each.id]: each for each in ask("east", "township").below}

    assert villages["village1"].aliases == (id_of("alone"),)
    assert villages["village1"].last_seen == store.stamp()
    assert (villages["village2"].aliases, villages["village2"].last_seen) == ((), "")
    assert villages["village2"].parent == id_of("east")
