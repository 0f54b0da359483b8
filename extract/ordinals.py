"""Numbers as lists print them: ๑ ๒ ๓, ก ข ค, a b c, i ii iii.

The names are those of WordprocessingML (ISO/IEC 29500-1, 17.18.59); HTML and CSS names are mapped to them.
"""

from __future__ import annotations

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_thai

THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
"""The letters that lists count by: without ฃ ฅ ฆ."""
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
MAX_ROMAN = 4_000
MAX_REPEAT = 8
_TYPED = lazy.compiled(r"\s*(?:[-–•*]|\(?[0-9๐-๙ก-ฮa-zA-Z]{1,3}[.)])")


def is_typed(text: str) -> bool:
    """The item begins with a number or bullet that the author typed, in place of the list's own."""
    return _TYPED.match(text) is not None


def ordinal(number: int, form: str) -> str:
    """``number`` in the form; a form that is not known, or has no sign for the number, gives decimal."""
    match form:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{number:02d}"
        case "thaiNumbers":
            return to_thai(str(number))
        case "thaiLetters" if number > 0:
            return _letters(number, THAI_LETTERS)
        case "lowerLetter" if number > 0:
            return _letters(number, "abcdefghijklmnopqrstuvwxyz")
        case "upperLetter" if number > 0:
            return _letters(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        case "lowerRoman" if 0 < number < MAX_ROMAN:
            return _roman(number)
        case "upperRoman" if 0 < number < MAX_ROMAN:
            return _roman(number).upper()
        case "numberInDash":
            return f"- {number} -"
        case _:
            return str(number)


def _letters(number: int, letters: str) -> str:
    """After the last letter they are doubled: a ... z, aa, bb."""
    times, index = divmod(number - 1, len(letters))
    return letters[index] * (times + 1) if times < MAX_REPEAT else str(number)


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        found += sign * times
    return found
