"""HTML into PDF through the programs that people print with, each document once a test session."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PRINTERS = ("libreoffice", "chrome", "weasyprint")


class Press:
    """A folder of printed documents, shared by the worker processes of one test session."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def print(self, printer: str, documents: Mapping[str, str]) -> dict[str, bytes]:
        """The documents (HTML by name) as PDFs; those not printed yet are made in one run of the program."""
        paths = {name: self._folder / f"{printer}-{_key(page)}.pdf" for name, page in documents.items()}
        with self._alone(printer):
            wanted = {path.stem: documents[name] for name, path in paths.items() if not path.exists()}
            if wanted:
                {"libreoffice": self._libreoffice, "chrome": self._chrome, "weasyprint": _weasyprint}[
                    printer
                ](wanted, self._folder)
        return {name: path.read_bytes() for name, path in paths.items()}

    @contextmanager
    def _alone(self, printer: str) -> Iterator[None]:
        with (self._folder / f"{printer}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _libreoffice(self, pages: dict[str, str], folder: Path) -> None:
        sources = _write(pages, folder)
        _run(
            "soffice",
            f"-env:UserInstallation=file://{folder / 'libreoffice-profile'}",
            "--headless",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            "pdf:writer_pdf_Export",
            "--outdir",
            str(folder),
            *map(str, sources),
        )

    def _chrome(self, pages: dict[str, str], folder: Path) -> None:
        for source in _write(pages, folder):
            _run(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={folder / 'chrome-profile'}",
                "--no-pdf-header-footer",
                f"--print-to-pdf={source.with_suffix('.pdf')}",
                source.as_uri(),
            )


def _weasyprint(pages: dict[str, str], folder: Path) -> None:
    from weasyprint import HTML

    for name, page in pages.items():
        HTML(string=page).write_pdf(folder / f"{name}.pdf", presentational_hints=True)


def _key(page: str) -> str:
    return hashlib.sha256(page.encode()).hexdigest()[:16]


def _write(pages: dict[str, str], folder: Path) -> list[Path]:
    found = []
    for name, page in pages.items():
        path = folder / f"{name}.html"
        path.write_text(page, encoding="utf-8")
        found.append(path)
    return found


def _run(program: str, *arguments: str) -> None:
    path = shutil.which(program)
    assert path, f"{program} is not installed; the tests print with it"
    done = subprocess.run([path, *arguments], capture_output=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-800:]
