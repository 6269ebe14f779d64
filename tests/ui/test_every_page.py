"""What holds for every page of the window, whatever it shows; a new place is taken in by itself.

The pages stand over the sample case, played from end to end, as a person would meet them.
"""

import re
from contextlib import ExitStack
from dataclasses import fields
from datetime import UTC, datetime
from threading import Event

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QAccessible, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from desktop.beginnings import HomeBeginnings
from desktop.composition import open_home
from desktop.domain.rosters.columns import SYNONYMS
from desktop.errors import LedgerDamagedError
from desktop.records import (
    AgendaItem,
    Consultation,
    Person,
    WrittenSheet,
    all_records,
    record_type,
)
from desktop.services.laws import get_rulebook
from desktop.services.written_rounds import SheetAnswer, call_round, enter_sheet, hand_out
from desktop.ui.consultations.gap_sheets import FORMS
from desktop.ui.fonts import install_fonts
from desktop.ui.help_sheets import HelpSheet
from desktop.ui.looks import Look
from desktop.ui.main_window import MainWindow
from desktop.ui.places import PLACES, START, Navigator, Place
from desktop.ui.sessions import Session
from desktop.ui.stylesheet import style_sheet
from desktop.ui.tasks import TaskRunner
from desktop.ui.translation import Translation
from desktop.ui.widgets.chips import Chip

PASSPHRASE = "sample passphrase of tests"
SIZES = ((1366, 728), (1280, 700))
ROOMS = [(size, large) for size in SIZES for large in (False, True)]

# The record that a page shows, for those that cannot be opened without one.
SHOWN = {
    "meeting": "Meeting",
    "consultation": "Consultation",
    "concern": "Concern",
    "paper": "FrozenRecord",
}
ROWLESS = [page for page in PLACES if page not in SHOWN]
# All that show something of the ledger; these ask it only once there is a file.
READING = [page for page in PLACES if page not in ("roster_import", "file_check")]
NOWHERE = QModelIndex()
HAN = re.compile(r"[\u3400-\u9fff]+")


@pytest.fixture(scope="module")
def played_home(tmp_path_factory):
    """An open home in which the sample case was played; the tests here only look at it."""
    folder = tmp_path_factory.mktemp("played") / "home"
    HomeBeginnings(folder).play_sample(passphrase=PASSPHRASE)
    with open_home(folder, passphrase_source=lambda: PASSPHRASE) as home:
        ask_in_writing(home)
        yield home


def ask_in_writing(home):
    """Call a written round with sheets in every state: the samples have none."""
    with home.ledger.read() as reading:
        people = [row.id for row in reading.list(Person, limit=12)]
    round_ = call_round(
        home.ledger,
        questions=["路修不修？", "钱从哪里来？", "还有别的意见吗？"],
        people=people,
        unnamed=3,
        title="三组路征求意见",
        held_on="2026-11-20",
        return_by="2026-11-27",
    )
    with home.ledger.read() as reading:
        sheets = reading.list(WrittenSheet, meeting=round_, order_by="number")
        question = reading.list(AgendaItem, meeting=round_, order_by="position")[0]
    hand_out(home.ledger, [one.id for one in sheets[:9]], on="2026-11-20")
    answers = {question.id: SheetAnswer("oppose", "太远")}
    enter_sheet(home.ledger, sheets[0].id, answers, returned_on="2026-11-22")


@pytest.fixture
def show(qtbot, qapp):
    """Call it with a home, a size and a look: a window over it."""
    with ExitStack() as stack:

        def show(home, size=SIZES[0], *, large=False):
            look, tasks, navigator = Look(), TaskRunner(), Navigator()
            # Undressed while the runner still keeps the collector from other threads and moments.
            stack.callback(tasks.close)
            stack.callback(qapp.setStyleSheet, "")
            look.set_large(large)
            install_fonts()
            qapp.setStyleSheet(style_sheet(look))
            session = Session(home, tasks, look, navigator, clock=lambda: datetime.now(UTC))
            window = MainWindow(look, navigator, tasks)
            qtbot.addWidget(window)
            window.resize(*size)
            window.show()
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
            window.open_session(session, START)
            tasks.drain()
            window.session_of_test = session
            return window

        yield show


@pytest.fixture
def language(qapp):
    """Call it with a language to speak it until the test ends."""
    translation = Translation(qapp)
    yield translation.use
    translation.use("zh_CN")


class Pseudo(QTranslator):
    """Says everything two fifths longer, between marks that show what was cut off."""

    def isEmpty(self):  # noqa: N802 – Qt's name
        return False

    def translate(self, _context, source, _disambiguation=None, _n=-1):
        # The marks are as wide as two characters, which is what short words grow by.
        return f"[!! {source}{'～' * (len(source) * 2 // 5 - 2)} !!]"


