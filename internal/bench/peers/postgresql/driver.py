"""Measures PostgreSQL's full-text search: the benchmark's side of it is
described in internal/bench/driver/driver.go.

It has a server of its own, on a Unix socket in the index's folder, run by a user
without rights. French configuration after unaccent, weighted vectors under a GIN
index; mistyped words are looked up by trigrams in a table of all words, as the
documentation of pg_trgm has it (F.35.5).
"""

import glob
import os
import pwd
import subprocess
import sys
import time

import psycopg2

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "driver"))
import protocol
from protocol import CLIENTS, read_lines

HITS = 10
VALUES = 20
PATIENCE = 60  # seconds for the server to start

SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "effective_cache_size": "4GB",
    "work_mem": "128MB",
    "maintenance_work_mem": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",
    # an index that is built once, and can be built again
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "8GB",
}

DEFINITIONS = """
CREATE EXTENSION unaccent;
CREATE EXTENSION pg_trgm;
CREATE TEXT SEARCH CONFIGURATION fr (COPY = french);
ALTER TEXT SEARCH CONFIGURATION fr ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION plain ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""

# The vector is of two weights, the title's first. It is made as rows come in.
VECTOR = "setweight(to_tsvector('fr', left(title, 10000)), 'A') || setweight(to_tsvector('fr', left(body, 500000)), 'D')"
WEIGHTS = "{0.25, 0.25, 0.25, 1}"

WORDS = """
CREATE TABLE words AS SELECT word, ndoc FROM ts_stat('SELECT to_tsvector(''plain'', left(body, 500000)) FROM docs')
    WHERE length(word) BETWEEN 4 AND 40;
