"""Measures SQLite's FTS5: the benchmark's side of it is described in
internal/bench/driver/driver.go.

FTS5 knows no French: words are compared without case and accents, and without
stemming. A mistyped word is looked up in the vocabulary by its trigrams, with an
index of FTS5's own, and by its distance, as SQLite's documentation of spellfix1
does; that extension itself is not in Debian's SQLite.
"""

import os
import sqlite3
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "driver"))
import protocol
from protocol import CLIENTS, read_lines

HITS = 10
VALUES = 20
TITLE_WEIGHT = 4
CANDIDATES = 50  # words that share trigrams with a mistyped one

SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -500000;
CREATE TABLE docs (n INTEGER PRIMARY KEY, id TEXT, title TEXT, body TEXT);
CREATE VIRTUAL TABLE words USING fts5 (title, body, content='docs', content_rowid='n',
    tokenize="unicode61 remove_diacritics 2", prefix='2 3 4');
"""


def open_database(index):
    db = sqlite3.connect(os.path.join(index, "fts5.db"), check_same_thread=False, isolation_level=None)
    db.execute("PRAGMA cache_size = -200000")
    db.execute("PRAGMA mmap_size = 8000000000")
    return db


def build(index, data):
    facets = read_lines(os.path.join(data, "facets.txt"))
    db = open_database(index)
    db.executescript(SCHEMA)
    ids = [{} for _ in facets]
    db.execute("BEGIN")
    for f in range(len(facets)):
        db.execute(f"CREATE TABLE value{f} (v INTEGER PRIMARY KEY, id TEXT)")
        db.execute(f"CREATE TABLE facet{f} (n INTEGER, v INTEGER, PRIMARY KEY (n, v)) WITHOUT ROWID")
    with open(os.path.join(data, "documents.tsv"), encoding="utf-8", newline="\n") as rows:
        for n, row in enumerate(rows):
            cells = row.rstrip("\n").split("\t")
            db.execute("INSERT INTO docs VALUES (?, ?, ?, ?)", (n, cells[0], cells[2], cells[3]))
            for f in range(len(facets)):
                for value in set(cells[4 + f].split()):
                    v = ids[f].setdefault(value, len(ids[f]))
                    db.execute(f"INSERT INTO facet{f} VALUES (?, ?)", (n, v))
    db.execute("INSERT INTO words (words) VALUES ('rebuild')")
    db.execute("INSERT INTO words (words) VALUES ('optimize')")
    for f in range(len(facets)):
        db.executemany(f"INSERT INTO value{f} VALUES (?, ?)", ((v, value) for value, v in ids[f].items()))
        db.execute(f"CREATE INDEX value{f}_id ON value{f} (id)")
    db.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab ('main', 'words', 'row')")
    db.execute("CREATE VIRTUAL TABLE near USING fts5 (word, docs UNINDEXED, tokenize='trigram', detail='none')")
    db.execute("INSERT INTO near SELECT term, doc FROM vocabulary WHERE length(term) > 3")
    db.execute("COMMIT")
    db.execute("ANALYZE")
    db.close()


def distance(a, b):
    """The number of letters to add, to take off, to change or to swap."""
    before, row = None, list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, above, row = row, row if before is None else before, [i]
        previous = before
        for j, y in enumerate(b, 1):
            row.append(min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (x != y)))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], above[j - 2] + 1)
    return row[-1]


class Searching:
    """One client's view of the index."""

    def __init__(self, index, facets):
        self.facets = facets
        self.db = open_database(index)
        self.db.execute("PRAGMA temp_store = MEMORY")
        self.db.execute("CREATE TEMP TABLE found (n INTEGER PRIMARY KEY, rank REAL)")
        self.db.execute("CREATE TEMP TABLE kept (n INTEGER PRIMARY KEY, rank REAL)")

    def ask(self, kind, text, facet, value):
        match = self.match(kind, text)
        run = self.db.execute
        run("DELETE FROM found")
        run(
            f"INSERT INTO found SELECT rowid, bm25(words, {TITLE_WEIGHT}, 1) FROM words WHERE words MATCH ?",
            (match,),
        )
        table = "found"
        if facet:
            f = self.facets.index(facet)
            table = "kept"
            run("DELETE FROM kept")
            run(
                f"INSERT INTO kept SELECT found.* FROM found JOIN facet{f} USING (n) "
                f"WHERE v = (SELECT v FROM value{f} WHERE id = ?)",
                (value,),
            )
        total = run(f"SELECT count(*) FROM {table}").fetchone()[0]
        top = run(
            "SELECT docs.id, snippet(words, 1, '<b>', '</b>', '…', 30) FROM "
            f"(SELECT n FROM {table} ORDER BY rank LIMIT {HITS}) AS best "
            "JOIN words ON words.rowid = best.n JOIN docs ON docs.n = best.n WHERE words MATCH ?",
            (match,),
        ).fetchall()
        counts = []
        for f, name in enumerate(self.facets):
            # the counts of a facet leave its own filter out
            counted = "found" if name == facet else table
            counts.append(
                run(
                    f"SELECT id, c FROM (SELECT v, count(*) AS c FROM {counted} CROSS JOIN facet{f} USING (n) "
                    f"GROUP BY v ORDER BY c DESC LIMIT {VALUES}) JOIN value{f} USING (v)"
                ).fetchall()
            )
        return total, top, counts

    def match(self, kind, text):
        words = ['"' + w + '"' for w in text.split()]
        if kind == "expression":
            return '"' + text + '"'
        if kind == "début":
            return words[0] + "*"
        if kind == "faute":
            return '"' + self.mended(text) + '"'
        return " AND ".join(words)

    def mended(self, word):
        """The nearest word of the vocabulary, the commonest of equals."""
        folded = unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()  # as the vocabulary is
        trigrams = {folded[i : i + 3] for i in range(len(folded) - 2)}
        asked = " OR ".join('"' + t + '"' for t in sorted(trigrams))
        candidates = self.db.execute(
            f"SELECT word, docs FROM near WHERE near MATCH ? ORDER BY rank LIMIT {CANDIDATES}", (asked,)
        ).fetchall()
        if not candidates:
            return word
        return min(candidates, key=lambda c: (distance(folded, c[0]), -c[1]))[0]

    def line(self, found):
        total, top, counts = found
        facets = ";".join(
            name + "=" + ",".join(f"{v}:{c}" for v, c in values) for name, values in zip(self.facets, counts)
        )
        marked = sum("<b>" in snippet for _, snippet in top)
        return f"{total}\t{' '.join(i for i, _ in top)}\t{facets}\t{marked}"


def serve(index, data):
    facets = read_lines(os.path.join(data, "facets.txt"))
    clients = [Searching(index, facets) for _ in range(CLIENTS)]
    protocol.serve(f"SQLite FTS5 {sqlite3.sqlite_version}", clients, data)


if __name__ == "__main__":
    {"build": build, "serve": serve}[sys.argv[1]](sys.argv[2], sys.argv[3])
