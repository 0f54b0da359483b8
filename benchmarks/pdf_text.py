"""How right the text of PDFs with known text comes out, beside other readers, and what a page costs.

    python benchmarks/pdf_text.py FOLDER [--only PREFIX ...] [--speed FILE ...]

FOLDER holds ``pdfs/<producer>-<font>-para.pdf`` and ``-table.pdf`` with their text in ``truth/truth.json``:
the paragraphs under ``paras``, the header and rows of the table under ``th`` and ``rows``. Character error
rates are in per cent of the true text, white space left out; *spaces* are the spaces of ours, inside lines,
that are too many or missing, in per cent of the true ones; a cell is right when it is equal but for white
space. Times are medians of processor time in milliseconds a page on one core, taken in turn, beside PDFium's
bare text build; ratios are medians of the turns. The last line takes a page of every file together.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import regex
from rapidfuzz.distance import Levenshtein

from thaimemo.extract.page import Line, Page, Table
from thaimemo.extract.reader import read_bytes
from thaimemo.pipeline.document import read

Reader = Callable[[Path], str]
RATIOS = (("extract", "floor", 15), ("to findings", "floor", 13), ("pdfplumber", "to findings", 13))
"""Works that are set against each other, and the width of their column."""


def bare(text: str) -> str:
    """Without white space."""
    return regex.sub(r"\s+", "", text)


def own_pages(path: Path) -> list[Page]:
    return read_bytes(path.read_bytes(), path.name).pages


def own_text(path: Path) -> str:
    return "\n".join(
        b.text if isinstance(b, Line) else "\n".join(c.text for row in b.rows for c in row)
        for page in own_pages(path)
        for b in page.blocks
    )


def own_cells(path: Path) -> list[str]:
    tables = [b for page in own_pages(path) for b in page.blocks if isinstance(b, Table)]
    return [c.text for table in tables for row in table.rows for c in row]


def wrong_spaces(truth: str, text: str) -> float:
    """Spaces put in or left out where ``text`` has the letters of ``truth``, in per cent of its spaces."""
    letters, true_places = _places(truth)
    found_letters, places = _places(text)
    wrong = 0
    for block in Levenshtein.opcodes(letters, found_letters):
        if block.tag == "equal":
            for offset in range(1, block.src_end - block.src_start):
                white = places.get(block.dest_start + offset, "")
                if "\n" not in white:
                    wrong += (block.src_start + offset in true_places) != bool(white)
    return 100 * wrong / max(len(true_places), 1)


def _places(text: str) -> tuple[str, dict[int, str]]:
    """The letters, and the white space by the number of the letter that follows it."""
    letters: list[str] = []
    places: dict[int, str] = {}
    for character in text:
        if character.isspace():
            places[len(letters)] = places.get(len(letters), "") + character
        else:
            letters.append(character)
    return "".join(letters), places


def pdfplumber_text(path: Path) -> str:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def pdfplumber_cells(path: Path) -> list[str]:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
        return [cell or "" for table in tables for row in table for cell in row]


def pdfplumber_both(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()


def pdfminer_text(path: Path) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(path)


def pdfium_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def floor(path: Path) -> None:
    """Every page loaded and its text built by PDFium, nothing taken out."""
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().close()
            page.close()


def accuracy(folder: Path, only: list[str]) -> None:
    truth = json.loads((folder / "truth" / "truth.json").read_text(encoding="utf-8"))
    whole = "\n".join(truth["paras"])
    text = bare(whole)
    cells = [bare(c) for row in [truth["th"], *truth["rows"]] for c in row]
    readers: dict[str, Reader] = {
        "thaimemo": own_text,
        "pdfplumber": pdfplumber_text,
        "pdfminer": pdfminer_text,
        "pypdfium2": pdfium_text,
    }
    errors: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    right: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    spaces: dict[str, list[float]] = defaultdict(list)
    for path in sorted((folder / "pdfs").glob("*.pdf")):
        producer, _, kind = path.stem.split("-")
        if only and not any(producer.startswith(o) for o in only):
            continue
        if kind == "para":
            for name, reader in readers.items():
                distance = Levenshtein.distance(text, bare(reader(path)))
                errors[producer][name].append(100 * distance / len(text))
            spaces[producer].append(wrong_spaces(whole, own_text(path)))
        elif kind == "table":
            for name, reader_of_cells in {"thaimemo": own_cells, "pdfplumber": pdfplumber_cells}.items():
                found = [bare(c) for c in reader_of_cells(path)]
                right[producer][name].append(sum(1 for c in cells if c in found))
    print(
        f"{'':12}"
        + "".join(f"{name:>12}" for name in readers)
        + f"{'spaces':>12}{'cells':>12}{'pdfplumber':>12}   of {len(cells)}"
    )
    for producer, row in errors.items():
        rates = "".join(f"{statistics.mean(row[name]):12.2f}" for name in readers)
        tables = "".join(f"{statistics.mean(right[producer][n]):12.1f}" for n in ("thaimemo", "pdfplumber"))
        print(f"{producer:12}{rates}{statistics.mean(spaces[producer]):12.2f}{tables}")


def speed(paths: list[Path], runs: int) -> None:
    works: dict[str, Callable[[Path], object]] = {
        "floor": floor,
        "extract": own_pages,
        "to findings": read,
        "pdfplumber": pdfplumber_both,
    }
    print(
        f"\n{'ms a page':40}"
        + "".join(f"{name:>14}" for name in works)
        + f"{'extract/floor':>15}{'all/floor':>13}{'plumber/all':>13}"
    )
    together: dict[str, float] = dict.fromkeys(works, 0.0)
    for path in paths:
        with pypdfium2.PdfDocument(path) as document:
            pages = len(document)
        turns: list[dict[str, float]] = []
        for turn in range(runs + 1):
            costs = {}
            for name, work in works.items():
                gc.collect()  # nobody pays for what the one before left
                start = time.process_time()
                work(path)
                costs[name] = (time.process_time() - start) * 1000 / pages
            turns.append(costs)
            if turn == 0:
                gc.freeze()  # as the command does with what it imports
        turns = turns[1:] or turns  # the first pays for imports

        def ratio(above: str, below: str, turns: list[dict[str, float]] = turns) -> float:
            return statistics.median(costs[above] / costs[below] for costs in turns)

        medians = {name: statistics.median(costs[name] for costs in turns) for name in works}
        together = {name: cost + medians[name] for name, cost in together.items()}
        figures = "".join(f"{cost:14.2f}" for cost in medians.values())
        ratios = "".join(f"{ratio(above, below):{width}.1f}" for above, below, width in RATIOS)
        print(f"{path.name:40}{figures}{ratios}")
    figures = "".join(f"{cost / len(paths):14.2f}" for cost in together.values())
    ratios = "".join(f"{together[above] / together[below]:{width}.1f}" for above, below, width in RATIOS)
    print(f"{'all together':40}{figures}{ratios}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--speed", nargs="*", type=Path, default=[])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if options.folder:
        accuracy(options.folder, options.only)
    if options.speed:
        speed(options.speed, options.runs)


if __name__ == "__main__":
    main()