@pytest.fixture
def pseudo(qapp):
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def place_of(page, home):
    """Return the place of a page, with the first row of what it shows."""
    if page not in SHOWN:
        return Place(page)
    with home.ledger.read() as reading:
        return Place(page, reading.list(record_type(SHOWN[page]))[0].id)


def go(window, place):
    """Go to a place and wait until its content is there."""
    session = window.session_of_test
    session.navigator.go(place)
    for _ in range(3):
        session.tasks.drain()
        QTest.qWait(0)
    return window.page


def told(window):
    """Return the faults the window told of."""
    strip = window._notices
    return strip.accessibleName() if strip.isVisible() and strip.property("tone") == "bad" else ""


def open_page(window, page, home):
    """Open a page and return it, sure that nothing went wrong on the way."""
    opened = go(window, place_of(page, home))
    assert type(opened) is PLACES[page].load()
    assert told(window) == ""
    return opened


def of_every_page(window, home, look, pages=PLACES):
    """Return what a look finds on each page of one window, by page, where it finds anything."""
    found = {page: look(open_page(window, page, home)) for page in pages}
    return {page: what for page, what in found.items() if what}


def seen(page, kind=QWidget):
    """Return the widgets of a kind that are in sight."""
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


def spoken(widget):
    """Return what a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name) if interface else ""
    return name or widget.accessibleName()


def is_scrolled(widget):
    """Whether a widget lies in an area that scrolls it into sight."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QAbstractScrollArea):
            return True
        area = area.parentWidget()
    return False


def describe(widget):
    text = widget.text() if hasattr(widget, "text") else ""
    return f"{type(widget).__name__} {text or widget.accessibleName()!r}"


def clipped(page):
    """Return what is not whole: words cut off, and controls that lie outside the window."""
    found = [describe(each) for each in seen(page, QLabel) if is_label_cut(each)]
    found += [
        describe(each)
        for kind in (QAbstractButton, QComboBox, Chip)
        for each in seen(page, kind)
        if not isinstance(each.parent(), QLineEdit)  # its icon, which Qt draws without the word
        and (
            each.width() + 1 < each.minimumSizeHint().width()
            or each.height() + 1 < min(each.minimumSizeHint().height(), each.sizeHint().height())
            or is_button_cut(each)
        )
    ]
    found += [
        f"{describe(each)} outside"
        for kind in (QAbstractButton, QComboBox, Chip, QLabel, QLineEdit)
        for each in seen(page, kind)
        if not is_scrolled(each) and is_outside(each)
    ]
    return sorted(set(found))


def is_label_cut(label):
    if not label.text() or label.property("elides"):
        # Captions give way before controls; in our own languages titles of pages never have to.
        return (
            label.objectName() == "navigationTitle" and bool(label.toolTip()) and not marked(label)
        )
    room = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    if label.textFormat() == Qt.TextFormat.RichText:
        return label.sizeHint().width() > label.width() + 1
    words = QFontMetrics(label.font()).size(0, label.text())
    return words.width() > room.width() + 1 or words.height() > label.height() + 3


def marked(label):
    return label.text().startswith("[!!")


def is_button_cut(widget):
    return isinstance(widget, QPushButton | QCheckBox) and (
        widget.width() + 1 < widget.sizeHint().width()
    )


def is_outside(widget):
    top = widget.window()
    corner = widget.mapTo(top, widget.rect().topLeft())
    return not top.rect().adjusted(-1, -1, 1, 1).contains(widget.rect().translated(corner))


def test_every_control_has_a_name(played_home, show):
    assert of_every_page(show(played_home), played_home, nameless) == {}


