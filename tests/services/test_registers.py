"""Registers: which types have one, and entering, changing and removing their rows."""

import pytest

from desktop.domain.feeds import KnownOrg, Scope
from desktop.errors import NotFoundError, PermissionDeniedError, ValidationError
from desktop.records import (
    Attachment,
    Bulletin,
    CatalogueItem,
    Consultation,
    DeliberationDay,
    Organization,
    PartnerUnit,
    PastMatter,
    Regulation,
)
from desktop.services.attachments import FileFacts
from desktop.services.registers import (
    add_entry,
    add_files,
    attach_to_entry,
    edit_entry,
    file_field,
    is_register,
    list_registers,
    register_holding,
    remove_entry,
)
from desktop.services.undo import undo_last_act

PLAIN = {
    "Regulation": {"title": "议事规则"},
    "CatalogueItem": {"title": "道路硬化"},
    "PartnerUnit": {"name": "县水务局"},
    "DeliberationDay": {"title": "固定议事日", "day_number": 10},
    "PastMatter": {"title": "修渠"},
}


class Files:
    """Keeps bytes in memory."""

    def __init__(self):
        self.kept = []

    def put(self, data):
        self.kept.append(data)
        return f"{len(data):064x}"


def fit(name, data):
    if not data:
        raise ValidationError("空文件。", field="file")
    return name, "application/pdf", data


def test_types_that_stand_alone_are_kept_in_registers():
    first = (Regulation, CatalogueItem, PartnerUnit, DeliberationDay, PastMatter)
    assert list_registers() == (*first, Bulletin)
    assert [is_register(name) for name in ("PastMatter", "Concern", "Nothing")] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("name", PLAIN)
def test_entry_is_entered_changed_and_removed(village, name):
    row = add_entry(village.ledger, name, **PLAIN[name])
    kind = next(kind for kind in list_registers() if kind.__name__ == name)
    called = next(iter(PLAIN[name]))

    edit_entry(village.ledger, name, row, **{called: "改过的  名称 "})
    assert getattr(village.get(kind, row), called) == "改过的 名称"
    remove_entry(village.ledger, name, row)
    assert village.list(kind) == []
    undo_last_act(village.ledger)
    assert [one.id for one in village.list(kind)] == [row]


@pytest.mark.parametrize(
    ("name", "values", "field"),
    [
        ("Regulation", {"title": "  "}, "title"),
        ("PartnerUnit", {}, "name"),
        ("DeliberationDay", {"title": "议事日"}, "day_number"),
        (
            "Regulation",
            {"title": "甲", "effective_from": "2020-05", "effective_to": "2020-04"},
            "effective_to",
        ),
        ("PastMatter", {"title": "甲", "held_on": "2019-21", "done_on": "2018"}, "done_on"),
        ("Consultation", {"title": "甲"}, "type"),
        ("Regulation", {"title": "甲", "removed_at": None}, "removed_at"),
        ("Regulation", {"nothing": "甲"}, "nothing"),
    ],
)
def test_entry_that_cannot_be_is_refused(village, name, values, field):
    with village.nothing_written(), pytest.raises(ValidationError) as refused:
        add_entry(village.ledger, name, **values)
    assert refused.value.details["field"] == field


@pytest.mark.parametrize(
    "values",
    [
        {"held_on": "2019-21", "done_on": "2019"},
        {"held_on": "199X", "done_on": "1990"},
        {"held_on": "2018", "done_on": None},
        {"held_on": None, "done_on": "2018"},
    ],
)
def test_half_remembered_days_contradict_nothing(village, values):
    row = add_entry(village.ledger, "PastMatter", title="修渠", **values)
    assert village.get(PastMatter, row).held_on == values["held_on"]


def test_change_that_breaks_an_entry_is_refused(village):
    row = add_entry(village.ledger, "DeliberationDay", **PLAIN["DeliberationDay"])
    with village.nothing_written(), pytest.raises(ValidationError):
        edit_entry(village.ledger, "DeliberationDay", row, rhythm="weekly")


def test_removed_entry_is_not_touched_again(village):
    row = add_entry(village.ledger, "PastMatter", title="修渠")
    remove_entry(village.ledger, "PastMatter", row)
    for again in (remove_entry, edit_entry):
        with village.nothing_written(), pytest.raises(NotFoundError):
            again(village.ledger, "PastMatter", row)


def test_register_holding_a_row_is_found(village):
    row = add_entry(village.ledger, "PartnerUnit", name="县水务局")
    (other,) = village.add(Consultation(title="修路"))
    with village.ledger.read() as reading:
        assert register_holding(reading, row) == "PartnerUnit"
        assert register_holding(reading, other) == ""


def test_files_are_kept_with_an_entry_once(village):
    row = add_entry(village.ledger, "PastMatter", title="修渠")
    files = Files()
    chosen = [("记录.pdf", b"12"), ("签到.pdf", b"123"), ("记录2.pdf", b"12")]

    kept = attach_to_entry(
        village.ledger, files, fit, type_name="PastMatter", row=row, chosen=chosen
    )

    found = village.list(Attachment, subject=row)
    assert (kept, [one.title for one in found]) == (2, ["记录.pdf", "签到.pdf"])
    entry = village.get(PastMatter, row)
    assert entry.scans == tuple(one.id for one in found)
    assert entry.scans_names == ("记录.pdf", "签到.pdf")


def test_nothing_is_kept_where_one_file_is_refused(village):
    row = add_entry(village.ledger, "PastMatter", title="修渠")
    chosen = [("好.pdf", b"12"), ("坏.pdf", b"")]
    with village.nothing_written(), pytest.raises(ValidationError):
        attach_to_entry(
            village.ledger, Files(), fit, type_name="PastMatter", row=row, chosen=chosen
        )


def test_type_without_files_takes_none(village):
    row = add_entry(village.ledger, "PartnerUnit", name="县水务局")
    assert file_field(PartnerUnit) is None
    with village.nothing_written(), pytest.raises(ValidationError):
        add_files(village.ledger, "PartnerUnit", row, (FileFacts("甲.pdf", "a/b", "0" * 64, 1),))


@pytest.mark.parametrize("act", [edit_entry, remove_entry])
def test_what_came_from_above_is_not_changed_here(village, act):
    with village.ledger.act("join_for_test") as work:
        facts = {"code": "", "name": "", "level": "", "parent": ""}
        own = KnownOrg(id=work.setting("org"), **facts)
        work.set_setting("scope", Scope(org=own, role="room").to_json())
        above = Organization(name="花马池镇")
        above.org = above.id
        work.add(above)
        sent = Bulletin(org=above.id, title="惠农政策")
        work.add(sent)
    own_row = add_entry(village.ledger, "Regulation", title="公约")

    with village.nothing_written(), pytest.raises(PermissionDeniedError, match="上级发的"):
        act(village.ledger, "Bulletin", sent.id)
    act(village.ledger, "Regulation", own_row)
