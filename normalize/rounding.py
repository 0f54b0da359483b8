"""Numbers compared as printed: to the last digit that both sides show."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal


def unit(number: Decimal) -> Decimal:
    """One unit of the last printed digit after the point: 0.01 for 85.71, 1 for 80."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def agree(a: Decimal, b: Decimal) -> bool:
    """Equal after rounding to the coarser of the two."""
    coarser = max(unit(a), unit(b))
    return a.quantize(coarser, ROUND_HALF_UP) == b.quantize(coarser, ROUND_HALF_UP)


def rounds_to(exact: Decimal, printed: Decimal) -> bool:
    """Whether the exact value lies within half a unit of the printed one's last digit."""
    return abs(exact - printed) <= unit(printed) / 2


def truncates_to(exact: Decimal, printed: Decimal) -> bool:
    """Whether the printed value is the exact one cut off after its last digit."""
    return exact.quantize(unit(printed), ROUND_DOWN) == printed


def share_rounds_to(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """Whether the part is that percentage of the whole; one with decimals is anything that rounds to it."""
    slack = 100 * unit(part) / 2 / abs(whole) if unit(part) < 1 else Decimal(0)
    return abs(100 * part / whole - percent) <= unit(percent) / 2 + slack
