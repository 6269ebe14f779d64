from dataclasses import replace

from fake_sync_stores import AT, FakeSyncStore, alarm

from desktop.records import Progress, Task
from desktop.services.sync_alarms import list_alarm_views, list_contents, settle_alarm

NOWHERE = "01890000-0000-7000-8000-00000000ffff"


def views(village, store):
    with village.ledger.read() as reading:
        return list_alarm_views(reading, store)


def test_refused_row_is_named_with_the_code_of_the_refusal(village):
    task = Task(title="修桥")
    village.add(task)

    (view,) = views(
        village, FakeSyncStore(known_alarms=[alarm(7, "refused", task.id, "Task", code="owner")])
    )

    assert (view.id, view.kind, view.code, view.found_at) == (7, "refused", "owner", AT)
    assert (view.subject.kind, view.subject.name, view.is_vote) == ("落实事项", "修桥", False)


def test_vote_is_corrected_in_another_way(village):
    _, _, ballot = village.vote()

    (view,) = views(
        village, FakeSyncStore(known_alarms=[alarm(1, "two_contents", ballot, "Ballot")])
    )

    assert view.is_vote


def test_alarm_of_the_line_is_about_no_row(village):
    (view,) = views(village, FakeSyncStore(known_alarms=[alarm(1, "server_lost", "d/e/4")]))

    assert (view.kind, view.code, view.subject, view.is_vote) == ("server_lost", "", None, False)


def test_row_that_is_not_here_is_still_told(village):
    (view,) = views(
        village, FakeSyncStore(known_alarms=[alarm(1, "refused", NOWHERE, "Task", code="type")])
    )

    assert (view.subject.kind, view.subject.name) == ("落实事项", "")


def test_what_was_settled_is_shown_no_more(village):
    store = FakeSyncStore(known_alarms=[alarm(1, "forked"), alarm(2, "chain")])
    first, _ = views(village, store)

    settle_alarm(store, first, "somebody")

    assert [one.id for one in views(village, store)] == [2]
    assert store.settled == [(1, "somebody")]


def test_both_whole_contents_are_told_label_by_label(village):
    task = Task(title="修桥")
    village.add(task)
    entry = Progress(task=task.id, on_day="2026-05-10", content="桥面已浇")
    village.add(entry)
    with village.ledger.read() as reading:
        (shown,) = list_contents(reading, FakeSyncStore(), "Progress", entry.id)

    assert shown.is_shown
    assert ("日期", "2026年5月10日") in shown.facts
    assert ("进展", "桥面已浇") in shown.facts


def test_second_content_comes_from_the_history_of_the_row(village):
    _, _, ballot = village.vote()

    class Looked:
        """A look at a ledger to which another whole content of the ballot has come."""

        def __init__(self, reading):
            self._reading = reading

        def __getattr__(self, name):
            return getattr(self._reading, name)

        def history(self, row):
            *_, closing = self._reading.history(row)
            return (*self._reading.history(row), other_count(closing))

    with village.ledger.read() as reading:
        contents = list_contents(Looked(reading), FakeSyncStore(), "Ballot", ballot)

    assert [one.is_shown for one in contents] == [True, False]
    assert [dict(one.facts)["赞成"] for one in contents] == ["31", "1"]


def other_count(closing):
    return replace(closing, fields={**closing.fields, "count": '{"for":1,"against":9}'})
