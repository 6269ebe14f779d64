"""Real files of every format, made here or kept as samples, and files that are none."""

import datetime as dt
import io
import random
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from desktop.data import workbooks
from desktop.data.workbooks import MAX_FILE_BYTES, read_workbook
from desktop.domain.rosters import MergedCells, RawSheet, RosterProblem, read_roster
from desktop.errors import StorageError, ValidationError

SAMPLES = Path(__file__).parents[1] / "fixtures" / "rosters"
TODAY = dt.date(2026, 11, 23)


def refusal(path):
    with pytest.raises(ValidationError) as caught:
        read_workbook(path)
    assert caught.value.advice != ""
    assert caught.value.details == {"field": "file"}
    return caught.value.message


def save_xlsx(path, fill):
    book = openpyxl.Workbook()
    fill(book)
    book.save(path)
    return path


def test_xlsx_keeps_text_numbers_days_and_ticks_apart(tmp_path):
    def fill(book):
        sheet = book.active
        sheet.title = "名册"
        sheet.append(["0001", 1, 1951.3, 640323199010110001, 13812345678, True])
        sheet.append([dt.date(1995, 12, 27), dt.datetime(1995, 12, 27, 8, 5)])  # noqa: DTZ001 – spreadsheets know no zone
        sheet.append([dt.time(3, 4), "=1+1"])

    assert read_workbook(save_xlsx(tmp_path / "a.xlsx", fill)) == (
        RawSheet(
            "名册",
            (
                ("0001", 1, Decimal("1951.3"), Decimal("6.4032319901011E+17"), 13812345678, True),
                (dt.date(1995, 12, 27), dt.datetime(1995, 12, 27, 8, 5), "", "", "", ""),  # noqa: DTZ001 – as above
                ("03:04:00", "", "", "", "", ""),
            ),
        ),
    )


def test_xlsx_keeps_places_merges_and_hidden_sheets(tmp_path):
    def fill(book):
        book.active["B3"] = "姓名"
        book.active.merge_cells("B3:B4")
        book.active.title = "名册"
        book.create_sheet("旧").sheet_state = "hidden"
        book.create_chartsheet("图")

    assert read_workbook(save_xlsx(tmp_path / "a.xlsx", fill)) == (
        RawSheet("名册", (("", ""), ("", ""), ("", "姓名")), (MergedCells(2, 1, 3, 1),)),
        RawSheet("旧", (), is_hidden=True),
    )


