# /// script
# requires-python = ">=3.11"
# dependencies = ["duckdb", "numpy", "polars"]
# ///
"""Total and star of many rows with numpy, polars and DuckDB, one thread each.

The rows and the results are those of the Rust benchmark `batch`, choice by choice; checksums are
printed. Only totals and stars of rows without faults are computed, which is less than the crate does.

    pip install duckdb numpy polars
    python benches/others.py
"""

import argparse
import csv
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["POLARS_MAX_THREADS"] = "1"

import duckdb  # noqa: E402
import numpy as np  # noqa: E402
import polars as pl  # noqa: E402

DATA = Path(__file__).parent.parent / "crates/ocop-core/tests/data"
EDGES = (30, 50, 70, 90)
BLOCK = 1 << 15
# One number contains the points and counts: points from bit 0, then the unmet requirements of three,
# four and five stars, then the zeros that end the evaluation.
FIELDS = (0, 8, 14, 20, 26)


class Criterion:
    """A criterion: its choices and their points."""

    def __init__(self, levels: list[dict[str, str]], stops: bool) -> None:
        self.choices: list[tuple[int, int]] = []
        requirements = {
            star: min((int(row["points"]) for row in levels if row["min_star"] == star), default=0)
            for star in ("3", "4", "5")
        }
        # By the byte of the level, and 16 more for case a, 32 more for case b.
        self.worth = [0] * 48
        for case in dict.fromkeys(row["case"] for row in levels):
            own = [row for row in levels if row["case"] == case]
            options = [(int(row["level"]), int(row["points"])) for row in own]
            if all(points > 0 for _, points in options):
                options.insert(0, (0, 0))
            for level, points in options:
                place = " ab".index(case or " ")
                self.choices.append((place, level))
                unmet = [points < least for least in requirements.values()] + [stops and points == 0]
                self.worth[16 * place + level] = points + sum(
                    one << field for one, field in zip(unmet, FIELDS[1:])
                )


def sheet(number: int) -> tuple[list[Criterion], set[int]]:
    """The criteria of a sheet of 26/2026, and the positions of those on which another depends."""

    def rows(name: str) -> Iterator[dict[str, str]]:
        lines = (DATA / name).read_text("utf-8").splitlines()
        own = csv.DictReader((line for line in lines if line[:1] != "#"), delimiter="\t")
        return (row for row in own if (row["edition"], row["set"]) == ("26/2026", str(number)))

    levels = list(rows("levels.tsv"))
    criteria = list(rows("criteria.tsv"))
    keys = [row["criterion"] for row in criteria]
    stories = {keys.index(row["depends_on"]) for row in criteria if row["depends_on"]}
    made = [
        Criterion(
            [level for level in levels if level["criterion"] == row["criterion"]],
            bool(row["stop_if_zero"]),
        )
        for row in criteria
    ]
    return made, stories


def mix(seed: np.ndarray) -> np.ndarray:
    """One step of SplitMix64."""
    x = seed + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def columns(number: int, rows: int) -> tuple[list[np.ndarray], list[Criterion]]:
    """A column of bytes for each criterion: the level, and its case sixteen apart."""
    criteria, stories = sheet(number)
    made = []
    for place, criterion in enumerate(criteria):
        seeds = np.arange(rows, dtype=np.uint64) | np.uint64(place << 40)
        picked = mix(seeds) % np.uint64(len(criterion.choices))
        if place in stories:
            picked[picked == 0] = len(criterion.choices) - 1
        byte = np.array([16 * case + level for case, level in criterion.choices], np.uint8)
        made.append(byte[picked.astype(np.intp)])
    return made, criteria


def by_numpy(table: list[np.ndarray], criteria: list[Criterion]) -> Callable[[], tuple]:
    worths = [np.array(criterion.worth, np.uint32) for criterion in criteria]
    rows = len(table[0])

    def run() -> tuple[np.ndarray, np.ndarray]:
        totals, stars = np.empty(rows, np.uint8), np.empty(rows, np.uint8)
        found, each = np.empty(BLOCK, np.uint32), np.empty(BLOCK, np.uint32)
        for start in range(0, rows, BLOCK):
            part = slice(start, min(rows, start + BLOCK))
            sums, one = found[: part.stop - start], each[: part.stop - start]
            sums.fill(0)
            for column, worth in zip(table, worths):
                np.take(worth, column[part], out=one, mode="clip")
                sums += one
            total = (sums & 0xFF).astype(np.uint8)
            star = 1 + sum((total >= edge).view(np.uint8) for edge in EDGES)
            for field, left in zip(FIELDS[3:0:-1], (4, 3, 2)):
                unmet = (sums >> np.uint32(field)) & 63 != 0
                star = np.where(unmet, np.minimum(star, left), star)
            star = np.where(sums >> np.uint32(FIELDS[4]) != 0, 0, star)
            totals[part], stars[part] = total, star
        return totals, stars

    return run


