"""Sync beside its peers: 10,000 changes pushed and pulled, an idle run, and a line that breaks."""

import shutil
import statistics
import sys

import cut_syncs
from counting import free_port
from county import Postgres
from measuring import figures, take_turns, tell
from peer_runs import PEERS, Phase, anki, fresh, node, run_phases
from reports import Section, Table, Target
from sync_records import COUNT, write_records

ROUNDS = 5
TITLES = {
    "ours": "议事簿, on PostgreSQL",
    "Anki": "Anki",
    "PouchDB": "PouchDB, 500 a batch",
    "Actual": "Actual, a message a cell",
    "Actual, kindly": "Actual, a message a record",
}
KB = 1_000


def ours(data, postgres, count):
    """Return a runner of our own client and server, on a fresh database each time."""

    def run(folder, _records):
        place, port = fresh(folder / "ours"), free_port()
        name = postgres.database()
        script = str(PEERS / "ours.py")
        arguments = [str(data), str(place), str(count), str(port)]
        try:
            return run_phases(
                lambda proxied: [
                    sys.executable, script, *arguments, str(proxied), postgres.url(name)
                ],
                port,
            )  # fmt: skip
        finally:
            postgres.drop(name)

    return run


def measure(data, *, quick=False):
    """Measure sync, peers taking turns."""
    count, rounds = (500, 1) if quick else (COUNT, ROUNDS)
    folder = fresh(data / "syncs")
    records = write_records(folder / "records.json", count)
    postgres = Postgres(durable=True)
    try:
        contestants = _contestants(data, postgres, count)
        found, left_out = _run_all(contestants, folder, records, rounds)
        cut = cut_syncs.measure(folder, postgres, 60 if quick else cut_syncs.CHANGES)
    finally:
        postgres.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return _section(found, left_out, cut, count, rounds)


def _contestants(data, postgres, count):
    return {
        "ours": ours(data, postgres, count),
        "Anki": anki,
        "PouchDB": node("pouch", "pouch.js"),
        "Actual, kindly": node("actual", "actual.mjs", "record"),
        "Actual": node("actual-cells", "actual.mjs", "cell"),
    }


def _run_all(contestants, folder, records, rounds):
    """Return {name: medians} of those that ran, and {name: why} of the others."""
    wanted = dict.fromkeys(contestants, rounds) | {"Actual": 1}
    found, left_out = {}, {}

    def runner(name):
        def run():
            if name in left_out:
                return
            try:
                found.setdefault(name, []).append(contestants[name](folder, records))
            except (OSError, RuntimeError) as error:
                tell(f"{name} is left out: {error}")
                left_out[name] = str(error)

        return run

    take_turns({name: runner(name) for name in contestants}, wanted, warm=0)
    if "ours" in left_out:
        raise RuntimeError(left_out["ours"])
    kept = {name: runs for name, runs in found.items() if name not in left_out}
    return {name: _median(runs) for name, runs in kept.items()}, left_out


def _median(runs):
    """Return the median of each figure of each phase."""
    return {
        phase: Phase(
            *(
                statistics.median(getattr(run[phase], name) for run in runs)
                for name in ("seconds", "up", "down", "connections")
            )
        )
        for phase in runs[0]
    }


def _row(name, phases):
    push, pull, idle = phases["push"], phases["pull"], phases["idle"]
    return (
        TITLES[name], figures(push.seconds), f"{push.up / 1e6:.2f}", figures(pull.seconds),
        f"{pull.down / 1e6:.2f}", f"{idle.up + idle.down:,.0f}", f"{push.connections:.0f}",
    )  # fmt: skip


def _section(found, left_out, cut, count, rounds):
    table = Table(
        ("", "push s", "up MB", "pull s", "down MB", "idle bytes", "connections"),
        tuple(_row(name, found[name]) for name in TITLES if name in found),
    )
    return Section(
        title="Sync, beside Anki, PouchDB and Actual",
        done=(
            f"{count:,} changes of about 450 bytes; loopback, a proxy counts every byte, headers"
            f" included; medians of {rounds} runs, each on a fresh server (Actual by cells: 1 run)."
            " Ours: the Changes come from an encrypted ledger, are signed, sent, verified, ranked,"
            " judged and folded into rows on PostgreSQL, each commit on the disk, and receipted;"
            " pulled, they are verified and merged into a second encrypted ledger's tables with its"
            " search index. Anki: as many notes and cards, its own client and server, rows into"
            " SQLite. PouchDB: documents into LevelDB on both sides. Actual: its server keeps"
            " messages in SQLite; its client is only spoken for, nothing is written on its side."
        ),
        parts=(table, *([_missing(left_out)] if left_out else []), cut.table),
        targets=(*_targets(found), *cut.targets),
        reading=_reading(found),
    )


def _missing(left_out):
    return "Left out: " + "; ".join(f"{name} ({why})" for name, why in left_out.items()) + "."


def _targets(found):
    mine, peer = found["ours"], found.get("Anki")
    if peer is not None:
        yield _times("push 10,000 changes", mine["push"].seconds, peer["push"].seconds, 3)
        yield _times("bytes of that push", mine["push"].up, peer["push"].up, 0.9)
        yield _times("pull and merge them", mine["pull"].seconds, peer["pull"].seconds, 3)
    for name in ("PouchDB", "Actual"):
        if name in found:
            yield _times(
                f"the push, beside {name}",
                mine["push"].seconds,
                found[name]["push"].seconds,
                1,
                name,
            )
    for phase, who in (("idle", "a room"), ("idle_township", "a township of 300 rooms")):
        size = mine[phase].up + mine[phase].down
        yield Target(f"idle sync of {who}", "under 1 KB", f"{size:,.0f} bytes", size < KB)


def _times(what, mine, theirs, most, peer="Anki"):
    ratio = mine / theirs
    return Target(what, f"≤ {most} × {peer}", f"{ratio:.2f} ×", ratio <= most)


def _reading(found):
    mine, peer = found["ours"], found.get("Anki")
    if peer is None:
        return ()
    push, pull = (mine[each].seconds / peer[each].seconds for each in ("push", "pull"))
    wire = mine["push"].up / peer["push"].up
    return (
        f"Towards 1 × and 0.75 × of Anki: push {push:.2f} × in time, {wire:.2f} × in bytes; pull"
        f" {pull:.2f} ×. Anki is written in Rust and signs nothing.",
        "A Change carries what packs badly: three random ids, and 16 random bytes of salt.",
    )
