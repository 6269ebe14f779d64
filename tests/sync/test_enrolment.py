"""Enrolment: codes and addresses as people type them, and files that anybody may have made."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import SyncError, ValidationError
from desktop.sync.enrolment import (
    MAX_FILE_BYTES,
    Enrolment,
    new_code,
    read_address,
    read_certificates,
    read_code,
    read_enrolment,
    show_code,
    write_enrolment,
)

KEY = ec.generate_private_key(ec.SECP256R1())


def make_certificate():
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "示例县")])
    certificate = (
        x509.CertificateBuilder(name, name, KEY.public_key(), 1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=3650))
        .sign(KEY, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


CA = make_certificate()
ENROLMENT = Enrolment(
    address="https://yishibu.example.cn:8443",
    ca=CA,
    server="01a222de-bc0e-7000-9750-000000000001",
    server_name="示例县政协",
    receipt_key="ab" * 32,
    sealing_key="cd" * 32,
    code="K7QM2XRD",
    org="示例镇示例村",
)
FILE = write_enrolment(ENROLMENT)


def changed_file(**changes):
    first, body = FILE.split(b"\n", 1)
    return first + b"\n" + json.dumps(json.loads(body) | changes).encode()


def test_new_codes_read_back_and_differ():
    codes = [new_code() for _ in range(200)]

    assert [read_code(show_code(code).lower()) for code in codes] == codes
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "邀请码是8个字符，现在是0个。"),
        ("K7QM2XR", "邀请码是8个字符，现在是7个。"),
        ("K7QM-2XRD-A", "邀请码是8个字符，现在是9个。"),
        ("K7QM2XRU", "邀请码里不会有“U”。"),
        ("邀请码K7QM2XRD", "邀请码里不会有“邀”。"),
    ],
)
def test_what_cannot_be_a_code_is_named(typed, problem):
    with pytest.raises(ValidationError) as caught:
        read_code(typed)

    assert (caught.value.message, caught.value.details["field"]) == (problem, "code")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("yishibu.example.cn", "https://yishibu.example.cn"),
        ("HTTPS://Yishibu.Example.CN/", "https://yishibu.example.cn"),
        (" https：//yishibu．example.cn：8443 ", "https://yishibu.example.cn:8443"),
        ("10.20.1.5:8443", "https://10.20.1.5:8443"),
        ("https://[FD00::5]:8443", "https://[fd00::5]:8443"),
        ("https://政协.example.cn", "https://xn--ykr503b.example.cn"),
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765"),
        ("http://localhost:8765/", "http://localhost:8765"),
        ("http://[::1]:8765", "http://[::1]:8765"),
    ],
)
def test_address_is_read_as_it_was_meant(typed, address):
    assert read_address(typed) == address
    assert read_address(address) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://",
        "http://yishibu.example.cn",
        "http://10.20.1.5",
        "http://localhost.example.cn",
        "ftp://yishibu.example.cn",
        "file:///etc/passwd",
        "https://yishibu.example.cn/sync/v1",
        "https://yishibu.example.cn?x=1",
        "https://yishibu.example.cn#x",
        "https://user:password@yishibu.example.cn",
        "https://yishibu.example.cn:99999",
        "https://yishibu.example.cn:x",
        "https://yishibu_example",
        "https://-example.cn",
        "https://a..cn",
        "https://[::1",
        "https://[fe80::1%25eth0]",
        "https://" + "a" * 64 + ".cn",
        "https://" + "a." * 200 + "cn",
        "县里的服务器！",
        "https://例\u202e子.cn:1:2",
    ],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(ValidationError) as caught:
        read_address(typed)

    assert caught.value.details["field"] == "address"


def test_file_reads_back_and_says_in_its_first_line_what_it_is():
    assert read_enrolment(FILE) == ENROLMENT
    assert FILE.decode().split("\n")[0] == (
        "议事簿入网文件：示例镇示例村加入示例县政协。"
        "在议事簿里选“加入本县”，再选这个文件；只能用一次，请勿转发。"
    )


@pytest.mark.parametrize(
    "retouch",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.strip(),
    ],
)
def test_file_that_an_editor_has_saved_reads_back(retouch):
    assert read_enrolment(retouch(FILE)) == ENROLMENT


def test_file_without_an_authority_leaves_trust_to_the_system():
    plain = replace(ENROLMENT, ca="")

    assert read_enrolment(write_enrolment(plain)) == plain


@pytest.mark.parametrize(
    "changes",
    [
        {"address": "http://yishibu.example.cn"},
        {"address": 5},
        {"ca": None},
        {"ca": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"},
        {"ca": CA * 9},
        {"server": "K7QM2XRD"},
        {"server_name": ""},
        {"server_name": "示例县\n政协"},
        {"server_name": "示例县\u202e政协"},
        {"org": " 示例村"},
        {"org": "村" * 121},
        {"receipt_key": "ab" * 31},
        {"sealing_key": "CD" * 32},
        {"sealing_key": "00" * 32},
        {"code": "K7QM2XR"},
        {"code": ["K7QM2XRD"]},
        {"format": "1"},
        {"more": 1},
        {"org": 1.5},
        {"org": "\ud800"},
    ],
)
def test_file_that_was_tampered_with_is_refused(changes):
    with pytest.raises(SyncError) as caught:
        read_enrolment(changed_file(**changes))

    assert caught.value.details["code"] == "format"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"PK\x03\x04",
        FILE[:-9],
        FILE.split(b"\n", 1)[0],
        FILE.split(b"\n", 1)[1],
        FILE.split(b"\n", 1)[0] + b"\n" + b"[" * 60_000,
        FILE.split(b"\n", 1)[0] + b"\n[]",
        FILE + b" " * MAX_FILE_BYTES,
    ],
)
def test_what_is_no_enrolment_file_is_refused(data):
    with pytest.raises(SyncError) as caught:
        read_enrolment(data)

    assert caught.value.details["code"] == "format"


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(data):
    with pytest.raises(SyncError):
        read_enrolment(FILE.split(b"\n", 1)[0] + b"\n" + data)


def test_file_of_a_newer_app_asks_for_an_upgrade():
    with pytest.raises(SyncError, match=r"请升级") as caught:
        read_enrolment(changed_file(format=2))

    assert caught.value.details["code"] == "newer"


def test_private_key_never_goes_into_a_file():
    private = KEY.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()

    for pem in (private, CA + private, "", "证书"):
        with pytest.raises(ValidationError):
            read_certificates(pem)


def test_code_stays_out_of_what_is_logged():
    assert "K7QM2XRD" not in repr(ENROLMENT)
