"""Fractions of law: "三分之二以上", "过半数", and what they ask of a total.

以上 includes the number, 过半数 and 超过 do not (民法典 第一千二百五十九条). Everything is compared
in whole numbers, areas too: a decimal is a ratio of two integers, so nothing is ever rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Amount = int | Decimal
"""People or households (int), or square metres (Decimal, finite)."""

_NUMERALS = "零一二三四五六七八九十"
_PLACES = 2
"""Land and housing registers give areas to 0.01 m²."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A fraction `num`/`den` of a total, to be reached, or if `strict` to be exceeded."""

    num: int
    den: int
    strict: bool

    def is_met(self, value: Amount, total: Amount) -> bool:
        """Tell whether `value` of `total` is enough; both in the same unit, not negative."""
        difference = self._difference(value, total)
        return difference > 0 if self.strict else difference >= 0

    def is_exact(self, value: Amount, total: Amount) -> bool:
        """Tell whether `value` is precisely the fraction of `total`."""
        return self._difference(value, total) == 0

    def _difference(self, value: Amount, total: Amount) -> int:
        value_num, value_den = value.as_integer_ratio()
        total_num, total_den = total.as_integer_ratio()
        return value_num * total_den * self.den - total_num * value_den * self.num

    def least_number(self, total: int) -> int:
        """Return the smallest whole number that is enough of a total."""
        quotient, remainder = divmod(total * self.num, self.den)
        return quotient + 1 if self.strict or remainder else quotient

    def area_bound(self, total: Decimal, places: int = 0) -> Decimal:
        """Return the area to be reached, or if strict to be exceeded.

        It is exact where the fraction of `total` ends within 0.01 m², or `places` decimals if
        those are more; else it is the next step up (down if strict), which asks the same of every
        area written so finely.
        """
        places = max(_PLACES, places, decimals(total))
        grid = int(total.scaleb(places))
        quotient, remainder = divmod(grid * self.num, self.den)
        if remainder and not self.strict:
            quotient += 1
        return Decimal(quotient).scaleb(-places)

    def words(self) -> str:
        """Return the fraction as the law writes it: 过半数, 半数以上, 三分之二以上."""
        if (self.num, self.den) == (1, 2):
            return "过半数" if self.strict else "半数以上"
        return f"超过{self.fraction()}" if self.strict else f"{self.fraction()}以上"

    def fraction(self) -> str:
        """Return the fraction alone: 半数, 三分之二."""
        if (self.num, self.den) == (1, 2):
            return "半数"
        return f"{_numeral(self.den)}分之{_numeral(self.num)}"

    def is_at_least_as_strict_as(self, other: Threshold) -> bool:
        """Tell whether whatever meets this one meets the other too, of one and the same total."""
        mine, theirs = self.num * other.den, other.num * self.den
        return mine > theirs or (mine == theirs and (self.strict or not other.strict))


def _numeral(number: int) -> str:
    return _NUMERALS[number] if number < len(_NUMERALS) else str(number)


def decimals(area: Decimal) -> int:
    """Return how many decimals an area is written with."""
    exponent = area.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
