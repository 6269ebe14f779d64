"""The ten-year ledger beside an empty one: opening, asking, editing, verifying, rebuilding."""

import json
import shutil
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path

from check_ledger import CHECKS
from kept_ledgers import found, passphrase
from measuring import Times, ms, quiet_memory, take_turns, tell, timed
from reports import Section, Table, Target
from ten_years import PATCHES, ten_years
from village import Village

from desktop.composition import LEDGER_FILE, open_home
from desktop.data.ledgers import SqlLedger
from desktop.data.schemas import prepare_schema
from desktop.records import Concern, Meeting, Opinion
from desktop.services.concerns import edit_concern

MOST_TIMES = 2
EMPTY, FULL = "empty", "ten years"
RUNS, ENOUGH_S = 3, 60
QUICK_PATCHES = 20_000
EDITS = 200
DONE = (
    "20,000 people, 3,000 consultations from concern to frozen record, each with a meeting of 60,"
    " 62 opinions and their answers, two votes and four tasks: {patches:,} patches in one chain,"
    " written in bulk by the bench and kept; {megabytes:,.0f} MB on disk. Its search finds words"
    " in all of it. Opening is from the closed file to the newest 50 concerns: schema checked,"
    " connection keyed, writer and settings read, one list, closed again; warm, taking turns with"
    " an empty ledger. The edit is the one of the first section, in a copy. Each check runs in a"
    " process of its own; where it ran more than once, the median run is shown."
)
READING = (
    (
        "nothing that opening does grows with the ledger; fifty rows to show instead of none is"
        " the difference between the two"
    ),
    (
        "`verify` checks every page's HMAC and the structure of the file, every digest and link of"
        " the chain, every frozen record, and then does all that `rebuild --check` does; rows are"
        " read one after the other, so that a check needs SQLite's page cache of 32 MB and little"
        " more, whatever the length of the journal"
    ),
    (
        "a question's time is of a look of its own: a connection from the pool, a transaction, the"
        " question, and the objects of its answer"
    ),
)


def newest(reading):
    return reading.list(Concern, order_by="-id", limit=50)


QUESTIONS = {
    "the newest 50 concerns": newest,
    "search 漏水, newest 50": lambda reading: reading.search("漏水"),
    "search 低保 and 班车": lambda reading: reading.search("低保 班车"),
    "people by initials (wgf)": lambda reading: reading.search("wgf"),
    "opinions of the newest meeting": lambda reading: [
        reading.list(Opinion, meeting=meeting.id)
        for meeting in reading.list(Meeting, order_by="-id", limit=1)
    ],
    "history of the newest concern": lambda reading: [
        reading.history(concern.id) for concern in reading.list(Concern, order_by="-id", limit=1)
    ],
    "how many concerns": lambda reading: reading.count(Concern),
}


def measure(folder, *, quick=False):
    """Return the section."""
    size = QUICK_PATCHES if quick else PATCHES
    full = ten_years(folder / ("ten-years-quick" if quick else "ten-years"), size=size)
    with tempfile.TemporaryDirectory(dir=folder) as temporary, quiet_memory():
        empty = Path(temporary) / "home"
        empty.mkdir()
        found(empty)
        homes = {EMPTY: empty, FULL: full}
        opened, unlocked = openings(homes)
        asked = questions(homes)
        edited = edits(full, Path(temporary))
    checked = {name: checks(full, name, runs=1 if quick else RUNS) for name in CHECKS}
    return written(opened, unlocked, asked, edited, checked, full)


def openings(homes):
    """Return times from a closed ledger to its first list, without and with unlocking it."""
    keys = {name: key_of(folder) for name, folder in homes.items()}

    def with_key(name):
        path = homes[name] / LEDGER_FILE
        prepare_schema(path, keys[name], before_migration=lambda: None)
        ledger = SqlLedger(path, keys[name])
        with ledger.read() as reading:
            newest(reading)
        ledger.close()

    def with_passphrase(name):
        with (
            open_home(homes[name], passphrase_source=passphrase) as home,
            home.ledger.read() as reading,
        ):
            newest(reading)

    return (
        take_turns({name: lambda name=name: with_key(name) for name in homes}, 40, warm=3),
        take_turns({name: lambda name=name: with_passphrase(name) for name in homes}, 5),
    )


