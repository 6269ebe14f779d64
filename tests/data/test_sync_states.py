"""What sync keeps about itself."""

from desktop.data.sync_store import SqlSyncStore
from desktop.domain.feeds import KnownOrg, Scope, parse_scope
from desktop.services.sync_ports import Cursor


def test_history_of_runs(replicas):
    one = replicas(1)
    first = one.store.begin_run("hand")
    one.store.end_run(first, "done", {"pushed": 3})
    second = one.store.begin_run("auto")

    runs = one.store.runs()

    assert [run.id for run in runs] == [second, first]
    assert [(run.way, run.outcome, dict(run.figures)) for run in runs] == [
        ("auto", "running", {}),
        ("hand", "done", {"pushed": 3}),
    ]
    assert runs[1].ended_at > runs[1].began_at
    assert runs[0].ended_at is None
    assert len(one.store.runs(1)) == 1


def test_run_that_was_killed_ends_as_cut_with_the_next(replicas):
    one = replicas(1)
    killed = one.store.begin_run("auto")
    again = SqlSyncStore(one.ledger)  # as another process has it
    assert again.runs()[0].outcome == "running"

    line, stick = again.begin_run("hand"), again.begin_run("usb_out")

    runs = {run.id: run for run in again.runs()}
    assert [runs[run].outcome for run in (killed, line, stick)] == ["cut", "running", "running"]
    assert runs[killed].ended_at == runs[killed].began_at


def org(number):
    return KnownOrg(
        id=f"01890000-0000-7000-8000-0000000009{number:02x}",
        code=f"{number}",
        name=f"村{number}",
        level="village",
        parent="",
    )


def scope_of(*below, role="township"):
    return Scope(org=org(0), role=role, below=tuple(map(org, below)))


def test_scope_is_kept_where_readings_look_for_it(replicas):
    one = replicas(1)
    one.store.set_scope(scope_of(1))

    assert one.store.scope() == scope_of(1)
    with one.ledger.read() as reading:
        assert parse_scope(reading.setting("scope")) == scope_of(1)


def test_organization_that_came_later_is_late_until_its_feed_is_here(replicas):
    one = replicas(1)
    one.store.set_scope(scope_of(1))
    one.store.take_page((), Cursor(after=40, closing="40:x"))

    one.store.set_scope(scope_of(1, 2))
    one.store.take_page((), Cursor(after=60, closing="60:x"))
    late = [one.store.late()]
    one.store.take_page((), Cursor(after=39), org(2).id)
    late.append(one.store.late())
    one.store.set_scope(scope_of(1, 2))
    one.store.take_page((), Cursor(after=40), org(2).id)
    late.append(one.store.late())

    assert late == [[(org(2).id, 40)], [(org(2).id, 40)], []]


def test_nothing_is_late_before_the_first_page(replicas):
    one = replicas(1)
    one.store.set_scope(scope_of(1))
    one.store.set_scope(scope_of(1, 2))

    assert one.store.late() == []


def test_organization_that_left_again_is_not_late(replicas):
    one = replicas(1)
    one.store.set_scope(scope_of(1))
    one.store.take_page((), Cursor(after=40))
    for below in ((1, 2), (1,), (1,)):
        one.store.set_scope(scope_of(*below))

    assert one.store.late() == []


def test_more_of_an_organization_that_was_there_is_late_too(replicas):
    one = replicas(1)
    one.store.set_scope(scope_of(role="room"))
    one.store.take_page((), Cursor(after=40))
    one.store.set_scope(scope_of(role="township"))

    assert one.store.late() == [(org(0).id, 40)]
