"""Every paper that can be printed: from which value, and how.

A paper more is an entry more here; `paper list` and `paper print` read this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.documents import (
    agreements,
    ballot_papers,
    consultation_plans,
    consultation_statements,
    draw_results,
    four_two_registers,
    levy_sheets,
    meeting_notices,
    meeting_records,
    opinion_sheets,
    reception_forms,
    record_sheets,
    sign_in_sheets,
    speech_digests,
    table_papers,
    tally_sheets,
    vote_results,
)
from desktop.documents.missing import refuse_missing
from desktop.errors import DocumentError, NotFoundError
from desktop.services.form_values import DrawSnapshot, MeetingNoticeSnapshot, StatementSnapshot
from desktop.services.plan_values import PlanSnapshot
from desktop.services.register_values import LevySheetSnapshot, RegisterSnapshot
from desktop.services.round_values import OpinionSheetsSnapshot
from desktop.services.sheet_kinds import get_sheet_kinds
from desktop.services.sheet_values import ReceptionSnapshot, SheetSnapshot
from desktop.services.snapshots import BallotPaperSnapshot, MeetingSnapshot, SignInSnapshot
from desktop.services.table_values import AnnualPlanSnapshot, ProblemListSnapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.documents.faces import FaceSet
    from desktop.services.snapshots import Snapshot, Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper: `needs` is the snapshot it is made of.

    `frozen_needed`: it is signed, so before 定稿 it prints as 草稿 only. The others are forms.
    `options` are the keyword arguments that `render` takes beside snapshot, stamp and faces.
    """

    id: str
    title: str
    needs: type[Snapshot]
    frozen_needed: bool
    render: Callable[..., bytes]
    options: tuple[str, ...] = ()


_DRAWN = (
    Paper(
        id="meeting_record",
        title="协商会议记录",
        needs=MeetingSnapshot,
        frozen_needed=True,
        render=meeting_records.render,
        options=("public",),
    ),
    Paper(
        id="sign_in_sheet",
        title="签到表（空白）",
        needs=SignInSnapshot,
        frozen_needed=False,
        render=sign_in_sheets.render_blank,
    ),
    Paper(
        id="attendance_sheet",
        title="签到表（到会情况）",
        needs=MeetingSnapshot,
        frozen_needed=True,
        render=sign_in_sheets.render_filled,
    ),
    Paper(
        id="ballot_paper",
        title="表决票",
        needs=BallotPaperSnapshot,
        frozen_needed=False,
        render=ballot_papers.render,
        options=("copies", "per_page"),
    ),
    Paper(
        id="tally_sheet",
        title="唱计票表",
        needs=BallotPaperSnapshot,
        frozen_needed=False,
        render=tally_sheets.render,
    ),
    Paper(
        id="vote_result",
        title="表决结果单",
        needs=MeetingSnapshot,
        frozen_needed=True,
        render=vote_results.render,
        options=("public",),
    ),
    Paper(
        id="speech_digest",
        title="发言摘编",
        needs=MeetingSnapshot,
        frozen_needed=True,
        render=speech_digests.render,
        options=("public",),
    ),
    Paper(
        id="agreement",
        title="协商协议书",
        needs=MeetingSnapshot,
        frozen_needed=True,
        render=agreements.render,
    ),
    Paper(
        id="consultation_plan",
        title="协商方案",
        needs=PlanSnapshot,
        frozen_needed=True,
        render=consultation_plans.render,
        options=("public",),
    ),
    Paper(
        id="consultation_statement",
        title="协商情况说明",
        needs=StatementSnapshot,
        frozen_needed=False,
        render=consultation_statements.render,
    ),
    Paper(
        id="four_two_register",
        title="四议两公开六联登记表",
        needs=RegisterSnapshot,
        frozen_needed=False,
        render=four_two_registers.render,
    ),
    Paper(
        id="levy_household_sheet",
        title="筹资筹劳征求意见签字表",
        needs=LevySheetSnapshot,
        frozen_needed=False,
        render=levy_sheets.render,
    ),
    Paper(
        id="draw_result",
        title="抽取结果",
        needs=DrawSnapshot,
        frozen_needed=False,
        render=draw_results.render,
    ),
    Paper(
        id="meeting_notice",
        title="会议通知",
        needs=MeetingNoticeSnapshot,
        frozen_needed=False,
        render=meeting_notices.render,
    ),
    Paper(
        id="personal_notices",
        title="会议通知（每人一份）",
        needs=MeetingNoticeSnapshot,
        frozen_needed=False,
        render=meeting_notices.render_each,
    ),
    Paper(
        id="delivery_sheet",
        title="送达登记表",
        needs=MeetingNoticeSnapshot,
        frozen_needed=False,
        render=meeting_notices.render_deliveries,
    ),
    Paper(
        id="opinion_sheet",
        title="书面征求意见表",
        needs=OpinionSheetsSnapshot,
        frozen_needed=False,
        render=opinion_sheets.render,
    ),
    Paper(
        id="reception_form",
        title="来访接待登记表",
        needs=ReceptionSnapshot,
        frozen_needed=False,
        render=reception_forms.render,
    ),
    Paper(
        id="annual_plan",
        title="年度协商计划表",
        needs=AnnualPlanSnapshot,
        frozen_needed=False,
        render=table_papers.render,
    ),
    Paper(
        id="problem_list",
        title="年度问题清单",
        needs=ProblemListSnapshot,
        frozen_needed=False,
        render=table_papers.render,
    ),
)
_SHEETS = (
    Paper(
        id=kind.id,
        title=kind.title,
        needs=SheetSnapshot,
        frozen_needed=False,
        render=record_sheets.render,
        options=("public",) if kind.is_public else (),
    )
    for kind in get_sheet_kinds().values()
)
PAPERS = {paper.id: paper for paper in (*_DRAWN, *_SHEETS)}


