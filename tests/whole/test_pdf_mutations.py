"""Three thousand PDFs with bytes changed, cut or put in: a record or a refusal, never a crash or a hang."""

from __future__ import annotations

import multiprocessing
import random
from pathlib import Path

import pytest
from pdfmaking.printers import PRINTERS, Press
from pdfmaking.typeset import Look, typeset

from thaimemo.pipeline.document import read
from thaimemo.schema.errors import ThaimemoError

MEMO = Path(__file__).parents[2] / "samples" / "short-memo.txt"
BATCHES, SIZE = 30, 100
SECONDS = 60.0
"""The longest that a batch may take; one of them takes a few."""
WORDS = [
    b"obj",
    b"endobj",
    b"stream",
    b"endstream",
    b"/Length",
    b"/Font",
    b"/ToUnicode",
    b"<<",
    b">>",
    b"R",
    b"BT",
]


def mutated(pdf: bytes, seed: int) -> bytes:
    """One to twelve places changed: bits flipped, numbers made large, words swapped, parts cut or doubled."""
    chance = random.Random(seed)
    data = bytearray(pdf)
    for _ in range(chance.choice([1, 2, 4, 12])):
        at = chance.randrange(len(data))
        match chance.randrange(6):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                data[at : at + chance.randrange(1, 200)] = b""
            case 2:
                data[at:at] = data[at : at + chance.randrange(1, 400)]
            case 3:
                data[at : at + 4] = chance.randbytes(4)
            case 4:
                found = data.find(chance.choice(WORDS), at)
                if found >= 0:
                    data[found : found + 2] = chance.choice(WORDS)
            case _:
                while at < len(data) and not chr(data[at]).isdigit():
                    at += 1
                data[at : at + 1] = chance.choice([b"0", b"-1", b"999999999", b"4294967296"])
        if not data:
            return bytes(data)
    return bytes(data)


def read_batch(pdf: bytes, batch: int, told: multiprocessing.connection.Connection) -> None:
    """Read one batch; the seed in work is told first, so that a crash is known by it."""
    for seed in range(batch * SIZE, (batch + 1) * SIZE):
        told.send(("reads", seed))
        try:
            read(mutated(pdf, seed), "torn.pdf")
        except ThaimemoError as error:
            if not str(error).startswith("torn.pdf: "):
                told.send(("stumbled", f"{seed}: {error}"))
        except Exception as error:
            told.send(("stumbled", f"{seed}: {error!r}"))
    told.send(("done", batch))


@pytest.fixture(scope="module")
def sound(press: Press) -> dict[str, bytes]:
    page = typeset(MEMO.read_text("utf-8"), Look("Norasi", 16))
    return {printer: press.print(printer, {"memo": page})["memo"] for printer in PRINTERS}


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_record_or_a_refusal(sound: dict[str, bytes], batch: int) -> None:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    pdf = sound[PRINTERS[batch % len(PRINTERS)]]
    worker = context.Process(target=read_batch, args=(pdf, batch, there))
    worker.start()
    there.close()
    messages = []
    try:
        while here.poll(SECONDS):
            messages.append(here.recv())
            if messages[-1][0] == "done":
                break
        else:
            worker.kill()
    except EOFError:
        pass
    worker.join()
    stumbled = [message for kind, message in messages if kind == "stumbled"]
    assert (messages[-1][0], stumbled, worker.exitcode) == ("done", [], 0), messages[-1]