def nameless(page):
    controls = [each for each in seen(page) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert controls != []
    return [describe(each) for each in controls if not spoken(each).strip()]


@pytest.mark.parametrize("page", PLACES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_tab_goes_in_reading_order(page, size, played_home, show):
    window = show(played_home, size)
    opened = open_page(window, page, played_home)

    stops = tab_stops(window, opened)

    assert len(stops) >= 1
    jumps = [
        f"{describe(one)} → {describe(other)}"
        for one, other in zip(stops, [*stops[1:], stops[0]], strict=True)
        if stands_before(other, one)
    ]
    assert len(jumps) <= 1, jumps  # from the last to the first


def tab_stops(window, page):
    """Press Tab through a page and return where the focus came by in it."""
    first = window.focusWidget()
    stops = []
    for _ in range(200):
        stops.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        if window.focusWidget() in stops:
            break
    assert first in stops
    return [each for each in stops if page.isAncestorOf(each)]


def stands_before(one, other):
    """Whether a control is read before another: above it and no further right, or left of it."""
    first = one.rect().translated(one.mapTo(one.window(), one.rect().topLeft()))
    second = other.rect().translated(other.mapTo(other.window(), other.rect().topLeft()))
    above = first.bottom() <= second.top() and first.left() < second.right()
    same_row = first.top() < second.bottom() and second.top() < first.bottom()
    return above or (same_row and first.right() <= second.left())


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_nothing_reaches_beyond_what_scrolls_up_and_down_only(room, played_home, show):
    window = show(played_home, room[0], large=room[1])

    wider = {}
    for page in PLACES:
        opened = open_page(window, page, played_home)
        wider[page] = [
            (type(area.parentWidget()).__name__, area.widget().width(), area.viewport().width())
            for area in opened.findChildren(QScrollArea)
            if area.widget() is not None
            and area.isVisible()
            and area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            and area.widget().width() > area.viewport().width()
        ]

    assert {page: found for page, found in wider.items() if found} == {}


@pytest.mark.parametrize(("size", "large"), ROOMS, ids=str)
@pytest.mark.usefixtures("pseudo")
def test_longer_words_are_not_cut(size, large, played_home, show):
    window = show(played_home, size, large=large)

    assert of_every_page(window, played_home, lambda _: clipped(window)) == {}


@pytest.mark.parametrize("room", ROOMS, ids=str)
@pytest.mark.parametrize("speech", ["zh_CN", "en"])
def test_words_are_whole_in_both_languages(speech, room, played_home, show, language):
    language(speech)
    window = show(played_home, room[0], large=room[1])

    assert of_every_page(window, played_home, lambda _: clipped(window)) == {}


@pytest.mark.parametrize("page", PLACES)
def test_models_keep_the_rules_of_qt(page, played_home, show):
    window = show(played_home)
    opened = open_page(window, page, played_home)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning  # which fails the test
    models = {view.model() for view in opened.findChildren(QAbstractItemView) if view.model()}

    testers = [QAbstractItemModelTester(model, mode) for model in models]
    opened.refresh()
    window.session_of_test.tasks.drain()
    for model in models:
        load_whole(model)

    assert len(testers) == len(models)


def load_whole(model: QAbstractItemModel):
    while model.canFetchMore(NOWHERE):
        model.fetchMore(NOWHERE)


def test_english_is_spoken_throughout(played_home, show, language):
    language("en")
    window, kept = show(played_home), written_in(played_home)

    def strange(page):
        return {run for text in words_of(page) for run in HAN.findall(text) if run not in kept}

    assert of_every_page(window, played_home, strange) == {}


def written_in(home):
    """Return every text of the ledger, and what stays Chinese in every language."""
    texts = ["中文", *SYNONYMS.values(), get_rulebook().semantics.first_day.basis]
    with home.ledger.read() as reading:
        for kind in all_records():
            for row in reading.list(kind, with_removed=True):
                texts += [str(getattr(row, each.name)) for each in fields(row)]
    return "\n".join(texts)


def words_of(page):
    """Yield every word that a person sees or hears of a page."""
    for widget in seen(page):
        for name in ("text", "title", "placeholderText", "toolTip", "accessibleName"):
            said = getattr(widget, name, None)
            if callable(said) and not isinstance(widget, QComboBox):
                yield str(said())
        if isinstance(widget, QAbstractItemView) and widget.model():
            yield from cells_of(widget.model())
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))


def cells_of(model):
    for row in range(model.rowCount(NOWHERE)):
        for column in columns_of(model):
            said = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            yield str(said or model.index(row, column).data() or "")
    for column in columns_of(model):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def columns_of(model):
    return range(1 if isinstance(model, QAbstractListModel) else model.columnCount(NOWHERE))


def test_no_empty_table_is_shown(home, show):
    def empty(page):
        views = [each for each in seen(page, QAbstractItemView) if each.model()]
        return [describe(view) for view in views if view.model().rowCount(NOWHERE) == 0]

    assert of_every_page(show(home), home, empty, ROWLESS) == {}


@pytest.mark.parametrize("page", READING)
def test_unreadable_ledger_leads_to_a_backup(page, played_home, show, monkeypatch):
    window = show(played_home)
    asked = []
    window.exchange_asked.connect(asked.append)
    place = place_of(page, played_home)

    with monkeypatch.context() as damage:
        damage.setattr(played_home.ledger, "read", unreadable)
        opened = go(window, place)
        opened.refresh()
        window.session_of_test.tasks.drain()
        panel = window._stack.currentWidget()
        assert (panel.accessibleName(), panel.width()) == ("账本读不出来。", window._stack.width())
        QTest.mouseClick(panel.restore, Qt.MouseButton.LeftButton)
        assert asked == ["restore"]
    QTest.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    window.session_of_test.tasks.drain()

    assert window._stack.currentWidget() is opened


