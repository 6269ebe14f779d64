from dataclasses import replace

import paper_samples as samples
import pytest

from desktop.documents.consultation_plans import render as render_plan
from desktop.documents.meeting_records import render as render_record
from desktop.services.plan_values import PassedEntry, PlanChange

LAWFUL = PassedEntry(
    stage="法定表决",
    title="缺党组织研究意见",
    basis="《村民委员会组织法》第二十八条第三款",
    lawful=True,
    reason="党组织正在换届，镇党委书面同意先行表决。",
    agreed_by="花马池镇党委",
    passed_on="2026-11-20",
)
OTHER = PassedEntry(stage="法定表决", title="协商结果还没有公示", reason="同一次会议上依次进行。")
CHANGES = (
    PlanChange(at=samples.BEGIN, by="马晓梅", field="怎么协商", before="开会", after="先走访"),
    PlanChange(at=samples.BEGIN, by="马晓梅", field="何时协商", after="11月23日"),
)


@pytest.fixture
def plan(look, faces):
    def make(*, public=False, **changes):
        value = replace(samples.make_plan(), **changes)
        return look(render_plan(value, samples.FROZEN, faces, public=public)).flat

    return make


def test_what_was_passed_over_is_printed_with_basis_reason_and_who_agreed(plan):
    told = plan(passed=(LAWFUL, OTHER))

    for words in (
        "跳过的条件",
        "缺党组织研究意见",
        "法定条件：《村民委员会组织法》第二十八条第三款",
        "党组织正在换届，镇党委书面同意先行表决。",
        "花马池镇党委",
        "2026年11月20日",
        "程序要求",
    ):
        assert words in told
    assert "跳过" not in plan()


def test_record_of_the_meeting_prints_it_too(look, faces):
    meeting = samples.make_meeting(passed=(LAWFUL,))

    told = look(render_record(meeting, samples.FROZEN, faces)).flat

    assert "跳过的条件" in told
    assert "法定条件：《村民委员会组织法》第二十八条第三款" in told


def test_changes_after_it_was_made_known_are_printed(plan):
    told = plan(changes=CHANGES)

    assert "通报以后的改动" in told
    assert "2026年11月23日怎么协商开会先走访马晓梅" in told
    assert "何时协商（空）11月23日" in told


def test_public_plan_names_nobody_who_agreed_or_changed_it(plan):
    told = plan(public=True, passed=(replace(LAWFUL, agreed_by="杨占福"),), changes=CHANGES)

    assert "缺党组织研究意见" in told
    assert "杨占福" not in told
    assert "马晓梅" not in told
