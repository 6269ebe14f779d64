import re

import paper_samples as samples
import pytest

from desktop.documents import opinion_sheets
from desktop.services.round_values import OpinionSheet


def pages(look, faces, **changes):
    printed = opinion_sheets.render(samples.make_opinion_sheets(**changes), samples.DRAFT, faces)
    looked = look(printed)
    return [re.sub(r"\s+", "", looked.page(at)) for at in range(len(looked))]


def test_each_sheet_has_a_page_with_number_name_and_day(look, faces):
    found = pages(look, faces)

    assert len(found) == 3
    for number, page in zip(("001", "002", "003"), found, strict=True):
        assert f"编号{number}" in page
        assert f"回执{number}号" in page
        assert page.count("2026年11月30日") == 2
    assert "𬳵㐂" in found[1]
    assert "（可以不写）" in found[2]


def test_questions_and_boxes_stand_on_every_sheet(look, faces):
    for page in pages(look, faces):
        assert page.index("1.修不修？") < page.index("2.钱从哪里来？") < page.index("3.还有别的")
        assert page.count("支持反对有条件建议") == 3


def test_long_sheet_bears_its_number_on_each_page(look, faces):
    long = OpinionSheet(number="012", name="阿依古丽·买买提江·吐尔逊")
    sheets = (long, OpinionSheet(number="013"))

    found = pages(look, faces, questions=("怎么修？" * 12,) * 9, sheets=sheets)

    numbers = [re.search(r"编号(\d+)", page)[1] for page in found]
    assert numbers[0] == "012"
    assert numbers[-1] == "013"
    assert numbers == sorted(numbers)
    assert "".join(found).count("回执012号") == 1


@pytest.mark.parametrize("questions", [(), ("",), ("修不修？",)])
def test_sheet_of_little_has_one_page(look, faces, questions):
    assert len(pages(look, faces, questions=questions, sheets=())) == 1
