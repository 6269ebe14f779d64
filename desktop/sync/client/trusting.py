"""Whom to believe at the other end of a line: authorities, and at what time their word holds.

A certificate says from when to when it holds. A computer whose clock is years off would believe
none, and never hear what time it is; but clocks never decide whether data may sync (design, 5). So
where the time alone is wrong, the certificate is judged by the server's time instead of ours.
"""

from __future__ import annotations

import logging
import ssl
from typing import TYPE_CHECKING, Any

from desktop.domain.clocks import parse_stamp
from desktop.errors import SyncError
from desktop.sync.client.answers import NOW, check_head

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import httpx

log = logging.getLogger(__name__)

_OF_TIME = {9, 10}  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED
_NO_CHECK_TIME = 0x20_0000  # X509_V_FLAG_NO_CHECK_TIME, for which `ssl` has no name


def make_trust(ca: str) -> ssl.SSLContext:
    """Return whom to believe: these authorities (PEM) alone, or the system's where there are none.

    Raises:
        SyncError: They cannot be read (``certificate``).
    """
    try:
        return ssl.create_default_context(cadata=ca or None)
    except ssl.SSLError as error:
        raise SyncError(
            "县里给的证书读不懂。", "请向县里要一个新的入网文件。", code="certificate"
        ) from error


def is_of_time(reason: BaseException | None) -> bool:
    """Tell whether nothing but the time keeps a certificate from being believed."""
    return isinstance(reason, ssl.SSLCertVerificationError) and reason.verify_code in _OF_TIME


def trust_by_server_time(
    trust: ssl.SSLContext, client: httpx.Client, question: httpx.Request
) -> bool:
    """Let certificates hold from now on if the server's does by its own time; tell whether it does.

    Args:
        trust: By which the client believes; judges no time afterwards, or as before.
        client: Of the line.
        question: Any that the server answers, also by no; it must give nothing away.

    Raises:
        httpx.TransportError: The server cannot be reached.
        SyncError: It was not the server that answered.
    """
    trust.verify_flags |= _NO_CHECK_TIME
    holds = False
    try:
        holds = _holds(client, question)
    finally:
        if not holds:
            trust.verify_flags &= ~_NO_CHECK_TIME
    log.info("certificate holds by the server's time: %s", holds)
    return holds


def _holds(client: httpx.Client, question: httpx.Request) -> bool:
    question.headers["connection"] = "close"  # nothing else goes over what is not yet believed
    response = client.send(question, stream=True)
    try:
        check_head(response.status_code, dict(response.headers))
        now = parse_stamp(response.headers[NOW])[0]
        shown = response.extensions["network_stream"].get_extra_info("ssl_object")
        return _holds_at(shown.getpeercert(), now)
    except ValueError:  # a time that is none says nothing
        return False
    finally:
        response.close()


def _holds_at(certificate: Mapping[str, Any], now: datetime) -> bool:
    """Tell whether a certificate, as `ssl.SSLSocket.getpeercert` gives it, holds at a time."""
    times = (ssl.cert_time_to_seconds(certificate[name]) for name in ("notBefore", "notAfter"))
    begin, end = times
    return begin <= now.timestamp() <= end
