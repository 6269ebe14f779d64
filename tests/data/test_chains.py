"""The chain check by itself: what it reads, how far it is; damage is tried in verification."""

import pytest
from ledger_factory import foreign, ours, rows_of

from desktop.data import chains
from desktop.data.chains import check_chains
from desktop.records import Household
from desktop.services.findings import Findings


def check(path):
    findings, told = Findings(), []
    with foreign(path) as connection:
        counts = check_chains(connection, findings, told.append)
    return counts, findings.problems, told


def test_chain_that_holds_is_counted(ledger, ledger_path, monkeypatch):
    monkeypatch.setattr(chains, "_EVERY", 10)
    for number in range(3):
        with ledger.act("register") as work:
            for each in range(12):
                work.add(Household(number=f"{number}-{each}"))

    counts, problems, told = check(ledger_path)

    assert (counts, problems) == ((4, 38), ())
    assert [(each.done, each.total) for each in told] == [(14, 38), (26, 38), (38, 38), (38, 38)]


def test_each_writer_has_a_chain_of_its_own(ledger, ledger_path):
    with ours(ledger_path) as connection:
        connection.execute(
            "INSERT INTO writer (id, device, epoch) VALUES (2, ?, ?)", (bytes(16), bytes(16))
        )
        connection.execute(
            "INSERT INTO change SELECT position + 1, 2, seq, stamp, schema, actor, act, act_id,"
            " previous, payload, digest FROM change"
        )

    _, problems, _ = check(ledger_path)

    # A copy of another's Change: its place in a chain is right, but the header names its writer.
    assert [problem.code for problem in problems] == ["change_altered", "patches_differ"]


@pytest.mark.parametrize("gap", [1, 5])
def test_gap_is_named_with_both_ends(ledger, ledger_path, gap):
    with ours(ledger_path) as connection:
        connection.execute(
            "INSERT INTO change SELECT position + 1, writer, seq + 1 + ?, stamp, schema, actor,"
            " 'late', act_id, previous, payload, digest FROM change",
            (gap,),
        )

    _, problems, _ = check(ledger_path)

    (missing,) = (problem for problem in problems if problem.code == "change_missing")
    stamp = rows_of(ledger_path, "SELECT stamp FROM change LIMIT 1")[0][0]
    assert missing.message.startswith(
        f"第{gap + 2}条更改（{stamp[:8]}，late）之前缺少更改：上一条是第1条。"
    )
