import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import ValidationError
from desktop.services.drafts import drop_draft, find_draft, keep_draft


@pytest.fixture
def store(village):
    return village.ledger.drafts


def test_draft_comes_back_with_who_and_when(village, store):
    keep_draft(store, "Concern", "", {"title": "路灯", "people": None})

    draft = find_draft(store, "Concern", "")

    assert (draft.form, draft.row, draft.content) == (
        "Concern",
        "",
        {"title": "路灯", "people": None},
    )
    assert (draft.actor, draft.kept_at) == (str(village.ledger.actor), village.clock.now)


def test_later_draft_takes_the_place_of_the_earlier(store):
    keep_draft(store, "Concern", "", {"title": "路"})
    keep_draft(store, "Concern", "", {"title": "路灯"})

    assert find_draft(store, "Concern", "").content == {"title": "路灯"}


def test_each_form_and_row_has_its_own(store):
    for form, row in (("Concern", ""), ("Concern", "1"), ("Topic", "")):
        keep_draft(store, form, row, {"in": form + row})

    drop_draft(store, "Concern", "")

    assert [find_draft(store, *key) is None for key in (("Concern", ""), ("Concern", "1"))] == [
        True,
        False,
    ]
    assert find_draft(store, "Topic", "").content == {"in": "Topic"}


def test_dropping_what_is_not_there_does_nothing(store):
    drop_draft(store, "Concern", "")

    assert find_draft(store, "Concern", "") is None


def test_draft_is_no_change(village, store):
    with village.nothing_written():
        keep_draft(store, "Concern", "", {"title": "路灯"})

    assert [row for row in village.patches() if "路灯" in str(row)] == []
    with village.ledger.read() as reading:
        assert reading.search("路灯") == []


def test_ballot_is_never_drafted(village, store):
    with pytest.raises(ValidationError) as caught:
        keep_draft(store, "Ballot", "1", {"for": 17})

    assert caught.value.message == "表决票数不存草稿。"
    assert find_draft(store, "Ballot", "1") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(max_size=5), st.text(st.characters(), max_size=50), max_size=4))
def test_whatever_is_typed_is_kept(store, content):
    """Half of a pair that an input method left behind, too: nothing typed is lost."""
    keep_draft(store, "Concern", "", content)

    assert find_draft(store, "Concern", "").content == content


def test_lone_surrogate_is_kept(store):
    keep_draft(store, "Concern", "", {"title": "路\ud83d灯"})

    assert find_draft(store, "Concern", "").content == {"title": "路\ud83d灯"}


def test_long_paste_is_kept(store):
    pasted = "三组的路灯不亮。" * 25_000

    keep_draft(store, "Concern", "", {"content": pasted})

    assert find_draft(store, "Concern", "").content == {"content": pasted}