CREATE INDEX words_trigrams ON words USING gin (word gin_trgm_ops);
"""


class Server:
    """A PostgreSQL of our own, in a folder."""

    def __init__(self, folder):
        self.folder = os.path.join(folder, "cluster")
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda p: int(p.split("/")[-2]))[-1]

    def create(self):
        os.makedirs(self.folder, exist_ok=True)
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        subprocess.run(
            self.command("initdb", "-D", self.folder + "/data", "-U", "glane", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
            check=True, stdout=subprocess.DEVNULL, cwd="/",
        )

    def command(self, name, *args):
        whole = [os.path.join(self.bin, name), *args]
        if os.geteuid() == 0:  # PostgreSQL does not run as root
            whole = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *whole]
        return whole

    def __enter__(self):
        settings = [x for name, value in SETTINGS.items() for x in ("-c", f"{name}={value}")]
        # its socket has a short path: that of the cache may be longer than the system takes
        self.socket = "/tmp/glane-bench-pg-" + str(os.getpid())
        os.makedirs(self.socket, mode=0o777)
        os.chmod(self.socket, 0o777)
        self.process = subprocess.Popen(
            self.command("postgres", "-D", self.folder + "/data", "-k", self.socket, *settings),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd="/",
        )
        return self

    def connect(self):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                db = psycopg2.connect(host=self.socket, user="glane", dbname="postgres")
                db.autocommit = True
                return db
            except psycopg2.OperationalError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise
                time.sleep(0.01)

    def __exit__(self, *_):
        self.process.send_signal(2)  # SIGINT is the fast shutdown
        self.process.wait(timeout=PATIENCE)
        os.rmdir(self.socket)


def build(index, data):
    facets = read_lines(os.path.join(data, "facets.txt"))
    server = Server(index)
    server.create()
    with server:
        db = server.connect()
        run = db.cursor()
        run.execute(DEFINITIONS)
        columns = ", ".join(f"f{f} text[]" for f in range(len(facets)))
        run.execute(f"CREATE UNLOGGED TABLE docs (n serial, id text, title text, body text, {columns}, "
                    f"v tsvector GENERATED ALWAYS AS ({VECTOR}) STORED)")
        names = ", ".join(f"f{f}" for f in range(len(facets)))
        with open(os.path.join(data, "documents.tsv"), encoding="utf-8", newline="\n") as rows:
            run.copy_expert(f"COPY docs (id, title, body, {names}) FROM STDIN", Rows(rows, len(facets)))
        run.execute("ALTER TABLE docs ADD PRIMARY KEY (n)")
        run.execute("CREATE INDEX docs_words ON docs USING gin (v) WITH (fastupdate = off)")
        run.execute(WORDS)
        run.execute("VACUUM ANALYZE")
        db.close()


class Rows:
    """The table, as COPY reads it."""

    def __init__(self, rows, facets):
        self.rows, self.facets, self.rest = rows, facets, ""

    def read(self, size):
        while len(self.rest) < size:
            row = self.rows.readline()
            if not row:
                break
            cells = row.rstrip("\n").replace("\\", "\\\\").split("\t")
            arrays = ["{" + ",".join(c.split()) + "}" for c in cells[4 : 4 + self.facets]]
            self.rest += "\t".join([cells[0], cells[2], cells[3], *arrays]) + "\n"
        out, self.rest = self.rest[:size], self.rest[size:]
        return out


class Searching:
    """One client's connection."""

    def __init__(self, server, facets):
        self.facets = facets
        self.run = server.connect().cursor()
        self.run.execute("SET pg_trgm.similarity_threshold = 0.4")

    def ask(self, kind, text, facet, value):
        query = self.query(kind, text)
        names = ", ".join(f"f{f}" for f in range(len(self.facets)))
        kept = "found"
        arguments = {"q": query, "value": value}
        parts = [
            f"q AS (SELECT to_tsquery('fr', %(q)s) AS q)" if kind != "expression"
            else "q AS (SELECT phraseto_tsquery('fr', %(q)s) AS q)",
            f"found AS MATERIALIZED (SELECT n, ts_rank('{WEIGHTS}', v, q, 1) AS rank, {names} FROM docs, q WHERE v @@ q)",
        ]
        if facet:
            kept = "kept"
            parts.append(f"kept AS MATERIALIZED (SELECT * FROM found WHERE f{self.facets.index(facet)} @> ARRAY[%(value)s])")
        counts = []
        for f, name in enumerate(self.facets):
            # the counts of a facet leave its own filter out
            counted = "found" if name == facet else kept
            counts.append(f"(SELECT {f}, value, count(*) FROM {counted}, unnest(f{f}) AS value "
                          f"GROUP BY value ORDER BY count(*) DESC LIMIT {VALUES})")
        self.run.execute(
            f"WITH {', '.join(parts)}, best AS (SELECT n, rank FROM {kept} ORDER BY rank DESC, n LIMIT {HITS}) "
            f"(SELECT -1, 'total', count(*) FROM {kept}) UNION ALL "
            "(SELECT -2 - row_number() OVER (ORDER BY rank DESC, n), id || ' ' || "
            "ts_headline('fr', body, q, 'MaxWords=30, MinWords=10, StartSel=<b>, StopSel=</b>'), 0 "
            "FROM best JOIN docs USING (n), q) UNION ALL " + " UNION ALL ".join(counts),
            arguments,
        )
        return self.run.fetchall()

    def query(self, kind, text):
        if kind == "expression":
            return text
        if kind == "début":
            return text + ":*"
        if kind == "faute":
            self.run.execute(
                "SELECT word FROM words WHERE word %% unaccent(%s) "
                "ORDER BY similarity(word, unaccent(%s)) DESC, ndoc DESC LIMIT 1", (text, text))
            found = self.run.fetchone()
            return found[0] if found else text
        return " & ".join(text.split())

    def line(self, rows):
        total, top, counts = 0, [], [[] for _ in self.facets]
        for place, text, count in rows:
            if place == -1:
                total = count
            elif place < -1:
                top.append((place, *text.split(" ", 1)))
            else:
                counts[place].append(f"{text}:{count}")
        top.sort(reverse=True)
        facets = ";".join(name + "=" + ",".join(values) for name, values in zip(self.facets, counts))
        marked = sum("<b>" in snippet for _, _, snippet in top)
        return f"{total}\t{' '.join(i for _, i, _ in top)}\t{facets}\t{marked}"


def serve(index, data):
    facets = read_lines(os.path.join(data, "facets.txt"))
    with Server(index) as server:
        clients = [Searching(server, facets) for _ in range(CLIENTS)]
        clients[0].run.execute("SHOW server_version")
        protocol.serve("PostgreSQL " + clients[0].run.fetchone()[0].split()[0], clients, data)


if __name__ == "__main__":
    {"build": build, "serve": serve}[sys.argv[1]](sys.argv[2], sys.argv[3])
