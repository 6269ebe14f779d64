"""Register tables: columns, cells, masks, order, and what is told of an entry."""

from datetime import date

import pytest

from desktop.records import (
    CatalogueItem,
    DeliberationDay,
    PartnerUnit,
    PastMatter,
    Regulation,
    Topic,
)
from desktop.services.register_lists import (
    NOTES,
    Note,
    columns_of,
    count_entries,
    list_entries,
    sort_entries,
)

TODAY = date(2026, 5, 10)


@pytest.fixture
def entries(village):
    def entries(kind, *rows):
        village.add(*rows)
        with village.ledger.read() as reading:
            return list_entries(reading, kind.__name__, TODAY).lines

    return entries


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Regulation, ["title", "kind", "consultation_kind", "effective_from", "effective_to"]),
        (PartnerUnit, ["name", "kind", "contact", "phone", "in_union"]),
        (DeliberationDay, ["title", "rhythm", "day_number", "begins_on", "ends_on"]),
        (PastMatter, ["title", "kind", "held_on", "done_on", "pages"]),
        (CatalogueItem, ["title", "category"]),
    ],
)
def test_columns_begin_with_the_name(kind, names):
    assert [field.name for field in columns_of(kind)] == names


def test_cells_say_days_as_people_do_and_figures_bare(entries):
    held = ["2026-05-10", "2019-21", "2018", "199X~", "2016-05?", None]
    lines = entries(PastMatter, *(PastMatter(title="修渠", held_on=day, pages=3) for day in held))
    shown = [(line.cells[2], line.cells[4]) for line in reversed(lines)]
    assert shown == [
        ("2026-05-10", "3"),
        ("2019年春", "3"),
        ("2018年", "3"),
        ("约1990年代", "3"),
        ("2016年5月（存疑）", "3"),
        ("", "3"),
    ]


def test_personal_data_is_masked(entries):
    (line,) = entries(
        PartnerUnit,
        PartnerUnit(name="水站 13900001111", contact="欧阳明", phone="13912345678"),
    )
    assert line.cells == ("水站 13900001111", "社会组织", "欧阳明", "13912345678", "")
    assert line.masked == ("水站 *******1111", "社会组织", "欧阳*", "*******5678", "")


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("", True),
        ("水泥", True),
        ("水泥 柜", True),
        ("水泥 没有", False),
        ("xq", True),
        ("XQ", True),
        ("2019年春", True),
        ("13912345678", True),
        ("基层", True),
        ("xx", False),
    ],
)
def test_search_looks_at_every_field(entries, typed, fits):
    (line,) = entries(
        PastMatter,
        PastMatter(
            title="修渠",
            held_on="2019-21",
            agreed="各组出工，\n村里出水泥",
            took_part="石某 13912345678",
            kept_at="档案柜",
        ),
    )
    assert line.fits(typed) is fits


def test_entries_are_sorted_with_the_empty_last(entries):
    lines = entries(
        PastMatter,
        PastMatter(title="乙", held_on="2019-21", kind="village"),
        PastMatter(title="甲", held_on=None),
        PastMatter(title="丙", held_on="199X"),
        PastMatter(title="丁", held_on="2019-02-28", pages=10),
    )

    def titles(column):
        return [line.title for line in sort_entries(lines, column)]

    assert titles(None) == ["丁", "丙", "甲", "乙"]
    assert titles(2) == ["丙", "丁", "乙", "甲"]
    assert titles(1) == ["丁", "丙", "甲", "乙"]
    assert titles(4) == ["丁", "丙", "甲", "乙"]


def test_the_newest_come_first_where_not_all_are_asked_for(village, entries):
    entries(PastMatter, *(PastMatter(title=title) for title in "甲乙丙"))
    with village.ledger.read() as reading:
        found = list_entries(reading, "PastMatter", TODAY, 2)
    assert [line.title for line in found.lines] == ["丙", "乙"]


def test_removed_entries_are_gone(village, entries):
    row = Regulation(title="旧规则")
    village.add(row)
    with village.ledger.act("remove_for_test") as work:
        work.remove(work.get(Regulation, row.id))
    assert entries(Regulation) == ()


@pytest.mark.parametrize(
    ("row", "notes"),
    [
        (Regulation(title="甲", document_number="示办1号"), ["in_force", "words:示办1号"]),
        (Regulation(title="甲", effective_to="2026-05-09"), ["ended"]),
        (Regulation(title="甲", effective_to="2026-05"), ["in_force"]),
        (Regulation(title="甲", effective_from="2026-05-11"), ["to_come"]),
        (DeliberationDay(title="甲", day_number=9), ["monthly:9", "next_day:2026-06-09"]),
        (
            DeliberationDay(title="甲", day_number=7, rhythm="weekly"),
            ["weekly:7", "next_day:2026-05-10"],
        ),
        (
            DeliberationDay(title="甲", day_number=9, ends_on="2026"),
            ["monthly:9", "next_day:2026-06-09"],
        ),
        (DeliberationDay(title="甲", day_number=9, ends_on="2025"), ["no_more_days"]),
        (DeliberationDay(title="甲"), ["no_more_days"]),
        (CatalogueItem(title="甲", basis="第二\n条"), ["no_topic_this_year", "words:第二 条"]),
        (PartnerUnit(name="甲", brings="会议室"), ["words:会议室"]),
        (PastMatter(title="甲", took_part="石某"), []),
    ],
    ids=lambda value: value if isinstance(value, list) else type(value).__name__,
)
def test_what_is_told_of_an_entry(entries, row, notes):
    (line,) = entries(type(row), row)
    assert [":".join(filter(None, (note.code, note.value))) for note in line.notes] == notes
    assert {note.code for note in line.notes} <= set(NOTES)


@pytest.mark.parametrize(
    ("decided_on", "code"),
    [
        (None, "topic_this_year"),
        ("2026-01-01", "topic_this_year"),
        ("2026", "topic_this_year"),
        ("2025-12-31", "no_topic_this_year"),
    ],
)
def test_catalogue_tells_what_was_taken_up_this_year(village, entries, decided_on, code):
    item = CatalogueItem(title="道路")
    village.add(item, Topic(title="修路", catalogue_item=item.id, decided_on=decided_on))
    (line,) = entries(CatalogueItem)
    assert line.notes == (Note(code),)


def test_every_register_is_counted(village):
    village.add(Regulation(title="甲"), Regulation(title="乙"), PartnerUnit(name="丙"))
    with village.ledger.read() as reading:
        assert count_entries(reading) == {
            "Regulation": 2,
            "CatalogueItem": 0,
            "PartnerUnit": 1,
            "DeliberationDay": 0,
            "PastMatter": 0,
            "Bulletin": 0,
        }
