import paper_samples as samples
import pytest

from desktop.documents.consultation_plans import render
from desktop.records.consultations import SEVEN_ANSWERS
from desktop.services.snapshots import PlanSnapshot


@pytest.fixture
def plan(look, faces):
    def make(*, public=False, **changes):
        return look(render(samples.make_plan(**changes), samples.FROZEN, faces, public=public))

    return make


def test_seven_answers_stand_in_their_order(plan):
    text = plan().text

    at = [
        text.index(f"{numeral}、{title}")
        for numeral, title in zip("一二三四五六七", SEVEN_ANSWERS.values(), strict=True)
    ]
    assert at == sorted(at)


@pytest.mark.parametrize("field", SEVEN_ANSWERS)
def test_every_answer_is_printed(plan, field):
    answer = getattr(samples.make_plan(), field)

    assert answer in plan().flat


@pytest.mark.parametrize("field", SEVEN_ANSWERS)
def test_answer_left_empty_is_said_to_be(plan, field):
    assert plan(**{field: "  "}).text.count("（未填写）") == 1


@pytest.mark.parametrize(
    "said",
    [
        "基层协商",
        "会议协商、走访",
        "列入年度计划",
        "决策之前",
        "石玉珍（首席）",
        "了解补偿标准，提出不同意见并记录在案。",
        "按期答复是否同意补偿协议。",
        "《关于加强城乡社区协商的意见》",
        "2026年11月10日",
    ],
)
def test_plan_says(plan, said):
    assert said in plan().flat


def test_plan_outside_the_year_says_so(plan):
    assert "计划外" in plan(in_plan=False).flat


def test_empty_plan_has_seven_empty_answers(look, faces):
    text = look(render(PlanSnapshot(), samples.DRAFT, faces)).text

    assert text.count("（未填写）") == 7 + 5


def test_public_plan_masks_names_and_has_no_signatures(plan):
    pages = plan(public=True, why="联系马晓梅 13812345678 办理。")

    for name in ("马成林", "杨占福", "马晓梅", "石玉珍", "贺占林"):
        assert name not in pages.flat
    assert "联系马**" in pages.flat
    assert "13812345678" not in pages.flat
    assert "手印" not in pages.text
