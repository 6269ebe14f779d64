"""Saving one edit: ours beside plain SQLAlchemy on plain SQLite, and what each part costs."""

import contextlib
import shutil
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from kept_ledgers import kept, passphrase
from measuring import ms, quiet_memory, take_turns
from paragraphs import build_paragraphs
from reports import Section, Table, Target
from sqlalchemy import MetaData, create_engine, event
from sqlalchemy.orm import Session, registry
from village import Village

from desktop.composition import open_home
from desktop.data import engines, ledgers
from desktop.data.guards import WRITING, guard_statements
from desktop.data.journal import Journal
from desktop.data.ledgers import SqlLedger
from desktop.data.tables import TABLES
from desktop.records import Concern
from desktop.services.concerns import edit_concern

CONCERNS = 2_000
WARM = 20
MOST_TIMES, MOST_MS = 3, 10
DONE = (
    "Two thousand concerns; one edit gives one of them another paragraph of 106 characters. Plain:"
    " `session.get`, an assignment and a commit of SQLAlchemy's ORM, on the same table with its"
    " indexes, in the SQLite of Python with the pragmas of the ledger (WAL, `synchronous=FULL`,"
    " `foreign_keys`, `secure_delete`). Ours, in the last line: `edit_concern` on an encrypted"
    " ledger, which also checks the values, asks for what the stage needs, keeps names beside"
    " references, and writes patch, Change, heads and index. Every line does all that the line"
    " above it does and is a ledger of its own; what a line has not got yet is left out of the"
    " code that runs, the rest is the app's own. They took turns, {rounds} edits each."
)
READING = (
    "every variant waits for the disk once an edit; the slower a disk syncs, the nearer to 1 the"
    " ratio",
    "encryption and guards cost less than the two builds of SQLite differ: SQLCipher brings a newer"
    " one, so that these lines may be below the first",
    "what an act adds is Python: the service and its checks, then canonical JSON, three SHA-256 and"
    " three inserts for the journal, then the bigrams of all searched fields, taken out and put"
    " into the index again",
    (
        "where the 95 % of every variant lies far above its median, other programs had the disk or"
        " the processor meanwhile"
    ),
)
PLAIN, ALL = "plain SQLAlchemy on plain SQLite", "+ search: the whole service call"


class PlainConcern:
    """What anybody would map the same table to."""


_plain_metadata = MetaData()
_plain_table = TABLES["Concern"].to_metadata(_plain_metadata)
registry(metadata=_plain_metadata).map_imperatively(PlainConcern, _plain_table)


def plain_engine(path):
    """Return an engine on Python's own SQLite with the pragmas of the ledger."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _on_connect(connection, record):
        for pragma in engines._PRAGMAS:
            connection.execute(pragma)

    return engine


class PlainStore:
    """The table of concerns alone: encrypted where there is a key, guarded where it is asked."""

    def __init__(self, path, rows, *, key=None, guarded=False):
        self.path = path
        self._engine = engines.make_engine(path, key) if key else plain_engine(path)
        with self._engine.begin() as connection:
            _plain_metadata.create_all(connection)
            connection.execute(_plain_table.insert(), rows)
            if guarded:
                for name, statement in guard_statements().items():
                    if name.startswith("guard_concern_"):
                        connection.exec_driver_sql(statement)
                connection.info["mode"].value = WRITING  # of the one connection of its pool

    def edit(self, row, text):
        """Change one field of one row, in a transaction of its own."""
        with Session(self._engine) as session, session.begin():
            session.get(PlainConcern, row).content = text

    def close(self):
        self._engine.dispose()


class ServiceStore:
    """A whole ledger; parts of an act are left out where it is asked."""

    def __init__(self, path, source, key, *, journal=True, search=True):
        shutil.copy(source, path)
        self.path = path
        self._ledger = SqlLedger(path, key)
        self._journal, self._search = journal, search

    @contextlib.contextmanager
    def without(self):
        """Leave out of acts what this store does without."""
        with contextlib.ExitStack() as stack:
            if not self._journal:
                stack.enter_context(patch.object(Journal, "write", lambda *_: None))
            if not self._search:
                stack.enter_context(patch.object(ledgers, "index_rows", lambda *_: None))
            yield

    def edit(self, row, text):
        """Change one field of one concern as the window does."""
        edit_concern(self._ledger, row, content=text)

    def close(self):
        self._ledger.close()


def stores(folder, source, key, rows):
    """Return every variant, each with a part more than the one before."""

    def plain(name, **options):
        return PlainStore(folder / f"{name}.db", rows, **options)

    def service(name, **options):
        return ServiceStore(folder / f"{name}.db", source, key, **options)

    return {
        PLAIN: plain("plain"),
        "+ SQLCipher": plain("cipher", key=key),
        "+ guards": plain("guards", key=key, guarded=True),
        "+ act: service, checks, names": service("act", journal=False, search=False),
        "+ journal, heads and hash chain": service("journal", search=False),
        ALL: service("all"),
    }


def measure(folder, *, quick=False):
    """Return the section."""
    home_folder = kept(folder / "edits", build_paragraphs, size=CONCERNS)
    with open_home(home_folder, passphrase_source=passphrase) as home:
        source, key = home.ledger_path, home.key.ledger_key()
        with home.ledger.read() as reading:
            rows = [
                {column.name: getattr(row, column.name) for column in _plain_table.columns}
                for row in reading.list(Concern)
            ]
    with TemporaryDirectory(dir=folder) as temporary, quiet_memory():
        made = stores(Path(temporary), source, key, rows)
        try:
            return section(made, [row["id"] for row in rows], rounds=60 if quick else 600)
        finally:
            for store in made.values():
                store.close()


def section(made, ids, rounds):
    talk = Village(11)
    texts = [talk.paragraph() for _ in range(rounds + WARM)]
    calls = {name: _edits_of(store, ids, texts) for name, store in made.items()}
    ready = {name: store.without for name, store in made.items() if isinstance(store, ServiceStore)}
    return written(take_turns(calls, rounds, warm=WARM, ready=ready), rounds)


def _edits_of(store, ids, texts):
    """Return a call that makes the next edit; every store is given the same ones."""
    pairs = zip(cycle(ids[::37] + ids[1::41]), texts, strict=False)
    return lambda: store.edit(*next(pairs))


def written(times, rounds):
    plain, ours = times[PLAIN], times[ALL]
    ratio, ratio_p95 = ours.median / plain.median, ours.p95 / plain.p95
    slowest = max(ours.median, ours.p95) * 1000
    before = 0
    rows = []
    for name, each in times.items():
        rows.append(
            (
                name,
                ms(each.median),
                ms(each.p95),
                ms(each.median - before),
                f"{each.median / plain.median:.2f}",
            )
        )
        before = each.median
    return Section(
        title="Saving one edit",
        done=DONE.format(rounds=rounds),
        parts=(Table(("variant", "median", "95 %", "this part", "× plain"), tuple(rows)),),
        targets=(
            Target(
                "saving one edit, beside plain SQLAlchemy",
                f"at most {MOST_TIMES} ×",
                f"{ratio:.2f} × (95 %: {ratio_p95:.2f} ×)",
                ratio <= MOST_TIMES,
            ),
            Target(
                "saving one edit",
                f"at most {MOST_MS} ms",
                f"median {ms(ours.median)}, 95 % within {ms(ours.p95)}",
                slowest <= MOST_MS,
            ),
        ),
        reading=READING,
    )
