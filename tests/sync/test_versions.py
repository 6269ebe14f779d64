"""Ledgers of every released schema sync with this version's server, as do their older programs."""

import contextlib

import pytest
from counties import County, Laptop
from killed import lead_to
from ledger_factory import DEVICE, KEY, rows_of, unpack_release
from running_server import running
from sqlalchemy import select
from sync_factory import shared_columns

from desktop.data.fitting import type_fits
from desktop.data.schemas import prepare_schema
from desktop.data.verification import verify_ledger
from desktop.records import Bulletin, Concern, all_records
from desktop.records.declarations import SCHEMA
from server.checks import check
from server.tables import device

RELEASED = range(1, SCHEMA)
OLD = 3


@pytest.fixture
def county(tmp_path):
    found = County(tmp_path)
    yield found
    found.close()


@pytest.fixture
def address(county):
    with running(county.store) as found:
        yield found


@pytest.fixture
def machine(county, address, tmp_path):
    """Return what joins a home folder to the county and leads it to the server's socket."""
    made = []

    def make(name, schema=None):
        laptop = Laptop(county, tmp_path / name, "village1")
        made.append(laptop)
        if schema is None:
            laptop.found()
        else:
            laptop.home.mkdir()
            unpack_release(schema, laptop.home).rename(laptop.path)
            prepare_schema(laptop.path, KEY, before_migration=lambda: None)
            laptop.open()
            laptop.join()
        lead_to(laptop, address)
        return laptop

    yield make
    for laptop in made:
        laptop.close()


def done(*laptops):
    for laptop in laptops:
        ended = laptop.sync_for_real()
        assert (ended.outcome, ended.problem) == ("done", None)


def rows(laptop, kind):
    """Return the rows of a type by id, without what is local and whose they are."""
    found = rows_of(laptop.path, shared_columns(kind))
    return {row[0]: row[2:] for row in found}


@pytest.mark.parametrize("schema", RELEASED)
def test_released_ledger_is_on_a_second_machine_as_it_is(county, machine, schema):
    old, other = machine("old", schema), machine("other")
    written = sum(chain.last for chain in old.store.chains())

    done(old, other, old)

    assert written > 30
    for kind in all_records():
        here, there = rows(old, kind), rows(other, kind)
        assert {row: there[row] for row in here} == here, kind
    for laptop in (old, other):
        assert sum(chain.unsent for chain in laptop.store.chains()) == 0
        assert list(laptop.store.alarms()) == list(laptop.store.held()) == []
        laptop.check()
    assert any("在别的设备上定的" in note for note in verify_ledger(other.path, KEY).notes)
    assert check(county.store) == []


@contextlib.contextmanager
def older_program():
    """Let ledgers and line be those of the program of schema 3, without the types of schema 4."""
    known = {name: fit for name, fit in type_fits().items() if fit.declaration.since <= OLD}
    assert len(known) < len(type_fits())
    with pytest.MonkeyPatch.context() as patch:
        for module in ("folding", "sync_looks"):
            patch.setattr(f"desktop.data.{module}.type_fits", lambda: known)
        for module in ("fitting", "journal", "beginnings", "sync_store"):
            patch.setattr(f"desktop.data.{module}.SCHEMA", OLD)
        patch.setattr("desktop.sync.client.line.SCHEMA", OLD)
        yield


@pytest.mark.parametrize("by_snapshot", [True, False])
def test_older_program_sends_and_takes_in_and_is_upgraded(county, machine, by_snapshot):
    old, new = machine("old", OLD), machine("new")
    if not by_snapshot:
        done(old)
    with new.ledger.act("publish") as work:
        work.add(Bulletin(title="医保缴费"))
        work.add(Concern(title="新程序记的"))
    done(new)
    county.wait(minutes=2)  # a device's program is noted once a minute
    with older_program():
        with old.ledger.act("raise") as work:
            work.add(Concern(title="旧程序记的"))
        done(old)
        done(old)
        held = [(one.type, one.reason) for one in old.store.held()]
    done(new)

    assert held == [("Bulletin", "unknown_type")]
    for laptop in (old, new):
        with laptop.ledger.read() as look:
            assert {"旧程序记的", "新程序记的"} <= {one.title for one in look.list(Concern)}
    with county.store.reading() as connection:
        told = connection.execute(select(device.c.schema).where(device.c.id == str(DEVICE)))
        assert told.scalar_one() == OLD
    assert check(county.store) == []

    old.close()
    old.open()
    done(old)

    assert list(old.store.held()) == []
    with old.ledger.read() as look:
        assert [one.title for one in look.list(Bulletin)] == ["医保缴费"]
    for laptop in (old, new):
        laptop.check()
