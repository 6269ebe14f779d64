"""A register as a sheet: all its fields, in order, with nothing that stays in the room."""

import io
from datetime import UTC, date, datetime

import openpyxl

from desktop.records import Concern, PastMatter, fields_of
from desktop.services.register_tables import export_register

NOW = datetime(2026, 5, 10, 1, 0, tzinfo=UTC)


def export(village, kind, rows=None):
    with village.ledger.read() as reading:
        return export_register(reading, kind.__name__, NOW, rows)


def test_table_has_every_field_but_ids(village):
    village.add(PastMatter(title="修渠", held_on="2019-21", pages=3, took_part="石某"))
    table = export(village, PastMatter)
    assert [column.label for column in table.columns] == [
        "议题", "协商类型", "协商日期", "地点", "参加人员", "协商结果", "表决情况", "落实情况",
        "落实日期", "原件存放地点", "原件页数（页）", "扫描件",
    ]  # fmt: skip
    assert table.rows == (("修渠", "基层协商", "2019年春", None, "石某", *[None] * 5, 3, None),)
    assert (table.title, table.made_on) == ("既往协商", date(2026, 5, 10))


def test_table_keeps_the_order_that_is_seen(village):
    first, second, third = village.add(*(PastMatter(title=title) for title in "甲乙丙"))
    assert [row[0] for row in export(village, PastMatter).rows] == ["甲", "乙", "丙"]
    seen = export(village, PastMatter, (third, first))
    assert [row[0] for row in seen.rows] == ["丙", "甲"]
    assert second not in seen.rows


def test_nothing_local_is_in_a_table(village):
    local = {field.label for field in fields_of(Concern) if field.local}
    assert local
    assert local & {column.label for column in export(village, Concern).columns} == set()


def test_formula_stays_text_in_the_sheet(village, press):
    village.add(PastMatter(title="=HYPERLINK(1)", agreed="+1", place="@a"))
    book = openpyxl.load_workbook(io.BytesIO(press.tabulate([export(village, PastMatter)])))
    cells = [cell for row in book.active.iter_rows(min_row=4) for cell in row if cell.value]
    assert {cell.data_type for cell in cells[1:]} == {"s"}
    assert [cell.value for cell in cells if str(cell.value)[0] in "=+@"] == [
        "=HYPERLINK(1)",
        "@a",
        "+1",
    ]
