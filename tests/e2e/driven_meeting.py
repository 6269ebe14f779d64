"""The scripted meeting, step by step, by keys alone; used by the end-to-end test and the bench."""

from displays import Display
from hands import Hands
from meeting_script import (
    AGENDA,
    CHAIR,
    COME,
    LEAVE,
    OBSERVERS,
    OPINIONS,
    PLACE,
    RECORDER,
    REPRESENTATIVES,
    TITLE,
    VILLAGE_TYPED,
    VOTES,
    roster_csv,
)
from pypinyin import Style, lazy_pinyin
from real_windows import PAGE, RealWindow, until

from desktop.records import (
    AgendaItem,
    Attendance,
    Ballot,
    FrozenRecord,
    Meeting,
    Motion,
    Opinion,
    Person,
    Printing,
    Roster,
    Seal,
)
from desktop.records.votes import METHODS
from desktop.ui.places import PLACES

STEPS = ("第一次打开", "名册", "召集", "点名", "意见", "表决", "散会", "定稿打印封存")
"""As docs/keystrokes.md names them."""


def words_of_script():
    """Return every text that is typed in Chinese."""
    votes = "".join(each.title + each.wording for each in VOTES)
    said = "".join(each.words for item in OPINIONS for each in item)
    return "".join((TITLE, PLACE, CHAIR, RECORDER, *AGENDA, *OBSERVERS, votes, said))


