"""Signed lines: what was written reads back, and what is refused says what it was called."""

import pytest
from signing import KEY, verify

from desktop.domain.changes import FORMAT, canonical
from desktop.errors import SyncError
from desktop.sync.signed_lines import open_signed, read_signed, write_signed

LINES = [b"[1]", b"[2]"]


def written(**head):
    return write_signed([canonical({"count": 2, "format": FORMAT} | head), *LINES], KEY.sign)


def test_lines_read_back_with_what_the_head_still_says():
    head, lines = read_signed(written(scope="ab"), verify, "快照")

    assert lines == LINES
    assert head.take("scope") == "ab"
    head.close()


def test_lines_are_cut_out_as_they_are_gone_through():
    head, lines = open_signed(written(scope="ab"), verify, "快照")

    assert (len(lines), list(lines), list(lines)) == (2, LINES, LINES)
    assert head.take("scope") == "ab"
    none = write_signed([canonical({"count": 0, "format": FORMAT})], KEY.sign)
    assert list(open_signed(none, verify, "快照")[1]) == []


@pytest.mark.parametrize("read", [read_signed, open_signed])
@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (written(count=1), "format", "快照的条数不对。"),
        (written(format=FORMAT + 1), "newer", f"快照的格式是{FORMAT + 1}，本程序只认{FORMAT}。"),
        (written()[:-1], "format", None),
        (written()[-129:], "format", "快照不完整。"),
        (b"", "format", None),
        (written().replace(b"[2]", b"[3]"), "signature", "收到的快照不是县里的服务器签的。"),
        (written()[:-129] + b"x" * 128 + b"\n", "signature", "收到的快照不是县里的服务器签的。"),
    ],
)
def test_what_is_wrong_is_named(data, code, said, read):
    with pytest.raises(SyncError) as caught:
        read(data, verify, "快照")

    assert caught.value.details["code"] == code
    assert said in (caught.value.message, None)
