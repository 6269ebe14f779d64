"""今日 by keys: first row, its button, the chain, an answer, an empty day."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.domain.deadlines import day_of
from desktop.records import (
    Adoption,
    Bulletin,
    Consultation,
    Organization,
    Passing,
    Submission,
    Supervision,
    Task,
)
from desktop.services.concerns import record_concern
from desktop.services.consultations import plan_consultation
from desktop.services.outcomes import assign_task
from desktop.ui.pages.today import TodayPage
from desktop.ui.places import PLACES, Place
from desktop.ui.registers.passing_sheet import PassingSheet
from desktop.ui.today import shown_rows as module


def on(session, days):
    return (day_of(session.now()) + timedelta(days=days)).isoformat()


@pytest.fixture(autouse=True)
def _all_pages(request, monkeypatch):
    """Let every page that a row may lead to be there, but for the test that wants none."""
    if "only_what_works" not in request.node.name:
        for page in ("reception", "consultations", "consultation", "paper"):
            monkeypatch.setitem(PLACES, page, PLACES["today"])


@pytest.fixture
def page(session, qtbot, drain):
    session.home.back_up_daily()
    page = TodayPage(session, Place("today"))
    qtbot.addWidget(page)
    page.resize(1184, 660)
    session.changed.connect(page.refresh)

    def show():
        page.show()
        page.refresh()
        drain()
        page.first_focus().setFocus()
        return page

    return show


@pytest.fixture
def village(session):
    task = assign_task(
        session.ledger,
        title="清淤",
        unit="镇水务站",
        responsible="刘万仓",
        due=on(session, -5),
    )
    concern = record_concern(
        session.ledger,
        title="停水",
        content="后半夜停水",
        raised_on=on(session, -18),
        answer_by=on(session, -3),
    )
    plan_consultation(session.ledger, title="血透室")
    return task, concern


def titles(page):
    return [row.data.title for row in shown(page)]


def shown(page):
    from desktop.ui.lists.row_models import ROW

    model = page.list.rows
    rows = (model.index(at, 0).data(ROW) for at in range(model.rowCount()))
    return [row for row in rows if row is not None]


def test_today_shows_what_hurts_most_first_and_stands_on_it(page, village):
    today = page()
    assert titles(today) == ["清淤", "停水", "血透室"]
    assert today.list.current_row().title == "清淤"
    assert [row.action for row in shown(today)] == ["填进展", "写答复", "去补上"]
    assert [row.chips[0][:2] for row in shown(today)] == [
        ("超期 5 天", "overdue"),
        ("超期 3 天", "overdue"),
        ("没有期限", "outline"),
    ]


def test_today_says_why_each_waits(page, village):
    seconds = [row.second for row in shown(page())]
    assert seconds[0].startswith("镇水务站 刘万仓 • 期限 ")
    assert seconds[1].endswith("前答复，还没有答复")
    assert seconds[2].startswith("基层协商 • 缺 7 项：为何协商、")


def test_today_leads_to_the_answer_of_a_concern_by_keys(page, session, village, qtbot):
    today = page()
    qtbot.keyClick(today.list, Qt.Key.Key_Down)
    qtbot.keyClick(today.list, Qt.Key.Key_Return)
    place = session.navigator.current
    assert (place.page, place.row, dict(place.options)) == (
        "concerns",
        village[1],
        {"answer": True},
    )


def test_today_opens_the_desk_by_its_letter(page, session, village, qtbot):
    today = page()
    today.activateWindow()
    qtbot.waitUntil(today.isActiveWindow)
    qtbot.keyClick(today.list, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: session.navigator.current == Place("reception"))


def test_today_says_that_nothing_waits_and_what_comes_next(page, session):
    assign_task(session.ledger, title="明年", unit="村", responsible="甲", due=on(session, 90))
    today = page()
    assert today.first_focus().accessibleName() == "接待登记"
    assert "明年" in today._empty.accessibleDescription()


def test_today_opens_the_board_at_a_stage(page, session, village, qtbot):
    today = page()
    today.chain.make_current(2)
    qtbot.keyClick(today.chain, Qt.Key.Key_Return)
    assert session.navigator.current == Place("consultations", options={"stage": "plan"})


def test_today_goes_to_what_lacks_something(page, session, village, qtbot):
    today = page()
    qtbot.keyClick(today.list, Qt.Key.Key_End)
    qtbot.keyClick(today.list, Qt.Key.Key_Return)
    with session.ledger.read() as reading:
        (plan,) = reading.list(Consultation)
    assert session.navigator.current == Place("consultation", row=plan.id)


def test_today_locks_opinions_while_no_meeting_runs(page):
    assert page().opinion.reason == "现在没有开着的会；先开会，再登记意见"


def test_today_backs_up_and_says_when_it_did_already(page, session, drain):
    today = page()
    today.backup.button.click()
    drain()
    assert session.notices[-1].text == "今天已经备份过了。"


def test_today_makes_tabs_where_room_is_short(page, village):
    today = page()
    today.arrange(compact=True)
    assert (today.list.isVisible(), today.week.isVisible(), today.chain.isVisible()) == (
        True,
        False,
        False,
    )
    today.tabs.choose("side")
    today.tabs.chosen.emit("side")
    assert (today.list.isVisible(), today.week.isVisible()) == (False, True)


@pytest.fixture
def many(session, monkeypatch):
    """Seven tasks are late and two due today, where three of each group are shown at first."""
    monkeypatch.setattr(module, "PART", 3)
    for days in (-9, -8, -7, -6, -5, -4, -3, 0, 0):
        who = {"unit": "水务站", "responsible": "刘万仓"}
        assign_task(session.ledger, title=f"第{days}天", due=on(session, days), **who)


def lines(page):
    """Return the title, the button and the heading of each row shown."""
    return [(row.title, row.action, row.group) for row in shown(page)]


def test_today_shows_the_first_of_a_long_group_and_how_many_more(page, many):
    today = page()
    late = "已超期  7"
    assert lines(today)[:4] == [
        ("第-9天", "填进展", late),
        ("第-8天", "填进展", late),
        ("第-7天", "填进展", late),
        ("还有 4 件", "再看 3 件", late),
    ]
    assert [group for _, _, group in lines(today)[4:]] == ["今天  2", "今天  2"]
    assert today._panel._caption.text() == "9 件"


def test_today_shows_more_of_a_group_by_keys_and_stands_on_the_next(page, many, qtbot, drain):
    today = page()
    for known, first in ((3, "第-6天"), (6, "第-3天")):
        while today.list.current_row().data is not None:
            qtbot.keyClick(today.list, Qt.Key.Key_Down)
        qtbot.keyClick(today.list, Qt.Key.Key_Return)
        assert today.list.current_row().title == first
        assert lines(today)[known][0] == first
    today.refresh()
    drain()
    late = [title for title, _, group in lines(today) if group == "已超期  7"]
    assert late == [f"第{days}天" for days in range(-9, -2)]
    assert today.list.current_row().title == "第-3天"


def test_today_goes_to_a_day_whose_matter_lies_further_down(page, many, session):
    today = page()
    today.week.chosen.emit(day_of(session.now()) - timedelta(days=4))
    assert today.list.current_row().title == "第-4天"
    assert [title for title, _, _ in lines(today)][5:7] == ["第-4天", "还有 1 件"]


def test_today_list_passes_the_model_tester(page, village, qtmodeltester):
    qtmodeltester.check(page().list.rows)


def test_today_drops_a_task_once_it_is_done(page, session, village, drain):
    from desktop.services.outcomes import record_progress

    today = page()
    record_progress(session.ledger, village[0], state="done", content="清完了")
    today.refresh()
    drain()
    with session.ledger.read() as reading:
        assert reading.get(Task, village[0]).state == "done"
    assert titles(today) == ["停水", "血透室"]


def test_today_offers_only_what_works(page, village):
    today = page()

    assert [row.action for row in shown(today)] == ["填进展", "写答复", "去补上"]
    assert not today.receive.isHidden()


def send_down(session):
    """Let a township send a bulletin, an answer and a reminder to this room."""
    with session.ledger.act("send_for_test") as work:
        above = Organization(name="花马池镇")
        above.org = above.id
        consultation = Consultation(title="修路", stage="submit")
        submission = Submission(consultation=consultation.id)
        task = Task(title="铺路", state="running")
        rows = {
            "above": above,
            "consultation": consultation,
            "submission": submission,
            "task": task,
            "bulletin": Bulletin(
                org=above.id, title="惠农政策", issued_by="花马池镇", content="每亩补贴"
            ),
            "answer": Adoption(
                consultation=consultation.id,
                submission=submission.id,
                body="花马池镇",
                decision="adopted",
                reason="列入计划",
            ),
            "reminder": Supervision(
                task=task.id, level="township", issued_by="花马池镇", content="请抓紧"
            ),
        }
        for row in rows.values():
            work.add(row)
    return rows


def choose_kind(page, kind):
    key = next(row.data.key for row in shown(page) if row.data.kind == kind)
    page.list.choose(key)
    return page.list.current_row()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("adoption", ("采纳：列入计划 • 花马池镇", ("consultation", "consultation"))),
        ("supervision", ("乡镇督办：请抓紧 • 花马池镇", ("tasks", "task"))),
    ],
)
def test_what_came_from_above_says_who_sent_it_and_leads_there(page, session, qtbot, kind, said):
    second, leads_to = said
    rows = send_down(session)
    today = page()
    row = choose_kind(today, kind)
    assert row.second == second
    qtbot.keyClick(today.list, Qt.Key.Key_Return)

    name, about = leads_to
    assert (session.navigator.current.page, session.navigator.current.row) == (
        name,
        rows[about].id,
    )


def test_bulletin_is_passed_on_from_here_and_waits_no_more(page, session, qtbot, drain):
    rows = send_down(session)
    today = page()
    assert choose_kind(today, "bulletin").second == "政策声音：每亩补贴 • 花马池镇"
    qtbot.keyClick(today.list, Qt.Key.Key_Return)
    sheet = today.findChild(PassingSheet)
    sheet.save_button.click()
    drain()

    with session.ledger.read() as reading:
        assert [one.bulletin for one in reading.list(Passing)] == [rows["bulletin"].id]
    assert "bulletin" not in {row.data.kind for row in shown(today)}
