"""Pages that cannot stand beside what is here: all is taken in anew, but not for ever."""

from dataclasses import replace

import pytest
from paper_store import scope_of

from desktop.services.sync_ports import Cursor


@pytest.fixture
def township(server, device):
    """A device that has taken in what another sent, and of which more has come."""
    room, found = device(), device("township")
    room.store.write("甲")
    room.sync()
    found.sync("auto")
    room.store.write("乙")
    room.sync()
    return found


@pytest.mark.logs("taken in anew")
@pytest.mark.parametrize("times", [1, 99])
def test_what_contradicts_lets_all_be_taken_in_anew(server, township, monkeypatch, times):
    take, told = township.store.take_page, []

    def contradicted(items, cursor, org="", **options):
        told.append(cursor.after)
        taken = take(items, cursor, org, **options)
        if len(told) > times:
            return taken
        township.store.cursors[""] = Cursor()
        return replace(taken, is_anew=True)

    monkeypatch.setattr(township.store, "take_page", contradicted)
    ended = township.sync("auto")

    assert (ended.outcome, ended.problem) == ("done", None)
    assert told == [2] * min(times + 1, 3)
    assert township.store.titles() == ["乙", "甲"]


@pytest.mark.logs("taken in anew")
def test_organization_that_is_caught_up_with_waits_for_all(server, township, monkeypatch):
    server.scope = scope_of("north")
    take = township.store.take_page

    def contradicted(items, cursor, org="", **options):
        taken = take(items, cursor, org, **options)
        if not org:
            return taken
        township.store.cursors[""] = Cursor()
        return replace(taken, is_anew=True)

    monkeypatch.setattr(township.store, "take_page", contradicted)

    assert township.sync("auto").outcome == "done"
    assert township.store.cursor().after == 2
