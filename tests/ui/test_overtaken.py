"""What came while somebody typed is told once, in words, and known by drafts."""

import pytest
from PySide6.QtCore import QObject

from desktop.records import Task
from desktop.services.overtaken import Held, read_held
from desktop.ui.overtaken import OVER, SHOWN, Seen, Watch, say_news, say_press_again, say_value


def held(plain, label="期限", **more):
    return Held(label=label, words=str(plain or ""), plain=plain, **more)


@pytest.fixture
def seen():
    seen = Seen()
    seen.begin({"due": held("旧"), "unit": held("甲站", "单位")})
    return seen


def test_nothing_is_news_where_nothing_came(seen):
    now = {"due": held("旧"), "unit": held("甲站")}
    assert seen.news(now, {"due": ("新",), "unit": ("乙站",)}) == {}


def test_what_came_is_news_once(seen):
    now = {"due": held("别处"), "unit": held("甲站")}
    assert seen.news(now, {"due": ("新",)}) == {"due": now["due"]}
    assert seen.news(now, {"due": ("新",)}) == {}
    again = {"due": held("又改")}
    assert seen.news(again, {"due": ("新",)}) == again


@pytest.mark.parametrize(
    ("now", "own"),
    [
        ({"due": held("别处")}, {"unit": ("乙站",)}),  # nothing is put there
        ({"due": held("新")}, {"due": ("新",)}),  # the same came
        ({"due": held("交了")}, {"due": ("新", "交了")}),  # one's own of a moment ago
        ({}, {"due": ("新",)}),  # it is not here any more
        ({"place": held("村部")}, {"place": ("广场",)}),  # it was never looked at
    ],
)
def test_what_replaces_nothing_of_others_is_no_news(seen, now, own):
    assert seen.news(now, own) == {}


def test_a_draft_knows_what_it_was_typed_over(seen):
    draft = seen.for_draft({"due": "新"}, ["due"])
    assert draft == {"due": "新", OVER: {"due": "旧"}}
    later = Seen()
    later.begin({"due": held("别处")})

    assert later.take_draft(draft) == {"due": "新"}
    assert later.for_draft({"due": "新"}, ["due"]) == draft  # it is kept on and on
    assert later.news({"due": held("别处")}, {"due": ("新",)}) == {"due": held("别处")}


def test_a_draft_that_comes_before_what_is_there_keeps_what_it_knows():
    seen = Seen()
    seen.take_draft({"due": "新", OVER: {"due": "旧"}})
    seen.begin({"due": held("别处")})

    assert seen.news({"due": held("别处")}, {"due": ("新",)}) != {}


def test_a_draft_that_is_thrown_away_is_forgotten():
    seen = Seen()
    seen.begin({"due": held("别处")})
    seen.take_draft({"due": "新", OVER: {"due": "旧"}})
    seen.begin_anew()

    assert seen.news({"due": held("别处")}, {"due": ("新",)}) == {}
    assert seen.for_draft({}, ["due"]) == {}


def test_news_is_said_in_words_that_have_room():
    long = held("长" * 200, "目标")
    told = say_news(
        {
            "due": held("2026年12月5日"),
            "unit": held("", "责任单位"),
            "of": held("甲", "单位", about="修桥"),
        }
    )

    assert told == (
        "刚才收到了别处改的：“期限”现在是“2026年12月5日”，“责任单位”现在是“（空）”，"
        "“修桥”的“单位”现在是“甲”。"
    )
    assert say_value(long) == "长" * SHOWN + "…"
    assert "“记下共识”" in say_press_again("记下共识")


def test_choices_are_said_as_the_interface_has_them(monkeypatch):
    monkeypatch.setattr("desktop.ui.overtaken.label", lambda word: {"完成": "done"}.get(word, word))

    assert say_value(held("完成", is_choice=True)) == "done"
    assert say_value(held("完成")) == "完成"  # somebody's own word


@pytest.fixture
def task(session):
    row = Task(title="修桥", due="2026-11-20")
    with session.ledger.act("enter_for_test") as work:
        work.add(row)
    return row.id


@pytest.fixture
def edit(session, task):
    def edit(**values):
        with session.ledger.act("edit_for_test") as work:
            for name, value in values.items():
                setattr(work.get(Task, task), name, value)

    return edit


class Editor(QObject):
    """Checks before it stores, and notes what became of it."""

    def __init__(self, session, task):
        super().__init__()
        self.stored, self.told, self.errors = [], [], []

        def look(reading):
            return read_held(reading, kind=Task, row=task)

        self.watch = Watch(session, look, self)

    def store(self, **own):
        self.watch.check(own, lambda: self.stored.append(own), self.told.append, self.errors.append)


def test_store_waits_until_a_person_has_seen_what_came(session, task, edit, drain):
    editor = Editor(session, task)
    drain()
    edit(due="2026-12-05", title="修大桥")
    editor.store(due="2026-12-31")
    drain()
    assert (editor.stored, [list(one) for one in editor.told]) == ([], [["due"]])

    editor.store(due="2026-12-31")
    drain()
    assert editor.stored == [{"due": "2026-12-31"}]


def test_row_that_was_removed_elsewhere_is_told(session, task, edit, drain):
    editor = Editor(session, task)
    drain()
    edit(removed_at=session.now())
    editor.store(due="2026-12-31")
    drain()

    assert (editor.stored, [list(one) for one in editor.told]) == ([], [["removed_at"]])
    assert say_news(editor.told[0]) == "刚才收到了别处改的：这一条在别处去掉了。"


def test_ledger_that_cannot_be_read_is_told(session, task, drain, monkeypatch):
    from desktop.errors import NotFoundError

    editor = Editor(session, task)
    drain()

    def gone():
        raise NotFoundError("没有了。")

    monkeypatch.setattr(session.ledger, "read", gone)
    editor.store(due="2026-12-31")
    drain()

    assert [error.message for error in editor.errors] == ["没有了。"]
    assert editor.stored == []