def test_xls_is_read(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("户主")
    sheet.write(0, 0, "王㛃")
    sheet.write(0, 1, 19159083016)
    sheet.write(0, 2, 640323199010110001)
    sheet.write(0, 3, dt.date(1995, 12, 27), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write_merge(1, 2, 0, 0, "一组")
    book.save(tmp_path / "a.xls")

    assert read_workbook(tmp_path / "a.xls") == (
        RawSheet(
            "户主",
            (
                ("王㛃", 19159083016, Decimal("6.4032319901011E+17"), dt.date(1995, 12, 27)),
                ("一组", "", "", ""),
            ),
            (MergedCells(1, 0, 2, 0),),
        ),
    )


def ods_cell(text, **facts):
    cell = TableCell(**facts)
    cell.addElement(P(text=text))
    return cell


def save_ods(path, *rows):
    document = OpenDocumentSpreadsheet()
    table = Table(name="名册")
    for row in rows:
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(path)
    return path


def ods_row(*cells, **facts):
    row = TableRow(**facts)
    for cell in cells:
        row.addElement(cell)
    return row


def test_ods_is_read(tmp_path):
    header = ods_row(
        ods_cell("姓名", valuetype="string", numberrowsspanned=2, numbercolumnsspanned=1),
        ods_cell("1995-12-27", valuetype="date", datevalue="1995-12-27"),
        ods_cell("13812345678", valuetype="float", value="13812345678"),
    )
    below = ods_row(CoveredTableCell(), ods_cell("手机", valuetype="string"))
    empty = ods_row(TableCell(numbercolumnsrepeated=1024), numberrowsrepeated=1048000)

    assert read_workbook(save_ods(tmp_path / "a.ods", header, below, empty)) == (
        RawSheet("名册", (("姓名", dt.date(1995, 12, 27), 13812345678), ("", "手机", ""))),
    )


def test_csv_is_read_under_the_files_own_name(tmp_path):
    path = tmp_path / "示例村.csv"
    path.write_bytes("姓名,电话\n马䶮,0666\n".encode("gb18030"))

    assert read_workbook(path) == (RawSheet("示例村", (("姓名", "电话"), ("马䶮", "0666"))),)


def test_content_counts_and_not_the_name(tmp_path):
    as_text = tmp_path / "text.xls"
    as_text.write_text("姓名\t电话\n张三\t666\n", encoding="utf-8")
    as_book = save_xlsx(tmp_path / "book.xlsx", lambda book: book.active.append(["姓名"]))
    as_csv = as_book.rename(tmp_path / "book.csv")

    assert read_workbook(as_text)[0].rows == (("姓名", "电话"), ("张三", "666"))
    assert read_workbook(as_csv)[0].rows == (("姓名",),)


def test_missing_file_folder_and_empty_file_are_named(tmp_path):
    (tmp_path / "empty.xlsx").touch()
    (tmp_path / "nul.xlsx").write_bytes(b"\x00" * 4096)

    assert refusal(tmp_path / "x.xlsx") == "找不到文件“x.xlsx”。"
    assert refusal(tmp_path) == "选中的是文件夹，不是文件。"
    assert refusal(tmp_path / "empty.xlsx") == "文件是空的。"
    assert refusal(tmp_path / "nul.xlsx") == "文件是空的。"


def test_unreadable_file_is_named(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("姓名", encoding="utf-8")

    def refuse(_):
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert refusal(path) == "读不了文件“a.csv”。"


def test_file_over_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)

    assert refusal(path) == "文件有 100 MB，超过 100 MB 的上限。"


def archive(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return out.getvalue()


def compound(text):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + text.encode("utf-16-le") + bytes(600)


WEB = "这是网页格式的表格，只是名字像 Excel 文件。"
DAMAGED = "文件已损坏，或没有复制完整。"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100), "这是图片，不是表格。"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "这是图片，不是表格。"),
        (b"%PDF-1.7\n", "这是PDF 文件，不是表格。"),
        (b"Rar!\x1a\x07", "这是压缩包，不是表格。"),
        (b"<html><table><tr><td>x</td></tr></table></html>", WEB),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>", WEB),
        (b'<?xml version="1.0"?><Workbook/>', WEB),
        (b"MIME-Version: 1.0\n", WEB),
        (archive("word/document.xml"), "这是Word 文档，不是表格。"),
        (archive("photo.jpg"), "这是压缩包，不是表格。"),
        (archive("xl/workbook.bin"), "不支持 .xlsb 格式。"),
        (archive("xl/workbook.xml"), DAMAGED),
        (archive("xl/workbook.xml")[:-30], DAMAGED),
        (archive("content.xml"), DAMAGED),
        (compound("EncryptedPackage"), "文件设有打开密码。"),
        (compound("WordDocument"), "这是Word 文档，不是表格。"),
        (compound("Workbook"), DAMAGED),
        (compound(""), DAMAGED),
    ],
)
def test_file_that_is_no_workbook_is_named(tmp_path, data, message):
    path = tmp_path / "名册.xlsx"
    path.write_bytes(data)

    assert refusal(path) == message


def test_archive_that_unpacks_too_far_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "_MAX_UNPACKED_BYTES", 1000)
    path = save_xlsx(tmp_path / "a.xlsx", lambda book: book.active.append(["姓名"]))

    assert refusal(path) == "文件解开后太大，不像一份名册。"


def test_sheet_with_a_stray_cell_far_out_is_refused(tmp_path):
    def fill(book):
        book.active.title = "名册"
        book.active["A1"] = "姓名"
        book.active["XFD200"] = "x"

    path = save_xlsx(tmp_path / "a.xlsx", fill)

    assert refusal(path) == "工作表“名册”有 200 行 × 16384 列，太大了。"


def test_sheet_that_would_not_fit_into_memory_is_refused(tmp_path):
    def fill(book):
        book.active["A1"] = "姓名"
        book.active["XFD1048576"] = "x"

    assert refusal(save_xlsx(tmp_path / "a.xlsx", fill)) == DAMAGED


