"""Papers as data: sheets and letters, looked into by text and place."""

from dataclasses import replace

import paper_samples as samples
import pytest

from desktop.documents.page_pictures import page_sizes
from desktop.documents.record_sheets import render
from desktop.services.sheet_values import SheetItem, SheetTable
from desktop.services.snapshots import Stamp

DRAFT = Stamp()


@pytest.fixture
def printed(look, faces):
    def make(sheet, *, public=False, stamp=DRAFT):
        return look(render(sheet, stamp, faces, public=public))

    return make


def test_a_table_has_every_label_with_its_value(printed):
    flat = printed(samples.make_sheet()).flat

    for text in ("议题三组至国道通组路硬化", "影响程度较深合法是", "确定人穆新", "示筛〔2026〕3号"):
        assert text in flat
    assert flat.index("来自诉求") < flat.index("影响程度") < flat.index("理由")


def test_short_fields_share_a_row_and_long_ones_do_not(printed):
    page = printed(samples.make_sheet())
    tops = {box[0]: round(box[4]) for box in page.boxes(0)}

    assert tops["较"] == tops["是"]
    assert tops["校"] != tops["较"]


def test_an_odd_field_leaves_the_rest_of_its_row_empty(printed):
    one = samples.make_sheet(items=(SheetItem(label="合法", text="是"),))

    assert "合法是" in printed(one).flat


def test_what_is_empty_can_be_filled_in_by_hand(printed):
    blank = samples.make_sheet(
        items=(
            SheetItem(label="结论"),
            SheetItem(label="期限"),
            SheetItem(label="理由", is_long=True),
        )
    )

    assert "结论期限理由" in printed(blank).flat


def test_signatures_follow_the_table(printed):
    flat = printed(samples.make_sheet()).flat

    assert flat.index("监督委员会") > flat.index("确定人")
    assert "签字手印" in flat


def test_a_public_sheet_masks_people_and_has_no_signatures(printed):
    public = printed(samples.make_sheet(), public=True).flat

    assert "穆*" in public
    assert "穆新" not in public
    assert "签字手印" not in public


def test_a_letter_reads_as_one(printed):
    flat = printed(samples.make_letter()).flat

    parts = ("协商成果报送函", "示函〔2026〕2号", "示例镇人民政府：", "现将“三组", "联系人：穆新")
    places = [flat.index(part) for part in parts]
    assert places == sorted(places)
    assert flat.rindex("示例县示例镇示例村（盖章）2026年11月28日") > places[-1]


def test_a_public_letter_masks_people_but_not_who_issues_it(printed):
    public = printed(samples.make_letter(people=("穆新", "示例")), public=True).flat

    assert "联系人：穆*，*******2047" in public
    assert "示例县示例镇示例村（盖章）" in public


def test_a_letter_to_everybody_without_number_or_day(printed):
    flat = printed(samples.make_letter(to="", number="", day="")).flat

    assert "：" not in flat.split("现将")[0]
    assert "2026年" not in flat


def test_a_long_table_goes_on_over_pages(printed):
    long = samples.make_sheet(
        items=tuple(SheetItem(label=f"第{n}项", text="很长的内容。" * 30) for n in range(30))
    )
    page = printed(long)

    assert len(page) > 2
    assert page.flat.count("很长的内容。") == 900


def test_samples_say_so_and_nothing_is_marked_as_draft(printed):
    page = printed(samples.make_sheet(), stamp=Stamp(sample=True))

    assert "示例" in page.page(0)
    assert "草稿" not in page.text


LETTER = {"items": (), "signatures": (), "closing": "示例村", "day": "2026年5月10日"}
TABLE = SheetTable(
    title="前后对比", head=("指标", "变化"), widths=(2, 1), rows=(("花费", "下降70%"),)
)


def test_headings_of_a_letter_are_numbered(printed):
    made = samples.make_sheet(
        **LETTER, body=("开头。", "共识", "先修上段。", "分歧", "没有。"), headings=(1, 3)
    )

    flat = printed(made).flat

    assert "开头。一、共识先修上段。二、分歧没有。" in flat


def test_tables_stand_below_with_their_title(printed):
    flat = printed(samples.make_sheet(tables=(TABLE,))).flat

    assert "前后对比指标变化花费下降70%" in flat


def test_a_table_without_rows_is_left_out_unless_it_is_to_be_filled_in(printed):
    empty = replace(TABLE, rows=())

    assert "前后对比" not in printed(samples.make_sheet(tables=(empty,))).flat
    blank = replace(empty, blank=3)
    assert "前后对比指标变化" in printed(samples.make_sheet(tables=(blank,))).flat


@pytest.mark.parametrize(
    ("page", "size"), [("", (595, 842)), ("A3", (842, 1191)), ("across", (842, 595))]
)
def test_posters_and_wide_tables_have_their_own_paper(faces, page, size):
    pdf = render(samples.make_sheet(**LETTER, body=("公示。",), page=page), DRAFT, faces)

    (found,) = page_sizes(pdf)

    assert tuple(map(round, found)) == size


def test_a_letter_without_a_word_still_has_who_issues_it(printed):
    assert "示例村（盖章）" in printed(samples.make_sheet(**LETTER)).flat
