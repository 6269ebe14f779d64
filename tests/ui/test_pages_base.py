from desktop.ui.pages_base import Page
from desktop.ui.places import Place


def test_plain_page_takes_focus_itself_and_has_no_keys(qtbot, session):
    page = Page(session, Place("today"))
    qtbot.addWidget(page)
    page.refresh()
    page.leave()
    page.arrange(compact=True)

    assert page.first_focus() is page
    assert page.keys() == []
