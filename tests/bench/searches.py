"""Search: two Chinese characters among 200,000 paragraphs, the newest 50, beside LIKE."""

import re

from kept_ledgers import kept, passphrase
from measuring import Times, figures, ms, quiet_memory, seeded, timed
from paragraphs import build_paragraphs
from reports import Section, Table, Target

from desktop.composition import open_home
from desktop.data.search import find_rows
from desktop.data.sights import Sight

PARAGRAPHS, NEWEST, REPEATS = 200_000, 50, 15
MEDIAN_MS, P95_MS = 1, 5
# From the words that are said most to one that nobody says.
FREQUENT = ("群众", "村民", "代表", "协商", "低保", "班车", "漏水", "饕餮")
TAKEN_FROM_TEXT = 32
DONE = (
    "200,000 concerns of one paragraph each, in an encrypted ledger. Forty pairs of characters:"
    " words said most, pairs cut from paragraphs here and there (so half words and made-up ones,"
    f" too), and one that nobody says; a word is rare with fewer than {NEWEST} hits. Each is asked"
    f" {REPEATS} times, the whole way of a search in the window: index, rows, titles, snippets."
    " For every word the set of all rows that the index finds is compared with those that LIKE"
    " finds in title and content. LIKE stops at its fiftieth hit, so it is quick for words that"
    " are everywhere and reads everything for the others."
)
READING = (
    "the index gives the newest first, so fifty hits cost the same whether there are 50 or 50,000",
    "most of a search with many hits is not the index but fetching fifty texts, decrypted, and"
    " cutting their snippets",
)
_LIKE = "SELECT id FROM concern WHERE title LIKE ? OR content LIKE ?"
_TWO = re.compile("[\u4e00-\u9fff]{2}")


def chosen_words(contents):
    """Return words said often, and pairs of characters cut from paragraphs here and there."""
    chance, cut = seeded(3), list(FREQUENT)
    while len(cut) < len(FREQUENT) + TAKEN_FROM_TEXT:
        text = chance.choice(contents)
        at = chance.randrange(len(text) - 2)
        if _TWO.fullmatch(text[at : at + 2]) and text[at : at + 2] not in cut:
            cut.append(text[at : at + 2])
    return cut


def measure(folder, *, quick=False):
    """Return the section."""
    size = PARAGRAPHS // 20 if quick else PARAGRAPHS
    name = "search-quick" if quick else "search"
    home_folder = kept(folder / name, build_paragraphs, size=size)
    with (
        open_home(home_folder, passphrase_source=passphrase) as home,
        home.ledger.read() as reading,
        quiet_memory(),
    ):
        connection = reading._session.connection()
        contents = connection.exec_driver_sql("SELECT content FROM concern").scalars().all()
        words = chosen_words(contents)
        index_bytes = connection.exec_driver_sql(
            "SELECT sum(length(block)) FROM search_index_data"
        ).scalar_one()
        return Measurement(reading, connection).section(
            words, contents, index_bytes, home.ledger_path.stat().st_size
        )


class Measurement:
    """One look at the ledger, in which everything is timed."""

    def __init__(self, reading, connection):
        self._reading = reading
        self._run = connection.exec_driver_sql
        self._connection = connection

    def find(self, word):
        return self._reading.search(word, limit=NEWEST)

    def find_ids(self, word):
        return find_rows(self._connection, word, NEWEST, Sight())

    def like_newest(self, word):
        some = f"%{word}%"
        return self._run(f"{_LIKE} ORDER BY id DESC LIMIT {NEWEST}", (some, some)).all()

    def like_all(self, word):
        some = f"%{word}%"
        return {row[0] for row in self._run(_LIKE, (some, some))}

    def all_hits(self, word):
        found = find_rows(self._connection, word, 1_000_000, Sight())
        return {row.bytes for kind, row in found if kind == "Concern"}

    def section(self, words, contents, index_bytes, file_bytes):
        ways = {
            "search as the window gets it: rows, titles, snippets": self.find,
            "ids alone": self.find_ids,
            "LIKE, newest 50": self.like_newest,
        }
        times = {name: {} for name in ways}
        for word in words:
            for name, way in ways.items():
                repeats = 2 if way == self.like_newest else REPEATS
                times[name][word] = [timed(lambda: way(word))[0] for _ in range(repeats)]  # noqa: B023 – called at once
        truth = {word: (self.like_all(word), self.all_hits(word)) for word in words}
        missed = sum(len(like - found) for like, found in truth.values())
        wrong = sum(len(found - like) for like, found in truth.values())
        hits = {word: len(like) for word, (like, _) in truth.items()}
        return written(times, hits, (missed, wrong), contents, (index_bytes, file_bytes))


def written(times, hits, faults, contents, sizes):
    def of(name, chosen):
        return Times(tuple(t for word in chosen for t in times[name][word]))

    rare = [word for word in hits if hits[word] < NEWEST]
    often = [word for word in hits if hits[word] >= NEWEST]
    rows = []
    for name in times:
        every = of(name, hits)
        rows.append(
            (
                name,
                ms(every.median),
                ms(every.p95),
                ms(max(every.runs)),
                ms(of(name, rare).median),
                ms(of(name, often).median),
            )
        )
    ours = of(next(iter(times)), hits)
    missed, wrong = faults
    what = (
        f"{len(contents):,} paragraphs of {figures(sum(map(len, contents)) / len(contents))}"
        f" characters; the index takes {figures(sizes[0] / 1e6)} MB of a file of"
        f" {figures(sizes[1] / 1e6)} MB"
    )
    total = sum(hits.values())
    return Section(
        title="Search",
        done=DONE,
        parts=(
            Table(("way", "median", "95 %", "worst", "rare words", "frequent words"), tuple(rows)),
        ),
        targets=(
            Target(
                "search, two characters, newest 50",
                f"median {MEDIAN_MS} ms, 95 % within {P95_MS} ms",
                f"median {ms(ours.median)}, 95 % within {ms(ours.p95)}",
                ours.median * 1000 <= MEDIAN_MS and ours.p95 * 1000 <= P95_MS,
            ),
            Target(
                "search finds what LIKE finds",
                "every hit, nothing else",
                f"{total:,} hits of {len(hits)} words: {missed} missed, {wrong} wrong",
                not missed and not wrong,
            ),
        ),
        reading=(what, *READING),
    )
