"""Cells that hold a mark and nothing else: ✓, /, (x)."""

from __future__ import annotations

import regex

TICK = regex.compile(r"\s*\(?\s*[✓✔√☑●⚫xX/]\s*\)?\s*")
