"""What came back over the line: the server's answer, or whatever else stood in between.

A proxy's login page, a gateway's error page and a foreign server all answer with good manners and
the wrong contents; only what bears the server's time is the server's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from desktop.errors import LineError, RefusedError, SyncError

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = "yishibu-now"

_MAX_SENTENCE = 500
_GATEWAYS = (502, 503, 504)
_PORTAL = 511  # RFC 6585
_ADVICE = "稍后会自动再试；一直这样，请告诉县里的管理员。"
_WORDS = {
    401: ("县里不再认这台电脑。", "请向县里要一个新的邀请码，重新加入。"),
    403: ("县里不让这台电脑这样做。", "请问县里的管理员。"),
    404: ("县里的服务器上没有要的内容。", _ADVICE),
    413: ("县里的服务器嫌内容太大。", "请问县里的管理员。"),
    429: ("试得太勤，县里的服务器请先等一等。", "过几分钟再试。"),
    503: ("县里的服务器正忙。", _ADVICE),
    507: ("县里服务器的磁盘满了。", "账都还在这台电脑上；请告诉县里的管理员，腾出空间后再传。"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What the server said; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    def json(self) -> Any:
        """Return the body as JSON.

        Raises:
            SyncError: It is none.
        """
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise _unreadable() from error

    def whole(self, name: str) -> int:
        """Return a header that is a whole number, not below 0.

        Raises:
            SyncError: It is missing, or none.
        """
        text = self.headers.get(name, "")
        if not (text.isascii() and text.isdigit()):
            raise _unreadable()
        return int(text)


def check_head(status: int, headers: Mapping[str, str]) -> None:
    """Refuse what is not the server's own answer, before its body is read.

    Raises:
        SyncError: Something else answered: ``portal`` or ``stranger``.
        LineError: A gateway before the server cannot reach it: ``gateway``.
    """
    if NOW in headers:
        return
    if status in _GATEWAYS:
        raise LineError("县里的服务器现在连不上（网关有应答）。", _ADVICE, code="gateway")
    kind = headers.get("content-type", "")
    if kind.startswith("text/html") or "location" in headers or status == _PORTAL:
        raise SyncError(
            "网络要先登录网页才能用：收到的是一个网页，不是县里的服务器。",
            "请打开浏览器登录这个网络，或换手机热点，再同步一次。",
            code="portal",
        )
    raise SyncError(
        "应答的不是县里的服务器。", "请核对服务器地址，或换个网络再试。", code="stranger"
    )


def refuse_by(answer: Answer) -> NoReturn:
    """Raise the server's no, in its own words where it gave some.

    Raises:
        RefusedError: Always; details hold ``code``, ``status``, what else the answer says, and
            ``retry_after`` in seconds where it asks for a while.
    """
    told = _told(answer.body)
    message, advice = _WORDS.get(
        answer.status, (f"县里的服务器没有收（{answer.status}）。", _ADVICE)
    )
    said = _sentence(told.pop("message", None))
    details = told | {"code": told.get("code") or "refused", "status": answer.status}
    if answer.headers.get("retry-after", "").isdigit():
        details["retry_after"] = max(1, answer.whole("retry-after"))
    if said:
        message, advice = said, _sentence(told.pop("advice", None))
    details.pop("advice", None)
    raise RefusedError(message, advice, **details)


def _told(body: bytes) -> dict[str, Any]:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _sentence(raw: object) -> str:
    return raw if isinstance(raw, str) and len(raw) <= _MAX_SENTENCE else ""


def _unreadable() -> SyncError:
    return SyncError("县里服务器的应答读不懂。", "请升级议事簿后再试。", code="format")
