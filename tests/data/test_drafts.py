"""Drafts: kept across a crash, in no journal, one a form and row."""

from datetime import UTC, datetime

import pytest
from ledger_factory import ACCOUNT, KEY, ours, rows_of, run_child

from desktop.data.verification import verify_ledger
from desktop.errors import LedgerLockedError

AT = datetime(2026, 11, 23, 8, 0, 0, 123_456, tzinfo=UTC)


def test_draft_is_kept_with_its_account_and_time(open_ledger):
    drafts = open_ledger(clock=lambda: AT).drafts

    drafts.keep_draft("concern", "", '{"title":"三组路"}')

    assert drafts.find_draft("concern", "") == (str(ACCOUNT), '{"title":"三组路"}', AT)


def test_draft_takes_the_place_of_the_one_before(ledger):
    for content in ("1", "2", "3"):
        ledger.drafts.keep_draft("concern", "7", content)
    ledger.drafts.keep_draft("concern", "8", "x")
    ledger.drafts.keep_draft("topic", "7", "y")

    found = [ledger.drafts.find_draft(*place)[1] for place in (("concern", "7"), ("topic", "7"))]
    assert found == ["3", "y"]


def test_dropped_draft_is_gone_and_others_stay(ledger):
    ledger.drafts.keep_draft("concern", "7", "1")
    ledger.drafts.keep_draft("concern", "8", "2")

    ledger.drafts.drop_draft("concern", "7")
    ledger.drafts.drop_draft("concern", "none")

    assert ledger.drafts.find_draft("concern", "7") is None
    assert ledger.drafts.find_draft("concern", "8")[1] == "2"


def test_draft_is_in_no_journal(ledger, ledger_path):
    before = rows_of(ledger_path, "SELECT count(*) FROM change")

    ledger.drafts.keep_draft("concern", "7", "1")

    assert rows_of(ledger_path, "SELECT count(*) FROM change") == before
    assert verify_ledger(ledger_path, KEY).problems == ()


def test_draft_outlives_a_killed_process(ledger_path, open_ledger):
    body = """
import os, signal
ledger.drafts.keep_draft("concern", "7", "写到一半")
os.kill(os.getpid(), signal.SIGKILL)
"""

    assert run_child(ledger_path, body) == (-9, "", "")

    assert open_ledger().drafts.find_draft("concern", "7")[1] == "写到一半"


def test_draft_that_cannot_be_kept_is_said(open_ledger, ledger_path):
    drafts = open_ledger(busy_timeout_s=0.05).drafts
    with ours(ledger_path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerLockedError):
            drafts.keep_draft("concern", "7", "1")
