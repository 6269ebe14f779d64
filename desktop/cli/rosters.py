"""The command `roster import`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.opening import open_ledger, print_json
from desktop.data.workbooks import read_workbook
from desktop.domain.deadlines import BEIJING
from desktop.domain.rosters import RosterProblem, read_roster
from desktop.services.rosters import count_outcomes, import_roster, plan_import

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from collections.abc import Sequence

    from desktop.domain.rosters import RosterReading
    from desktop.services.rosters import PlannedPerson

_SHOWN = 20


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command."""
    roster = subparsers.add_parser("roster", help="名册")
    actions = roster.add_subparsers(metavar="操作", required=True)
    command = actions.add_parser("import", help="从 .xlsx .xls .ods .csv 导入人员")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")
    command.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    command.set_defaults(run=run_import)


def run_import(args: Namespace) -> int:
    """Bring the people of a workbook in; rows in error are named and left out."""
    today = datetime.now(UTC).astimezone(BEIJING).date()
    read = read_roster(read_workbook(args.file), today=today)
    with open_ledger(args) as home:
        if args.dry_run:
            with home.ledger.read() as reading:
                plan = plan_import(reading, read.people)
        else:
            plan = import_roster(home.ledger, read.people)
    if args.json:
        print_json(_as_json(read, plan))
    else:
        _show(read, plan, dry_run=args.dry_run)
    return 0


def _as_json(read: RosterReading, plan: Sequence[PlannedPerson]) -> dict[str, Any]:
    counts = count_outcomes(plan)
    return {
        "imported": counts.imported,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "errors": [_problem(each) for each in _errors(read, plan)],
        "warnings": [_problem(each) for each in read.warnings],
        "people": [planned.row.name for planned in plan if not planned.problem],
    }


def _errors(read: RosterReading, plan: Sequence[PlannedPerson]) -> list[RosterProblem]:
    """Return why rows stay out: what they say, or whom they may mean."""
    unclear = [
        RosterProblem(planned.row.sheet, planned.row.row, "姓名", planned.problem)
        for planned in plan
        if planned.problem
    ]
    return [*read.errors, *unclear]


def _problem(problem: RosterProblem) -> dict[str, Any]:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "problem": problem.problem,
    }


def _show(read: RosterReading, plan: Sequence[PlannedPerson], *, dry_run: bool) -> None:
    counts, errors = count_outcomes(plan), _errors(read, plan)
    will = "会" if dry_run else "已"
    print(
        f"{will}新增{counts.imported}人，更新{counts.updated}人，没有变化{counts.unchanged}人；"
        f"有错未收{len({(each.sheet, each.row) for each in errors})}行。"
    )
    _show_problems("未收", errors)
    _show_problems("请核对", read.warnings)
    for sheet in read.skipped_sheets:
        print(f"跳过工作表“{sheet.sheet}”：{sheet.reason}")


def _show_problems(word: str, problems: Sequence[RosterProblem]) -> None:
    for each in problems[:_SHOWN]:
        place = " ".join(filter(None, (each.sheet, f"第{each.row}行", each.column)))
        print(f"{word}：{place}：{each.problem}")
    if len(problems) > _SHOWN:
        print(f"{word}：还有{len(problems) - _SHOWN}条，用 --json 查看全部。")
