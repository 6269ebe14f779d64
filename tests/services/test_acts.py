import pytest

from desktop.errors import ValidationError
from desktop.records import Concern, Organization, Topic
from desktop.services.acts import ACTS, ActKind, act
from desktop.services.concerns import put_forward_topic, record_concern

VALUES = {"title": "三组路灯不亮", "content": "晚上看不见", "raised_on": "2026-05"}


def acts_of(village):
    return [row[0] for row in village.sql("SELECT act FROM change ORDER BY position")]


def test_service_is_one_act_under_its_own_name(village):
    record_concern(village.ledger, **VALUES)

    assert acts_of(village)[-1] == "record_concern"
    assert ACTS["record_concern"] == ActKind("record_concern", "登记民情诉求", undoable=True)


def test_service_called_from_an_act_joins_it(village):
    before = len(acts_of(village))

    with village.ledger.act("both") as work:
        concern = record_concern(work, **VALUES)
        put_forward_topic(village.ledger, [concern], title="路灯")

    assert acts_of(village)[before:] == ["both"]
    assert len(village.list(Topic)) == 1


def test_failure_within_an_act_leaves_nothing_of_it(village):
    def record_two():
        with village.ledger.act("both") as work:
            record_concern(work, **VALUES)
            record_concern(work, **VALUES | {"title": ""})

    with village.nothing_written(), pytest.raises(ValidationError):
        record_two()

    assert village.list(Concern) == []


def test_act_broken_off_by_a_key_leaves_nothing(village):
    def break_off():
        with village.ledger.act("broken_off") as work:
            record_concern(work, **VALUES)
            raise KeyboardInterrupt

    with village.nothing_written(), pytest.raises(KeyboardInterrupt):
        break_off()

    assert village.list(Concern) == []


def test_act_keeps_name_and_words_of_its_function():
    assert (record_concern.__name__, (record_concern.__doc__ or "")[:10]) == (
        "record_concern",
        "Write down",
    )


def test_act_returns_what_its_function_does(village):
    @act("数组织")
    def count_for_test(work, kind):
        return work.count(kind)

    try:
        assert count_for_test(village.ledger, Organization) == 5
    finally:
        del ACTS["count_for_test"]


def test_every_act_has_a_title_of_its_own():
    titles = [kind.title for kind in ACTS.values()]

    assert sorted(titles) == sorted(set(titles))