def by_polars(table: list[np.ndarray], criteria: list[Criterion]) -> Callable[[], tuple]:
    frame = pl.DataFrame({f"c{place}": column for place, column in enumerate(table)})
    worths = [
        pl.lit(pl.Series(criterion.worth, dtype=pl.UInt32)).gather(pl.col(f"c{place}"))
        for place, criterion in enumerate(criteria)
    ]
    sums = pl.sum_horizontal(worths).alias("sums")
    total = (pl.col("sums") % 256).cast(pl.UInt8)
    star = pl.lit(1, pl.UInt8) + pl.sum_horizontal((total >= edge).cast(pl.UInt8) for edge in EDGES)
    for field, left in zip(FIELDS[3:0:-1], (4, 3, 2)):
        unmet = pl.col("sums") // (1 << field) % 64 > 0
        star = pl.when(unmet).then(pl.min_horizontal(star, pl.lit(left))).otherwise(star)
    star = pl.when(pl.col("sums") >= 1 << FIELDS[4]).then(0).otherwise(star).cast(pl.UInt8)
    query = frame.lazy().select(sums).select(total.alias("total"), star.alias("star"))

    def run() -> tuple[np.ndarray, np.ndarray]:
        made = query.collect()
        return made["total"].to_numpy(), made["star"].to_numpy()

    return run


def by_duckdb(table: list[np.ndarray], criteria: list[Criterion]) -> Callable[[], tuple]:
    base = duckdb.connect(config={"threads": 1})
    base.register("given", {f"c{place}": column for place, column in enumerate(table)})
    base.execute("create table sheets as select * from given")
    each = []
    for place, criterion in enumerate(criteria):
        options = [16 * case + level for case, level in criterion.choices]
        cases = " ".join(f"when {byte} then {criterion.worth[byte]}" for byte in options)
        each.append(f"case c{place} {cases} end")
    unmet = " ".join(
        f"when (sums >> {field}) & 63 <> 0 then least(band, {left})"
        for field, left in zip(FIELDS[1:4], (2, 3, 4))
    )
    band = " + ".join(f"(sums & 255 >= {edge})::utinyint" for edge in EDGES)
    query = f"""
        create or replace temp table rated as
        select total, (case when sums >> {FIELDS[4]} <> 0 then 0 {unmet} else band end)::utinyint star
        from (select sums, (sums & 255)::utinyint total, 1 + {band} band
              from (select ({" + ".join(each)})::uinteger sums from sheets))"""

    def run() -> tuple[np.ndarray, np.ndarray]:
        base.execute(query)
        return ()

    def read() -> tuple[np.ndarray, np.ndarray]:
        run()
        made = base.execute("select total, star from rated").fetchnumpy()
        return made["total"], made["star"]

    run.read = read
    return run


TOOLS = {
    f"numpy {np.__version__}": by_numpy,
    f"polars {pl.__version__}": by_polars,
    f"DuckDB {duckdb.__version__}": by_duckdb,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--sets", type=int, nargs="+", default=[7, 16, 26])
    options = parser.parse_args()
    table: dict[str, list[str]] = {tool: [] for tool in TOOLS}
    for number in options.sets:
        made, criteria = columns(number, options.rows)
        seen = set()
        for tool, prepare in TOOLS.items():
            run = prepare(made, criteria)
            best = float("inf")
            for _ in range(options.repeats):
                start = time.perf_counter_ns()
                run()
                best = min(best, time.perf_counter_ns() - start)
            totals, stars = getattr(run, "read", run)()
            counts = np.bincount(stars, minlength=6).tolist()
            seen.add((int(totals.astype(np.int64).sum()), tuple(counts)))
            table[tool].append(f"{best / options.rows:.0f} ns")
        assert len(seen) == 1, f"set {number}: {seen}"
        ((total, counts),) = seen
        print(f"set {number}: sum of totals {total}, rows of 0 to 5 stars {counts}")
    print(f"\n| {options.rows} rows, a row | {' | '.join(f'set {n}' for n in options.sets)} |")
    print(f"|---|{'---:|' * len(options.sets)}")
    for tool, cells in table.items():
        print(f"| {tool} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
