from uuid import uuid4

import pytest

from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import Concern, Person, Topic
from desktop.services.concerns import (
    edit_concern,
    merge_concern,
    put_forward_topic,
    record_concern,
    separate_concern,
)
from desktop.services.undo import undo_last_act

VALUES = {"title": "三组路灯不亮", "content": "晚上看不见", "raised_on": "2026-21"}
SCREENING = {
    "reach": "三组四十户",
    "depth": "marked",
    "lawful": True,
    "lawfulness": "合法",
    "feasibility": "可行",
}


@pytest.fixture
def topic(village):
    concern = record_concern(village.ledger, **VALUES)
    return put_forward_topic(village.ledger, [concern], title="三组路灯")


def state_of_concern(village):
    (concern,) = village.list(Concern)
    return concern.state


def test_concern_keeps_who_raised_it_by_id_and_name(village):
    (person,) = village.add(Person(name="示例人"))

    concern = record_concern(village.ledger, **VALUES, asker=person, people=12)

    row = village.get(Concern, concern)
    assert (row.title, row.asker, row.asker_name, row.people, row.state) == (
        "三组路灯不亮",
        person,
        "示例人",
        12,
        "open",
    )


@pytest.mark.parametrize("missing", ["title", "content", "raised_on"])
@pytest.mark.parametrize("blank", ["", "  ", "\n\t"])
def test_concern_without_what_it_needs_is_refused(village, missing, blank):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_concern(village.ledger, **VALUES | {missing: blank})

    assert caught.value.details["field"] == missing


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("channel", "carrier_pigeon"),
        ("people", "十二"),
        ("people", 2**60),
        ("title", "路" * 301),
        ("title", "路\0灯"),
        ("content", "\ud800"),
        ("asker", uuid4()),
    ],
)
def test_concern_with_a_broken_value_names_the_field(village, field, value):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_concern(village.ledger, **VALUES | {field: value})

    assert caught.value.details["field"] == field


def test_long_paste_is_kept_whole_and_found(village):
    pasted = "三组的路灯不亮，晚上看不见。" * 15_000

    concern = record_concern(village.ledger, **VALUES | {"content": pasted})

    assert len(pasted) > 200_000
    assert village.get(Concern, concern).content == pasted
    with village.ledger.read() as reading:
        assert [hit.id for hit in reading.search("晚上看不见")] == [concern]


def test_concern_is_edited_field_by_field(village):
    concern = record_concern(village.ledger, **VALUES)

    edit_concern(village.ledger, concern, people=40)

    assert village.patches()[-1][3] == {"people": 40}


def test_edit_may_not_empty_what_is_needed(village):
    concern = record_concern(village.ledger, **VALUES)

    with village.nothing_written(), pytest.raises(ValidationError):
        edit_concern(village.ledger, concern, title=" ")


def test_edit_of_an_unknown_concern_is_refused(village):
    with pytest.raises(NotFoundError):
        edit_concern(village.ledger, uuid4(), title="x")


def test_topic_without_origin_is_refused(village):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        put_forward_topic(village.ledger, [], title="路灯")

    assert caught.value.details["field"] == "concerns"


def test_topic_may_come_from_elsewhere(village):
    topic = put_forward_topic(village.ledger, [], title="路灯", origin="镇里交办")

    assert village.get(Topic, topic).origin == "镇里交办"


def test_topic_of_an_unknown_concern_is_refused(village):
    with village.nothing_written(), pytest.raises(ValidationError):
        put_forward_topic(village.ledger, [uuid4()], title="路灯")


@pytest.fixture
def two(village):
    return [record_concern(village.ledger, **VALUES | {"title": title}) for title in ("一", "二")]


def test_concerns_are_numbered_in_their_year(village, two):
    assert [row.number for row in village.list(Concern)] == ["示接〔2026〕1号", "示接〔2026〕2号"]


def test_merged_concern_names_the_other_and_changes_nothing_else(village, two):
    merge_concern(village.ledger, two[1], into=two[0])

    row = village.get(Concern, two[1])
    assert (row.merged_into, row.merged_into_name, row.state) == (two[0], "一", "open")
    assert village.patches()[-1][3] == {"merged_into": str(two[0]), "merged_into_name": "一"}


def test_merging_is_undone_and_parted(village, two):
    merge_concern(village.ledger, two[1], into=two[0])
    assert undo_last_act(village.ledger) == "并案"
    assert village.get(Concern, two[1]).merged_into is None

    merge_concern(village.ledger, two[1], into=two[0])
    separate_concern(village.ledger, two[1])
    assert village.get(Concern, two[1]).merged_into is None


@pytest.mark.parametrize(("concern", "into"), [(0, 0), (0, 1), (1, 2), (2, 1), (0, 2)])
def test_merging_makes_neither_chain_nor_cycle(village, two, concern, into):
    rows = [*two, record_concern(village.ledger, **VALUES)]
    merge_concern(village.ledger, rows[1], into=rows[0])

    with village.nothing_written(), pytest.raises(ConflictError):
        merge_concern(village.ledger, rows[concern], into=rows[into])


def test_nothing_is_merged_into_what_was_taken_back_or_never_was(village, two):
    undo_last_act(village.ledger)
    with village.nothing_written(), pytest.raises(NotFoundError):
        merge_concern(village.ledger, two[0], into=two[1])
    with village.nothing_written(), pytest.raises(NotFoundError):
        merge_concern(village.ledger, two[0], into=uuid4())


def test_several_may_be_one_with_the_same(village, two):
    third = record_concern(village.ledger, **VALUES)
    for concern in (two[1], third):
        merge_concern(village.ledger, concern, into=two[0])
    assert len(village.list(Concern, merged_into=two[0])) == 2
