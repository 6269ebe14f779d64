"""协商情况说明: what was consulted on before a decision, attached to its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.flow import Slice, ending_with
from desktop.documents.geometry import A4
from desktop.documents.names import names_in
from desktop.documents.pages import Furniture
from desktop.documents.paragraphs import Column, heading, masthead, paragraph
from desktop.documents.production import produce
from desktop.documents.signatures import closing_line
from desktop.documents.tables import Table, TableColumn
from desktop.documents.wording import day_text
from desktop.records.consultations import FORMS, KINDS

if TYPE_CHECKING:
    from desktop.documents.faces import FaceSet
    from desktop.services.form_values import StatementSnapshot
    from desktop.services.snapshots import Stamp

_TIMINGS = {"before_decision": "决策之前", "during_implementation": "决策实施之中"}
_NO_RESULT = "还没有形成成果。"
_DAY = "\u3000\u3000年\u3000月\u3000日"


def render(statement: StatementSnapshot, stamp: Stamp, faces: FaceSet) -> bytes:
    """Return the statement as a letter of one page where the words are few."""
    column = Column(faces, A4.left, A4.type_width, names_in(statement))
    text = [
        *masthead(column, statement.organization, "协商情况说明"),
        *paragraph(column, _opening(statement)),
    ]
    text += paragraph(column, f"一、协商的问题。{_closed(statement.problem) or '（未填写）'}")
    text += [*heading(column, "二、协商的时间和参加人"), *_sittings(column, statement)]
    text += paragraph(column, f"三、意见。{_opinions(statement)}")
    text += paragraph(column, f"四、结果。{_results(statement)}")
    end = closing_line(column, statement.organization, day_text(statement.day) or _DAY)
    furniture = Furniture(A4, stamp, is_record=False)
    title = f"{statement.organization}协商情况说明"
    return produce(ending_with(text, end), faces, furniture, title=title, subject=statement.title)


def _opening(statement: StatementSnapshot) -> str:
    about = f"“{statement.title}”" if statement.title else "本事项"
    when = _TIMINGS.get(statement.timing, "")
    kind = KINDS.get(statement.kind, "协商")
    held = f"在{when}进行了{kind}" if when else f"进行了{kind}"
    opened = f"{about}{held if statement.sittings else '还没有开过协商会议'}。"
    to = f"对应的决策：{statement.decision}。" if statement.decision else ""
    return f"{opened}{to}"


def _sittings(column: Column, statement: StatementSnapshot) -> list[Slice]:
    slices: list[Slice] = []
    if statement.sittings:
        table = Table(
            column,
            [
                TableColumn("会议", share=1, align="left"),
                TableColumn("形式", 4.2),
                TableColumn("日期", 8),
                TableColumn("地点", 7),
                TableColumn("到会", 3.2),
            ],
        )
        slices += table.rows(
            [
                [
                    one.title,
                    FORMS.get(one.form, one.form),
                    day_text(one.held_on),
                    one.place,
                    f"{one.present}人" if one.present is not None else "—",
                ]
                for one in statement.sittings
            ]
        )
    else:
        slices += paragraph(column, "还没有开过会。")
    sides = f"协商各方：{'、'.join(statement.parties)}。" if statement.parties else ""
    people = f"参加人：{_closed(statement.with_whom)}" if statement.with_whom else ""
    return slices + (paragraph(column, sides + people) if sides or people else [])


def _opinions(statement: StatementSnapshot) -> str:
    total = sum(one.opinions for one in statement.classes)
    if not total:
        return "没有记下意见。"
    answered = sum(one.answered for one in statement.classes)
    by_class = "，".join(f"{one.name}{one.opinions}条" for one in statement.classes)
    return f"共{total}条：{by_class}；已答复{answered}条。"


def _results(statement: StatementSnapshot) -> str:
    told = [
        *(f"达成一致：{text}" for text in statement.agreed),
        *(f"有分歧：{text}" for text in statement.disagreed),
        *(f"尚未议定：{text}" for text in statement.left_open),
        *statement.results,
    ]
    return "".join(map(_closed, told)) or _NO_RESULT


def _closed(text: str) -> str:
    """Return a text with a full stop, which is never doubled; nothing for nothing."""
    return text if not text or text.endswith(("。", "！", "？", "；")) else f"{text}。"
