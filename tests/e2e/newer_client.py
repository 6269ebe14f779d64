"""A client of the next schema; run by test_newer_client in a copy of the app.

usage: newer_client.py join HOME URL CODE   joins, records what only it knows, and syncs
       newer_client.py look HOME            opens a home of the schema before, and looks

Writes what there is then as one JSON document.
"""

import json
import sys
from pathlib import Path

from desktop.beginnings import HomeBeginnings
from desktop.composition import check_rebuild_of, open_home, verify_home
from desktop.records import Concern, record_type
from desktop.services.sync_ports import Invitation

PASSPHRASE = "示例口令一二三"


def silent(_stage, _done, _total, *, is_slow=False):
    del is_slow


def join(folder, url, code):
    """Join, and return the bodies of what was recorded and sent."""
    invitation = Invitation(url=url, code=code)
    HomeBeginnings(Path(folder)).join(invitation, "示例记录人", passphrase=PASSPHRASE)
    with open_home(Path(folder), passphrase_source=lambda: PASSPHRASE) as home:
        home.sync(silent, way="hand")
        with home.ledger.act("enter_for_test") as work:
            work.add(record_type("Well")(name="东沟井", depth=35))
            work.add(Concern(title="又有缓急", urgency="急"))
        with home.ledger.act("edit_for_test") as work:
            (known,) = work.list(Concern, title="两边都有")
            known.urgency = "不急"
        ended = home.sync(silent, way="hand")
        with home.ledger.snapshot() as look:
            bodies = look.execute(
                "SELECT p.body FROM patch p JOIN change c ON c.position = p.id >> 8"
                " WHERE c.act IN ('enter_for_test', 'edit_for_test')"
                " AND json_extract(p.body, '$.audience') <> 'local' ORDER BY p.id"
            ).fetchall()
    return {"outcome": ended.outcome, "bodies": [body.decode() for (body,) in bodies]}


def look(folder):
    """Return what a home shows that an older version has filled."""
    with open_home(Path(folder), passphrase_source=lambda: PASSPHRASE) as home:
        held = [one.type for one in home.sync_store.held()]
        with home.ledger.read() as reading:
            wells = [[one.name, one.depth] for one in reading.list(record_type("Well"))]
            urgency = {one.title: one.urgency for one in reading.list(Concern)}
        sound = verify_home(home).problems == () and check_rebuild_of(home).ok
    return {"held": held, "wells": wells, "urgency": urgency, "sound": sound}


def main(verb, *arguments):
    """Do it."""
    found = {"join": join, "look": look}[verb](*arguments)
    sys.stdout.write(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
