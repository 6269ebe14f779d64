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
        Writers.load(connection).give_up(connection, 1, 5, "d" * 64)
        writers = Writers.load(connection)

    before, branch = (writers.find(str(DEVICE), str(EPOCH), seq) for seq in (4, 5))
    assert (before.id, before.given_up, before.is_branch) == (1, 5, False)
    assert (before.counts(4), before.counts(5)) == (True, False)
    assert (branch.is_branch, branch.base_seq, branch.base_digest) == (True, 4, "d" * 64)
    assert writers.write(branch.id, 7) == (str(DEVICE), str(EPOCH), 7)
