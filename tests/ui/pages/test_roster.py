from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from desktop.domain.rosters import RosterPerson
from desktop.records import Membership, Roster, RosterEntry
from desktop.services.electorates import make_roster
from desktop.services.rosters import import_roster
from desktop.ui.pages.roster import RosterPage
from desktop.ui.places import Place
from desktop.ui.rosters.member_sheets import MembersSheet
from desktop.ui.rosters.person_sheets import PersonSheet
from desktop.ui.rosters.roster_sheets import RosterSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

PEOPLE = (
    ("马晓梅", "二组", ("villager_representative", "party_member"), "13900000001"),
    ("单志强", "二组", ("villager_representative",), "13900000002"),
    ("冶海龙", "十组", (), "13912345678"),
)


def open_page(session, qtbot, drain):
    page = RosterPage(session, Place("roster"))
    qtbot.addWidget(page)
    page.resize(1184, 700)
    page.show()
    page.refresh()
    drain()
    page.arrange(compact=False)
    return page


@pytest.fixture
def page(session, qtbot, drain):
    rows = [
        RosterPerson(
            sheet="名单", row=at, name=name, group=group, memberships=kinds, phones=(phone,)
        )
        for at, (name, group, kinds, phone) in enumerate(PEOPLE, start=2)
    ]
    import_roster(session.ledger, rows)
    return open_page(session, qtbot, drain)


def names(page):
    model = page.list.model()
    rows = [model.index(at, 0) for at in range(model.rowCount())]
    known = {name for name, *_ in PEOPLE}
    texts = [str(row.data(Qt.ItemDataRole.DisplayRole)).split("，")[0] for row in rows]
    return [text for text in texts if text in known]


def shown(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def settle(qtbot, drain):
    qtbot.wait(220)  # the pause after which the list follows what is typed
    drain()


def test_empty_roster_offers_the_import(session, qtbot, drain):
    page = open_page(session, qtbot, drain)
    places = []
    session.navigator.moved.connect(places.append)

    assert page.make.reason
    page._fill.click()
    assert places == [Place("roster_import")]


def test_everybody_stands_under_their_group(page):
    assert names(page) == ["单志强", "马晓梅", "冶海龙"]
    assert page._filters.value() == ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [("mxm", ["马晓梅"]), ("5678", ["冶海龙"]), ("二组 s", ["单志强"]), ("没有", [])],
)
def test_search_finds_by_initials_group_and_last_digits(page, qtbot, drain, typed, found):
    page.search.setFocus()
    page.search.insert(typed)
    settle(qtbot, drain)

    assert names(page) == found


def test_membership_filters_and_survives_a_refresh(page, drain):
    page._filters.choose("party_member")
    page._filters.chosen.emit("party_member")
    page.refresh()
    drain()

    assert names(page) == ["马晓梅"]
    assert page._filters.value() == "party_member"


def test_numbers_are_masked_until_asked_and_for_the_next_person_again(page, qtbot, drain):
    qtbot.keyClicks(page.list, "mxm")
    drain()
    assert "*******0001" in shown(page.person)
    page.person.reveal.click()
    assert "13900000001" in shown(page.person)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    drain()

    assert "*******5678" in shown(page.person)


def test_roster_is_made_of_a_membership_and_listed(page, session, drain):
    page.make.click()
    (sheet,) = page.window().findChildren(RosterSheet)
    assert sheet.chosen() == ("villager_representative",)
    sheet.named.setText("2026年村民代表名册")
    sheet.make.click()
    drain()

    assert not sheet.isVisible()
    with session.ledger.read() as reading:
        assert [roster.title for roster in reading.list(Roster)] == ["2026年村民代表名册"]
    page.refresh()
    drain()
    openers = page.rosters.findChildren(QAbstractButton)
    assert [one.accessibleName() for one in openers] == ["看2026年村民代表名册"]


def test_roster_of_several_kinds_asks_what_each_stands_for(page, session, drain, qtbot):
    page.make.click()
    (sheet,) = page.window().findChildren(RosterSheet)
    for box in sheet.kinds.values():
        box.setChecked(True)
    sheet.of.setCurrentIndex(sheet.of.findData("levy_village_representatives"))
    sheet.make.click()
    drain()

    (members,) = page.window().findChildren(MembersSheet)
    first = next(iter(members.households.values()))
    qtbot.keyClicks(first, "12")
    members.store.click()
    drain()

    assert not members.isVisible()
    with session.ledger.read() as reading:
        entries = reading.list(RosterEntry)
        assert max(one.households or 0 for one in entries) == 12
        assert len({one.person for one in entries}) == len(entries)


