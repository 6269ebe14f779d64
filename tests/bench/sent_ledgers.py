"""Ledgers with Changes that were never sent: one patch of about 450 bytes each."""

import shutil
from datetime import timedelta

from bulk import moment
from kept_ledgers import kept
from sync_records import records

TEXT = 50  # characters of random Chinese: a patch of 450 bytes with its ids and salt


def unsent_home(data, folder, count):
    """Return a new home folder whose ledger has so many Changes to send."""
    template = kept(data / f"unsent-{count}", build, size=count)
    shutil.copytree(template, folder)
    (folder / "bench.json").unlink()
    return folder


def build(writer, _talk, size):
    """Fill a ledger; one act a row, as in a day's work."""
    at = moment(2026, 0, 0)
    for number, record in enumerate(records(size)):
        act = []
        at += timedelta(seconds=37)
        values = {
            "on_day": record["at"][:10],
            "people": record["n_yes"],
            "note": (record["title"] + record["body"])[:TEXT],
        }
        writer.create(act, "Passing", at, values)
        writer.write("record_passing", at, act)
        if number % 1_000 == 0:
            writer.flush()
