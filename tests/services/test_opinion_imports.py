import pytest
import xlsxwriter

from desktop.data.workbooks import read_workbook
from desktop.domain.rosters import RawSheet
from desktop.errors import ConflictError, ValidationError
from desktop.records import Opinion, Participant
from desktop.services.opinion_imports import import_opinions, preview_opinions
from desktop.services.opinion_words import ways_of
from desktop.services.opinions import record_opinion

HEADER = ("姓名", "态度", "意见")
ROWS = (
    ("村民001", "支持", "先修路"),
    ("网友小马", "", "灯太暗"),
    ("村民001", "反对", ""),
    ("", "", "都好"),
    ("网友小马", "", "灯太暗 "),
)


@pytest.fixture
def meeting(village):
    return village.meeting(2, form="remote")


def preview(village, meeting, *rows):
    with village.ledger.read() as reading:
        return preview_opinions(reading, meeting, [RawSheet("意见", (HEADER, *rows))])


def test_preview_tells_what_becomes_of_each_row(village, meeting):
    with village.nothing_written():
        found = preview(village, meeting, *ROWS)

    assert [(one.row.row, one.outcome, one.notes) for one in found.rows] == [
        (4, "fault", ("意见是空的，不导入。",)),
        (3, "signed", ("不在参加人名单里，只记署名。",)),
        (5, "signed", ("没有姓名，记作不具名。",)),
        (2, "matched", ()),
        (6, "doubled", ("与第3行相同，只导入一次。",)),
    ]
    assert (found.writes, found.count("fault")) == (3, 1)


def test_import_writes_what_the_preview_showed(village, meeting):
    found = preview(village, meeting, *ROWS)

    assert import_opinions(village.ledger, found) == 3

    rows = village.list(Opinion, meeting=meeting)
    assert [
        (one.speaker_name, one.signed, one.stance, one.content, one.source) for one in rows
    ] == [
        ("村民001", "", "support", "先修路", "remote"),
        ("", "网友小马", "suggestion", "灯太暗", "remote"),
        ("", "", "suggestion", "都好", "remote"),
    ]
    assert {one.said_at for one in rows} == {None}
    with village.ledger.read() as reading:
        assert set(ways_of(reading, meeting, rows).values()) == {"远程"}


def test_same_file_again_adds_nothing(village, meeting):
    first = preview(village, meeting, *ROWS)
    import_opinions(village.ledger, first)

    again = preview(village, meeting, *ROWS)

    assert (again.writes, again.count("doubled"), again.count("fault")) == (0, 4, 1)
    for one in (again, first):  # a preview that was made before counts no more
        with village.nothing_written(), pytest.raises(ConflictError):
            import_opinions(village.ledger, one)


def test_what_was_said_in_the_room_is_not_doubled(village, meeting):
    record_opinion(
        village.ledger, meeting, speaker=village.participants(meeting)[0], content="先修路"
    )

    assert preview(village, meeting, ROWS[0]).count("doubled") == 1


def test_name_of_two_participants_is_a_signature_only(village, meeting):
    with village.ledger.act("rename_for_test") as work:
        for row in work.list(Participant, meeting=meeting):
            row.person_name = "马某"

    (row,) = preview(village, meeting, ("马 某", "", "修")).rows

    assert (row.outcome, row.speaker, row.notes[0]) == (
        "signed",
        None,
        "参加人里有2个“马 某”，只记署名。",
    )


def test_import_is_one_act_also_of_many_rows(village, meeting):
    rows = [(f"网友{at}", "", f"意见{at}") for at in range(450)]
    before = len(village.sql("SELECT act FROM change"))

    import_opinions(village.ledger, preview(village, meeting, *rows))

    assert len(village.list(Opinion, meeting=meeting)) == 450
    acts = village.sql(f"SELECT DISTINCT act_id FROM change LIMIT -1 OFFSET {before}")
    assert len(acts) == 1


TEXT = "昵称{0}态度{0}意见\n网友甲{0}同意{0}先修路\n网友乙{0}{0}=1+1\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_of_any_office_is_read(village, meeting, tmp_path, encoding, separator):
    file = tmp_path / "导出.csv"
    file.write_bytes(TEXT.format(separator).encode(encoding))

    with village.ledger.read() as reading:
        found = preview_opinions(reading, meeting, read_workbook(file))

    assert [(one.row.name, one.row.stance, one.row.content) for one in found.rows] == [
        ("网友甲", "support", "先修路"),
        ("网友乙", "", "=1+1"),
    ]


def test_excel_is_read(village, meeting, tmp_path):
    file = tmp_path / "导出.xlsx"
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet("意见")
        for at, row in enumerate((HEADER, *ROWS)):
            page.write_row(at, 0, row)
        page.write_formula(7, 2, '=HYPERLINK("http://example.invalid","点我")', None, "点我")

    with village.ledger.read() as reading:
        found = preview_opinions(reading, meeting, read_workbook(file))

    assert found.writes == 4
    assert "点我" in {one.row.content for one in found.rows}


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00" * 40, b"PK\x03\x04broken", b"%PDF-1.7", b"\xff\xd8\xff\xe0", b"<html><table>"],
)
def test_hostile_file_is_refused_with_a_sentence(tmp_path, data):
    file = tmp_path / "意见.xlsx"
    file.write_bytes(data)

    with pytest.raises(ValidationError) as caught:
        read_workbook(file)

    assert caught.value.message.endswith("。")
