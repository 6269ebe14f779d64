"""The recovery code waits until it was printed, and again when there is a new one."""

from desktop.services.safekeeping import is_code_to_keep, note_code_kept


def waits(ledger):
    with ledger.read() as reading:
        return is_code_to_keep(reading)


def make_own(ledger):
    with ledger.act("begin") as work:
        work.set_setting("sample", "")


def test_code_waits_until_it_is_kept_and_again_with_a_new_one(ledger):
    make_own(ledger)
    before = waits(ledger)
    note_code_kept(ledger, kept=True)
    kept = waits(ledger)
    note_code_kept(ledger, kept=False)

    assert (before, kept, waits(ledger)) == (True, False, True)


def test_samples_ask_for_no_safe(ledger):
    assert not waits(ledger)


def test_note_is_local_and_leaves_no_change_in_the_journal(ledger):
    with ledger.read() as reading:
        head = reading.head

    note_code_kept(ledger, kept=True)

    with ledger.read() as reading:
        assert reading.head == head
