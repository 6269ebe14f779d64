"""Pulling over the line: pages with their headers, in pieces too."""

import pytest
from server_samples import id_of, row_patch

from desktop.sync.compression import unpack
from desktop.sync.pages import read_page


def ask(device, after=0, **more):
    return device.ask("POST", "pull", json={"after": after, "most_bytes": 10_000_000, **more})


def page_of(device, answer):
    return read_page(unpack(answer.content), device.web.store.verify)


def codes(answer):
    return answer.status_code, answer.json()["code"]


@pytest.fixture
def room(web):
    found = web.join("one", "village1")
    for number in range(5):
        found.writer.write(row_patch(f"concern {number}", title=f"第{number}条路" * 30))
    assert found.push().status_code == 200
    return found


@pytest.fixture
def township(web, room):
    return web.join("two", "east", "township")


def test_a_page_says_where_it_goes_to(room, township):
    answer = ask(township)

    page = page_of(township, answer)
    assert [item.sent for item in page.items] == room.writer.changes
    assert answer.headers["Yishibu-Until"] == str(page.until)
    assert answer.headers["Yishibu-Closing"] == page.closing
    assert answer.headers["Yishibu-Scope"] == page.scope
    assert answer.headers["Yishibu-Length"] == str(len(answer.content))
    assert answer.headers["Yishibu-Known"] == "0:" + "0" * 16


def test_nothing_new_is_204_with_the_same_headers(room, township):
    first = ask(township)
    until, closing = int(first.headers["Yishibu-Until"]), first.headers["Yishibu-Closing"]

    answer = ask(township, until, closing=closing)

    assert (answer.status_code, answer.content) == (204, b"")
    assert (answer.headers["Yishibu-Until"], answer.headers["Yishibu-Length"]) == (str(until), "0")
    own = ask(room, until, closing=closing, epoch=id_of("epoch first"))
    assert own.status_code == 204
    assert own.headers["Yishibu-Known"] == f"5:{room.writer.changes[-1].digest[:16]}"


def test_of_what_it_wrote_itself_the_receipts_come(room):
    answer = ask(room, epoch=id_of("epoch first"))

    page = read_page(unpack(answer.content), room.web.store.verify)
    assert page.items == ()
    assert [(each.first, each.last) for each in page.receipts] == [(1, 5)]


def test_what_is_lacking_of_a_former_epoch_is_told(room):
    epoch = id_of("epoch first")
    for sent, lacks in (([[epoch, 5]], None), ([[epoch, 6]], "1"), ([[id_of("lost"), 1]], "1")):
        assert ask(room, sent=sent).headers.get("Yishibu-Lacks") == lacks


def test_an_idle_pull_is_small(room):
    until = int(ask(room).headers["Yishibu-Until"])
    answer = ask(room, until, epoch=id_of("epoch first"))
    asked = sum(len(name) + len(value) + 4 for name, value in answer.request.headers.raw)
    told = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)

    assert asked + len(answer.request.content) + told + 60 < 1000


def test_a_page_that_broke_off_is_gone_on_with(room, township):
    whole = ask(township)
    until = int(whole.headers["Yishibu-Until"])
    room.writer.write(row_patch("later", title="后来的"))
    room.push()

    for offset in (1, 100, len(whole.content)):
        rest = ask(township, until=until, offset=offset)
        assert rest.content == whole.content[offset:]
        assert rest.headers["Yishibu-Length"] == str(len(whole.content))


def test_pages_follow_one_another(room, township):
    after, closing, heard = 0, "", []
    while (answer := ask(township, after, closing=closing, most_bytes=1)).status_code == 200:
        page = page_of(township, answer)
        heard += [item.sent for item in page.items]
        after, closing = page.until, page.closing

    assert heard == room.writer.changes


def test_what_the_device_has_is_left_out(room, township):
    have = [[room.writer.id, id_of("epoch first"), 3]]

    page = page_of(township, ask(township, have=have))

    assert [item.sent.header.seq for item in page.items] == [4, 5]
    assert ask(township, orgs=[id_of("village2")]).status_code == 204
    assert ask(township, orgs=[]).status_code == 204


def test_a_server_that_forgot_is_found_out(township):
    closing = ask(township).headers["Yishibu-Closing"]
    forged = closing.partition(":")[0] + ":" + "ab" * 8

    assert codes(ask(township, 5, closing=forged)) == (409, "moved")
    assert codes(ask(township, 10**15)) == (409, "moved")


def test_what_is_no_question_is_refused(township):
    wrong = [
        {"after": -1},
        {"after": "0"},
        {"after": 2**60},
        {"after": 1.5},
        {"after": True},
        {"closing": "x"},
        {"closing": "1:" + "AB" * 8},
        {"scope": "x"},
        {"epoch": "x"},
        {"most_bytes": 0},
        {"orgs": "all"},
        {"orgs": ["x"]},
        {"have": [["x", "y", 1]]},
        {"have": [[id_of("a"), id_of("b")]]},
        {"have": [[id_of("a"), id_of("b"), "1"]]},
        {"offset": -1},
        {"more": 1},
    ]

    answers = [township.ask("POST", "pull", json={"after": 0} | each) for each in wrong]

    assert [codes(answer) for answer in answers] == [(422, "format")] * len(wrong)


def test_a_reader_sees_what_is_for_it_and_digests_of_the_rest(room, web):
    secret = row_patch("secret", audience="restricted", title="保密")
    room.writer.write(secret, row_patch("open", title="公开"))
    room.push()
    mate = web.join("mate", "village1")

    (*_, last) = page_of(mate, ask(mate)).items

    assert last.sent.parts[1] == room.writer.changes[-1].parts[1]
    assert isinstance(last.sent.parts[0], str)
    assert ask(web.join("three", "village3")).status_code == 204
