import json

import pytest
from paper_server import Refusal
from paper_store import AT, PaperStore, name

from desktop.domain.clocks import format_stamp
from desktop.errors import LineError, RefusedError, SyncError, ValidationError
from desktop.services.sync_ports import Invitation
from desktop.sync.client.joining import enrol, read_invitation
from desktop.sync.enrolment import Enrolment, write_enrolment

CODE = "ABCD2345"


def enrolment(url, **changes):
    known = {"address": url, "ca": "", "server": "", "server_name": "", "receipt_key": ""}
    return Enrolment(**known | {"sealing_key": "", "code": CODE, "org": ""} | changes)


IDENTITY = PaperStore().identity()


def join(url, **changes):
    return enrol(
        enrolment(url, **changes),
        IDENTITY,
        name="村里的电脑",
        app="0.1.0",
        clock=lambda: format_stamp(AT, 0),
    )


def test_typed_address_and_code_are_read():
    read = read_invitation(Invitation(url=" Server.example:8443/ ", code="abcd-2345"))

    assert read == enrolment("https://server.example:8443")


@pytest.mark.parametrize(
    ("url", "code"), [("", CODE), ("server.example", ""), ("http://server.example", CODE)]
)
def test_what_can_be_neither_is_refused(url, code):
    with pytest.raises(ValidationError):
        read_invitation(Invitation(url=url, code=code))


def test_file_is_read(tmp_path, authority):
    whole = enrolment(
        "https://server.example",
        ca=authority.pem,
        server=name("server"),
        server_name="示例县政协",
        receipt_key="ab" * 32,
        sealing_key="cd" * 32,
        org="示例村",
    )
    file = tmp_path / "join"
    file.write_bytes(write_enrolment(whole))

    assert read_invitation(Invitation(file=file)) == whole


def test_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ValidationError, match="读不了入网文件"):
        read_invitation(Invitation(file=tmp_path / "none"))


def test_joining_tells_who_this_is_and_keeps_the_answer(server, url):
    heard = []
    server.faults = lambda method, path, headers, body: heard.append(json.loads(body))

    joining, scope = join(url)

    assert scope == server.scope
    assert (joining.url, joining.token, joining.number) == (url, "secret-token", "SL-02")
    assert (joining.device, joining.org, joining.role) == (IDENTITY.device, name("village"), "room")
    assert (joining.server_name, joining.since) == ("示例县政协", format_stamp(AT, 0))
    assert (
        heard[0].items()
        >= {
            "code": CODE,
            "device": IDENTITY.device,
            "ledger_org": IDENTITY.org,
            "name": "村里的电脑",
            "public_key": IDENTITY.public_key,
        }.items()
    )


def test_wrong_code_is_said_in_the_servers_words(url):
    with pytest.raises(RefusedError) as caught:
        join(url, code="WXYZ2345")

    assert str(caught.value) == "邀请码不对。 请核对后再输一次。"


def test_server_that_is_down_is_said(free_port):
    with pytest.raises(LineError, match="连不上") as caught:
        join(f"http://127.0.0.1:{free_port}")

    assert "U 盘" in caught.value.advice  # nothing goes on by itself before it has joined
    assert caught.value.details["code"] == "unreachable"


def test_another_server_than_the_files_is_refused(server, url):
    public = server.key.public_key().public_bytes_raw().hex()
    ours = {"server": name("server"), "receipt_key": public, "sealing_key": "ab" * 32}

    assert join(url, **ours)[0].server == name("server")
    for key, other in (
        ("server", name("x")),
        ("receipt_key", "00" * 32),
        ("sealing_key", "1" * 64),
    ):
        with pytest.raises(SyncError) as caught:
            join(url, **ours | {key: other})
        assert caught.value.details["code"] == "stranger"


@pytest.mark.parametrize(
    "spoil",
    [
        {"token": ""},
        {"token": "两"},
        {"token": "a b"},
        {"token": "a\nb"},
        {"token": "a" * 201},
        {"token": None},
        {"role": "county"},
        {"org": name("other")},
        {"number": ""},
        {"server": {}},
        {"server": None},
        {"scope": {}},
        {"scope": None},
    ],
)
def test_answer_that_is_none_joins_nothing(server, url, spoil):
    whole = server.post_enrol

    def spoilt(*request):
        status, headers, body = whole(*request)
        return status, headers, json.dumps(json.loads(body) | spoil).encode()

    server.post_enrol = spoilt

    with pytest.raises(SyncError) as caught:
        join(url)

    assert caught.value.details["code"] == "format"


def test_server_to_which_nothing_can_be_sealed_is_not_joined(server, url):
    whole = server.post_enrol

    def spoilt(*request):
        status, headers, body = whole(*request)
        told = json.loads(body)
        told["server"]["sealing_key"] = "00" * 32
        return status, headers, json.dumps(told).encode()

    server.post_enrol = spoilt

    with pytest.raises(SyncError) as caught:
        join(url)

    assert caught.value.details["code"] == "format"


def test_server_that_nobody_named_is_called_by_what_it_is(server, url):
    whole = server.post_enrol

    def nameless(*request):
        status, headers, body = whole(*request)
        told = json.loads(body)
        told["server"]["name"] = ""
        return status, headers, json.dumps(told).encode()

    server.post_enrol = nameless

    assert join(url)[0].server_name == "县里的服务器"


def test_code_is_in_no_error(server, url):
    def slow_down(*_):
        raise Refusal(429, "slow_down")

    server.faults = slow_down

    with pytest.raises(RefusedError) as caught:
        join(url)

    assert CODE not in f"{caught.value} {caught.value.details}"
