"""Where a warehouse is: the URL of ``--to`` taken apart, and its password kept out of every message."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from thaimemo.schema.errors import UnknownWarehouse


@dataclass(frozen=True)
class DuckdbFile:
    """``duckdb:///warehouse.duckdb`` is a path from here, ``duckdb:////srv/warehouse.duckdb`` one from the
    root.
    """

    path: Path

    def __str__(self) -> str:
        return f"duckdb:///{self.path}"


@dataclass(frozen=True, repr=False)
class PostgresServer:
    """``postgresql://user:password@host:port/database?options``, as libpq reads it."""

    url: str
    shown: str
    """The same without password and options."""
    secrets: tuple[str, ...]
    """What no message may say."""

    def __str__(self) -> str:
        return self.shown

    __repr__ = __str__

    def masked(self, message: str) -> str:
        """The message with every secret in it as asterisks."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            message = message.replace(secret, "***")
        return message


Address = DuckdbFile | PostgresServer


def address(url: str) -> Address:
    """The warehouse that the URL names; raises `UnknownWarehouse`, whose message does not repeat the URL."""
    scheme = url.partition(":")[0].lower() if ":" in url else ""
    if scheme == "duckdb":
        return _duckdb(url)
    if scheme in ("postgresql", "postgres"):
        return _postgres(url)
    reason = (
        f"no warehouse is reached by {scheme}:" if scheme.isalnum() else "this is no address of a warehouse"
    )
    raise UnknownWarehouse("--to", "load", reason, "write duckdb:///FILE or postgresql://USER@HOST/DATABASE")


def _duckdb(url: str) -> DuckdbFile:
    rest = url.partition(":")[2]
    if not rest.startswith("///") or len(rest) == 3:
        remedy = "write duckdb:///FILE, or duckdb:////FOLDER/FILE from the root"
        raise UnknownWarehouse("--to", "load", "the address names no file", remedy)
    return DuckdbFile(Path(unquote(rest[3:])))


def _postgres(url: str) -> PostgresServer:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts = urlsplit(url)
        known = conninfo_to_dict(url)
    except (ProgrammingError, ValueError) as error:
        # The library's message repeats what it could not read, which may be the password.
        remedy = (
            "write postgresql://USER:PASSWORD@HOST:PORT/DATABASE with %40 for @ and %2F for / in the password"
        )
        raise UnknownWarehouse("--to", "load", "the address cannot be taken apart", remedy) from error
    secrets = {str(known.get(name) or "") for name in ("password", "sslpassword")}
    secrets |= {parts.password or "", unquote(parts.password or "")}
    user = f"{known['user']}@" if known.get("user") else ""
    port = f":{known['port']}" if known.get("port") else ""
    shown = f"postgresql://{user}{known.get('host') or ''}{port}/{known.get('dbname') or ''}"
    return PostgresServer(url, shown, tuple(secret for secret in secrets if secret))
