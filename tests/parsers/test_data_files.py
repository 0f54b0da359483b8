"""Entries kept as data fit their own examples, here and in a folder that a person adds."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import regex

from thaimemo.normalize.passage import Passage
from thaimemo.parsers.dimensions import read_heading
from thaimemo.parsers.words.files import default_lexicon, load_lexicon
from thaimemo.pipeline.document import read
from thaimemo.schema.errors import InvalidLexicon

DATA = files("thaimemo.parsers.words").joinpath("data")
WORDS = default_lexicon()


def entries(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(DATA.joinpath(f"{name}.toml").read_text("utf-8"))[name[:-1]]
    return found


@pytest.mark.parametrize(
    ("role", "header"), [(c["role"], e) for c in entries("columns") for e in c["examples"]]
)
def test_a_column_is_known_by_its_header(role: str, header: str) -> None:
    assert WORDS.roles_of(header)[0] == role


@pytest.mark.parametrize(("word", "text"), [(g["word"], e) for g in entries("groups") for e in g["examples"]])
def test_a_group_is_known_by_its_word(word: str, text: str) -> None:
    heading = read_heading(Passage(text, ()), WORDS, in_table=not WORDS.groups[word].only_in_lines)
    assert heading is not None
    assert heading.word == word


@pytest.mark.parametrize(
    ("frame", "number", "name"),
    [(f["name"], d["number"], e) for f in entries("frames") for d in f["dimension"] for e in d["examples"]],
)
def test_a_dimension_is_known_by_its_name(frame: str, number: int, name: str) -> None:
    assert number in [f.number_of(name) for f in WORDS.frames if f.name == frame]


@pytest.mark.parametrize("entry", entries("confusions"), ids=lambda entry: entry["example"])
def test_a_confusion_is_met_in_its_example_and_mended(entry: dict[str, str]) -> None:
    mended = regex.sub(entry["pattern"], entry["expected"], entry["example"])
    assert regex.search(entry["pattern"], entry["example"])
    assert not regex.search(entry["pattern"], mended)


COLUMN = """[[column]]
role = "result"
pattern = "ดอกผล"
examples = ["ดอกผลรอบนี้"]
"""
GROUP = """[[group]]
word = "ลำน้ำ"
examples = ["ลำน้ำที่ ๑ ต้นน้ำ"]
"""
FRAME = """[[frame]]
name = "สามสายน้ำ"
word = "ลำน้ำ"
needed = 2
source = "สำนักงานลุ่มน้ำ"
[[frame.dimension]]
number = 1
sign = "ต้นน้ำ"
examples = ["ต้นน้ำ"]
[[frame.dimension]]
number = 2
sign = "ปลายน้ำ"
examples = ["ปลายน้ำ"]
"""
REPORT = """รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน

| ตัวชี้วัด | เป้าหมาย | ดอกผล |
|---|---|---|
| ลำน้ำที่ ๑ ต้นน้ำ | | |
| ๑.๑ จำนวนฝายชะลอน้ำ | ๒๐ แห่ง | ๑๒ แห่ง |
| ลำน้ำที่ ๒ ปลายน้ำ | | |
| ๒.๑ จำนวนสถานีวัดน้ำ | ๔ แห่ง | ๔ แห่ง |
"""


def test_words_of_a_person_are_known_beside_our_own(tmp_path: Path) -> None:
    for name, text in (("columns", COLUMN), ("groups", GROUP), ("frames", FRAME)):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    report = read(REPORT.encode(), "report.md", frames=str(tmp_path)).reports[0]
    assert [(p.id, p.dimension, p.results[0].value) for p in report.projects] == [
        ("1.1", 1, 12),
        ("2.1", 2, 4),
    ]
    assert [d.name for d in report.dimensions] == ["ต้นน้ำ", "ปลายน้ำ"]
    assert (report.frame, report.frame_name) == ("custom", "สามสายน้ำ")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("columns", COLUMN.replace("ดอกผลรอบนี้", "ผลไม้"), "entry 1 does not fit its example “ผลไม้”"),
        ("columns", COLUMN.replace("result", "harvest"), "entry 1, role: input should be"),
        ("columns", COLUMN.replace("ดอกผล", "ดอก(ผล", 1), "entry 1, pattern: is no regular expression"),
        ("columns", COLUMN.replace("pattern", "patern"), "entry 1, pattern: field required"),
        ("columns", "role = ", "no TOML"),
        ("columns", GROUP, "it must hold [[column]] entries"),
        ("groups", GROUP.replace("ลำน้ำที่ ๑", "แม่น้ำที่ ๑"), "does not fit its example"),
        ("frames", FRAME.replace('sign = "ปลายน้ำ"', 'sign = "ปากน้ำ"'), "does not fit its example “ปลายน้ำ”"),
        ("dimensions", FRAME, "no lexicon file has this name"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(InvalidLexicon) as refused:
        load_lexicon(str(tmp_path))
    assert told in str(refused.value)
    assert f"{name}.toml" in str(refused.value)


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidLexicon, match="no lexicon file is in this folder"):
        load_lexicon(str(tmp_path))
    with pytest.raises(InvalidLexicon, match="no such file"):
        load_lexicon(str(tmp_path / "absent"))
