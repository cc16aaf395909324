#!/usr/bin/env python3
"""Makes a large catalog of a real one: DIR/catalog.sqlite with N videos of new names, ids and pictures.

Video number i of the new catalog has the shots, frame times and tracks of one of CATALOG's, its scores
within 3 % of those, and pictures of its own: those of the real video, moved and mirrored, mixed with two
of others, so that hardly any two videos have a common group of copies; of one in twenty the pictures are
those of an earlier one, with noise. All of it depends on i and the seed alone: catalogs made with
different --first are parts of one. No file is there: the catalog says that it was scanned on another
machine. CATALOG is one that this version of winnow has written, scanned whole. Needs numpy.

usage: Benchmarks/replicate.py CATALOG DIR N [--first I] [--seed S] [--copies SHARE]
         [--moments M] [--no-thumbnails] [--root PATH]
"""
import argparse
import hashlib
import pathlib
import random
import sqlite3

import numpy

SIDE = 32
HEADER = 8
MEASURED = "outcome = 'scanned' AND depth = 'frames' AND content IS NOT NULL"
# What is decided, and what is true of one machine, is not taken over.
LEFT_OUT = {
    "listing", "selection", "cuts", "statistics", "verdicts", "clips", "part", "part_videos", "comparison",
    "compared", "copies", "plain_looks", "altered_looks",
}
# Written column by column.
OWN = {"roots", "places", "videos", "measurements", "runs", "grdb_migrations"}


class Fingerprints:
    """Moments of a video, as FingerprintTrack+Coding.swift writes them."""

    def __init__(self, code, moments=None):
        self.heads, pictures, place = [], [], HEADER
        count = int.from_bytes(code[4:HEADER], "little")
        for _ in range(count):
            self.heads.append(code[place:place + 9])
            end = place + 9 + code[place + 8] * SIDE * SIDE
            pictures.append(code[place + 9:end])
            place = end
        if moments is not None:
            self.heads, pictures = self.heads[:moments], pictures[:moments]
        self.signature = code[:4]
        self.counts = [head[8] for head in self.heads]
        self.pictures = numpy.frombuffer(b"".join(pictures), numpy.uint8).reshape(-1, SIDE, SIDE)

    def encoded(self, pictures):
        parts, place = [self.signature, len(self.heads).to_bytes(4, "little")], 0
        for head, count in zip(self.heads, self.counts):
            parts += [head, pictures[place:place + count].tobytes()]
            place += count
        return b"".join(parts)


