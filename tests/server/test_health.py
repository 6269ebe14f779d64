"""Health: what a disk is, by what is free on it."""

import os

import pytest

from server.health import FULL_BYTES, LOW_BYTES, disk_of, examine


class Disk:
    """A disk with so many free bytes."""

    def __init__(self, free, flag=0):
        self.f_bavail, self.f_frsize, self.f_flag = free, 1, flag


@pytest.mark.parametrize(
    ("disk", "told"),
    [
        (Disk(LOW_BYTES), "ok"),
        (Disk(LOW_BYTES - 1), "low"),
        (Disk(FULL_BYTES), "low"),
        (Disk(FULL_BYTES - 1), "full"),
        (Disk(LOW_BYTES, os.ST_RDONLY), "read_only"),
    ],
)
def test_a_disk_is_judged_by_what_is_free(monkeypatch, tmp_path, disk, told):
    monkeypatch.setattr(os, "statvfs", lambda _: disk)

    assert disk_of(tmp_path) == told


def test_a_folder_that_is_gone_is_said(tmp_path):
    assert disk_of(tmp_path / "gone") == "gone"


@pytest.mark.parametrize(
    ("free", "status"), [(LOW_BYTES, "ok"), (FULL_BYTES, "low"), (0, "failing")]
)
def test_a_low_disk_still_works_and_a_full_one_does_not(store, monkeypatch, free, status):
    monkeypatch.setattr(os, "statvfs", lambda _: Disk(free))

    found = examine(store)

    assert (found.status, found.database, found.server) == (status, "ok", store.id)
