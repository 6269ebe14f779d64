import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.services.frozen_records import freeze_meeting
from desktop.services.meetings import end_meeting, open_meeting
from desktop.services.registers import add_entry
from desktop.services.sittings import convene
from desktop.ui.places import Place
from desktop.ui.search_palette import SearchPalette


@pytest.fixture
def palette(qtbot, session, people):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    palette = SearchPalette(session, window)
    palette.open()
    yield palette
    palette.reject()


def look(palette, words, drain):
    palette.field.clear()
    QTest.keyClicks(palette.field, words)
    palette._look()
    drain()
    return [palette.hits.item(at).text().split("\n")[0] for at in range(palette.hits.count())]


def test_person_is_found_by_initials_and_enter_goes_there(palette, session, people, drain):
    found = look(palette, "lyf", drain)
    assert found != []
    assert all(line.startswith("人员 · ") for line in found)

    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert not palette.isVisible()
    assert session.navigator.current.page == "roster"
    assert session.navigator.current != Place("roster")


def test_nothing_found_is_said_and_enter_stays(palette, session, drain):
    assert look(palette, "zzzzzz", drain) == []
    assert palette._said.text() == "没有找到“zzzzzz”。"

    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert palette.isVisible()
    assert session.navigator.current is None


def test_answer_to_words_typed_over_is_dropped(palette, drain):
    palette.field.setText("lyf")
    palette._look()
    palette.field.setText("zzzzzz")
    palette._look()
    drain()

    assert palette.hits.count() == 0


def test_escape_closes_it(palette):
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)

    assert not palette.isVisible()


def test_number_of_a_record_leads_to_its_paper(palette, session, drain):
    meeting = convene(
        session.ledger, agenda=[("水渠", None)], title="会", held_on="2026-05-10", place="村部"
    )
    open_meeting(session.ledger, meeting)
    end_meeting(session.ledger, meeting)
    record = freeze_meeting(session.ledger, meeting, frozen_by="马晓梅")
    palette.field.setText("示记")
    palette._look()
    drain()

    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert session.navigator.current == Place("paper", record)


def test_old_matter_is_found_by_its_words_and_enter_goes_there(palette, session, drain):
    row = add_entry(session.ledger, "PastMatter", title="修渠", agreed="各组出工，村里出水泥")
    palette.field.setText("水泥")
    palette._look()
    drain()

    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert session.navigator.current == Place("registers", row)
