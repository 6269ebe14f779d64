"""Home folders with ledgers of the bench's making, kept between runs until their format changes."""

import hashlib
import inspect
import json
import shutil
import sys

import bulk
import village
from bulk import BulkWriter, format_of_ledgers
from measuring import tell
from village import Village

from desktop.composition import found_home, open_home
from desktop.services.beginnings import Division

PASSPHRASE = "示例口令"
DIVISIONS = [
    Division(code="640323", name="盐池县", level="county", parent=""),
    Division(code="640323100", name="示例镇", level="township", parent="640323"),
    Division(code="640323100200", name="示例村", level="village", parent="640323100"),
]


def passphrase():
    return PASSPHRASE


def found(folder):
    """Make a home folder with an empty ledger, unlocked by the passphrase."""
    found_home(
        folder,
        divisions=DIVISIONS,
        keeper="示例记录人",
        sample=True,
        passphrase_source=passphrase,
        use_keyring=False,
    )


def kept(folder, builder, *, size):
    """Return a home folder that `builder` filled, from an earlier run where it still fits.

    It fits while neither the format of ledgers, nor the recipe, nor the size has changed.
    """
    recipe = hashlib.sha256(
        "".join(map(inspect.getsource, (sys.modules[builder.__module__], bulk, village))).encode()
    ).hexdigest()
    label = {"format": format_of_ledgers(), "recipe": recipe, "size": size}
    mark = folder / "bench.json"
    if mark.is_file() and json.loads(mark.read_text(encoding="utf-8")) == label:
        return folder
    tell(f"making {folder.name}, once")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found(folder)
    with open_home(folder, passphrase_source=passphrase) as home:
        path, key = home.ledger_path, home.key.ledger_key()
    talk = Village(7)
    writer = BulkWriter(path, key, chance=talk.chance)
    builder(writer, talk, size)
    writer.close()
    mark.write_text(json.dumps(label), encoding="utf-8")
    return folder
