"""All rules of the catalogue, found by walking ``audit/rules``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from thaimemo.audit.rule import Rule

PACKAGE = importlib.import_module("thaimemo.audit.rules")
"""Loaded here, since the function below takes its name in ``thaimemo.audit``."""


class DuplicateRuleError(Exception):
    """Two rule modules carry one code."""


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, sorted by code; raises `DuplicateRuleError` where a code is there twice."""
    found: dict[str, Rule] = {}
    for module_info in pkgutil.iter_modules(PACKAGE.__path__):
        module = importlib.import_module(f"{PACKAGE.__name__}.{module_info.name}")
        for value in vars(module).values():
            if not isinstance(value, Rule):
                continue
            if value.code in found:
                raise DuplicateRuleError(
                    f"{value.code} in {module.__name__} is taken by {found[value.code].check.__module__}"
                )
            found[value.code] = value
    return tuple(found[code] for code in sorted(found))
