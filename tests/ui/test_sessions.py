from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject

from desktop.errors import NotFoundError
from desktop.records import Concern
from desktop.services.concerns import record_concern
from desktop.ui.sessions import Notice


def test_act_is_told_to_everybody_and_seen_by_the_next_read(session, drain):
    owner, told, seen = QObject(), [], []
    session.changed.connect(lambda: told.append("changed"))
    session.saved.connect(lambda at: told.append(at.tzinfo is not None))
    values = {
        "title": "后半夜停水",
        "content": "三组二十来户",
        "channel": "visit",
        "raised_on": "2026-11-05",
    }

    session.act(owner, partial(record_concern, session.ledger, **values), told.append)
    session.read(owner, lambda reading: reading.count(Concern), seen.append)
    drain()

    assert (told[0], told[2], seen) == (True, "changed", [1])


def test_failed_act_changes_nothing_and_says_so(session, drain):
    def fail():
        raise NotFoundError("没有这一件。", "请回到列表再选。")

    told = []
    session.changed.connect(lambda: told.append("changed"))
    session.act(QObject(session), fail, pytest.fail)
    drain()

    assert told == []
    assert session.notices == [Notice("没有这一件。", "请回到列表再选。", "bad")]


def test_an_act_whose_asker_is_gone_is_told_all_the_same(session, drain):
    owner, told = QObject(), []
    session.changed.connect(lambda: told.append("changed"))
    session.act(owner, lambda: None, pytest.fail)
    shiboken6.delete(owner)
    drain()

    assert told == ["changed"]


def test_a_refusal_is_told_where_whoever_asked_is_gone(session, drain):
    def fail():
        raise NotFoundError("没有这一件。", "请回到列表再选。")

    owner = QObject()
    session.act(owner, fail, pytest.fail, pytest.fail)
    shiboken6.delete(owner)
    drain()

    assert session.notices == [Notice("没有这一件。", "请回到列表再选。", "bad")]