def test_members_of_a_roster_are_shown_when_it_is_asked_for(page, session, drain):
    roster = make_roster(
        session.ledger,
        title="业主大会",
        as_of="2026-05-01",
        memberships=("villager_representative",),
        body="owners_joint_decision",
    )
    page.refresh()
    drain()
    page.rosters.asked.emit(roster)
    drain()
    (members,) = page.window().findChildren(MembersSheet)
    field = next(iter(members.areas.values()))

    field.setText("八十")
    members.store.click()
    drain()
    assert members.isVisible()

    field.setText("80.5")
    members.store.click()
    drain()
    with session.ledger.read() as reading:
        assert [one.area for one in reading.list(RosterEntry) if one.area] == [Decimal("80.5")]


def test_compact_shows_one_person_instead_of_the_list_and_back(page):
    page.arrange(compact=True)
    assert (page._stack.isVisible(), page._side.isVisible()) == (True, False)
    page.list.opened.emit(page.list.current_key())
    assert (page._stack.isVisible(), page._side.isVisible()) == (False, True)
    page._back.click()

    assert (page._stack.isVisible(), page._side.isVisible()) == (True, False)


def test_every_control_has_an_accessible_name(page):
    controls = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]

    assert [one for one in controls if not one.accessibleName() and one.isVisible()] == []


def test_person_is_added_by_keys_and_chosen_in_the_list(page, session, qtbot, drain):
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.keyClick(page.list, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PersonSheet)))
    (sheet,) = page.window().findChildren(PersonSheet)
    drain()
    editors = sheet.form.editors
    editors["name"].control.setText("冶海龙")
    editors["name"].control.editingFinished.emit()
    drain()
    assert "十组" in editors["name"]._hint.text()
    editors["identity_number"].control.setText("110101199003074514")
    editors["identity_number"].control.editingFinished.emit()
    assert (editors["born_on"].typed(), editors["sex"].typed()) == ("1990-03-07", "male")
    editors["group"].control.setText("三组")
    editors["household"].control.setText("0009")
    editors["memberships"].show_value(("party_member",))
    sheet.save()
    drain()
    page.refresh()
    drain()

    line = page.list.current_row()
    assert (line.title, line.group) == ("冶海龙", "三组")
    assert "0009" in line.second


def test_person_is_edited_from_the_panel_and_what_is_wrong_is_said(page, session, qtbot, drain):
    qtbot.keyClicks(page.list, "mxm")
    drain()
    page.person.edit.click()
    drain()
    (sheet,) = page.window().findChildren(PersonSheet)
    assert sheet.form.editors["memberships"].value() == ("villager_representative", "party_member")
    sheet.form.editors["phone"].control.setText("12")
    sheet.save()
    drain()
    assert sheet.form.editors["phone"].fault
    sheet.form.editors["phone"].control.setText("13900000009")
    sheet.form.editors["name"].control.setText("马小梅")
    sheet.save()
    drain()
    page.refresh()
    drain()

    assert page.list.current_row().title == "马小梅"
    page.person.reveal.click()
    assert "13900000009" in shown(page.person)


def test_nobody_chosen_leaves_nobody_to_edit(session, qtbot, drain):
    page = open_page(session, qtbot, drain)

    assert page.person.edit.reason


def test_what_a_person_became_elsewhere_is_told_before_it_is_taken_away(
    page, session, qtbot, drain
):
    qtbot.keyClicks(page.list, "mxm")
    drain()
    page.person.edit.click()
    drain()
    (sheet,) = page.window().findChildren(PersonSheet)
    person = sheet._person
    with session.ledger.act("enter_for_test") as work:
        work.add(Membership(person=person, kind="cppcc_member"))
    sheet.form.editors["memberships"].show_value(("villager_representative",))
    sheet.save()
    drain()
    told = "刚才收到了别处改的：“身份”现在是“村民代表、党员、政协委员”。"
    assert sheet._fault.accessibleName() == told
    with session.ledger.read() as reading:
        assert len(reading.list(Membership, person=person)) == 3
    sheet.save()
    drain()

    with session.ledger.read() as reading:
        (left,) = reading.list(Membership, person=person)
    assert left.kind == "villager_representative"
