"""What a machine needs to join a county's server: a one-time code, or a file that says it all.

The file is text: a first line for whoever opens it, then JSON. It comes by stick or mail, so
nothing in it is believed before it is checked. It is not signed: whoever can hand a false one to a
room can hand it a false server too. The code in it is good for one machine.

Pure: text in, values out.
"""

from __future__ import annotations

import ipaddress
import json
import re
import secrets
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.x509 import load_pem_x509_certificates

from desktop.domain.own_files import INVITATION_BEGINS, mistaken_for
from desktop.domain.plain_text import compact
from desktop.domain.typed_codes import ALPHABET, typed_characters
from desktop.errors import AppError, Said, SyncError, ValidationError
from desktop.sync.lines import Table, parse_line, refuse

CODE_CHARACTERS = 8
FILE_FORMAT = 1
MAX_FILE_BYTES = 64 * 1024

_KEY = 64
_MAX_CERTIFICATES = 8
_ADVICE = "请向县里要一个新的入网文件。"
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")


def new_code() -> str:
    """Return a fresh code: 8 characters, 40 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_CHARACTERS))


def show_code(code: str) -> str:
    """Return a code as it is written for people: ``K7QM-2XRD``."""
    return f"{code[:4]}-{code[4:]}"


def read_code(typed: str) -> str:
    """Return a typed code in its one form.

    Case, spaces, dashes, width, O for 0 and I or L for 1 do not matter.

    Raises:
        ValidationError: It cannot be a code.
    """
    code = typed_characters(typed)
    strange = next((character for character in code if character not in ALPHABET), "")
    if strange:
        problem = f"邀请码里不会有“{strange}”。"
    elif len(code) != CODE_CHARACTERS:
        problem = f"邀请码是{CODE_CHARACTERS}个字符，现在是{len(code)}个。"
    else:
        return code
    raise ValidationError(problem, "请对照县里给的邀请码逐个核对。", field="code")


def read_address(typed: str) -> str:
    """Return a server's address as ``https://host`` or ``https://host:port``.

    ``https://`` may be left out. Only with this computer itself is spoken without encryption.

    Raises:
        ValidationError: It cannot be one.
    """
    text = compact(typed)
    try:
        scheme, host, port = _take_apart(text if "://" in text else f"https://{text}")
    except ValueError as error:
        raise ValidationError(
            "这不是服务器的地址。", "应像 https://yishibu.example.cn 这样。", field="address"
        ) from error
    if scheme != "https" and not (scheme == "http" and _is_this_computer(host)):
        raise ValidationError(
            "连接县里的服务器要加密。", "地址应以 https:// 开头。", field="address"
        )
    return f"{scheme}://{f'[{host}]' if ':' in host else host}{port}"


def _take_apart(url: str) -> tuple[str, str, str]:
    """Return scheme, host and ``:port`` or ""; ValueError where there is more or less than that."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if parts.path.strip("/") or parts.query or parts.fragment or set("@%") & set(parts.netloc):
        raise ValueError(url)
    if not _HOST.fullmatch(host):
        ipaddress.IPv6Address(host)
    return parts.scheme, host, "" if parts.port is None else f":{parts.port}"


def _is_this_computer(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, kw_only=True, slots=True)
class Enrolment:
    """Where a machine joins, by whom it is trusted, and the code with which it does so once.

    Attributes:
        address: As `read_address` gives it.
        ca: PEM of the authority that vouches for the server, "" where the system's do.
        server: The server's id.
        server_name: What people call it: 盐池县政协.
        receipt_key: Ed25519, hexadecimal: signs receipts and pages.
        sealing_key: X25519, hexadecimal: bundles are sealed to it.
        code: In its one form; secret until it is used.
        org: Name of the organization that joins.
    """

    address: str
    ca: str
    server: str
    server_name: str
    receipt_key: str
    sealing_key: str
    code: str
    org: str

    def __repr__(self) -> str:
        """Keep the code out of logs and tracebacks."""
        return f"Enrolment({self.server!r}, …)"


def write_enrolment(enrolment: Enrolment) -> bytes:
    """Return the file of an enrolment."""
    first = (
        f"{INVITATION_BEGINS.decode()}：{enrolment.org}加入{enrolment.server_name}。"
        "在议事簿里选“加入本县”，再选这个文件；只能用一次，请勿转发。"
    )
    body = json.dumps({"format": FILE_FORMAT, **asdict(enrolment)}, ensure_ascii=False, indent=1)
    return f"{first}\n{body}\n".encode()


def read_enrolment(data: bytes) -> Enrolment:
    """Return what an enrolment file says; line ends and a byte order mark may have been changed.

    Raises:
        SyncError: It is none, or one for a newer app; ``details["code"]`` is ``format``, ``newer``.
    """
    first, _, body = data.removeprefix(b"\xef\xbb\xbf").partition(b"\n")
    if len(data) > MAX_FILE_BYTES or not first.startswith(INVITATION_BEGINS):
        refuse(*(mistaken_for(data, "入网文件") or ("这不是入网文件。", _ADVICE)))
    try:
        table = Table(parse_line(body))
        version = table.whole("format")
        if version == FILE_FORMAT:
            return _read(table)
    except AppError as error:
        raise SyncError("入网文件不完整，或被改动过。", _ADVICE, code="format") from error
    raise SyncError(
        Said("入网文件的格式是{version}，本程序只认{known}。", version=version, known=FILE_FORMAT),
        "请升级议事簿。",
        code="newer",
    )


def _read(table: Table) -> Enrolment:
    enrolment = Enrolment(
        address=read_address(table.word("address")),
        ca=_authorities(table.take("ca")),
        server=table.identifier("server"),
        server_name=_name(table.word("server_name")),
        receipt_key=table.hexadecimal("receipt_key", _KEY),
        sealing_key=read_sealing_key(table.hexadecimal("sealing_key", _KEY)),
        code=read_code(table.word("code")),
        org=_name(table.word("org")),
    )
    table.close()
    return enrolment


def read_sealing_key(key: str) -> str:
    """Return a public key to which bundles are to be sealed, as it is.

    Some points, zero among them, give the same secret with every key: nothing can be sealed to
    them (RFC 7748, 6.1), and whoever tried would fail at each bundle.

    Args:
        key: X25519, 64 hexadecimal digits.

    Raises:
        SyncError: It is such a one (``format``).
    """
    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(key)))
    except ValueError:
        refuse("封装同步包用的公钥不对。", "请升级议事簿后再试；若仍如此，请告诉县里的管理员。")
    return key


def read_certificates(pem: str) -> str:
    """Return PEM of authorities as it is, where it holds at least one.

    Raises:
        ValidationError: It holds none, or more than anybody needs.
    """
    try:
        found = load_pem_x509_certificates(pem.encode("ascii"))
    except ValueError as error:
        raise ValidationError(
            "这不是证书。", "请给 PEM 格式的 CA 证书，不要私钥。", field="ca"
        ) from error
    if len(found) > _MAX_CERTIFICATES or "PRIVATE KEY" in pem:
        raise ValidationError(
            "文件里不只是几张 CA 证书。", "请给 PEM 格式的 CA 证书，不要私钥。", field="ca"
        )
    return pem


def _authorities(raw: object) -> str:
    if not isinstance(raw, str):
        refuse("入网文件里的证书读不懂。", _ADVICE)
    return read_certificates(raw) if raw else ""


def _name(text: str) -> str:
    """Return a name that shows as what it is: no line ends, no marks that turn the text around."""
    if not text.isprintable() or text != text.strip():
        refuse("入网文件里的名称读不懂。", _ADVICE)
    return text
