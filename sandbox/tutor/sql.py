"""The few pieces of SQL that are put together from parts; every part is a name from this code."""

from collections.abc import Mapping, Sequence

from sandbox.database import Connection, Row

__all__ = ["group", "rows_in", "update"]


def rows_in(db: Connection, sql: str, values: Sequence[object], rest: Sequence[object] = ()) -> list[Row]:
    """Rows of a query whose `(:many)` stands for a list of values; `rest` are the parameters behind it."""
    if not values:
        return []
    return db.rows(sql.replace("(:many)", f"({', '.join('?' * len(values))})"), [*values, *rest])


def update(db: Connection, table: str, row_id: int, values: Mapping[str, object]) -> None:
    """Set columns of one row."""
    if values:
        columns = ", ".join(f"{name} = ?" for name in values)
        db.execute(f"UPDATE {table} SET {columns} WHERE id = ?", [*values.values(), row_id])  # noqa: S608 - own names


def group(rows: Sequence[Row], column: str) -> dict[int, list[Row]]:
    """Rows by the number in one of their columns, in the order they came."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found
