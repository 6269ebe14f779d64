import random

import pytest
from cut_lines import CutLine
from paper_store import AT, PaperPartials

from desktop.domain.changes import digest_of
from desktop.domain.clocks import format_stamp
from desktop.errors import LineError, RefusedError, SyncError
from desktop.sync.client.line import Line
from desktop.sync.client.pacing import LEAST_BYTES, Pace, Patience
from desktop.sync.client.transfers import Download, download, upload
from desktop.sync.compression import pack, unpack_part
from desktop.sync.lines import MAX_LARGE_BYTES

DATA = random.Random(7).randbytes(100_000)
DIGEST = digest_of(DATA)
PATH = f"uploads/file/{DIGEST}"


class Ends:
    """Both ends of a transfer, and what was told of it."""

    def __init__(self, url):
        self.line = Line(url, clock=lambda: format_stamp(AT, 0))
        self.patience = Patience(paused=lambda: False, connected=lambda: True)
        self.partials, self.pace, self.told = PaperPartials(), Pace(), []

    def up(self, body=DATA, path=PATH):
        def told(*step):
            self.told.append(step)

        upload(self.line, self.patience, self.pace, path=path, body=body, on_bytes=told)

    def down(self, digest=DIGEST, read=bytes):
        return download(
            self.line,
            self.patience,
            self.partials,
            path=f"files/{digest}",
            digest=digest,
            read=read,
            on_bytes=lambda *step: self.told.append(step),
        )


@pytest.fixture
def ends(url):
    made = Ends(url)
    yield made
    made.line.close()


def patched(server):
    return [path for method, path in server.requests if method == "PATCH"]


def test_upload_arrives_in_growing_pieces(server, ends):
    ends.up()

    assert server.uploads == {("file", DIGEST): DATA}
    assert [done for done, _ in ends.told] == [0, 16_384, 49_152, 100_000]


def test_what_lies_there_is_not_sent(server, ends):
    server.uploads["file", DIGEST] = DATA

    ends.up()

    assert [method for method, _ in server.requests] == ["HEAD"]


@pytest.mark.parametrize("arrived", [1, 70_000, 99_999, 100_000])
def test_upload_goes_on_where_it_was(server, ends, arrived):
    server.uploads["file", DIGEST, "part"] = bytearray(DATA[:arrived])

    ends.up()

    assert server.uploads == {("file", DIGEST): DATA}
    assert ends.line.sent < 100_000 - arrived + 2_000


def test_upload_that_somebody_else_goes_on_with_asks_again(server, ends):
    server.faults = lambda method, *_: (
        server.uploads.update({("file", DIGEST, "part"): bytearray(DATA[:500])})
        if method == "PATCH" and not patched(server)[1:]
        else None
    )

    ends.up()

    assert server.uploads == {("file", DIGEST): DATA}


def test_upload_that_lies_there_wrong_begins_again_once(server, ends):
    server.uploads["file", DIGEST, "part"] = bytearray(b"x" * 99_999)

    ends.up()

    assert server.uploads == {("file", DIGEST): DATA}


def test_upload_of_which_more_lies_there_begins_again(server, ends):
    server.uploads["file", DIGEST, "part"] = bytearray(b"x" * 100_001)

    ends.up()

    assert server.uploads == {("file", DIGEST): DATA}


def test_upload_that_is_never_right_is_given_up(server, ends):
    server.faults = lambda method, *_: (
        (422, {}, b'{"code": "digest"}') if method == "PATCH" else None
    )

    with pytest.raises(RefusedError):
        ends.up()

    assert len(patched(server)) == 2


def test_pieces_are_small_where_the_line_breaks(server, port):
    with CutLine(port, most=6_000) as line:
        ends = Ends(line.url)
        ends.up()
        ends.line.close()

    assert server.uploads == {("file", DIGEST): DATA}
    assert ends.pace.size == LEAST_BYTES
    assert line.up < 2.5 * len(DATA)