def unreadable():
    raise LedgerDamagedError("账本读不出来。", "请恢复备份。")


@pytest.mark.parametrize("page", PLACES)
def test_waiting_is_said_and_stops_nobody(page, played_home, show, qtbot):
    window = show(played_home)
    tasks, release = window.session_of_test.tasks, Event()
    place = place_of(page, played_home)
    tasks.ledger(window, release.wait, lambda _: None)

    try:
        window.session_of_test.navigator.go(place)
        qtbot.waitUntil(window._status._wait.isVisible)
        QTest.keyClick(window, Qt.Key.Key_F1)
        helped = window.findChild(HelpSheet).isVisible()
    finally:
        release.set()
    tasks.drain()

    assert helped
    assert not window._status._wait.isVisible()


class Strays(QObject):
    """Notes every window but one that comes into view, were it for a moment."""

    def __init__(self, window):
        super().__init__()
        self._window, self.seen = window, []

    def eventFilter(self, watched, event):  # noqa: N802 – Qt's name
        shows = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shows and watched.isWindow() and watched is not self._window:
            self.seen.append(describe(watched))
        return False


@pytest.mark.parametrize("page", PLACES)
def test_no_other_window_comes_into_view(page, played_home, show, qapp):
    window = show(played_home)
    strays = Strays(window)
    qapp.installEventFilter(strays)

    open_page(window, page, played_home)

    qapp.removeEventFilter(strays)
    assert strays.seen == []
    assert window.isActiveWindow()


def keys_of(window):
    """Yield every key that means something now, with what it belongs to."""
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        shown = not isinstance(owner, QWidget) or owner.isVisible()
        # Keys of a part alone mean something only while the keyboard is in that part.
        everywhere = shortcut.context() == Qt.ShortcutContext.WindowShortcut
        if shortcut.isEnabled() and shown and everywhere:
            sequences = shortcut.keys()
            yield from ((keys.toString(), owner) for keys in sequences)
    for button in window.findChildren(QAbstractButton):
        # A locked button hears no key; another may then say what it lacks.
        if button.isVisible() and button.isEnabled() and not button.shortcut().isEmpty():
            yield button.shortcut().toString(), button
    for label in window.findChildren(QLabel):
        mnemonic = QKeySequence.mnemonic(label.text()) if label.buddy() else QKeySequence()
        if label.isVisible() and not mnemonic.isEmpty():
            yield mnemonic.toString(), label


@pytest.mark.parametrize("look", [("zh_CN", False), ("zh_CN", True), ("en", False)], ids=str)
def test_no_key_means_two_things(look, played_home, show, language):
    language(look[0])
    window = show(played_home, large=look[1])

    assert of_every_page(window, played_home, lambda _: clashes(window)) == {}


def clashes(window):
    meanings = {}
    for keys, owner in keys_of(window):
        meanings.setdefault(keys, []).append(owner)
    twice = {keys: owners for keys, owners in meanings.items() if len(set(owners)) > 1}
    return {keys: [*map(describe, owners)] for keys, owners in twice.items()}


def sheets_of(window, home):
    """Open every sheet that is made from a declaration, and yield its name and itself."""
    with home.ledger.read() as reading:
        in_hand = reading.list(Consultation, ended_at=None)[0].id
    page = go(window, Place("consultation", in_hand))
    for action, form in FORMS.items():
        detail = next(iter(form.details), "")
        yield action, page.acts.sheet(f"{action}:{detail}" if detail else action).open
    yield "skip", lambda: page.deeds.skip(page.view.gate)
    yield "facts", page.deeds.edit_facts
    yield "history", page.deeds.show_history
    yield "forms", page.deeds.choose_forms
    yield "parties", page.deeds.list_parties
    yield "selection", page.deeds.choose_selection
    yield "topic", lambda: page.acts.run("topic")
    yield "person", open_page(window, "roster", home).add.click
    yield "consultation", open_page(window, "consultations", home).new.click


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("large", [False, True])
def test_longer_words_are_not_cut_in_sheets(large, played_home, show):
    window = show(played_home, SIZES[-1], large=large)

    cut = {}
    for name, opened in sheets_of(window, played_home):
        opened()
        for _ in range(3):
            window.session_of_test.tasks.drain()
            QTest.qWait(0)
        sheet = QApplication.activeModalWidget()
        cut[name] = clipped(sheet)
        sheet.reject()
        window.session_of_test.tasks.drain()

    assert {name: found for name, found in cut.items() if found} == {}
