import pytest

from desktop.documents.flow import paginate
from desktop.documents.geometry import A4
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Line
from desktop.documents.production import produce
from desktop.documents.tables import Table, TableColumn
from desktop.services.snapshots import Stamp

COLUMNS = (
    TableColumn("序号", 2),
    TableColumn("意见", share=3, align="left"),
    TableColumn("理由", share=1),
)


def printed(look, faces, slices):
    return look(produce(slices, faces, Furniture(A4, Stamp(), is_record=False), title="表"))


def test_columns_fill_the_width_and_fixed_ones_hold_their_characters(column):
    table = Table(column, COLUMNS)

    insides = [table.inside(at) for at in range(3)]
    assert insides[0].width >= 24
    assert insides[2].left + insides[2].width + 4 == pytest.approx(A4.right)
    assert (insides[1].width + 8) / (insides[2].width + 8) == pytest.approx(3)


def test_columns_without_shares_are_widened_together(column):
    table = Table(column, [TableColumn("甲", 2), TableColumn("乙", 2)])

    assert [table.inside(at).width + 8 for at in (0, 1)] == pytest.approx([column.width / 2] * 2)


def test_header_stays_with_the_first_row_and_is_repeated(look, faces, column):
    rows = [[str(at), "路要修", ""] for at in range(60)]

    pages = printed(look, faces, Table(column, COLUMNS).rows(rows))

    assert [pages.page(at).count("序号") for at in range(len(pages))] == [1] * len(pages)
    assert len(pages) == 3


def test_row_is_as_high_as_its_highest_cell_and_no_lower_than_asked(column):
    low, high = Table(column, COLUMNS), Table(column, COLUMNS, least=60)

    assert low.row(["1", "甲\n乙\n丙", ""]).height == 3 * 17 + 8
    assert high.row(["1", "甲", ""]).height == 60


def test_cell_longer_than_a_page_goes_on_with_nothing_lost(look, faces, column):
    said = "".join(chr(0x4E00 + at % 2000) for at in range(3000))

    pages = printed(
        look, faces, Table(column, COLUMNS).rows([["1", said, "见后"], ["2", "完", ""]])
    )

    assert len(pages) > 2
    text = pages.text
    got = "".join(
        each for each in text if "\u4e00" <= each <= "\u55cf" and each not in "序号意见理由完后"
    )
    wanted = "".join(each for each in said if each not in "序号意见理由完后")
    assert got == wanted


def test_torn_cell_of_200_000_characters_is_paged(column):
    table = Table(column, COLUMNS)

    pages = paginate(table.rows([["1", "会" * 200_000, ""]]), A4.type_height)

    lines = 200_000 / (table.inside(1).width // 12)
    assert len(pages) == pytest.approx(lines / 36, rel=0.05)


def test_cell_may_be_lines_set_before(column):
    table = Table(column, COLUMNS)

    assert table.row(["1", [Line("甲"), Line("乙")], ""]).height == 2 * 17 + 8


def test_table_without_titles_has_no_header(column):
    table = Table(column, [TableColumn(share=1)])

    assert table.header is None
    assert len(table.rows([["甲"], ["乙"]])) == 2