def test_download_comes_and_leaves_nothing_behind(server, ends):
    server.files[DIGEST] = DATA

    assert ends.down() == DATA
    assert ends.partials.bytes == {}
    assert ends.told[-1] == (100_000, 100_000)


@pytest.mark.parametrize("kept", [1, 70_000, 100_000])
def test_download_goes_on_where_it_was(server, ends, kept):
    server.files[DIGEST] = DATA
    ends.partials.add(DIGEST, b"\n" + DATA[:kept])

    assert ends.down() == DATA
    assert ends.line.received < 100_000 - kept + 1_000
    assert ends.partials.bytes == {}


def test_download_that_broke_off_for_good_is_kept(server, port):
    server.files[DIGEST] = DATA
    with CutLine(port, most=40_000) as line:
        ends = Ends(line.url)
        ends.patience = Patience(paused=lambda: False, connected=lambda: False)
        server.faults = lambda *_: (502, {"No-Now": "1"}, b"") if len(server.requests) > 1 else None
        with pytest.raises(LineError):
            ends.down()
        ends.line.close()

    kept = ends.partials.kept(DIGEST).removeprefix(b"\n")
    assert len(kept) > 1000
    assert DATA.startswith(kept)


@pytest.mark.parametrize("kept", [b"x" * 500, b"x" * 100_000, b"x" * 200_000])
def test_what_was_kept_wrong_is_fetched_again(server, ends, kept):
    server.files[DIGEST] = DATA
    ends.partials.add(DIGEST, b"\n" + kept)

    assert ends.down() == DATA


def test_server_that_knows_no_ranges_gives_all_again(server, ends):
    server.files[DIGEST] = DATA
    server.get_files = lambda *_: (200, {}, DATA)
    ends.partials.add(DIGEST, b"\n" + DATA[:50_000])

    assert ends.down() == DATA


@pytest.mark.parametrize("level", [9, -50])
def test_packed_download_goes_on_and_is_called_by_what_was_packed(server, ends, level):
    body = random.Random(1).randbytes(30_000).hex().encode()
    server.files[digest_of(body)] = packed = pack(body)
    ends.partials.add(digest_of(body), b"\n" + pack(body, level=level)[:9_000])

    assert ends.down(digest_of(body), read=unpack_part) == body
    assert ends.told[-1] == (len(packed), len(packed))
    assert ends.partials.bytes == {}


@pytest.mark.parametrize("sent", [DATA, pack(DATA[:-1]), pack(bytes(MAX_LARGE_BYTES + 1))])
def test_packed_download_that_is_something_else_is_not_taken(server, ends, sent):
    server.files[DIGEST] = sent

    with pytest.raises(SyncError) as caught:
        ends.down(read=unpack_part)

    assert caught.value.details["code"] == "digest"
    assert ends.partials.bytes == {}


def test_what_is_something_else_is_not_taken(server, ends):
    server.files[DIGEST] = DATA[:-1] + b"x"

    with pytest.raises(SyncError) as caught:
        ends.down()

    assert caught.value.details["code"] == "digest"
    assert ends.partials.bytes == {}


def test_what_is_not_there_is_said(ends):
    with pytest.raises(RefusedError) as caught:
        ends.down()

    assert caught.value.details["status"] == 404


def snapshot(ends):
    made = Download(
        ends.line,
        ends.partials,
        path=f"files/{DIGEST}",
        name="snapshot",
        on_bytes=lambda *_: None,
        version=lambda answer: answer.headers["yishibu-closing"],
    )
    return made.run(ends.patience)


@pytest.mark.parametrize(("kept", "asked"), [("7:x", 1), ("6:x", 2)])
def test_what_is_kept_of_another_version_is_fetched_again(server, ends, kept, asked):
    server.files[DIGEST] = DATA
    ranged = server.get_files

    def versioned(*request):
        status, headers, data = ranged(*request)
        return status, headers | {"Yishibu-Closing": "7:x"}, data

    server.get_files = versioned
    ends.partials.add("snapshot", kept.encode() + b"\n" + DATA[:70_000])

    assert snapshot(ends) == DATA
    assert len(server.requests) == asked
