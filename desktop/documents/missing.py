"""Find characters that no face can draw, before anything is printed, by name and place."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from desktop.documents.faces import clean_text, printable
from desktop.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.documents.faces import FaceSet

# What the fields of snapshots are called; a test sees to it that none is left out.
LABELS = {
    "organization": "组织",
    "title": "标题",
    "body": "会议组织",
    "consultation": "协商议题",
    "place": "地点",
    "chair": "主持人",
    "recorder": "记录人",
    "tellers": "监票人、计票人",
    "supervisor": "监督委员会",
    "agenda": "议程",
    "note": "备注",
    "quorum": "到会说明",
    "roll": "名单",
    "name": "姓名",
    "state": "情况",
    "capacity": "身份",
    "stakeholder_class": "代表类别",
    "group": "小组",
    "reason": "理由",
    "proxies": "委托",
    "principal": "委托人",
    "agent": "受托人",
    "recusals": "回避",
    "matter": "事项",
    "opinions": "意见",
    "speaker": "发言人",
    "stance": "态度",
    "source": "来源",
    "content": "内容",
    "disposition": "采纳情况",
    "ballots": "表决",
    "wording": "表决内容",
    "method": "表决方式",
    "verdict": "判定",
    "steps": "判定理由",
    "sources": "依据",
    "law": "法律名称",
    "article": "条款",
    "in_force_from": "施行日期",
    "warnings": "提示",
    "sealed": "封存",
    "sealed_by": "封存人",
    "recount_reason": "重新计票理由",
    "consensus": "共识情况",
    "agreed": "共识点",
    "disagreed": "分歧点",
    "left_open": "待定事项",
    "suggestions": "意见建议",
    "addressed_to": "报送单位",
    "tasks": "落实事项",
    "unit": "责任单位",
    "responsible": "责任人",
    "due": "期限",
    "signatures": "签字",
    "kind": "协商类型",
    "forms": "协商形式",
    "timing": "协商时点",
    "lead": "负责人",
    "why": "为何协商",
    "what": "协商什么",
    "with_whom": "和谁协商",
    "when": "何时协商",
    "how": "怎么协商",
    "carry_out": "如何执行",
    "give_back": "结果如何反馈",
    "parties": "协商各方",
    "role": "角色",
    "chief": "首席代表",
    "members": "成员",
    "rights": "权利",
    "duties": "责任",
    "stages": "进度安排",
    "stage": "环节",
    "basis": "依据",
    "options": "选项",
    "held_on": "表决日期",
    "number": "编号",
    "digest": "摘要",
    "journal_head": "账本摘要",
}


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that cannot be printed, and where it stands first: 意见第3条 内容."""

    character: str
    place: str


def missing_glyphs(value: Any, faces: FaceSet) -> list[MissingGlyph]:
    """Return each character of a snapshot or stamp that no face has, once, with its first place."""
    found: dict[str, MissingGlyph] = {}
    checked: set[str] = set("\n")
    for text, place in _texts(value, ""):
        new = set(clean_text(text)) - checked
        checked |= new
        for character in sorted(new):
            if faces.find_face("song", character) is None:
                found[character] = MissingGlyph(character, place)
    return list(found.values())


def refuse_missing(value: Any, faces: FaceSet) -> None:
    """Refuse to print what holds characters without glyph.

    Raises:
        DocumentError: Names up to five of them with their places; `details["missing"]` has all.
    """
    missing = missing_glyphs(value, faces)
    if not missing:
        return
    named = "、".join(f"{printable(each.character)}在{each.place}" for each in missing[:5])
    more = f"等{len(missing)}个字符" if len(missing) > 5 else ""  # noqa: PLR2004 – shown above
    raise DocumentError(
        f"有字印不出来：{named}{more}。",
        "请在这些地方改用别的字，再打印。",
        missing=tuple(missing),
    )


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield value, place
    elif isinstance(value, tuple):
        for at, each in enumerate(value, start=1):
            yield from _texts(each, f"{place}第{at}条")
    elif is_dataclass(value):
        for each in fields(value):
            label = LABELS.get(each.name, each.name)
            yield from _texts(getattr(value, each.name), f"{place} {label}".strip())
