"""Numerals and number words."""

from __future__ import annotations

from decimal import Decimal

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from thaimemo.normalize.number_words import DIGIT_WORDS, WORDS, parse_number_words
from thaimemo.normalize.numerals import is_mixed, parse_number, to_arabic, to_thai

SCALES = ((100_000, "แสน"), (10_000, "หมื่น"), (1_000, "พัน"), (100, "ร้อย"), (10, "สิบ"))


def in_words(number: int) -> str:
    """The Royal Society reading of a whole number."""
    if number == 0:
        return DIGIT_WORDS[0]
    millions, rest = divmod(number, 1_000_000)
    said = in_words(millions) + "ล้าน" if millions else ""
    for scale, word in SCALES:
        digit, rest = divmod(rest, scale)
        if digit:
            said += {(1, 10): "", (2, 10): "ยี่"}.get((digit, scale), DIGIT_WORDS[digit]) + word
    if rest:
        said += "เอ็ด" if rest == 1 and said else DIGIT_WORDS[rest]
    return said


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("๑,๒๕๐.๕๐", "1250.50"),
        ("85.71", "85.71"),
        ("๒๕๖๓", "2563"),
        (" 121๖1 ", "12161"),
        ("๑,๐๐๐,๐๐๐", "1000000"),
        ("๐๗", "7"),
    ],
)
def test_numbers(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed", ["", "1,25", "1250,000", "1,250,00", "๑๒.", ".๕", "๑ ๒", "ก", "-5", "๑.๒.๓", "²"]
)
def test_not_a_number(printed: str) -> None:
    assert parse_number(printed) is None


@pytest.mark.parametrize(
    ("printed", "mixed"),
    [("13.5๖", True), ("121๖1", True), ("๑,2๕0", True), ("๑๓ 56", False), ("๒๕๖๓", False), ("ก", False)],
)
def test_mixed_digits(printed: str, mixed: bool) -> None:
    assert is_mixed(printed) is mixed


@given(st.text())
def test_digits_keep_their_places(text: str) -> None:
    assert len(to_arabic(text)) == len(to_thai(text)) == len(text)
    assert to_arabic(to_thai(text)) == to_arabic(text)


@given(st.integers(0, 10**12), st.integers(0, 99), st.booleans())
def test_printed_numbers_are_read_back(whole: int, cents: int, thai: bool) -> None:
    printed = f"{whole:,}.{cents:02}"
    assert parse_number(to_thai(printed) if thai else printed) == Decimal(f"{whole}.{cents:02}")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ยี่สิบสาม", "23"),
        ("สิบเอ็ด", "11"),
        ("ร้อยเอ็ด", "101"),
        ("หนึ่งแสนห้าหมื่น", "150000"),
        ("สองล้านล้าน", "2000000000000"),
        ("หนึ่งล้านล้านสองล้าน", "1000002000000"),
        ("หนึ่งล้านเอ็ด", "1000001"),
        ("ศูนย์", "0"),
        ("สามจุดหนึ่งสี่", "3.14"),
        ("ศูนย์จุดห้า", "0.5"),
        ("ห้าร้อยบาทถ้วน", "500"),
        ("ห้าร้อย ถ้วน", "500"),
        ("ห้าบาทยี่สิบห้าสตางค์", "5.25"),
        ("ห้าสิบสตางค์", "0.50"),
        ("สอง พัน ห้าร้อย", "2500"),
    ],
)
def test_number_words(words: str, value: str) -> None:
    assert parse_number_words(words) == Decimal(value)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "เอ็ด",
        "ยี่",
        "สองสาม",
        "ร้อยละ",
        "สิบสอง ราย",
        "สิบพัน",
        "จุดห้า",
        "ล้าน",
        "ถ้วน",
        "สามจุด",
        "สิบบาทสอง",
        "ศูนย์สิบ",
    ],
)
def test_not_number_words(words: str) -> None:
    assert parse_number_words(words) is None


@given(st.integers(0, 10**15))
def test_numbers_in_words_are_read_back(number: int) -> None:
    words = in_words(number)
    assert parse_number_words(words) == number
    assert regex.fullmatch(WORDS, words)


@given(
    st.lists(st.sampled_from([*DIGIT_WORDS, "เอ็ด", "ยี่", "สิบ", "พัน", "ล้าน", "จุด", "บาท", "สตางค์", "ถ้วน", "ก"]))
)
def test_any_run_of_words_is_a_number_or_nothing(words: list[str]) -> None:
    value = parse_number_words("".join(words))
    assert value is None or value >= 0
