"""The same 500 changes over a whole line and over one that resets every 9,000 bytes."""

from dataclasses import dataclass

from county import County, village_code
from cut_lines import CutLine  # where county looked
from kept_ledgers import passphrase
from reports import Table, Target
from sent_ledgers import unsent_home

from desktop.composition import open_home
from server.checks import check

CHANGES, SHARE, RATE = 500, 9_000, 200_000
MOST_RUNS = 200


@dataclass(frozen=True)
class Cut:
    """What it cost, as table and targets."""

    table: Table
    targets: tuple[Target, ...]


def measure(folder, postgres, count):
    """Push over both lines, and let the server check what it has."""
    whole, _, _ = _push(folder / "whole", postgres, count, None)
    cut, resets, runs = _push(folder / "cut", postgres, count, SHARE)
    ratio = cut / whole
    return Cut(
        table=Table(
            ("500 changes", "bytes", "resets", "runs"),
            (
                ("a whole line", f"{whole:,}", "0", "1"),
                (f"reset every {SHARE:,} bytes", f"{cut:,}", f"{resets}", f"{runs}"),
            ),
        ),
        targets=(
            Target(
                "bytes over the cut line", "≤ 2.5 × a whole one", f"{ratio:.2f} ×", ratio <= 2.5
            ),
        ),
    )


def _push(folder, postgres, count, share):
    """Return bytes, resets and runs that it took; what arrived has neither gap nor duplicate."""
    folder.mkdir()
    name = postgres.database()
    home_folder = unsent_home(folder.parent.parent, folder / "home", count)
    with County(postgres.url(name), folder / "server", villages=1) as county:
        with open_home(home_folder, passphrase_source=passphrase) as home:
            with CutLine(county.port, rate=RATE) as line:
                home.join(county.invitation(village_code(1), line.url.rpartition(":")[2]))
                line.up = line.down = 0
                line.most = share
                runs = _runs(home)
            left = sum(chain.unsent for chain in home.sync_store.chains())
        found = check(county.store)
    if left or found:
        raise RuntimeError(f"{left} were not sent; {found[:3]}")
    postgres.drop(name)
    return line.up + line.down, line.resets, runs


def _runs(home):
    """Sync until nothing is left."""
    for number in range(1, MOST_RUNS):
        ended = home.sync(lambda *_, **__: None, way="hand")
        if ended.outcome == "done":
            return number
    raise RuntimeError("it did not come through")
