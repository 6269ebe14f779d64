from fake_sync_stores import AT, DEVICE, EPOCH, OTHER_DEVICE, FakeSyncStore, alarm

from desktop.records import Device, Progress, Task
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
    assert not view.subject.is_here


class Refused:
    """A look at a ledger that shows no tasks: what was refused is in its journal alone."""

    def __init__(self, reading):
        self._reading = reading

    def __getattr__(self, name):
        return getattr(self._reading, name)

    def find(self, kind, row):
        return None if kind is Task else self._reading.find(kind, row)


def test_new_row_that_was_refused_has_the_name_it_was_last_given(village):
    task = Task(title="镇上集市划线")
    village.add(task)
    with village.ledger.act("rename_for_test") as work:
        work.get(Task, task.id).title = "镇上集市画线"
    store = FakeSyncStore(known_alarms=[alarm(1, "refused", task.id, "Task", code="scope")])

    with village.ledger.read() as reading:
        (view,) = list_alarm_views(Refused(reading), store)

    assert (view.subject.kind, view.subject.name) == ("落实事项", "镇上集市画线")
    assert not view.subject.is_here


def test_what_was_settled_is_shown_no_more(village):
    store = FakeSyncStore(known_alarms=[alarm(1, "forked"), alarm(2, "chain")])
    first, _ = views(village, store)

    settle_alarm(store, first, "somebody")

    assert [one.id for one in views(village, store)] == [2]
    assert store.settled == [(1, "somebody")]


def aside(*contents):
    return [
        {"write": f"{device}/{EPOCH}/{at}", "fields": fields}
        for at, (device, fields) in enumerate(contents, start=1)
    ]


def contents(village, row, type_name, *others):
    store = FakeSyncStore(
        known_alarms=[alarm(1, "two_contents", row, type_name, aside=aside(*others))]
    )
    (view,) = views(village, store)
    with village.ledger.read() as reading:
        return list_contents(reading, store, view)


def test_contents_are_told_label_by_label_with_where_they_were_written(village):
    task, machine = Task(title="修桥"), Device(name="会议室电脑")
    entry = Progress(task=task.id, on_day="2026-05-10", content="桥面已浇")
    village.add(task, machine)
    village.add(entry)

    shown, ours, theirs, mine = contents(
        village,
        entry.id,
        "Progress",
        (str(machine.id), {"content": "没有浇"}),
        (OTHER_DEVICE, {"content": "浇了一半", "percent": 50, "task": str(task.id)}),
        (DEVICE, {"content": ""}),
    )

    assert shown.is_shown
    assert ("日期", "2026年5月10日") in shown.facts
    assert ("进展", "桥面已浇") in shown.facts
    assert (ours.place, ours.name, ours.facts) == ("ours", "会议室电脑", (("进展", "没有浇"),))
    assert (theirs.place, theirs.name) == ("other", "")
    assert theirs.facts == (("完成比例", "50%"), ("进展", "浇了一半"))
    assert (mine.place, mine.facts) == ("here", ())


def test_counts_of_a_vote_are_told_figure_by_figure(village):
    _, _, ballot = village.vote()

    shown, other = contents(
        village, ballot, "Ballot", (OTHER_DEVICE, {"count": '{"for":1,"invalid":2}'})
    )

    assert dict(shown.facts)["赞成"] == "31"
    assert other.facts == (("赞成", "1"), ("无效", "2"))


def test_alarm_about_no_row_has_no_contents(village):
    store = FakeSyncStore(known_alarms=[alarm(1, "server_lost", "d/e/4")])
    (view,) = views(village, store)
    with village.ledger.read() as reading:
        assert list_contents(reading, store, view) == ()
