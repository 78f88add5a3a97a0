"""Measures ratings in query engines, and prints the tables of the manual's chapter on tables and engines.

    python crates/engines/benches/measures.py                  # five million rows: minutes, and the first build
    python crates/engines/benches/measures.py --rows 500000 --no-cluster

One run on one thread, but for the cluster. DuckDB and polars are installed in a folder of their own beside
the build, in the versions below. Run nothing else on the machine meanwhile.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

ENGINES = Path(__file__).resolve().parent.parent
ROOT = ENGINES.parent.parent
PACKAGES = ("duckdb==2.0.1", "numpy==2.4.6", "polars==2.1.0")

# What is measured, what it is measured against, and the ratio that it has to keep.
RATIOS = (
    ("`CASE` in DataFusion ÷ `ocop_star`, in memory", "memory/SQL CASE", "memory/ocop_star", "≥ 20"),
    ("`CASE` in DuckDB ÷ `ocop_star`, in memory", "DuckDB", "memory/ocop_star", "≥ 20"),
    ("`ocop_star` from Parquet ÷ scan of the columns", "Parquet/ocop_star", "Parquet/scan of the columns", "≤ 1.1"),
    ("packed from Parquet ÷ scan of the columns", "Parquet/ocop_star, packed", "Parquet/scan of the columns", "≤ 1.5"),
    ("`ocop_star` in memory ÷ plain batch call", "memory/ocop_star", "memory/plain batch call", "≤ 1.5"),
    ("`ocop_council_star` ÷ rating and sum of totals, grouped", "councils/ocop_council_star", "councils/sum of totals, grouped", "≤ 1.5"),
)


def target() -> Path:
    """The folder of builds."""
    own = os.environ.get("CARGO_TARGET_DIR")
    return Path(own) if own else ENGINES / "target"


def criterion(rows: int) -> dict[str, float]:
    """Nanoseconds a row, by the name of the benchmark."""
    environment = os.environ | {"OCOP_BENCH_ROWS": str(rows)}
    command = ["cargo", "bench", "--locked", "--workspace", "--bench", "engines"]
    subprocess.run(command, cwd=ENGINES, env=environment, check=True, stdout=sys.stderr)
    found = {}
    for file in (target() / "criterion" / "engines").glob("*/new/estimates.json"):
        name = json.loads((file.parent / "benchmark.json").read_text())["function_id"]
        estimates = json.loads(file.read_text())
        estimate = estimates["slope"] or estimates["mean"]
        found[name] = estimate["point_estimate"] / rows
    return found


def others(rows: int) -> dict[str, float]:
    """Nanoseconds a row of other tools, with the same rows and checksums."""
    folder = target() / "measures"
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True, stdout=sys.stderr)
    command = [python, ROOT / "benches" / "others.py", "--rows", str(rows), "--sets", "7"]
    lines = subprocess.run(command, check=True, text=True, capture_output=True).stdout
    print(lines, file=sys.stderr)
    cells = re.findall(r"^\| (\S+) \S+ \| (\d+) ns \|$", lines, re.MULTILINE)
    return {tool: float(nanoseconds) for tool, nanoseconds in cells}


def cluster() -> list[str]:
    """The lines about the cluster."""
    command = ["cargo", "bench", "--locked", "--workspace", "--bench", "cluster"]
    made = subprocess.run(command, cwd=ENGINES, check=True, text=True, stdout=subprocess.PIPE)
    return made.stdout.splitlines()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--no-cluster", action="store_true", help="leave the cluster out")
    options = parser.parse_args()
    found = criterion(options.rows) | others(options.rows)
    print(f"| {options.rows:,} rows, set 7, one thread | a row |\n|---|---:|")
    for name, nanoseconds in sorted(found.items()):
        print(f"| {name} | {nanoseconds:.1f} ns |")
    print("\n| ratio | aim | measured |\n|---|---:|---:|")
    for what, above, below, aim in RATIOS:
        print(f"| {what} | {aim} | **{found[above] / found[below]:.2f}** |")
    if not options.no_cluster:
        print(*cluster(), sep="\n")


if __name__ == "__main__":
    main()
