"""Numbers written out in Thai words, as in the brackets after a figure: ๒๓ (ยี่สิบสาม) ราย.

Convention: Royal Society reading of numbers; ``เอ็ด`` for a final one, ``ยี่`` before สิบ, ล้านล้าน for 10^12,
amounts of money end in บาท ... สตางค์ or บาทถ้วน.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from thaimemo.normalize import lazy

DIGIT_WORDS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
"""The word of each digit, by its value."""

_DIGITS = {word: value for value, word in enumerate(DIGIT_WORDS)}
_SCALES = {"แสน": 100_000, "หมื่น": 10_000, "พัน": 1_000, "ร้อย": 100, "สิบ": 10}
_MILLION = "ล้าน"
_NUMBER_WORDS = (*DIGIT_WORDS, "เอ็ด", "ยี่", *_SCALES, _MILLION, "จุด")

_ANY = "|".join(_NUMBER_WORDS)

# ยี่สิบสาม | สามจุดหนึ่งสี่ | หนึ่งร้อย ห้าสิบ บาทถ้วน
WORDS = rf"(?:{_ANY})(?:\s?(?:{_ANY}|บาท|สตางค์|ถ้วน))*+"
"""Regex source of a run of number words, money words in it included. Holds no group."""

_WORD = lazy.compiled(rf"\s*+(?:({_ANY}|บาท|สตางค์|ถ้วน))")


def parse_number_words(text: str) -> Decimal | None:
    """The number that the whole string says in words; None as soon as anything in it stays unread.

    Money is in baht: ``ห้าบาทยี่สิบห้าสตางค์`` is 5.25. A closing ``ถ้วน`` adds nothing.
    """
    tokens = _tokens(text)
    if tokens is None:
        return None
    if len(tokens) > 1 and tokens[-1] == "ถ้วน":
        tokens = tokens[:-1]
    if "บาท" in tokens or "สตางค์" in tokens:
        return _money(tokens)
    return _decimal(tokens)


def _tokens(text: str) -> list[str] | None:
    text = text.strip()
    found: list[str] = []
    at = 0
    while at < len(text):
        word = _WORD.match(text, at)
        if word is None:
            return None
        found.append(word[1])
        at = word.end()
    return found or None


def _money(tokens: Sequence[str]) -> Decimal | None:
    """``<number> บาท [<number> สตางค์]`` or ``<number> สตางค์``."""
    baht = Decimal(0)
    if "บาท" in tokens:
        cut = tokens.index("บาท")
        read = _decimal(tokens[:cut])
        if read is None:
            return None
        baht, tokens = read, tokens[cut + 1 :]
    if not tokens:
        return baht
    if tokens[-1] != "สตางค์":
        return None
    satang = _whole(tokens[:-1])
    if satang is None or satang > 99:
        return None
    return baht + Decimal(satang) / 100


def _decimal(tokens: Sequence[str]) -> Decimal | None:
    """A whole number, or one with ``จุด`` and its decimals read one by one."""
    if "จุด" not in tokens:
        whole = _whole(tokens)
        return None if whole is None else Decimal(whole)
    cut = tokens.index("จุด")
    whole = _whole(tokens[:cut])
    decimals = [_DIGITS.get(word) for word in tokens[cut + 1 :]]
    if whole is None or not decimals or None in decimals:
        return None
    return Decimal(f"{whole}.{''.join(map(str, decimals))}")


def _whole(tokens: Sequence[str]) -> int | None:
    """Groups below a million, each raised by the run of ล้าน behind it."""
    total, power_before = 0, 0
    group: list[str] = []
    at = 0
    while at < len(tokens):
        if tokens[at] != _MILLION:
            group.append(tokens[at])
            at += 1
            continue
        power = 0
        while at < len(tokens) and tokens[at] == _MILLION:
            power += 1
            at += 1
        value = _below_million(group)
        if not value:
            return None
        scale: int = 1_000_000**power
        # หนึ่งล้านล้าน สองล้าน adds up; หนึ่งล้าน สองแสนล้าน is 1.2 million of millions
        total = total + value * scale if power < power_before else (total + value) * scale
        power_before, group = power, []
    if not group:
        return total or None
    rest = _below_million(group, after_million=total > 0)
    return None if rest is None or (total and not rest) else total + rest


def _below_million(tokens: Sequence[str], after_million: bool = False) -> int | None:
    """One number below a million; None where the words do not follow each other as they must."""
    if not tokens:
        return None
    if list(tokens) == ["ศูนย์"]:
        return 0
    total, scale_before, digit = 0, 1_000_000, None
    for place, word in enumerate(tokens):
        if word in _SCALES:
            scale = _SCALES[word]
            if scale >= scale_before or digit == 0:
                return None
            if digit is None and place and scale != 10:
                return None
            total += (1 if digit is None else digit) * scale
            scale_before, digit = scale, None
        elif digit is not None:
            return None
        elif word == "ยี่":
            if place + 1 == len(tokens) or tokens[place + 1] != "สิบ":
                return None
            digit = 2
        elif word == "เอ็ด":
            if place + 1 != len(tokens) or not (place or after_million):
                return None
            digit = 1
        else:
            digit = _DIGITS.get(word)
            if not digit:
                return None
    return total + (digit or 0)
