"""`make bench`: every measurement in one run, the targets on stdout, the table in docs/.

`--only NAME` runs one part, `--quick` all of it small; both leave docs/benchmarks.md as it is.
"""

import argparse
import sys
import time
from pathlib import Path

import edits
import ledger_runs
import machine
import papers
import reports
import rooms
import searches
import syncs
import windows
from measuring import tell

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "bench-data"
PAGE = ROOT / "docs" / "benchmarks.md"
PARTS = {
    "edit": edits.measure,
    "search": searches.measure,
    "paper": papers.measure,
    "ledger": ledger_runs.measure,
    "window": windows.measure,
    "room": rooms.measure,
    "sync": syncs.measure,
}


def main():
    """Measure; the status is not 0 only where the bench itself breaks."""
    parser = argparse.ArgumentParser(prog="tests/bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="run this part alone")
    parser.add_argument("--quick", action="store_true", help="small sizes, to try the bench itself")
    options = parser.parse_args()
    DATA.mkdir(exist_ok=True)
    facts = machine.facts(DATA)
    begin = time.monotonic()
    sections = []
    for name in options.only or PARTS:
        tell(f"measuring {name}")
        sections.append(PARTS[name](DATA, quick=options.quick))
    minutes = (time.monotonic() - begin) / 60
    text = reports.page(sections, facts, minutes)
    if options.only or options.quick:
        sys.stdout.write(f"{text}\n")
    else:
        PAGE.write_text(text, encoding="utf-8")
        tell(f"written: {PAGE.relative_to(ROOT)}")
    for section in sections:
        for target in section.targets:
            sys.stdout.write(f"{target.line()}\n")


main()
