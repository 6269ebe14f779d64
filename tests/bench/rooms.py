"""A busy room: the board of 3,000 consultations, a year of tasks as Excel, a thick dossier."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from busy_room import CONSULTATIONS, TASKS, THICK_MEETINGS, busy_room
from kept_ledgers import found
from measuring import Times, ms, tell
from reports import Section, Table, Target

HERE = Path(__file__).parent
RUNS, QUICK_RUNS, QUICK_CONSULTATIONS = 5, 2, 150
MOST_BOARD_MS, MOST_EXCEL_S, MOST_DOSSIER_S, MOST_MB = 300, 5, 10, 400
PATIENCE_S = 600
DONE = (
    "A ledger with {consultations:,} consultations in hand at eleven stages and {tasks:,} tasks."
    " The board is opened from 今日 in a window offscreen, until its cards are painted, and then"
    " until it is known of every card what it lacks; an empty ledger and the full one take turns."
    " `first` loads the page's modules. The ledger of tasks becomes a workbook; the dossier binds"
    " the records of {meetings} meetings and twenty photos. Each job has a process of its own."
)


def measure(folder, *, quick=False):
    """Return the section."""
    size = QUICK_CONSULTATIONS if quick else CONSULTATIONS
    full = busy_room(folder / ("busy-room-quick" if quick else "busy-room"), size=size)
    runs = QUICK_RUNS if quick else RUNS
    with tempfile.TemporaryDirectory() as temporary:
        empty = Path(temporary) / "home"
        empty.mkdir()
        found(empty)
        homes = {"empty": empty, "full": full}
        boards = {name: [] for name in homes}
        for _ in range(runs):
            for name, home in homes.items():
                boards[name].append(run("board", home))
    tell("  workbook and dossier")
    excel = [run("excel", full) for _ in range(runs)]
    run("photos", full)
    dossier = [run("dossier", full) for _ in range(min(runs, 3))]
    return written(boards, excel, dossier, size)


def run(job, home):
    """Do a job in a process of its own, and return what it told."""
    own = {"YISHIBU_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(
        (sys.executable, str(HERE / "room_jobs.py"), job),
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    )
    return json.loads(told.stdout)


def written(boards, excel, dossier, size):
    of = {
        name: {key: Times(tuple(run[key] for run in runs)) for key in ("first", "again", "whole")}
        for name, runs in boards.items()
    }
    rows = tuple(
        (f"{name} ledger", ms(each["first"].median), ms(each["again"].median),
         ms(each["whole"].median))
        for name, each in of.items()
    )  # fmt: skip
    more = (of["full"]["again"].median - of["empty"]["again"].median) * 1000
    first = (of["full"]["first"].median - of["empty"]["first"].median) * 1000
    book, file = (Times(tuple(run["seconds"] for run in runs)) for runs in (excel, dossier))
    pages, memory = dossier[0]["pages"], max(run["mb"] for run in dossier)
    jobs = (
        (f"{excel[0]['rows']:,} tasks as Excel", f"{book.median:.2f} s",
         f"{max(run['mb'] for run in excel):.0f} MB", f"{excel[0]['bytes'] / 1e6:.1f} MB"),
        (f"dossier of {pages} pages", f"{file.median:.2f} s", f"{memory:.0f} MB",
         f"{dossier[0]['bytes'] / 1e6:.1f} MB"),
    )  # fmt: skip
    return Section(
        title="A busy room",
        done=DONE.format(
            consultations=size, tasks=TASKS * size // CONSULTATIONS, meetings=THICK_MEETINGS
        ),
        parts=(
            Table(("the board", "first", "again", "until all is known"), rows),
            Table(("job", "took", "memory at its height", "file"), jobs),
        ),
        targets=(
            Target(
                f"the board with {size:,} consultations opens, beside an empty one",
                f"at most {MOST_BOARD_MS} ms more",
                f"{max(more, first):.0f} ms more",
                max(more, first) <= MOST_BOARD_MS,
            ),
            Target(
                f"a year's ledger of {excel[0]['rows']:,} tasks to Excel",
                f"within {MOST_EXCEL_S} s",
                f"{book.median:.1f} s",
                book.median <= MOST_EXCEL_S,
            ),
            Target(
                f"a dossier of {pages} pages",
                f"within {MOST_DOSSIER_S} s and {MOST_MB} MB",
                f"{file.median:.1f} s, {memory:.0f} MB",
                file.median <= MOST_DOSSIER_S and memory <= MOST_MB,
            ),
        ),
    )
