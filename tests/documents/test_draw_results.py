import paper_samples as samples
import pytest

from desktop.documents.draw_results import render
from desktop.services.form_values import DrawSnapshot


@pytest.fixture
def text(look, faces):
    return look(render(samples.make_draw(), samples.DRAFT, faces)).flat


@pytest.mark.parametrize(
    "said",
    [
        "名单三组户代表，49人",
        "日期2026年10月20日抽取4人",
        "种子20261020-7",
        "按UTF-8计算SHA-256",
        "名单校验码（SHA-256）：" + "0f1e2d3c" * 8,
        "抽取人",
        "监督人",
    ],
)
def test_draw_says(text, said):
    assert said in text


def test_drawn_stand_in_their_order_and_the_whole_list_below(text):
    draw = samples.make_draw()
    drawn = ["".join(line.split()) for line in draw.drawn]
    listed = ["".join(line.split()) for line in draw.lines]

    first, _, rest = text.partition("三、抽取所用的名单")
    assert [first.index(line) for line in drawn] == sorted(first.index(line) for line in drawn)
    assert [rest.index(line) for line in listed] == sorted(rest.index(line) for line in listed)


def test_empty_draw_says_so(look, faces):
    text = look(render(DrawSnapshot(), samples.DRAFT, faces)).flat

    assert text.count("没有人。") == 2
    assert text.count("（未填写）") == 5
