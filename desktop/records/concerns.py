"""What villagers raise, and what of it is put forward for consultation."""

from __future__ import annotations

from uuid import UUID

from desktop.records.declarations import (
    Record,
    choice,
    choices,
    day,
    integer,
    prose,
    record,
    ref,
    refs,
    text,
    yes_no,
)
from desktop.records.people import Person

CHANNELS = {
    "reception": "来访",
    "visit": "入户",
    "phone": "电话",
    "box": "意见箱",
    "forum": "座谈",
    "network": "微信网络",
    "superior": "上级交办",
    "written": "书面",
    "member": "委员",
    "proposal": "提案线索",
}

NATURES = {
    "need": "诉求",
    "dispute": "矛盾纠纷",
    "advice": "政策建议",
    "policy_fault": "政策制度问题",
}
"""What sort of word it is; a policy fault is a rule that is off its aim or oversteps the law."""

CATEGORIES = {
    "health": "医疗卫生",
    "roads": "道路交通",
    "water": "饮水灌溉",
    "land": "土地承包",
    "homestead": "宅基地",
    "education": "教育",
    "welfare": "救助保障",
    "environment": "环境卫生",
    "collective": "集体资产",
    "security": "治安",
    "policy": "政策制度",
    "other": "其他",
}

CONCERN_STATES = {"open": "待办", "in_topic": "已列入议题", "answered": "已答复", "closed": "办结"}

DEPTHS = {"slight": "一般", "marked": "较深", "deep": "很深"}

URGENCIES = {"ordinary": "一般", "soon": "较急", "urgent": "紧急"}

POWERS = {"here": "村（社区）可以决定", "above": "需要报上级", "elsewhere": "不属于协商范围"}

FOCUSES = {
    "tasks": "党政中心任务",
    "livelihood": "民生难点",
    "attention": "社会热点",
    "neglected": "发展冷点",
}

QUALITIES = {
    "small_cut": "小切口",
    "wide_view": "大格局",
    "deep": "有深度",
    "doable": "能落实",
}

VERDICTS = {
    "": "未定",
    "listed": "列入协商",
    "merged": "并入其他议题",
    "referred": "转办",
    "set_aside": "不列入",
}


@record(title="民情诉求")
class Concern(Record):
    """A problem or wish somebody raised."""

    number: str = text("编号", fixed=True, since=2)
    title: str = text("标题", needed_at="raise", search=True)
    content: str = prose("内容", needed_at="raise", search=True)
    asker: UUID | None = ref("反映人", Person, personal=True)
    anonymous: bool = yes_no("不愿留姓名", since=2)
    withheld_name: str = text("不愿公开的姓名", personal=True, local=True)
    companions: tuple[UUID, ...] = refs("一同反映的人", Person, personal=True, since=3)
    nature: str = choice("性质", NATURES, default="need", since=3)
    channel: str = choice("渠道", CHANNELS, default="reception")
    category: str = choice("类别", CATEGORIES, default="other")
    raised_on: str | None = day("反映日期", needed_at="raise")
    people: int | None = integer("涉及人数", unit="人")
    households: int | None = integer("涉及户数", unit="户")
    situation: str = prose("现状", search=True)
    burden: str = prose("负担", search=True)
    gap: str = prose("缺口", search=True)
    policy_document: str = text("文件名称", search=True, since=3)
    policy_clause: str = text("条款", since=3)
    policy_effect: str = prose("实际影响", search=True, since=3)
    policy_law: str = prose("对照的法律政策", search=True, since=3)
    answer_by: str | None = day("答复期限")
    received_by: UUID | None = ref("接待人", Person)
    state: str = choice("状态", CONCERN_STATES, default="open", indexed=True)
    merged_into: UUID | None = ref("并入", "Concern", since=2)


@record(title="议题")
class Topic(Record):
    """One or several concerns put forward; decided, or set aside with a reason."""

    title: str = text("议题", needed_at="screen", search=True)
    concerns: tuple[UUID, ...] = refs("来自诉求", Concern)
    origin: str = text("其他来源")
    catalogue_item: UUID | None = ref("协商事项", "CatalogueItem", since=3)
    reach: str = prose("涉及范围", needed_at="screen")
    depth: str | None = choice("影响程度", DEPTHS, needed_at="screen")
    public_matter: bool = yes_no("属于公共事务", since=3)
    urgency: str | None = choice("紧迫性", URGENCIES, since=3)
    power: str | None = choice("决定权限", POWERS, since=3)
    focuses: tuple[str, ...] = choices("聚焦", FOCUSES, since=3)
    qualities: tuple[str, ...] = choices("选题质量", QUALITIES, since=3)
    lawful: bool = yes_no("合法")
    lawfulness: str = prose("合法性审查意见", needed_at="screen")
    reviewed_by: str = text("合法性审查人", somebody=True, since=3)
    reviewed_on: str | None = day("审查日期", since=3)
    feasibility: str = prose("可行性", needed_at="screen")
    decision: str = choice("筛选结果", VERDICTS, default="", needed_at="screen")
    reason: str = prose("理由", needed_at="screen", search=True)
    decided_on: str | None = day("确定日期")
    decided_by: str = text("确定人", somebody=True)
    merged_into: UUID | None = ref("并入议题", "Topic", since=3)


@record(title="协商事项目录", since=3)
class CatalogueItem(Record):
    """A matter that this place means to consult on whenever it comes up."""

    title: str = text("事项", search=True)
    category: str = choice("类别", CATEGORIES, default="other")
    basis: str = prose("依据", search=True)
    wants: str = prose("协商要求", search=True)
