"""The dimensions of the HR Scorecard by their official names."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

from thaimemo.normalize import lazy

NOT_A_LETTER = lazy.compiled(r"[^\p{L}\p{M}]+")
HEADING = lazy.compiled(r"^(?:ม\u0E34?ติ|มติ|ด้าน)(?:ที่)?\s*[๐-๙0-9]+\s*[:.)-]*\s*")  # e.g. "มิติที่ ๑ "
CONTINUED = lazy.compiled(r"\(\s*ต่อ\s*\)")


def letters(name: str) -> str:
    """The name without its number, spaces, marks and "(ต่อ)"."""
    return NOT_A_LETTER.sub("", HEADING.sub("", CONTINUED.sub("", name.strip())))


@cache
def official_names() -> dict[int, tuple[str, ...]]:
    """By number: the official name first, then the wordings that mean the same, all as `letters`."""
    data = tomllib.loads((files("thaimemo.audit") / "dimensions.toml").read_text("utf-8"))
    return {d["number"]: tuple(map(letters, d["names"])) for d in data["dimension"]}


@cache
def printed_name(number: int) -> str:
    """The official name as it is printed."""
    data = tomllib.loads((files("thaimemo.audit") / "dimensions.toml").read_text("utf-8"))
    return next(str(d["names"][0]) for d in data["dimension"] if d["number"] == number)


@cache
def cut_short(name: str, number: int) -> bool:
    """Whether the name is the beginning of the dimension's, broken off at the end of a line, and "
    "of no other's."""
    own = letters(name)
    begun = {n for n, names in official_names().items() if any(full.startswith(own) for full in names)}
    return len(own) >= 8 and begun == {number}


@cache
def belongs_to(name: str) -> tuple[int, int]:
    """The dimension whose name is nearest, and how many letters are different."""
    own = letters(name)
    return min(
        ((number, Levenshtein.distance(own, n)) for number, names in official_names().items() for n in names),
        key=lambda found: (found[1], found[0]),
    )


@cache
def distance_to(name: str, number: int) -> int:
    """How many letters the name is away from one dimension's."""
    own = letters(name)
    return min(Levenshtein.distance(own, n) for n in official_names()[number])