def test_ods_that_repeats_cells_without_end_is_refused(tmp_path):
    row = ods_row(
        ods_cell("x", valuetype="string", numbercolumnsrepeated=16384), numberrowsrepeated=1048576
    )

    assert refusal(save_ods(tmp_path / "a.ods", row)) == DAMAGED


def test_workbook_that_takes_too_long_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "_TIMEOUT_S", 0.001)
    path = save_xlsx(tmp_path / "a.xlsx", lambda book: book.active.append(["姓名"]))

    assert refusal(path) == "文件读了 0.001 秒还没有读完。"


@pytest.mark.parametrize("name", ["roster-old.xls", "roster-clean.xlsx"])
def test_damaged_workbook_is_read_or_refused(tmp_path, name):
    rng = random.Random(5)
    whole = (SAMPLES / name).read_bytes()
    for number in range(40):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 8)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(data[: rng.randrange(len(data))] if number % 4 == 0 else data)
        try:
            sheets = read_workbook(path)
        except ValidationError:
            continue
        assert all(isinstance(sheet, RawSheet) for sheet in sheets)


def sample(name):
    return read_roster(read_workbook(SAMPLES / name), today=TODAY)


def test_clean_sample_is_read_whole():
    reading = sample("roster-clean.xlsx")

    assert (len(reading.people), reading.errors) == (60, ())
    assert {problem.column for problem in reading.warnings} == {"性别"}
    first = reading.people[0]
    assert (first.name, first.household_number, first.is_householder, first.group) == (
        "马䶮",
        "0001",
        True,
        "1组",
    )
    assert first.memberships == ("villager_representative",)


def test_messy_sample_names_its_three_bad_rows():
    reading = sample("roster-messy.xlsx")

    assert len(reading.people) == 22
    assert reading.errors == (
        RosterProblem(
            "Sheet1",
            10,
            "身份证号码",
            "号码按数字格式存放，末尾几位已经丢失，无法还原。"
            " 请把这一列设为“文本”格式，再对照原件重新填写这一格。",
        ),
        RosterProblem(
            "Sheet1",
            11,
            "身份证号码",
            "身份证号的校验码对不上，18 位里至少有一位抄错了。 请对照身份证核对这个号码。",
        ),
        RosterProblem("Sheet1", 30, "身份证号码", "与第5行重复，没有再次收录。 请删去其中一行。"),
    )
    assert [(row.row, row.reason) for row in reading.skipped_rows] == [
        (1, "标题"),
        (2, "标题"),
        (3, "表头"),
        (4, "表头"),
        (31, "签名或说明行"),
    ]
    assert [person.phones for person in reading.people if person.name == "沙𬱖"] == [
        ("19446109248",)
    ]


def test_old_sample_is_a_list_of_householders():
    reading = sample("roster-old.xls")

    assert (len(reading.people), reading.errors, reading.warnings) == (30, (), ())
    assert {person.is_householder for person in reading.people} == {True}
    first = reading.people[0]
    assert (first.name, first.household_number, first.household_size, first.group) == (
        "马䶮",
        "1",
        2,
        "1社",
    )


def test_gb18030_sample_is_read_whole():
    reading = sample("roster-gb18030.csv")

    assert (len(reading.people), reading.errors, reading.warnings) == (40, (), ())
    assert sum(person.is_party_member is True for person in reading.people) == 7
    assert {len(person.birth.text) for person in reading.people} == {len("1995-12-27")}


def test_large_roster_is_read_whole(tmp_path):
    def fill(book):
        book.active.append(["序号", "姓名", "性别", "联系电话", "出生日期", "户号", "备注"])
        for number in range(3000):
            book.active.append(
                [number + 1, "张三", "男", f"1381234{number:04}", "1951.3", number // 3, ""]
            )

    sheets = read_workbook(save_xlsx(tmp_path / "a.xlsx", fill))
    reading = read_roster(sheets, today=TODAY)

    assert (len(reading.people), reading.errors) == (3000, ())


@pytest.mark.parametrize("program", ["/bin/false", "/bin/true", "/no/such/program"])
def test_process_that_cannot_start_is_no_fault_of_the_file(program, monkeypatch):
    monkeypatch.setattr(workbooks.sys, "executable", program)

    with pytest.raises(StorageError) as caught:
        read_workbook(SAMPLES / "roster-old.xls")

    assert caught.value.message == "读表格的程序启动不了。"
