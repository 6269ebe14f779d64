"""What is said of rules goes upward; the reply is waited for, and told to whoever said it."""

from datetime import date

import pytest

from desktop.errors import ConflictError, NotFoundError, ValidationError
from desktop.records import Adoption, Concern, Feedback, Person
from desktop.services.advice_reports import (
    list_reports,
    list_waiting_reports,
    note_receipt,
    record_reply,
    report_advice,
)
from desktop.services.answers import tell_askers
from desktop.services.concerns import edit_concern, merge_concern, record_concern

EMPTY = {"addressed_to": "", "submitted_on": None, "decided_on": None, "reason": " "}
TODAY = date(2026, 5, 10)
VALUES = {
    "title": "透析报销要先垫钱",
    "content": "垫不起",
    "raised_on": "2026-03-01",
    "nature": "advice",
    "policy_document": "报销办法",
    "policy_clause": "第三条",
    "policy_effect": "每月要先垫五千多",
    "policy_law": "社会保险法第二十九条",
}
SENT = {"addressed_to": "县政协", "submitted_on": "2026-03-10"}
REPLY = {"decision": "adopted", "decided_on": "2026-05-08", "reason": "改为直接结算"}


@pytest.fixture
def concern(village):
    she, he = village.add(Person(name="马秀兰"), Person(name="穆新"))
    return record_concern(village.ledger, **VALUES, asker=she, companions=(he,))


def reports(village, concern, today=TODAY):
    with village.ledger.read() as reading:
        return list_reports(reading, concern, today)


def waiting(village, today=TODAY):
    with village.ledger.read() as reading:
        return list_waiting_reports(reading, today)


def test_a_report_waits_for_its_reply_and_is_late_after_its_days(village, concern):
    sent = report_advice(village.ledger, concern, **SENT)

    [report] = waiting(village)
    assert (report.id, report.concern, report.title, report.addressed_to) == (
        sent,
        concern,
        "透析报销要先垫钱",
        "县政协",
    )
    assert (report.due, report.left, report.decision) == (date(2026, 5, 9), -1, "")
    assert [one.left for one in waiting(village, date(2026, 5, 9))] == [0]


def test_the_reply_ends_the_waiting_and_is_told_to_everybody(village, concern):
    other = record_concern(village.ledger, **VALUES)
    merge_concern(village.ledger, other, into=concern)
    sent = report_advice(village.ledger, concern, **SENT)

    record_reply(village.ledger, sent, **REPLY)

    assert waiting(village) == ()
    [report] = reports(village, concern)
    assert (report.decision, report.decided_on, report.left) == ("adopted", date(2026, 5, 8), None)
    words = "您反映的“透析报销要先垫钱”，县政协2026年5月8日答复：采纳。改为直接结算"
    assert [row.content for row in village.list(Feedback)] == [words] * 3
    assert village.list(Adoption)[0].body == "县政协"
    tell_askers(
        village.ledger,
        [row.id for row in village.list(Feedback)],
        way="phone",
        told_on="2026-05-10",
    )
    assert {row.state for row in village.list(Concern)} == {"answered"}


def test_a_reply_names_nobody_who_withheld_the_name(village):
    values = VALUES | {"title": "勉秀英的透析", "withheld_name": "勉秀英", "anonymous": True}
    silent = record_concern(village.ledger, **values)
    sent = report_advice(village.ledger, silent, **SENT)

    record_reply(village.ledger, sent, **REPLY | {"reason": "请勉秀英来办"})

    [row] = village.list(Feedback)
    assert (row.asker, "勉秀英" in row.content) == (None, False)


def test_a_reply_is_entered_once(village, concern):
    sent = report_advice(village.ledger, concern, **SENT)
    record_reply(village.ledger, sent, **REPLY)
    with village.nothing_written(), pytest.raises(ConflictError):
        record_reply(village.ledger, sent, **REPLY)


@pytest.mark.parametrize("missing", ["addressed_to", "submitted_on"])
def test_a_report_without_address_or_day_is_refused(village, concern, missing):
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        report_advice(village.ledger, concern, **SENT | {missing: EMPTY[missing]})
    assert caught.value.details["field"] == missing


def test_a_report_on_a_rule_that_is_not_known_is_refused(village, concern):
    edit_concern(village.ledger, concern, policy_clause="")
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        report_advice(village.ledger, concern, **SENT)
    assert "条款" in caught.value.message


@pytest.mark.parametrize("missing", ["decided_on", "reason"])
def test_a_reply_without_day_or_reason_is_refused(village, concern, missing):
    sent = report_advice(village.ledger, concern, **SENT)
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        record_reply(
            village.ledger, sent, **REPLY | {missing: None if "on" in missing[-2:] else ""}
        )
    assert caught.value.details["field"] == missing


@pytest.mark.parametrize(
    ("by", "on", "field"),
    [
        ("", "2026-03-11", "received_by"),
        ("王某", "", "received_on"),
        ("王某", "2026-03-09", "received_on"),
    ],
)
def test_a_receipt_that_cannot_be_is_refused(village, concern, by, on, field):
    sent = report_advice(village.ledger, concern, **SENT)
    with village.nothing_written(), pytest.raises(ValidationError) as caught:
        note_receipt(village.ledger, sent, received_by=by, received_on=on or None)
    assert caught.value.details["field"] == field


def test_a_receipt_stands_with_its_report(village, concern):
    sent = report_advice(village.ledger, concern, **SENT)
    note_receipt(village.ledger, sent, received_by="王某", received_on="2026-03")
    assert [one.received_by for one in reports(village, concern)] == ["王某"]
    with pytest.raises(NotFoundError):
        note_receipt(village.ledger, concern, received_by="王某", received_on="2026-03-11")
