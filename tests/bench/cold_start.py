#!/usr/bin/env python3
"""Time to the first result of a cold process: `peacefacts extract` on one article, from start to exit.

    cold_start.py COMMAND ARTICLE [RUNS]        prints the least, median and greatest of RUNS (default 21), in ms
"""
import resource
import statistics
import subprocess
import sys
import time


def run_once(command, article):
    start = time.perf_counter()
    subprocess.run([command, "extract", "--format", "jsonl", article], stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    command, article = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) == 4 else 21
    run_once(command, article)  # the file's pages are then in memory: what is measured is the process
    times = sorted(run_once(command, article) for _ in range(runs))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{times[0]:.1f} / {statistics.median(times):.1f} / {times[-1]:.1f} ms, {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
