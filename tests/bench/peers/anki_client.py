"""Anki's own client and server, told by its parent when to begin: a line in, a line of JSON out.

    python anki_client.py FOLDER RECORDS PORT PROXIED_PORT

Two collections that know of each other from the beginning; then as many notes as there are records
are added to one (not timed), pushed, and pulled by the other. A note holds a record's id and title,
and the rest of it as JSON.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

folder, records, port, proxied = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
SERVER = {
    "SYNC_USER1": "u:p",
    "SYNC_HOST": "127.0.0.1",
    "SYNC_PORT": port,
    "SYNC_BASE": str(folder / "server"),
    "MAX_SYNC_PAYLOAD_MEGS": "200",
}


def say(**found):
    """Tell the parent, and wait until it says go on."""
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


def timed(run):
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def notes_of(collection, rows):
    from anki.collection import AddNoteRequest

    kind, deck = collection.models.by_name("Basic"), collection.decks.id("D")
    requests = []
    for row in rows:
        note = collection.new_note(kind)
        rest = {key: value for key, value in row.items() if key not in ("id", "title")}
        note["Front"] = row["id"] + row["title"]
        note["Back"] = json.dumps(rest, ensure_ascii=False, separators=(",", ":"))
        requests.append(AddNoteRequest(note=note, deck_id=deck))
    return requests


def replace_all(collection, auth, *, upload):
    """Make both sides the same once, as a first sync does."""
    collection.close_for_full_sync()
    collection.full_upload_or_download(auth=auth, server_usn=None, upload=upload)
    collection.reopen(after_full_sync=True)


def main():
    from anki.collection import Collection

    endpoint = f"http://127.0.0.1:{proxied}/"
    first, second = Collection(str(folder / "a.anki2")), Collection(str(folder / "b.anki2"))
    auth = first.sync_login("u", "p", endpoint)
    auth.endpoint = endpoint
    first.add_notes(notes_of(first, [{"id": "0", "title": "x"}]))
    first.sync_collection(auth, False)
    replace_all(first, auth, upload=True)
    second.sync_collection(auth, False)
    replace_all(second, auth, upload=False)
    rows = json.loads(records.read_text(encoding="utf-8"))
    first.add_notes(notes_of(first, rows))
    say(phase="ready")
    say(phase="push", seconds=timed(lambda: first.sync_collection(auth, False)))
    say(phase="pull", seconds=timed(lambda: second.sync_collection(auth, False)))
    say(phase="idle", seconds=timed(lambda: second.sync_collection(auth, False)))
    if second.note_count() != len(rows) + 1:
        sys.exit(f"{second.note_count()} notes arrived of {len(rows) + 1}")
    first.close()
    second.close()


(folder / "server").mkdir(parents=True)
server = subprocess.Popen(
    [sys.executable, "-m", "anki.syncserver"],
    env={**os.environ, **SERVER},
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)
try:
    time.sleep(1.5)
    main()
finally:
    server.terminate()
    server.wait()
