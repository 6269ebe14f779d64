"""The command `demo`: a village's matters through the chain, into a fresh ledger, onto paper."""

from __future__ import annotations

import secrets
import shlex
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.opening import print_json
from desktop.composition import (
    found_home,
    open_home,
    passphrase_from_environment,
    verify_home,
)
from desktop.data.durable_files import file_errors, make_folder, write_file
from desktop.domain.deadlines import day_of
from desktop.errors import ConflictError, LedgerDamagedError, ValidationError
from desktop.records import Consultation
from desktop.samples import play_samples, trace_sample_division
from desktop.services.dossiers import make_dossier
from desktop.services.file_checks import FileAnswer, check_file
from desktop.services.sample_plays import print_papers
from desktop.services.sample_villages import read_sample_village

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from collections.abc import Sequence

    from desktop.composition import Home
    from desktop.services.sample_plays import Played
    from desktop.services.sample_tables import Tell


@dataclass(frozen=True, kw_only=True, slots=True)
class _Opening:
    """What opens the ledger of a demo; a passphrase of the environment is not shown."""

    home: Path
    passphrase: str
    is_throwaway: bool
    recovery_code: str


def register(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add the command."""
    command = subparsers.add_parser("demo", help="示例村的四件事，从诉求到归档，和它们的文书")
    command.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="示例账本和文书放在哪里"
    )
    command.add_argument("--json", action="store_true", help="输出一个 JSON 文档")
    command.set_defaults(run=run_demo)


def run_demo(args: Namespace) -> int:
    """Play the cases into a fresh ledger, print their papers, and verify both."""
    tell: Tell = (lambda _: None) if args.json else print
    out = args.out.absolute()
    opening = _found(out)
    tell(f"建立示例账本：{opening.home}")
    with open_home(opening.home, passphrase_source=lambda: opening.passphrase) as home:
        played = play_samples(home, tell=tell)
        papers = _print(home, played, out / "papers")
        _verify(home, papers, tell)
    if args.json:
        print_json(_as_json(opening, played, papers))
    else:
        _show(opening, played, papers)
    return 0


def _found(out: Path) -> _Opening:
    """Make the ledger; whatever a demo left in the folder before is never overwritten."""
    home, papers = out / "ledger", out / "papers"
    taken = [path for path in (home, papers) if path.exists()]
    if taken:
        raise ConflictError(f"这里已经有示例：{taken[0]}。", "请换一个文件夹，或先把它移走。")
    if out.exists() and not out.is_dir():
        raise ValidationError(f"这不是文件夹：{out}。", "请给出一个文件夹。", field="out")
    with file_errors(out):
        make_folder(out)
    given = passphrase_from_environment()
    passphrase = given or f"shili-{secrets.token_hex(4)}"
    code = found_home(
        home,
        divisions=trace_sample_division(),
        keeper=read_sample_village().keeper,
        sample=True,
        passphrase_source=lambda: passphrase,
        use_keyring=False,
    )
    return _Opening(
        home=home, passphrase=passphrase, is_throwaway=given is None, recovery_code=code
    )


def _print(home: Home, played: Sequence[Played], folder: Path) -> list[Path]:
    """Print the papers of each case into a folder of its own."""
    papers = []
    for number, one in enumerate(played, start=1):
        with home.ledger.read() as reading:
            title = reading.get(Consultation, one.consultation).title
        for name, pdf in print_papers(home.ledger, home.press, one):
            file = folder / f"{number} {title}" / name
            write_file(file, pdf)
            papers.append(file)
        papers.append(_bind(home, one, folder / f"{number} {title}"))
    return papers


def _bind(home: Home, played: Played, folder: Path) -> Path:
    """Bind everything of a case, printed anew, into one file."""
    today = day_of(datetime.now(UTC))
    file = folder / "卷宗.pdf"
    write_file(
        file, make_dossier(home.ledger, home.files, home.press, played.consultation, today=today)
    )
    return file


def _verify(home: Home, papers: list[Path], tell: Tell) -> None:
    """Verify the ledger and each paper as it now lies on the disk.

    Raises:
        LedgerDamagedError: One of them is not as it was written.
    """
    found = verify_home(home)
    for problem in found.problems:
        raise LedgerDamagedError(problem.message, "请把示例移走，换一块磁盘再试。")
    with home.ledger.read() as reading:
        for paper in papers:
            checked = check_file(reading, home.press, paper.read_bytes())
            if checked.answer is not FileAnswer.PRINTED_HERE:
                raise LedgerDamagedError(
                    f"{paper.name}：{checked.sentence}", "请把示例移走，换一块磁盘再试。"
                )
    tell(
        f"核对：账本完好，{found.changes}个变更、{found.patches}项改动；"
        f"{len(papers)}份文书都是本账本印出的，逐字节一致"
    )


def _as_json(opening: _Opening, played: Sequence[Played], papers: list[Path]) -> dict[str, Any]:
    secret = {"passphrase": opening.passphrase} if opening.is_throwaway else {}
    return {
        "ledger": str(opening.home),
        "papers": [str(paper) for paper in papers],
        "cases": [
            {
                "consultation": str(one.consultation),
                "plan": str(one.plan),
                "meetings": [str(sat.meeting) for sat in one.meetings],
                "records": [str(sat.record) for sat in one.meetings],
                "motions": [str(motion) for sat in one.meetings for motion in sat.motions],
            }
            for one in played
        ],
        **secret,
        "recovery_code": opening.recovery_code,
    }


def _show(opening: _Opening, played: Sequence[Played], papers: list[Path]) -> None:
    print(f"\n文书（每页都印“示例”）在：{papers[0].parent.parent}")
    for paper in papers:
        print(f"  {paper.parent.name}/{paper.name}")
    named = opening.passphrase if opening.is_throwaway else "环境变量 YISHIBU_PASSPHRASE 里的口令"
    print(f"\n口令：{named}")
    print(f"恢复码：{opening.recovery_code}")
    print("\n接下来可以试：")
    if opening.is_throwaway:
        print(f"  export YISHIBU_PASSPHRASE={opening.passphrase}")
    print(f"  export YISHIBU_HOME={shlex.quote(str(opening.home))}")
    for command in (
        ("search", "透析"),
        ("verify",),
        ("verify", str(papers[-1])),
        ("paper", "list", str(played[0].record)),
        ("paper", "print", str(played[0].record), "meeting_record", "--out", "记录.pdf"),
    ):
        print(f"  {shlex.join((*_program(), *command))}")


def _program() -> tuple[str, ...]:
    """Return what to type for this program: its name where the shell finds it, else its path."""
    if shutil.which("yishibu"):
        return ("yishibu",)
    if Path(sys.argv[0]).stem == "yishibu":
        return (sys.argv[0],)
    return (sys.executable, "-m", "desktop")
