import re

import paper_samples as samples
import pytest

from desktop.documents.reception_forms import render
from desktop.services.sheet_values import ReceptionSnapshot
from desktop.services.snapshots import Stamp


@pytest.fixture
def form(look, faces):
    def form(**changes):
        return look(render(samples.make_reception(**changes), Stamp(), faces))

    return form


@pytest.mark.parametrize(
    "said",
    [
        "来访接待登记表",
        "示接〔2026〕87号",
        "登记日期：2026年11月23日",
        "反映人贺𬌗林",
        "电话13800002047",
        "村民小组三组",
        "渠道来访",
        "类别饮水灌溉",
        "约20户、约63人",
        "接待人石玉珍",
        "答复期限2026年12月8日",
        "自来水后半夜就停水，三组二十来户都这样。",
        "现状水泵烧了一台。",
        "负担老人起夜喝不上水。",
        "缺口缺一台水泵。",
        "与“三组自来水后半夜停水”是一件事，并案办理；反映人照样单独答复。",
        "水塔照片.jpg",
        "2026年12月1日：水泵已换新。",
    ],
)
def test_form_says(form, said):
    assert said in form().flat


def test_form_is_no_record(form):
    page = form()
    assert len(page) == 1
    assert "草稿" not in page.flat


def test_who_withholds_the_name_is_not_asked_to_sign(form):
    page = form(asker="", anonymous=True, phone="", group="")
    assert "反映人不愿留姓名" in page.flat
    assert page.flat.count("反映人") == 2  # the label, and that all are answered
    assert form().flat.count("反映人") == 3


def test_nothing_at_all_is_said_to_be(look, faces):
    page = look(render(ReceptionSnapshot(), Stamp(), faces))
    assert (len(page), page.flat.count("（未填写）")) == (1, 2)
    assert "并案" not in page.flat
    assert "附件" not in page.flat


def test_long_words_go_on_over_pages_and_are_whole(form):
    page = form(content="三组的自来水后半夜就停水。" * 200)
    assert len(page) > 2
    said = re.sub(r"—\d—", "", page.flat)
    assert said.count("三组的自来水后半夜就停水。") == 200
    assert page.page(len(page) - 1).count("签字") == 3


def test_long_name_is_not_torn(form):
    name = "阿卜杜热合曼·买买提吐尔逊"
    assert name in form(asker=name).text.replace(" ", "")
