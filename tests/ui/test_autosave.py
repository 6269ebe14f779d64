import pytest

from desktop.errors import DiskFullError
from desktop.services.drafts import find_draft
from desktop.ui import autosave
from desktop.ui.autosave import WITHIN_MS, DraftKeeper


@pytest.fixture
def typed():
    return {"content": ""}


@pytest.fixture
def keeper(session, typed):
    return DraftKeeper(session, "opinion", "new", lambda: typed, session)


def kept(session):
    draft = find_draft(session.ledger.drafts, "opinion", "new")
    return draft and draft.content


def test_what_is_typed_is_kept_within_a_second(session, keeper, typed, qtbot):
    assert WITHIN_MS < 1000
    for word in ("路基", "路基要先", "路基要先压实"):
        typed["content"] = word
        keeper.touch()

    with qtbot.waitSignal(session.saved):
        pass

    assert kept(session) == {"content": "路基要先压实"}


def test_nothing_is_written_while_nothing_is_typed(session, keeper, drain):
    keeper.flush()
    drain()

    assert kept(session) is None


def test_draft_is_found_again_and_dropped(session, keeper, typed, drain):
    typed["content"] = "写了一半"
    keeper.touch()
    keeper.flush()
    found = []
    keeper.restore(found.append)
    drain()
    assert found[0].content == {"content": "写了一半"}

    keeper.drop()
    drain()
    assert kept(session) is None


def test_last_words_are_kept_though_the_form_is_gone(session, keeper, typed, drain):
    from shiboken6 import delete

    typed["content"] = "最后一句"
    keeper.touch()
    keeper.flush()
    delete(keeper)
    drain()

    assert kept(session) == {"content": "最后一句"}


def test_a_dropped_draft_is_not_tried_again(session, keeper, typed, drain, monkeypatch):
    def refuse(*_):
        raise DiskFullError("磁盘满了。")

    typed["content"] = "写了一半"
    with monkeypatch.context() as patched:
        patched.setattr(autosave, "keep_draft", refuse)
        keeper.touch()
        keeper.flush()
        keeper.drop()
        drain()
    keeper.flush()
    drain()

    assert kept(session) is None
