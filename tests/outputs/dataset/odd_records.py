"""Records that no document gives: every field filled with whatever its type allows."""

from __future__ import annotations

import datetime as dt
import types
import typing
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from thaimemo.schema.evidence import Evidence, EvidenceMap
from thaimemo.schema.record import Document, Record

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(["=1+1", "'", "-", "๑.๑", "a/b~c", "\x00", "นายทดสอบ ระบบดี", "", "1.1"]),
)
NUMBERS = st.one_of(
    st.integers(-(10**6), 10**30).map(Decimal),
    st.decimals(-1000, 1000, places=4),
    st.sampled_from([Decimal("3.333333333333333"), Decimal("1E+2"), Decimal("0.0000001")]),
)
INTEGERS = st.one_of(st.integers(0, 6), st.integers(-(2**70), 2**70))
PLACES = st.integers(1, 10**4)


def strategy(annotation: Any) -> st.SearchStrategy[Any]:
    """What a field of this type may hold."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return strategy(arguments[0])
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(strategy(argument) for argument in arguments))
    if annotation == EvidenceMap:
        return st.dictionaries(TEXTS, st.lists(model(Evidence), max_size=2), max_size=2)
    if origin is list:
        return st.lists(strategy(arguments[0]), max_size=2)
    if origin is tuple:
        return st.tuples(*(strategy(argument) for argument in arguments))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return model(annotation)
    return {
        str: TEXTS,
        Decimal: NUMBERS,
        int: INTEGERS,
        float: st.floats(0, 1),
        bool: st.booleans(),
        dt.date: st.dates(),
        type(None): st.none(),
    }[annotation]


def model(kind: type[BaseModel]) -> st.SearchStrategy[Any]:
    """An object of a model with every field drawn."""
    fields = {name: strategy(field.rebuild_annotation()) for name, field in kind.model_fields.items()}
    if kind is Document:
        fields["id"] = st.just("0" * 64)
    if kind is Evidence:
        fields |= {"page": PLACES, "line": PLACES}
    return st.builds(kind, **fields)


def records() -> st.SearchStrategy[Record]:
    """Any record."""
    return model(Record)
