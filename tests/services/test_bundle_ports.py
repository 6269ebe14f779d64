"""What a run put on a stick counts as arrived once all its receipts are in, not before."""

from datetime import UTC, datetime

import pytest

from desktop.errors import SyncError
from desktop.services.bundle_ports import BundleIn, LeftOut, carried, is_receipted
from desktop.services.sync_ports import OutboxChain, Run

NOW = datetime(2026, 11, 28, tzinfo=UTC)


def run(figures):
    return Run(id=1, way="usb_out", began_at=NOW, ended_at=NOW, outcome="done", figures=figures)


def chain(epoch, receipted):
    return OutboxChain(writer=1, device="d", epoch=epoch, last=90, receipted=receipted)


@pytest.mark.parametrize(
    ("figures", "receipted", "expected"),
    [
        ({"carried": {"a": 9}}, {"a": 8}, False),
        ({"carried": {"a": 9}}, {"a": 9}, True),
        ({"carried": {"a": 9}}, {"a": 40, "b": 0}, True),
        ({"carried": {"a": 9, "b": 1}}, {"a": 9, "b": 0}, False),
        ({"carried": {"a": 9, "b": 1}}, {"a": 9, "b": 1}, True),
        ({"carried": {"gone": 1}}, {"a": 9}, False),
        ({"carried": {}}, {}, True),
        ({}, {"a": 9}, True),
    ],
)
def test_run_is_receipted_once_all_it_carried_is(figures, receipted, expected):
    chains = [chain(epoch, number) for epoch, number in receipted.items()]

    assert is_receipted(run(figures), chains) is expected
    assert carried(run(figures)) == figures.get("carried", {})


def test_left_out_says_what_the_error_said():
    error = SyncError("不完整。", "请重新拷贝。", code="cut")

    left_out = LeftOut.because(error)

    assert left_out == LeftOut(code="cut", message="不完整。", advice="请重新拷贝。")
    assert not BundleIn(bundle="b", device="d", left_out=(left_out,)).complete
    assert BundleIn(bundle="b", device="d").complete
