"""The window: first paint beside a bare one, long lists, stalls of the scripted meeting, memory."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kept_ledgers import found, passphrase
from measuring import Times, ms, tell
from reports import Section, Table, Target
from ten_years import PATCHES, ten_years

sys.path.append(str(Path(__file__).parent.parent / "e2e"))  # the display and the scripted meeting

HERE = Path(__file__).parent
MOST_PAINT, MOST_CONTENT, MOST_FRAME_MS, MOST_STEP_MS, MOST_MB = 1.5, 4, 33, 100, 250
RUNS, ROWS = 9, 100_000
QUICK_PATCHES, QUICK_RUNS = 20_000, 2
PATIENCE_S = 60
DONE = (
    "On an X server in memory with a window manager, drawn by the processor. First paint: a process"
    " is started, and its first paint told; bare is a `QWidget` of the same size and nothing else,"
    " ours opens the ledger named; they take turns, the median of {runs} runs is shown. 今日 has"
    " its content when its list is painted with rows. The list has {rows:,} rows of two lines with"
    " chip and button; 300 frames by PgDn, by the wheel and by jumps. The scripted meeting is that"
    " of `docs/keystrokes.md`, with a recorder that notes every turn of the event loop over 50 ms."
)


def measure(folder, *, quick=False):
    """Return the section."""
    from displays import Display

    full = ten_years(
        folder / ("ten-years-quick" if quick else "ten-years"),
        size=QUICK_PATCHES if quick else PATCHES,
    )
    with tempfile.TemporaryDirectory() as temporary:
        empty = Path(temporary) / "home"
        empty.mkdir()
        found(empty)
        with Display(temporary) as display:
            homes = {"empty": empty, "ten years": full}
            starts = first_paints(display, homes, QUICK_RUNS if quick else RUNS)
            scrolls = {
                "screen in memory (xcb)": scroll(display.environment),
                "offscreen": scroll(display.environment | {"QT_QPA_PLATFORM": "offscreen"}),
            }
        tell("  the scripted meeting")
        stalls, seconds = scripted_meeting()
    return written(starts, scrolls, stalls, seconds, QUICK_RUNS if quick else RUNS)


def first_paints(display, homes, runs):
    """Return {(who, what): {field: Times}} of bare and of ours on each ledger, taking turns."""
    contestants = {"bare": ("bare", None)} | {name: ("ours", home) for name, home in homes.items()}
    taken = {}
    for number in range(-1, runs):
        for name, (who, home) in contestants.items():
            for line in start(display, who, home):
                if number >= 0:
                    taken.setdefault((name, line["what"]), []).append(line)
    return {
        key: {field: Times(tuple(line[field] for line in lines)) for field in lines[0]}
        for key, lines in ((key, [drop_text(line) for line in each]) for key, each in taken.items())
    }


def drop_text(line):
    return {field: value for field, value in line.items() if field != "what"}


def start(display, who, home):
    """Return what one process told, with the seconds since it was started."""
    own = {"YISHIBU_HOME": str(home), "YISHIBU_PASSPHRASE": passphrase()} if home else {}
    command = (sys.executable, str(HERE / "first_paints.py"), who)
    began = time.monotonic()
    told = subprocess.run(
        command,
        env=display.environment | own,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    )
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    return [line | {"whole": line["at"] - began} for line in lines]


def scroll(environment):
    """Return how long the list took to show, and its frames."""
    command = (sys.executable, str(HERE / "long_lists.py"), str(ROWS))
    told = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE_S
    )
    found = json.loads(told.stdout)
    return found["shown"], Times(tuple(found["frames"]))


def scripted_meeting():
    """Hold the meeting with a recorder of stalls; returns them and how long it took."""
    from displays import Display
    from driven_meeting import DrivenMeeting
    from test_scripted_meeting import hold, seal

    with tempfile.TemporaryDirectory() as temporary, Display(temporary) as display:
        file = Path(temporary) / "stalls.jsonl"
        meeting = DrivenMeeting(display, Path(temporary), stalls=file)
        began = time.monotonic()
        with meeting.window:
            hold(meeting)
            seal(meeting)
        seconds = time.monotonic() - began
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [json.loads(line) for line in lines], seconds


def written(starts, scrolls, stalls, seconds, runs):
    bare = starts["bare", "paint"]
    rows = [("bare PySide6 window, first paint", *cells(bare, bare))]
    for name in ("empty", "ten years"):
        rows.append((f"ours, {name} ledger, first paint", *cells(starts[name, "paint"], bare)))
        rows.append(
            (f"ours, {name} ledger, content of 今日", *cells(starts[name, "content"], bare))
        )
    frames = tuple(
        (name, ms(shown), ms(times.median), ms(times.p95), ms(max(times.runs)))
        for name, (shown, times) in scrolls.items()
    )
    worst = max((each["cpu_ms"] for each in stalls), default=0)
    longest = sorted(stalls, key=lambda each: -each["cpu_ms"])[:6]
    found = tuple(
        (where(each), f"{each['ms']} ms", f"{each['cpu_ms']} ms") for each in longest
    ) or (("none over 50 ms", "–", "–"),)
    paint, content = (
        starts["ten years", what]["whole"].median / bare["whole"].median
        for what in ("paint", "content")
    )
    memory = starts["ten years", "content"]["mb"].median
    most = max(max(times.runs) for _, times in scrolls.values()) * 1000
    return Section(
        title="The window",
        done=DONE.format(runs=runs, rows=ROWS),
        parts=(
            Table(("start", "whole process", "since Python runs", "× bare", "memory"), tuple(rows)),
            Table(("100,000 rows", "shown after", "frame", "95 %", "worst"), frames),
            Table(("longest steps on the UI thread", "took", "of it, work"), found),
        ),
        targets=(
            Target(
                "first paint, beside a bare window",
                f"at most {MOST_PAINT} ×",
                f"{paint:.2f} ×",
                paint <= MOST_PAINT,
            ),
            Target(
                "content of 今日 in a ledger of ten years, beside a bare window",
                f"at most {MOST_CONTENT} ×",
                f"{content:.2f} ×",
                content <= MOST_CONTENT,
            ),
            Target(
                "a list of 100,000 rows scrolls",
                f"no frame over {MOST_FRAME_MS} ms",
                f"worst {most:.1f} ms",
                most <= MOST_FRAME_MS,
            ),
            Target(
                "steps on the UI thread during the scripted meeting",
                f"none over {MOST_STEP_MS} ms of work",
                f"longest {worst} ms; {len(stalls)} over 50 ms in {seconds:.0f} s",
                worst <= MOST_STEP_MS,
            ),
            Target(
                "memory with a ledger of ten years open",
                f"under {MOST_MB} MB",
                f"{memory:.0f} MB",
                memory < MOST_MB,
            ),
        ),
        reading=(
            "work is the time of the processor that the UI thread itself had: what it took beyond"
            " that, it waited for other programs of the machine, or for Python's lock",
        ),
    )


def cells(times, bare):
    ratio = times["whole"].median / bare["whole"].median
    return (
        ms(times["whole"].median),
        ms(times["since_python"].median),
        f"{ratio:.2f}",
        f"{times['mb'].median:.0f} MB",
    )


def where(stall):
    """Return the innermost call of ours in a stall's most frequent stack."""
    if not stall["stacks"]:
        return "inside Qt"
    calls = stall["stacks"][0].partition(" × ")[2].split(" > ")
    return f"`{calls[-1]}`"