def key_of(folder):
    with open_home(folder, passphrase_source=passphrase) as home:
        return home.key.ledger_key()


def questions(homes):
    """Return {question: {ledger: Times}} in ledgers that are open."""
    with (
        open_home(homes[EMPTY], passphrase_source=passphrase) as empty,
        open_home(homes[FULL], passphrase_source=passphrase) as full,
    ):
        opened = {EMPTY: empty.ledger, FULL: full.ledger}

        def ask(name, question):
            with opened[name].read() as reading:
                question(reading)

        return {
            title: take_turns(
                {name: lambda name=name: ask(name, question) for name in opened},  # noqa: B023 – asked at once
                30,
                warm=2,
            )
            for title, question in QUESTIONS.items()
        }


def edits(folder, temporary):
    """Return times of single edits in a copy of the ledger."""
    path, key, talk = temporary / LEDGER_FILE, key_of(folder), Village(13)
    shutil.copy(folder / LEDGER_FILE, path)
    ledger = SqlLedger(path, key)
    with ledger.read() as reading:
        ids = cycle([row.id for row in reading.list(Concern, order_by="raised_on", limit=500)])
    runs = []
    for _ in range(EDITS):
        row, text = next(ids), talk.paragraph()
        runs.append(timed(lambda: edit_concern(ledger, row, content=text))[0])  # noqa: B023 – called at once
    ledger.close()
    path.unlink()
    return Times(tuple(runs[10:]))


def checks(folder, name, *, runs):
    """Return what a process of its own says of each run of a check; its memory is its own, too."""
    told = []
    while len(told) < runs and sum(each["seconds"] for each in told) < ENOUGH_S:
        tell(f"  {name}, run {len(told) + 1}")
        script = Path(__file__).with_name("check_ledger.py")
        command = [sys.executable, str(script), name, str(folder / LEDGER_FILE)]
        answer = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, text=True, input=key_of(folder).hex()
        )
        told.append(json.loads(answer.stdout))
    return sorted(told, key=lambda each: each["seconds"])[len(told) // 2]


def written(opened, unlocked, asked, edited, checked, full):  # noqa: PLR0917 – what was measured
    ratio = opened[FULL].median / opened[EMPTY].median
    patches = next(iter(checked.values()))["patches"]
    lines = {"opening to the first list, key at hand": opened}
    lines |= {"the same, unlocked by a passphrase": unlocked} | asked
    rows = [
        (title, ms(each[EMPTY].median), ms(each[FULL].median), ms(each[FULL].p95))
        for title, each in lines.items()
    ]
    rows.append(("saving one edit", "see above", ms(edited.median), ms(edited.p95)))
    rates = tuple(
        (
            name,
            f"{each['seconds']:.1f} s",
            f"{each['patches'] / each['seconds']:,.0f}",
            f"{each['peak_mb']:.0f} MB",
            f"{each['before_mb']:.0f} MB",
            f"{each['progress']:,}",
        )
        for name, each in checked.items()
    )
    size = (full / LEDGER_FILE).stat().st_size
    return Section(
        title="A ledger of ten years",
        done=DONE.format(patches=patches, megabytes=size / 1e6),
        parts=(
            Table(("in an open ledger", EMPTY, FULL, "ten years, 95 %"), tuple(rows)),
            Table(
                ("check", "time", "patches a second", "peak memory", "before it", "progress told"),
                rates,
            ),
        ),
        targets=(
            Target(
                "opening a ledger of ten years, beside an empty one",
                f"at most {MOST_TIMES} ×",
                f"{ratio:.2f} × ({ms(opened[FULL].median)} and {ms(opened[EMPTY].median)})",
                ratio <= MOST_TIMES,
            ),
            Target(
                "verify and rebuild --check of a ledger of ten years",
                f"{patches:,} patches, progress told",
                "; ".join(f"{row[0]} {row[1]}, {row[2]} patches/s" for row in rates),
                all(each["progress"] for each in checked.values()),
            ),
        ),
        reading=READING,
    )
