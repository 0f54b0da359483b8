"""The cells of one row of a report table by what their columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thaimemo.extract.page import Cell
from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.projects.statements import CANCELLED, DASH
from thaimemo.parsers.tables.columns import RESULT_ROLES, REVIEW_ROLES, Column, Header
from thaimemo.parsers.tables.marks_in_cells import TICK
from thaimemo.parsers.tables.rounds import Round, round_of
from thaimemo.schema.evidence import Evidence

_BARE_NUMBER = lazy.compiled(r"\s*(?:ที่)?\s*[0-9๐-๙]{1,2}\s*")
_VERDICTS = frozenset({"status", "score", "weighted_score"})
_SHARED = frozenset({"group", "goal", "issue", "responsible"})
"""What a cell over several rows says of all of them."""


@dataclass(slots=True)
class RowCells:
    """Passages by role, those of results by round, criteria by level, results of single quarters by month."""

    fields: dict[str, Passage] = field(default_factory=dict)
    rounds: dict[int | None, dict[str, Passage]] = field(default_factory=dict)
    levels: dict[int, Passage] = field(default_factory=dict)
    parts: dict[int, Passage] = field(default_factory=dict)
    of_quarter: set[int] = field(default_factory=set)
    """Rounds whose result is that of the quarter alone."""
    round_places: dict[int, tuple[Evidence, ...]] = field(default_factory=dict)
    """Where the rounds are named, by their months."""
    round: Round | None = None
    """The round of the whole row."""

    @property
    def key(self) -> Passage | None:
        """What names the row."""
        return self.fields.get("project") or self.fields.get("indicator") or self.fields.get("goal")

    @property
    def first(self) -> Passage | None:
        """The first of all passages."""
        results = (p for cells in self.rounds.values() for p in cells.values())
        return next(iter((*self.fields.values(), *results, *self.levels.values())), None)

    def add_to(self, mention: Mention) -> None:
        """The row goes on with the mention above it."""
        for role, passage in self.fields.items():
            before = mention.fields.get(role)
            mention.fields[role] = Passage.join((before, passage), "\n") if before else passage
        for months, cells in self.rounds.items():
            known = mention.rounds.setdefault(months, {})
            for role, passage in cells.items():
                known[role] = Passage.join((known[role], passage), "\n") if role in known else passage
        for level, passage in self.levels.items():
            mention.levels.setdefault(level, passage)
        mention.of_quarter |= self.of_quarter
        mention.parts.update(self.parts)
        for of, places in self.round_places.items():
            mention.round_places.setdefault(of, places)


_OF_ROUNDS = (
    RESULT_ROLES
    | frozenset(REVIEW_ROLES.values())
    | {"full_score", "numerator", "denominator", "met", "unmet"}
)


def read_cells(cells: Iterable[Cell], header: Header, above: Round | None = None) -> RowCells:
    """The cells by role; ``above`` is the round that a row above names where no cell of this one does.

    A weight or target of a round stands with the results of its round as well.
    """
    found = RowCells()
    cells = list(cells)
    found.round = own = _round_of(cells, header) or above or header.round
    by_round = {
        role for role in ("weight", "target") if header.round is not None or len(header.rounds_of(role)) > 1
    }
    cancelled: Passage | None = None
    for cell in cells:
        column = header.columns.get(cell.column)
        if column is None:
            cancelled = cell.passage if CANCELLED.fullmatch(cell.text) else cancelled
            continue
        if column.level is not None:
            found.levels[column.level] = cell.passage
        for role in column.roles:
            if role == "part":
                of = own.months if own is not None else column.months
                if of is not None:
                    found.parts.setdefault(of, cell.passage)
            elif role in _OF_ROUNDS or (role in by_round and (column.months or header.round) is not None):
                months = own.months if own is not None else column.months
                found.rounds.setdefault(months, {}).setdefault(role, cell.passage)
                single = own.of_quarter if own is not None else column.of_quarter
                place = own.place if own is not None else header.round_places.get(months or 0, ())
                if months is not None and place:
                    found.round_places.setdefault(months, place)
                if months and role == "result" and single and not column.cumulative:
                    found.of_quarter.add(months)
            elif role != "round":
                found.fields.setdefault(role, cell.passage)
    if cancelled is not None:  # below "วันที่จัด", as well as in the columns of results
        for told in found.rounds.values():
            told.setdefault("status", cancelled)
    _give_verdict(found.rounds)
    return found


def _give_verdict(rounds: dict[int | None, dict[str, Passage]]) -> None:
    """One column "บรรลุ/ไม่บรรลุ" or "คะแนนที่ได้" behind results of several rounds speaks of the last one told."""
    told = [months for months, cells in rounds.items() if months is not None and not _is_open(cells)]
    if len(rounds) > 2 and told and None in rounds and set(rounds[None]) <= _VERDICTS:
        rounds[max(told)] |= rounds.pop(None)


def _is_open(cells: dict[str, Passage]) -> bool:
    """Nothing was reached yet in the round."""
    return all(DASH.fullmatch(passage.text) for passage in cells.values())


def _round_of(cells: Iterable[Cell], header: Header) -> Round | None:
    """The round that a cell of the row names: "๙ เดือน", "ไตรมาส ๒", or "๖" below "รอบ (เดือน)"."""
    for cell in cells:
        column = header.columns.get(cell.column)
        if column is not None and "round" in column.roles:
            found = _round_in(cell.text, column)
            return found._replace(place=tuple(cell.passage.evidence())) if found is not None else None
    return None


def _round_in(text: str, column: Column) -> Round | None:
    if _BARE_NUMBER.fullmatch(text):
        return round_of(f"ไตรมาส {text}" if column.of_quarter else f"รอบ {text} เดือน")
    return round_of(text) or round_of(f"รอบ {text}")


def with_held(row: list[Cell], held: dict[int, tuple[int, Cell]], header: Header) -> list[Cell]:
    """The row with the cells from above that reach down to it and hold for all the rows beside them."""
    taken = {cell.column for cell in row}
    reaching = [cell for column, (left, cell) in held.items() if left > 0 and column not in taken]
    for column, (left, cell) in list(held.items()):
        held[column] = (left - 1, cell)
    for cell in row:
        said = header.columns.get(cell.column)
        if cell.row_span > 1 and said is not None and _SHARED & set(said.roles[:1]):
            held[cell.column] = (cell.row_span - 1, cell)
    return sorted([*row, *reaching], key=lambda cell: cell.column) if reaching else row


def ticked(levels: Mapping[int, Passage]) -> tuple[int, Passage] | None:
    """The one level with a mark below it."""
    marked = [(level, passage) for level, passage in levels.items() if TICK.fullmatch(passage.text)]
    return marked[0] if len(marked) == 1 else None
