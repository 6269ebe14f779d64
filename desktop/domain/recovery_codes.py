"""The recovery code that is printed for the safe: 128 random bits as 32 characters in 8 groups.

Alphabet: Crockford's base32 (desktop.domain.typed_codes). The last 6 characters are the BCH
checksum of BIP-173 with the constant of BIP-350 (Bech32m): up to 4 wrong characters, and so any two
swapped ones, are always found, and one wrong character can be placed in its group. The checksum
tells a slip of the pen from a code that belongs to another ledger.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.typed_codes import ALPHABET, typed_characters
from desktop.errors import WrongKeyError

ENTROPY_BYTES = 16

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32M = 0x2BC830A3
_CHECK_SYMBOLS = 6
_DATA_SYMBOLS = 26  # ceil(128 / 5); the two bits left over are zero
_SYMBOLS = _DATA_SYMBOLS + _CHECK_SYMBOLS
_GROUP = 4
_ADVICE = "恢复码是 8 组、每组 4 个字符，请对照纸面逐组核对后重新输入。"


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A recovery code's 16 random bytes; its text is shown only when asked for.

    Raises:
        ValueError: Not 16 bytes.
    """

    entropy: bytes

    def __post_init__(self) -> None:
        """Refuse another size."""
        if len(self.entropy) != ENTROPY_BYTES:
            msg = f"a recovery code has {ENTROPY_BYTES} bytes, not {len(self.entropy)}"
            raise ValueError(msg)

    def __repr__(self) -> str:
        """Keep the secret out of logs and tracebacks."""
        return "RecoveryCode(…)"

    @property
    def text(self) -> str:
        """Return the code as it is printed: eight groups of four, joined by hyphens."""
        data = _symbols(self.entropy)
        written = "".join(ALPHABET[value] for value in (*data, *_check_symbols(data)))
        return "-".join(written[at : at + _GROUP] for at in range(0, _SYMBOLS, _GROUP))


def parse_recovery_code(text: str) -> RecoveryCode:
    """Read a typed code; case, spaces, dashes, full-width forms, O/0 and I/L/1 do not matter.

    Raises:
        WrongKeyError: A slip: a character no code has, a wrong length, or a checksum that does not
            fit; ``details["group"]`` is the group (from 1) at fault where it is known.
    """
    symbols = [_value(character, at) for at, character in enumerate(typed_characters(text))]
    if len(symbols) != _SYMBOLS:
        raise WrongKeyError(
            f"恢复码应有 {_SYMBOLS} 个字符，现在是 {len(symbols)} 个。",
            _ADVICE,
            length=len(symbols),
        )
    if _polymod(symbols) != _BECH32M:
        raise _slip(symbols)
    number = 0
    for value in symbols[:_DATA_SYMBOLS]:
        number = number << 5 | value
    spare = _DATA_SYMBOLS * 5 - ENTROPY_BYTES * 8
    if number & ((1 << spare) - 1):
        raise _slip(symbols)
    return RecoveryCode((number >> spare).to_bytes(ENTROPY_BYTES, "big"))


def _value(character: str, at: int) -> int:
    value = _VALUES.get(character)
    if value is None:
        group = at // _GROUP + 1
        raise WrongKeyError(
            f"恢复码第 {group} 组里的“{character}”不是恢复码会用的字符。", _ADVICE, group=group
        )
    return value


def _slip(symbols: list[int]) -> WrongKeyError:
    group = _group_at_fault(symbols)
    if group is None:
        return WrongKeyError("恢复码输入有误，校验不符。", _ADVICE)
    return WrongKeyError(f"恢复码输入有误，很可能错在第 {group} 组。", _ADVICE, group=group)


def _group_at_fault(symbols: list[int]) -> int | None:
    """Return the group (from 1) in which one other character would make the code fit."""
    for at, right in enumerate(symbols):
        for value in range(len(ALPHABET)):
            symbols[at] = value
            if value != right and _polymod(symbols) == _BECH32M:
                symbols[at] = right
                return at // _GROUP + 1
        symbols[at] = right
    return None


def _symbols(entropy: bytes) -> list[int]:
    spare = _DATA_SYMBOLS * 5 - ENTROPY_BYTES * 8
    number = int.from_bytes(entropy, "big") << spare
    return [number >> 5 * at & 31 for at in reversed(range(_DATA_SYMBOLS))]


def _check_symbols(data: list[int]) -> list[int]:
    remainder = _polymod([*data, *[0] * _CHECK_SYMBOLS]) ^ _BECH32M
    return [remainder >> 5 * at & 31 for at in reversed(range(_CHECK_SYMBOLS))]


def _polymod(symbols: list[int]) -> int:
    """Return the remainder of BIP-173's generator over GF(32)."""
    remainder = 1
    for value in symbols:
        top = remainder >> 25
        remainder = (remainder & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            if top >> bit & 1:
                remainder ^= generator
    return remainder
