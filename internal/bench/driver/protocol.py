"""The benchmark's side of a driver in Python: what is asked of it, line by line, is
described in driver.go, beside this file.

A driver gives its clients: each has ask(kind, text, facet, value), which is what
is measured, and line(found), which tells what was found.
"""

import os
import sys
import threading
import time

CLIENTS = 2


def read_lines(path):
    with open(path, encoding="utf-8", newline="\n") as f:
        return f.read().splitlines()


def serve(name, clients, data):
    """Answers the commands of the benchmark until there are no more."""
    log = [line.split("\t") for line in read_lines(os.path.join(data, "queries.tsv"))]
    print("ready " + name, flush=True)
    for command in sys.stdin:
        command = command.strip()
        if command == "both":
            print(both(clients, log), flush=True)
            continue
        asked = log[int(command.removeprefix("ask "))]
        start = time.perf_counter()
        found = clients[0].ask(*asked)
        took = int((time.perf_counter() - start) * 1e6)
        print(took, clients[0].line(found), sep="\t", flush=True)


def both(clients, log):
    """Puts all queries from all clients at once, each taking the next."""
    waiting = iter(range(len(log)))
    failures = []

    def work(client):
        try:
            for n in waiting:  # one step of an iterator is not interrupted
                client.ask(*log[n])
        except Exception as e:  # raised again below, where the benchmark sees it
            failures.append(e)

    threads = [threading.Thread(target=work, args=(c,)) for c in clients]
    start = time.perf_counter()
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if failures:
        raise failures[0]
    return int((time.perf_counter() - start) * 1e6)
