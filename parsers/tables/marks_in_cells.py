"""Cells that hold a mark and nothing else: ✓, /, (x)."""

from __future__ import annotations

from thaimemo.normalize import lazy

TICK = lazy.compiled(r"\s*\(?\s*[✓✔√☑●⚫xX/]\s*\)?\s*")
