"""The course around one topic, from plan to evaluation, with its seven answers."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from desktop.records.concerns import Topic
from desktop.records.declarations import (
    Record,
    choice,
    choices,
    moment,
    prose,
    record,
    ref,
    text,
    yes_no,
)
from desktop.records.people import Person

KINDS = {
    "grassroots": "基层协商",
    "special_topic": "专题协商",
    "counterpart": "对口协商",
    "sector": "界别协商",
    "proposal_handling": "提案办理协商",
    "collective_bargaining": "集体协商",
    "tripartite": "三方协商",
    "community": "社区协商",
    "village": "村级议事",
    "security": "社会治安防控协商",
    "small": "微协商",
}

FORMS = {
    "meeting": "会议协商",
    "written": "书面协商",
    "heart_to_heart": "恳谈协商",
    "visit": "走访",
    "forum": "座谈",
    "remote": "远程协商",
}

STAGES = {
    "raise": "提出",
    "screen": "筛选确定",
    "plan": "方案",
    "notify": "通报",
    "investigate": "调研",
    "propose": "党组织提议",
    "confer": "两委会商议",
    "examine": "党员大会审议",
    "consult": "协商",
    "publish": "结果公示",
    "vote": "法定表决",
    "publish_decision": "决议公开",
    "submit": "成果报送",
    "adopt": "采纳",
    "implement": "实施督办",
    "publish_implementation": "实施结果公开",
    "feed_back": "反馈",
    "evaluate": "评价",
    "archive": "归档",
}

ALONGSIDE = {
    "propose": "screen",
    "confer": "plan",
    "examine": "consult",
    "publish_decision": "vote",
    "publish_implementation": "implement",
}
"""Stages that the general chain lacks, and the one of its fourteen that they are counted with."""

LEVELS_OF_CONSULTATION = {
    "village": "村（社区）",
    "group": "村民小组",
    "township": "乡镇",
    "county": "县",
}

SELECTIONS = {
    "recommended": "推荐",
    "drawn": "抽取",
    "applied": "报名",
    "all_concerned": "利益相关方全员",
}

TIMINGS = {"before_decision": "决策之前", "during_implementation": "决策实施之中"}

# Field to heading, in the order of the source text: 为何协商…协商结果处理反馈.
SEVEN_ANSWERS = {
    "why": "为何协商",
    "what": "协商什么",
    "with_whom": "和谁协商",
    "when": "何时协商",
    "how": "怎么协商",
    "carry_out": "如何执行",
    "give_back": "结果如何反馈",
}


@record(title="协商")
class Consultation(Record):
    """The whole course around one topic; bound to the procedure version it began with."""

    title: str = text("协商议题", needed_at="plan", search=True)
    number: str = text("编号")
    topic: UUID | None = ref("议题", Topic)
    kind: str = choice("协商类型", KINDS, default="grassroots", needed_at="plan")
    forms: tuple[str, ...] = choices("协商形式", FORMS, needed_at="plan")
    stage: str = choice("环节", STAGES, default="plan", fixed=True)
    procedure: str = text("协商程序", fixed=True)
    level: str = choice("层级", LEVELS_OF_CONSULTATION, default="village", since=3)
    in_plan: bool = yes_no("列入年度计划")
    plan_item: UUID | None = ref("计划项目", "PlanItem", since=3)
    outside_reason: str = prose("计划外的理由", since=3)
    timing: str = choice("协商时点", TIMINGS, default="before_decision")
    decision: str = text("对应的决策", search=True, since=3)
    lead: UUID | None = ref("负责人", Person)
    problem: str = prose("针对的问题", search=True, since=3)
    background: str = prose("背景", search=True, since=3)
    form_reason: str = prose("不按适用条件选用形式的理由", since=3)
    selection: str | None = choice("参加人员产生方式", SELECTIONS, since=3)
    drawn_with: str = text("抽取记录", fixed=True, since=3)
    why: str = prose(SEVEN_ANSWERS["why"], needed_at="plan", search=True)
    what: str = prose(SEVEN_ANSWERS["what"], needed_at="plan", search=True)
    with_whom: str = prose(SEVEN_ANSWERS["with_whom"], needed_at="plan", search=True)
    when: str = prose(SEVEN_ANSWERS["when"], needed_at="plan", search=True)
    how: str = prose(SEVEN_ANSWERS["how"], needed_at="plan", search=True)
    carry_out: str = prose(SEVEN_ANSWERS["carry_out"], needed_at="plan", search=True)
    give_back: str = prose(SEVEN_ANSWERS["give_back"], needed_at="plan", search=True)
    ended_at: datetime | None = moment("归档时间", fixed=True)
    archive_number: str = text("档案号", since=3)
    archive_place: str = text("存放地点", since=3)
    archived_by: str = text("归档人", somebody=True, since=3)
