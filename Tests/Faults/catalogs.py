"""Damage to a catalog, one value at a time. Its own schema says which values there are."""

import contextlib
import random
import sqlite3

import documents
import hostile

# Text that holds a document of its own, which is damaged inside as well.
RECIPES = {("selection", "recipe"), ("part", "recipe")}


def columns(file):
    """Every column of every table that has a row: (table, column)."""
    with _opened(file) as base:
        tables = [row[0] for row in base.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
        full = [table for table in tables if base.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone()]
        return [(table, row[1]) for table in full for row in base.execute(f'PRAGMA table_info("{table}")')]


def cases(file, seed, inside):
    """Every case of damage to a catalog: (kind, name, what to do with an open connection)."""
    for table, column in columns(file):
        good = _a_value(file, table, column, seed)
        for name, value in hostile.of_sql(inside):
            yield "catalog values", f"{table}.{column}={name}", _setter(table, column, good, value)
        if isinstance(good[1], bytes):
            yield from _blob_cases(table, column, good, seed)
        elif isinstance(good[1], str):
            yield from _text_cases(table, column, good, inside)
        yield "catalog schema", f"{table}.{column}-dropped", _statement(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
        yield "catalog schema", f"{table}.{column}-renamed", _statement(
            f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "other"')
    yield from _table_cases(file)


def damage(file, change):
    """Applies a case to a catalog; false where SQLite itself refuses the value."""
    return _applied(file, change, strict=True) or _applied(file, change, strict=False)


def _applied(file, change, strict):
    """Constraints may stand in the way, which a catalog of somebody else need not have."""
    if not strict:
        with _opened(file) as base:
            _without_constraints(base)
    with _opened(file) as base:
        try:
            change(base)
            base.commit()
            base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return True
        except sqlite3.Error:
            return False


def _without_constraints(base):
    base.execute("PRAGMA writable_schema = ON")
    base.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'")
    base.commit()


def _opened(file):
    """A connection that is closed at the end of its `with`, as those of sqlite3 are not by themselves."""
    return contextlib.closing(sqlite3.connect(file))


def _a_value(file, table, column, seed):
    """A value that is there, and where it stands among the rows: (place, value)."""
    with _opened(file) as base:
        rows = base.execute(f'SELECT "{column}" FROM "{table}"').fetchall()
    chance = random.Random(f"{seed} {table} {column}")
    places = [at for at, row in enumerate(rows) if row[0] is not None] or [0]
    place = chance.choice(places)
    return place, rows[place][0]


def _setter(table, column, good, value):
    place, _ = good

    def change(base):
        keys = [row[1] for row in base.execute(f'PRAGMA table_info("{table}")') if row[5]]
        names = ", ".join(f'"{key}"' for key in keys) or "rowid"
        key = base.execute(f'SELECT {names} FROM "{table}" LIMIT 1 OFFSET {place}').fetchone()
        wanted = " AND ".join(f'"{name}" IS ?' for name in keys) or "rowid IS ?"
        new = value() if callable(value) else value
        base.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {wanted}', (new, *key))
        base.commit()

    return change


def _blob_cases(table, column, good, seed):
    for name, value in hostile.of_blob(good[1]):
        yield "catalog blobs", f"{table}.{column}={name}", _setter(table, column, good, value)
    chance = random.Random(f"{seed} bits {table} {column}")
    for number in range(6 if good[1] else 0):
        value = hostile.flipped(good[1], chance)
        yield "catalog blobs", f"{table}.{column}=bits-{number}", _setter(table, column, good, value)


def _text_cases(table, column, good, inside):
    """Cases inside a text that is a document of its own."""
    if (table, column) in RECIPES:
        inner = documents.yaml_cases(good[1], inside)
    elif good[1][:1] in "[{":
        inner = documents.json_cases(good[1], inside)
    else:
        inner = []
    for name, value in inner:
        yield "texts in catalogs", f"{table}.{column}/{name}", _setter(table, column, good, value)


def _statement(sql):
    def change(base):
        base.executescript(sql)
        base.commit()

    return change


def _table_cases(file):
    """Cases of whole tables, and of what else a file of SQLite may hold."""
    for table in sorted({table for table, _ in columns(file)}):
        statements = {
            "dropped": f'DROP TABLE "{table}"',
            "emptied": f'DELETE FROM "{table}"',
            "a-view": f'ALTER TABLE "{table}" RENAME TO other; CREATE VIEW "{table}" AS SELECT * FROM other',
            "a-view-of-itself": f'DROP TABLE "{table}"; CREATE VIEW "{table}" AS SELECT * FROM "{table}"',
            "triggers": "".join(
                f'CREATE TRIGGER t{n} AFTER {what} ON "{table}" BEGIN DELETE FROM videos; END;'
                for n, what in enumerate(("INSERT", "UPDATE", "DELETE"))),
            "a-column-more": f'ALTER TABLE "{table}" ADD COLUMN more BLOB DEFAULT (zeroblob(1000000))',
            "computed": f'ALTER TABLE "{table}" ADD COLUMN computed AS (1/0)',
        }
        for name, sql in statements.items():
            yield "catalog schema", f"{table}-{name}", _statement(sql)
    loose = {
        "user-version": "PRAGMA user_version = 2147483647",
        "application-id": "PRAGMA application_id = -1",
        "future-migration": "INSERT INTO grdb_migrations VALUES ('layout 999999')",
        "no-migrations": "DELETE FROM grdb_migrations",
        "last-migration": "DELETE FROM grdb_migrations WHERE rowid = (SELECT max(rowid) FROM grdb_migrations)",
        "strange-table": 'CREATE TABLE "a""b;--" (x)',
        "encoding": "PRAGMA page_size = 65536; PRAGMA journal_mode = DELETE; VACUUM",
    }
    for name, sql in loose.items():
        yield "catalog schema", f"schema-{name}", _statement(sql)