def get_paper(paper_id: str) -> Paper:
    """Return a paper by its id.

    Raises:
        NotFoundError: There is no such paper; names those that are.
    """
    try:
        return PAPERS[paper_id]
    except KeyError:
        raise NotFoundError(
            f"没有“{paper_id}”这种文书。", f"可打印：{'、'.join(PAPERS)}。", paper=paper_id
        ) from None


def list_papers(needs: type[Snapshot]) -> list[Paper]:
    """Return the papers that are made of one type of snapshot."""
    return [paper for paper in PAPERS.values() if paper.needs is needs]


def print_paper(
    paper_id: str, snapshot: Snapshot, stamp: Stamp, faces: FaceSet, **options: Any
) -> bytes:
    """Return a paper as PDF: the same bytes for the same value, app version and faces.

    May be called from any thread. `options`: `public` (mask personal data), `copies`, `per_page`.

    Raises:
        NotFoundError: There is no such paper.
        DocumentError: The snapshot is of another type, the stamp says frozen without its digest,
            an option is not one of the paper's, or a character has no glyph (named, with place).
    """
    paper = get_paper(paper_id)
    if not isinstance(snapshot, paper.needs):
        raise DocumentError(
            f"“{paper.title}”不能用这份内容打印。", "请从对应的会议、方案或表决打印。"
        )
    if stamp.is_frozen and not (stamp.digest and stamp.frozen_at and stamp.record_id):
        raise DocumentError("定稿的摘要、时间或编号缺失，不能打印。", "请核对账本后重试。")
    unknown = sorted(set(options) - set(paper.options))
    if unknown:
        raise DocumentError(f"“{paper.title}”没有选项“{unknown[0]}”。", "请去掉这个选项。")
    refuse_missing(snapshot, faces)
    refuse_missing(stamp, faces)
    return paper.render(snapshot, stamp, faces, **options)
