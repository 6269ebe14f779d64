"""Our own client and server, told by its parent when to begin: a line in, a line of JSON out.

    python ours.py DATA FOLDER COUNT PORT PROXIED_PORT DATABASE

A room with so many Changes that were never sent pushes them; a second device of the same village,
joined and synced before, pulls and merges them into its tables; then both it and a township of 300
villages sync with nothing to do.
"""

import json
import sys
import time
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from county import TOWNSHIP, County, village_code
from kept_ledgers import passphrase
from sent_ledgers import unsent_home

from desktop.beginnings import found_joined_home
from desktop.composition import open_home
from desktop.records import Passing

data, folder, count, port, proxied, database = (
    Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]),
    sys.argv[6],
)  # fmt: skip


def say(**found):
    """Tell the parent, and wait until it says go on."""
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


def sync(home):
    """Sync once, to the end, as every 15 minutes."""
    ended = home.sync(lambda *_, **__: None, way="auto")
    if ended.outcome != "done":
        sys.exit(f"it ended as {ended.outcome}: {ended.problem}")


def timed(run):
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def joined(county, name, org):
    """Return the home of a new machine of an organization."""
    found_joined_home(
        folder / name,
        county.invitation(org, proxied),
        keeper="示例记录人",
        passphrase_source=passphrase,
        use_keyring=False,
    )
    return open_home(folder / name, passphrase_source=passphrase)


def main():
    with County(database, folder / "server", port) as county, ExitStack() as stack:
        first_home = unsent_home(data, folder / "first", count)
        first = stack.enter_context(open_home(first_home, passphrase_source=passphrase))
        first.join(county.invitation(village_code(1), proxied))
        second = stack.enter_context(joined(county, "second", village_code(1)))
        township = stack.enter_context(joined(county, "township", TOWNSHIP))
        sync(second)
        say(phase="ready")
        say(phase="push", seconds=timed(lambda: sync(first)))
        say(phase="pull", seconds=timed(lambda: sync(second)))
        say(phase="idle", seconds=timed(lambda: sync(second)))
        sync(township)
        say(phase="again")
        say(phase="idle_township", seconds=timed(lambda: sync(township)))
        with second.ledger.read() as look:
            arrived = look.count(Passing)
        if arrived != count:
            sys.exit(f"{arrived} rows arrived of {count}")


main()
