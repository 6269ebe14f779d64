"""Whose Changes a ledger holds, and whose a number is after a fork."""

from ledger_factory import DEVICE, EPOCH, ours

from desktop.data.writers import Writers

OTHER = "01890000-0000-7000-8000-0000000000ff"


def test_own_writer_is_known(ledger_path):
    with ours(ledger_path) as connection:
        writers = Writers.load(connection)

    assert writers.own == str(DEVICE)
    assert writers.find(str(DEVICE), str(EPOCH), 1).id == 1
    assert writers.find(OTHER, OTHER, 1) is None
    assert writers.write(1, 5) == (str(DEVICE), str(EPOCH), 5)


def test_writer_not_heard_of_is_entered_once(ledger_path):
    with ours(ledger_path) as connection:
        writers = Writers.load(connection)
        first = writers.find_or_enter(connection, OTHER, OTHER, 1)
        assert writers.find_or_enter(connection, OTHER, OTHER, 9) == first
        assert Writers.load(connection).known == writers.known


def test_numbers_from_a_fork_on_are_the_branchs(ledger_path):
    with ours(ledger_path) as connection:
        chain = str(DEVICE), str(EPOCH)
        assert Writers.load(connection).give_up(connection, chain, 5, "d" * 64) == set()
        writers = Writers.load(connection)

    before, branch = (writers.find(str(DEVICE), str(EPOCH), seq) for seq in (4, 5))
    assert (before.id, before.given_up, before.is_branch) == (1, 5, False)
    assert (before.counts(4), before.counts(5)) == (True, False)
    assert (branch.is_branch, branch.base_seq, branch.base_digest) == (True, 4, "d" * 64)
    assert writers.write(branch.id, 7) == (str(DEVICE), str(EPOCH), 7)


def test_what_was_given_up_is_so_from_further_back_too(ledger_path):
    chain = str(DEVICE), str(EPOCH)
    with ours(ledger_path) as connection:
        for seq in (5, 8, 3):
            Writers.load(connection).give_up(connection, chain, seq, str(seq) * 64)
        writers = Writers.load(connection)

    assert [(one.given_up, one.base_seq) for one in writers.chain(*chain)] == [
        (3, 0),
        (3, 4),
        (3, 7),
        (None, 2),
    ]
    assert [writers.find(*chain, seq).base_seq for seq in (1, 2, 3, 6, 9)] == [0, 0, 2, 2, 2]
    assert list(writers.chains()) == [chain]
