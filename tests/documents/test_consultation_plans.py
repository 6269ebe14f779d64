import json

import paper_samples as samples
import pytest

from desktop.documents.consultation_plans import render
from desktop.records.consultations import SEVEN_ANSWERS
from desktop.services.plan_values import PlanSnapshot
from desktop.services.snapshot_json import from_json, to_json

NEW_FIELDS = {
    "level",
    "decision",
    "problem",
    "background",
    "plan_item",
    "outside_reason",
    "form_rules",
    "form_reason",
    "consultees",
    "selection",
    "drawn_with",
}


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
        "针对的问题三组出行难。",
        "计划项目三组路硬化",
        "对应的决策2027年村级公益事业计划",
        "应当听取意见的：村民小组、村务监督委员会。",
        "参加人员产生方式：抽取。",
        "种子：1020；名单校验码：0f0f0f0f0f0f0f0f…（全部见抽取结果）",
        "应当：被走访的人",
        "依据：本程序",
        "占用的地",
    ],
)
def test_plan_says(plan, said):
    assert said in plan().flat


def test_plan_outside_the_year_says_so(plan):
    assert "计划外" in plan(in_plan=False).flat


def test_forms_that_do_not_fit_are_printed_with_the_reason(plan):
    text = plan(form_reason="人都在外地").flat

    assert "选用不能表决的形式，理由：人都在外地" in text
    assert "选用不能表决的形式" not in plan().flat


def test_plan_of_an_older_schema_prints_as_it_was(look, faces):
    frozen = json.loads(to_json(samples.make_plan()))
    old = {name: value for name, value in frozen.items() if name not in NEW_FIELDS} | {"schema": 2}
    for party in old["parties"]:
        del party["unit"], party["brings"]
    text = json.dumps(old, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    printed = look(render(from_json(PlanSnapshot, text), samples.FROZEN, faces)).flat

    assert "石玉珍（首席）" in printed
    assert "协商形式的适用条件" not in printed
    assert "提供的资源" not in printed


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