def initials(name):
    """Return the initials of a name's pinyin."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))


def page_key(page):
    """Return the keys that open a page of the navigation."""
    listed = [each.id for each in PLACES.values() if each.in_navigation and not each.at_foot]
    return f"alt+{listed.index(page) + 1}"


class DrivenMeeting:
    """One recorder and a village; each method is a step, left as soon as its end can be seen."""

    def __init__(self, display: Display, folder, *, stalls=None, come=COME):
        self.folder = folder
        self.hands = Hands(display)
        self.window = RealWindow(display, folder / "home", self.hands, stalls=stalls)
        self._come = come
        display.put_on_keys(words_of_script())

    def _press(self, *keys):
        self.hands.press(*keys)

    def _type(self, text):
        self.hands.type(text)

    def begin_ledger(self):
        """First start: alone for now, the village by its initials, the recovery code put away."""
        with self.hands.step("第一次打开"):
            self.window.start()
            self.window.changes("3")
            self.window.changes("Return", pixels=PAGE)
            self._type(VILLAGE_TYPED)
            self._press("Return")
            until(self.window.is_founded, "a ledger")
            self.window.settle(still=0.6)
            self._press("Return")
            self.window.wait_for_title("— 今日")

    def bring_in_roster(self):
        """The file by its path, a look at what will happen, and the roster of those who vote."""
        file = self.folder / "roster.csv"
        file.write_text(roster_csv(), encoding="utf-8")
        with self.hands.step("名册"):
            self._press(page_key("roster"))
            self.window.wait_for_title("— 名册")
            self.window.settle()
            self._press("alt+i")
            self.window.wait_for_title("— 导入名册")
            self._press("alt+o")
            self.window.wait_for_title("选花名册")
            self.hands.type_path(file)
            self._press("Return")
            self.window.wait_for_title("— 导入名册")
            self.window.settle(still=0.8)
            self._press("alt+w")
            self.window.wait_for_rows(Person, len(REPRESENTATIVES) + len(OBSERVERS))
            self.window.wait_for_title("— 名册")
            self.window.settle(still=0.8)
            self._press("alt+m")
            self.window.wait_for_title("编一份表决名册")
            self._press("alt+k")
            self.window.wait_for_rows(Roster, 1)
            self.window.wait_for_title("— 名册")

    def convene(self):
        """Title, place, who leads and who writes, the agenda; then the room."""
        with self.hands.step("召集"):
            self._press(page_key("meetings"))
            self.window.wait_for_title("— 会议")
            self._press("alt+n")
            self.window.wait_for_title("新会议")
            self.window.settle()
            self._type(TITLE)
            self._press("Tab", "Tab", "Tab", "Tab")
            self._type(PLACE)
            self._press("Tab")
            self._type(CHAIR)
            self._press("Tab")
            self._type(RECORDER)
            for item in AGENDA:
                self._press("Tab" if item == AGENDA[0] else "Return")
                self._type(item)
            self._press("ctrl+Return")
            self.window.wait_for_title("— 会议现场")
            self.window.wait_for_rows(Meeting, 1, title=TITLE)
            self.window.settle()
            self.window.changes("alt+k")
            self.window.wait_for_rows(Meeting, 1, state="open")

    def call_roll(self):
        """Thirty-one by their initials, and two who sit in without a vote."""
        with self.hands.step("点名"):
            self._press("F5")
            for number, name in enumerate(self._come, start=1):
                self._type(initials(name))
                self._press("Return")
                self.window.wait_for_rows(Attendance, number)
            for number, name in enumerate(OBSERVERS, start=len(self._come) + 1):
                self._press("F5")
                self._type(name)
                self.window.settle()
                self.window.changes("Return")
                self._press("alt+l")
                self.window.wait_for_rows(Attendance, number)
                self.window.settle()

    def next_item(self, number):
        """Begin the item with a number from 1."""
        with self.hands.step("意见"):
            self._press("alt+g")
        until(lambda: self._begun() == number, f"item {number}")
        self.window.settle(still=0.3)

    def _begun(self):
        return len([each for each in self.window.rows(AgendaItem) if each.begun_at])

    def say(self, opinion):
        """Write down what one person said."""
        known = len(self.window.rows(Opinion))
        with self.hands.step("意见"):
            self._type(initials(opinion.speaker))
            self._press("Tab", f"alt+{opinion.stance}")
            self._type(opinion.words)
            self._press("ctrl+Return")
            self.window.wait_for_rows(Opinion, known + 1)
            self.window.settle()

    def discuss(self, number):
        """All that was said under an item."""
        self.next_item(number)
        with self.hands.step("意见"):
            self._press("F6")
        for opinion in OPINIONS[number - 1]:
            self.say(opinion)

    def put_motion(self, number):
        """Put the text of a vote; the second and later ones by the menu of the panel."""
        vote = VOTES[number - 1]
        with self.hands.step("表决"):
            self._press("F7")
            if number == 1:
                self._press("alt+m")
            else:
                self.window.opens_menu("alt+v")
                self._press("Down", "Return")
            self.window.wait_for_title("提出表决事项")
            self.window.settle()
            self._type(vote.title)
            self._press("Tab")
            self._type(vote.wording)
            self._press("ctrl+Return")
            self.window.wait_for_rows(Motion, number)
            self.window.wait_for_title("— 会议现场")
            self.window.settle()

    def choose_method(self, method):
        """Take another way of voting from the menu of the panel."""
        with self.hands.step("表决"):
            self.window.opens_menu("alt+v")
            self._press(*["Down"] * (list(METHODS).index(method) + 1), "Return")
            self.window.settle()

    def vote_by_hands(self):
        """Open, count hands, hand in."""
        vote = VOTES[0]
        with self.hands.step("表决"):
            self._press("alt+b")
            self.window.wait_for_rows(Ballot, 1)
            self.window.settle()
            for figure in vote.count:
                self._type(str(figure))
                self._press("Tab")
            self.window.settle()
            self._press("alt+b")
            self.window.wait_for_rows(Ballot, 1, result="carried")
            self.window.settle()

    def count_papers(self, number, issued, votes):
        """Fill in the sums of papers in the sheet that stands open, and hand in."""
        with self.hands.step("表决"):
            self.window.wait_for_title("表决录入")
            self.window.settle()
            for figure in (issued, issued, issued, 0, *votes):
                self._type(str(figure))
                self._press("Tab")
            self.window.settle()
            self._press("alt+b")
            until(lambda: len([b for b in self.window.rows(Ballot) if b.closed_at]) == number, "it")
            self.window.wait_for_title("— 会议现场")
            self.window.settle()

    def vote_in_secret(self):
        """The second vote, on papers, as soon as its method is chosen."""
        self.choose_method("secret")
        with self.hands.step("表决"):
            self._press("alt+b")
        self.count_papers(2, len(COME), VOTES[1].count)

    def leave(self):
        """Two go home; the quorum is lost."""
        gone = len(self.window.rows(Attendance, kind="departed"))
        with self.hands.step("点名"):
            for number, name in enumerate(LEAVE, start=gone + 1):
                self._press("F5")
                self._type(initials(name))
                self.window.settle()
                self._press("Delete")
                self.window.wait_for_rows(Attendance, number, kind="departed")
        self.window.settle()

    def end(self):
        """End the meeting."""
        with self.hands.step("散会"):
            self.window.changes("alt+e")
            self._press("Return")
            self.window.wait_for_rows(Meeting, 1, state="ended")
            self.window.settle()

    def enter_paper_vote(self):
        """The third vote was held on paper without a quorum; it is entered after the end."""
        self.choose_method("written")
        with self.hands.step("表决"):
            self._press("alt+b")
        self.count_papers(3, len(COME) - len(LEAVE), VOTES[2].count)

    def freeze(self):
        """定稿: from the room to its record, frozen by the name that stands there."""
        with self.hands.step("定稿打印封存"):
            self._press("alt+p")
            self.window.wait_for_title("— 文书")
            self.window.settle(still=0.5)
            self._press("alt+d")
            self.window.wait_for_title("定稿")
            self.window.settle()
            self._press("ctrl+Return")
            self.window.wait_for_rows(FrozenRecord, 1)
            self.window.wait_for_title("— 文书")
            self.window.settle()

    def print_record(self):
        """Into a PDF; returns its path."""
        file = self.folder / "record.pdf"
        with self.hands.step("定稿打印封存"):
            self._press("alt+s")
            self.window.wait_for_title("存为 PDF")
            self.window.settle()
            self.hands.type_path(file)
            self._press("Return")
            self.window.wait_for_rows(Printing, 1)
            self.window.wait_for_title("— 文书")
            self.window.settle()
        return file

    def seal(self, scan):
        """封存: the signed paper as it was scanned, looked at, and ticked as the same."""
        with self.hands.step("定稿打印封存"):
            self._press("alt+f")
            self.window.wait_for_title("封存")
            self.window.settle()
            self._press("alt+x")
            self.window.wait_for_title("选签字件")
            self.hands.type_path(scan)
            self._press("Return")
            self.window.wait_for_title("封存")
            self.window.settle()
            self.window.changes("alt+y")
            self._press("alt+f")
            self.window.wait_for_rows(Seal, 1)
            self.window.wait_for_title("— 文书")
