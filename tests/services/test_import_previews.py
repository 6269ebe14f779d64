from datetime import date
from pathlib import Path

import pytest

from desktop.data.workbooks import read_workbook
from desktop.domain.rosters import RawSheet, read_roster
from desktop.errors import ValidationError
from desktop.records import Person
from desktop.services.import_previews import (
    OUTCOMES,
    RowKey,
    cells_of,
    import_previewed,
    leave_out,
    mend_row,
    preview_import,
)

ROSTERS = sorted((Path(__file__).parent.parent / "fixtures" / "rosters").iterdir())
TODAY = date(2026, 5, 10)
HEAD = ("姓名", "性别", "身份证号", "电话", "小组")


def sheet(*rows, name="名单"):
    return (RawSheet(name=name, rows=(HEAD, *rows)),)


def preview(village, sheets):
    with village.ledger.read() as reading:
        return preview_import(reading, sheets, today=TODAY)


def outcomes(found):
    return [(row.name, row.outcome) for row in found.rows]


FAULTY = sheet(
    ("马晓梅", "女", "640323195103124528", "13900000001", "二组"),
    ("冶海龙", "男", "640323196207081230", "13900000002", "三组"),  # check digit
)


def test_nothing_is_written_by_looking(village):
    with village.nothing_written():
        found = preview(village, FAULTY)

    assert outcomes(found) == [("冶海龙", "fault"), ("马晓梅", "imported")]
    assert found.writes == 1
    assert found.rows[0].faults[0].column == "身份证号"
    assert "*******0001" in found.rows[1].told


def test_mended_cell_is_judged_again(village):
    key = preview(village, FAULTY).rows[0].key
    number = next(cell for cell in cells_of(FAULTY, key) if cell.label == "身份证号")
    assert (key, number.column, number.text) == (RowKey("名单", 3), 2, "640323196207081230")

    mended = mend_row(FAULTY, key, {number.column: "64032319620708123X"})
    still_wrong = mend_row(FAULTY, key, {number.column: "64032319620708123"})

    assert preview(village, mended).count("fault") == 0
    assert preview(village, still_wrong).rows[0].faults[0].problem != ""
    assert FAULTY[0].rows[2][2] == "640323196207081230"  # what was read stays


def test_row_left_out_keeps_the_numbers_of_others(village):
    left = leave_out(FAULTY, RowKey("名单", 2))
    found = preview(village, left)

    assert [(row.name, row.key.row) for row in found.rows] == [("冶海龙", 3)]


def test_leaving_out_everybody_says_that_nobody_is_there(village):
    left = leave_out(leave_out(FAULTY, RowKey("名单", 2)), RowKey("名单", 3))

    with pytest.raises(ValidationError):
        preview(village, left)


def test_short_row_can_be_mended_beyond_its_end(village):
    short = sheet(("马晓梅",), ("冶海龙", "", "1"))
    key = RowKey("名单", 3)

    mended = mend_row(short, key, {2: "", 4: "三组"})

    assert [cell.text for cell in cells_of(mended, key)] == ["冶海龙", "", "", "", "三组"]
    assert preview(village, mended).count("imported") == 2


def test_known_person_shows_old_and_new_and_what_was_shown_is_written(village):
    import_previewed(village.ledger, preview(village, FAULTY))
    again = sheet(("马晓梅", "女", "640323195103124528", "13900000009", "四组"))
    found = preview(village, again)

    assert [row.outcome for row in found.rows] == ["updated"]
    changes = {change.label: (change.old, change.new) for change in found.rows[0].changes}
    assert changes["村民小组"] == ("二组", "四组")
    assert changes["电话"] == ("*******0001", "*******0009")
    assert import_previewed(village.ledger, found) == 1
    assert [person.group for person in village.list(Person)] == ["四组"]


def test_same_file_again_changes_nothing(village):
    import_previewed(village.ledger, preview(village, FAULTY))
    found = preview(village, FAULTY)

    assert outcomes(found) == [("冶海龙", "fault"), ("马晓梅", "unchanged")]
    with village.nothing_written():
        assert import_previewed(village.ledger, found) == 0


def test_name_that_may_be_two_people_is_a_fault_that_more_cells_mend(village):
    village.add(Person(name="马成", group="一组"), Person(name="马成", group="二组"))
    rows = sheet(("马成", "", "", "", ""))
    found = preview(village, rows)

    assert outcomes(found) == [("马成", "fault")]
    mended = mend_row(rows, found.rows[0].key, {4: "二组"})
    assert outcomes(preview(village, mended)) == [("马成", "unchanged")]


@pytest.mark.parametrize("file", ROSTERS, ids=lambda file: file.name)
def test_every_real_file_is_previewed_or_refused_as_a_command_would(village, file):
    try:
        sheets = read_workbook(file)
        read = read_roster(sheets, today=TODAY)
    except ValidationError:
        return  # not a roster: tests of the readers say how
    found = preview(village, sheets)
    order = [OUTCOMES.index(row.outcome) for row in found.rows]

    assert order == sorted(order)
    assert found.count("imported") == len(read.people)
    assert found.count("fault") == len({(each.sheet, each.row) for each in read.errors})
    assert all(cells_of(sheets, row.key) for row in found.rows[:50])