class Source:
    """The measured videos of a catalog."""

    def __init__(self, path, moments):
        self.database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        self.tables = [name for name, in self.database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        if "places" not in self.tables:
            raise SystemExit(f"{path} is of an old layout; run winnow select on it first")
        self.columns = {table: [row[1] for row in self.database.execute(
            f"PRAGMA table_info({table})")] for table in self.tables}
        self.hanging = [table for table in self.tables
                        if "video" in self.columns[table] and table not in LEFT_OUT | OWN]
        self.videos = [dict(zip(self.columns["videos"], row)) for row in self.database.execute(
            f"SELECT * FROM videos WHERE {MEASURED} ORDER BY content")]
        self.rows = {table: {video["id"]: [] for video in self.videos} for table in self.hanging}
        for table in self.hanging:
            key = self.columns[table].index("video")
            for row in self.database.execute(f"SELECT * FROM {table}"):
                if row[key] in self.rows[table]:
                    self.rows[table][row[key]].append(row)
        self.fingerprints = {
            video: Fingerprints(rows[0][self.columns["fingerprints"].index("codes")], moments)
            for video, rows in self.rows["fingerprints"].items() if rows}
        self.stills = [track.pictures[place] for track in self.fingerprints.values()
                       for place in range(0, len(track.pictures), 8)]


class Replica:
    """One video of the new catalog."""

    def __init__(self, number, options, source):
        self.number, self.source = number, source
        self.random = random.Random(f"{options.seed} {number}")
        self.original = None
        if self.random.random() < options.copies and number > 0:
            self.original = Replica(self.random.randrange(number), argparse.Namespace(
                **vars(options) | {"copies": 0}), source)
        self.video = (self.original.video if self.original
                      else source.videos[self.random.randrange(len(source.videos))])
        self.content = hashlib.sha256(
            f"{options.seed} {number} {self.video['content']}".encode()).hexdigest()[:32]

    def pictures(self, track):
        if self.original:
            noise = numpy.random.default_rng(self.number).integers(-3, 4, track.pictures.shape)
            return numpy.clip(self.original.pictures(track) + noise, 0, 255).astype(numpy.uint8)
        choice = random.Random(f"pictures of {self.content}")
        mixed = moved(track.pictures, choice).astype(numpy.uint16) * 2
        for _ in range(2):
            mixed += moved(choice.choice(self.source.stills), choice)
        return (mixed // 4).astype(numpy.uint8)

    def rows(self, table):
        """The rows of a table that hangs on the video."""
        columns = self.source.columns[table]
        key = columns.index("video")
        for row in self.source.rows[table][self.video["id"]]:
            row = list(row)
            row[key] = self.number + 1
            if table == "fingerprints":
                track = self.source.fingerprints[self.video["id"]]
                row[columns.index("codes")] = track.encoded(self.pictures(track))
            elif table == "tracks":
                place = columns.index("sample_values")
                factor = numpy.float32(self.random.uniform(0.97, 1.03))
                row[place] = (numpy.frombuffer(row[place], "<f4") * factor).tobytes()
            yield row


def moved(pictures, choice):
    shift = (choice.randrange(SIDE), choice.randrange(SIDE))
    pictures = numpy.roll(pictures, shift, axis=(-2, -1))
    return pictures[..., ::-1] if choice.random() < 0.5 else pictures


def make(options):
    source = Source(options.catalog, options.moments)
    options.output.mkdir(parents=True, exist_ok=True)
    path = options.output / "catalog.sqlite"
    if path.exists():
        raise SystemExit(f"{path} is there")
    new = sqlite3.connect(path)
    new.execute("PRAGMA journal_mode = OFF")
    new.execute("PRAGMA synchronous = OFF")
    for statement, in source.database.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
            "ORDER BY type = 'index'"):
        new.execute(statement)

    def insert(table, rows):
        values = ", ".join("?" * len(source.columns[table]))
        new.executemany(f"INSERT INTO {table} VALUES ({values})", rows)

    for table in ["grdb_migrations", "measurements"]:
        insert(table, source.database.execute(f"SELECT * FROM {table}"))
    new.execute("INSERT INTO roots (id, path, tree) VALUES (1, ?, 1)", [options.root])
    new.execute(
        "INSERT INTO runs (command, version, started, finished, who, ending) VALUES ('scan', '0', "
        "'2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'winnow@replicated', 'finished')")
    left_out = {"thumbnails"} if options.no_thumbnails else set()
    for start in range(options.first, options.first + options.count, 500):
        numbers = range(start, min(start + 500, options.first + options.count))
        replicas = [Replica(number, options, source) for number in numbers]
        insert("videos", [[replica.number + 1 if column == "id" else
                           replica.content if column == "content" else replica.video[column]
                           for column in source.columns["videos"]] for replica in replicas])
        new.executemany(
            "INSERT INTO places (root, path, size, modified, changed, present, video) "
            "VALUES (1, ?, ?, ?, ?, 1, ?)",
            [(f"{replica.number // 1000:05d}/{replica.number:08d}.mp4", replica.video["size"],
              10 ** 18 + replica.number, 10 ** 18 + replica.number, replica.number + 1)
             for replica in replicas])
        for table in source.hanging:
            if table not in left_out:
                insert(table, (row for replica in replicas for row in replica.rows(table)))
    new.commit()
    new.execute("PRAGMA journal_mode = WAL")
    new.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalog", type=pathlib.Path, help="a file catalog.sqlite")
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--first", type=int, default=0, help="the number of the first video")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--copies", type=float, default=0.05, help="share with pictures of others")
    parser.add_argument("--moments", type=int, help="pictures a video at most, to save room")
    parser.add_argument("--no-thumbnails", action="store_true", help="to save room")
    parser.add_argument("--root", default="/replicated", help="where the files would lie")
    make(parser.parse_args())
