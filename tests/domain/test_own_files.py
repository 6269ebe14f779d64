"""A file that was taken for another says what it is and where it belongs."""

import pytest

from desktop.domain.own_files import (
    BACKUP_SUFFIX,
    BUNDLE_BEGINS,
    BUNDLE_SUFFIX,
    INVITATION_BEGINS,
    INVITATION_SUFFIX,
    is_backup,
    mistaken_for,
)

BACKUP = b"PK\x03\x04" + bytes(26) + b"ledger.db"
NAMES = {"备份": BACKUP, "同步包": BUNDLE_BEGINS + b"{}", "入网文件": INVITATION_BEGINS + b"..."}


@pytest.mark.parametrize("meant", [*NAMES, "PDF"])
@pytest.mark.parametrize("is_one", NAMES)
def test_each_of_ours_is_told_from_the_others(meant, is_one):
    found = mistaken_for(NAMES[is_one], meant)

    if meant == is_one:
        assert found is None
    else:
        message, advice = found
        assert message == f"这是议事簿的{is_one}，不是{meant}。"
        assert advice.startswith(f"{is_one}请在“")


@pytest.mark.parametrize("other", [b"", b"%PDF-1.7", b"PK\x03\x04" + bytes(60), BACKUP[1:]])
def test_other_files_are_none_of_ours(other):
    assert not is_backup(other)
    assert mistaken_for(other, "备份") is None


def test_invitation_is_known_with_a_byte_order_mark():
    assert mistaken_for(b"\xef\xbb\xbf" + INVITATION_BEGINS, "备份")


def test_endings_differ():
    assert len({BACKUP_SUFFIX, BUNDLE_SUFFIX, INVITATION_SUFFIX}) == 3
