# /// script
# requires-python = ">=3.11"
# dependencies = ["polars==2.1.0", "pyarrow==26.0.1"]
# ///
"""Tables from polars and pyarrow to ratings and back, compared with what `rate_csv` says of the same rows.

    pip install polars==2.1.0 pyarrow==26.0.1
    python crates/ocop-arrow/tests/round_trip.py

A library that is not installed is skipped, and a line says so. The exit code is 0 if nothing differs.
"""

import csv
import io
import json
import random
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
EDITION = "26/2026"
ROWS = 600
# The letters of cases in the table of `rate_csv`.
CASES = {None: None, 1: "a", 2: "b"}

Row = dict[str, object]


def build(package: str, example: str) -> Path:
    """Builds an example; the place of the program."""
    command = ["cargo", "build", "--quiet", "--message-format=json", "-p", package, "--example", example]
    output = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    built = [json.loads(line) for line in output.splitlines()]
    return next(Path(one["executable"]) for one in built if one.get("target", {}).get("name") == example)


def printed(number: int) -> dict[str, dict[int, list[int]]]:
    """The printed levels of each criterion of a sheet, by its cases: 0 without cases, 1 and 2."""
    lines = (ROOT / "crates/ocop-core/tests/data/levels.tsv").read_text("utf-8").splitlines()
    criteria: dict[str, dict[int, list[int]]] = {}
    for row in csv.DictReader((line for line in lines if line[:1] != "#"), delimiter="\t"):
        if (row["edition"], row["set"]) == (EDITION, str(number)):
            cases = criteria.setdefault(row["criterion"], {})
            cases.setdefault(" ab".index(row["case"] or " "), []).append(int(row["level"]))
    return criteria


def cards(number: int, columns: list[str], rng: random.Random) -> list[Row]:
    """Random scorecards: mostly levels that are there, some that are not, some left out."""
    criteria = printed(number)
    assert set(columns) == set(criteria) | {f"{key}.case" for key, cases in criteria.items() if 1 in cases}
    products = [f"Sản phẩm {number}" for number in range(ROWS // 4)]
    rows = []
    for product in sorted(rng.choices(products, k=ROWS)):
        row: Row = {"id": product} | dict.fromkeys(columns)
        for key, cases in criteria.items():
            case = rng.choice(list(cases))
            row[key] = rng.choice(cases[case]) if rng.random() < 0.6 else cases[case][-1]
            if case:
                row[f"{key}.case"] = case
        if rng.random() < 0.2:
            row[rng.choice(columns)] = rng.choice([None, 99])
        rows.append(row)
    return rows


class Rater:
    """The two programs on one sheet."""

    def __init__(self, folder: Path, number: int) -> None:
        self.rate_arrow = build("ocop-arrow", "rate_arrow")
        self.rate_csv = build("ocop-examples", "rate_csv")
        self.sheet = ["--edition", EDITION, "--set", str(number)]
        self.input, self.output = folder / "scorecards.arrow", folder / "ratings.arrow"

    def schema(self) -> Path:
        """An empty table with the columns of the sheet."""
        subprocess.run([self.rate_arrow, *self.sheet, "--schema", self.output], check=True)
        return self.output

    def rate(self, *options: str) -> Path:
        """Rates the table in the file of the input."""
        subprocess.run([self.rate_arrow, *self.sheet, *options, self.input, self.output], check=True)
        return self.output

    def refusal(self, *options: str) -> str:
        """The message for a bad table."""
        command = [self.rate_arrow, *self.sheet, *options, self.input, self.output]
        done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
        assert done.returncode == 2, done
        return done.stderr.strip()

    def wanted(self, rows: list[Row], *options: str) -> list[Row]:
        """What the other program says of the rows."""
        table = io.StringIO()
        writer = csv.DictWriter(table, list(rows[0]))
        writer.writeheader()
        for row in rows:
            cells = {name: CASES.get(cell, "x") if name.endswith(".case") else cell for name, cell in row.items()}
            writer.writerow(cells)
        done = subprocess.run(
            [self.rate_csv, *self.sheet, "--places", "6", *options],
            input=table.getvalue(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert done.returncode in (0, 1), done
        return list(csv.DictReader(io.StringIO(done.stdout)))


def same(found: list[Row], wanted: list[Row], council: bool) -> None:
    """Compares a table of ratings with the rows of the other program."""
    assert len(found) == len(wanted), (len(found), len(wanted))
    rated = sum(not other["error"] for other in wanted)
    assert len(wanted) / 10 < rated < len(wanted), (rated, len(wanted))
    for own, other in zip(found, wanted):
        if council:
            assert own["id"] == other["id"], (own, other)
        if other["error"]:
            # The first fault of a council, or the one with the smallest code.
            column = other["column"].strip("[]").removesuffix(".case")
            fault = f"{other['error']} {column}"
            assert own["fault"] and (council or own["fault"] == fault), (own, other)
            assert own["star"] is None and own["band"] is None and own["unmet_3"] is None, (own, other)
            continue
        assert own["fault"] is None, (own, other)
        assert str(own["numerator" if council else "total"]) == other["sum"], (own, other)
        assert str(own["band"]) == other["band"], (own, other)
        assert str(own["star"] or "") == other["stars"].removesuffix("★").strip(), (own, other)
        for name in ("unmet_3", "unmet_4", "unmet_5", "stopped"):
            assert list(own[name]) == other[name].strip("[]").split(), (name, own, other)
        if council:
            assert str(own["members"]) == other["members"], (own, other)
            assert own["mean"] == Decimal(other["mean_decimal"]), (own, other)


def by_id(rows: list[Row]) -> list[Row]:
    """The ratings in the order of the ids."""
    return sorted(rows, key=lambda row: row["id"])


def with_polars(rater: Rater, rows: list[Row], alone: list[Row], councils: list[Row]) -> int:
    import polars as pl

    empty = pl.read_ipc(rater.schema())
    columns = empty.columns
    assert set(empty.dtypes) == {pl.UInt8}
    typed = {"id": pl.String} | dict(empty.schema)
    frame = pl.DataFrame(rows, schema=typed)
    levels = [name for name in columns if not name.endswith(".case")]
    in_order = levels + [name for name in columns if name.endswith(".case")]
    struct = pl.struct(columns).alias("scorecard")
    array = pl.concat_list(in_order).list.to_array(len(columns)).alias("scorecard")
    pairs = [
        pl.struct(pl.col(name).alias("level"), pl.col(f"{name}.case").alias("case")).alias(name)
        for name in levels
        if f"{name}.case" in columns
    ]
    cases = [name for name in columns if name.endswith(".case")]
    tables = {
        "columns": frame,
        "columns backwards": frame.select(reversed(frame.columns)),
        "wide integers": frame.with_columns(pl.col(columns).cast(pl.Int64)),
        "struct": frame.select("id", struct),
        "pairs": frame.with_columns(pairs).drop(cases),
        "array": frame.select("id", array),
        "part": pl.concat([frame, frame]).slice(ROWS, ROWS),
    }
    count = 0
    for name, table in tables.items():
        table.write_ipc(rater.input)
        same(pl.read_ipc(rater.rate()).to_dicts(), alone, council=False)
        shuffled = table.sample(fraction=1, shuffle=True, seed=7)
        categorical = shuffled.with_columns(pl.col("id").cast(pl.Categorical))
        for ids in (shuffled, categorical):
            ids.write_ipc(rater.input)
            found = pl.read_ipc(rater.rate("--id", "id"))
            assert found.schema["mean"] == pl.Decimal(9, 6), found.schema
            same(by_id(found.to_dicts()), councils, council=True)
            count += 1
        lists = shuffled.group_by("id").agg(pl.all()).sort("id")
        lists.write_ipc(rater.input)
        found = pl.read_ipc(rater.rate("--lists")).insert_column(0, lists["id"])
        same(found.to_dicts(), councils, council=True)
        count += 2
        print(f"polars {pl.__version__}: {name}: {len(alone)} rows, {len(councils)} councils")
    pl.DataFrame({"scorecard": [0, None]}, schema={"scorecard": pl.UInt64}).write_ipc(rater.input)
    packed = pl.read_ipc(rater.rate()).to_dicts()
    assert [row["fault"] for row in packed] == [None, "missing-criterion 1.1"], packed
    frame.with_columns(pl.col("2.3").cast(pl.String)).write_ipc(rater.input)
    message = rater.refusal()
    assert f"{rater.input}: 2.3: the column is of type Utf8View, expected integers" in message, message
    message = rater.refusal("--lang", "vi")
    assert f"{rater.input}: 2.3: cột có kiểu Utf8View, yêu cầu cột số nguyên" in message, message
    return count + 3


def with_pyarrow(rater: Rater, rows: list[Row], alone: list[Row], councils: list[Row]) -> int:
    import pyarrow as pa
    import pyarrow.compute as pc

    def read(file: Path) -> pa.Table:
        with pa.ipc.open_file(file) as reader:
            return reader.read_all()

    def write(table: pa.Table, rows_of_part: int | None = None) -> None:
        with pa.ipc.new_file(rater.input, table.schema) as writer:
            writer.write_table(table, rows_of_part)

    schema = read(rater.schema()).schema
    assert schema.metadata[b"ocop.edition"].decode() == EDITION
    titles = [field.metadata[b"ocop.title.vi"].decode() for field in schema]
    assert all(titles), titles
    columns = schema.names
    in_order = [name for name in columns if not name.endswith(".case")]
    in_order += [name for name in columns if name.endswith(".case")]
    ids = pa.array([row["id"] for row in rows])
    arrays = {name: pa.array([row[name] for row in rows], pa.uint8()) for name in columns}
    # With the metadata of the sheet.
    own = pa.table(list(arrays.values()), schema=schema).append_column("id", ids)
    flat = pa.array([row[name] for row in rows for name in in_order], pa.uint8())
    tables = {
        "columns": own,
        "signed": pa.table({"id": ids} | {name: array.cast(pa.int32()) for name, array in arrays.items()}),
        "dictionaries": pa.table({"id": ids} | {name: array.dictionary_encode() for name, array in arrays.items()}),
        "struct": pa.table({"id": ids, "scorecard": pa.StructArray.from_arrays(list(arrays.values()), columns)}),
        "list": pa.table({"id": ids, "scorecard": pa.FixedSizeListArray.from_arrays(flat, len(columns))}),
        "part": pa.concat_tables([own, own]).slice(ROWS // 2 + ROWS // 2, ROWS).combine_chunks(),
    }
    order = list(range(ROWS))
    random.Random(7).shuffle(order)
    count = 0
    for name, table in tables.items():
        write(table)
        same(read(rater.rate()).to_pylist(), alone, council=False)
        # In parts of 100 rows: a council is in several of them.
        shuffled = table.take(order)
        write(shuffled, 100)
        found = read(rater.rate("--id", "id"))
        assert found.schema.field("mean").type == pa.decimal128(9, 6), found.schema
        same(by_id(found.to_pylist()), councils, council=True)
        count += 2
        print(f"pyarrow {pa.__version__}: {name}: {len(alone)} rows, {len(councils)} councils")
    encoded = own.set_column(own.schema.get_field_index("id"), "id", pc.dictionary_encode(ids))
    write(encoded)
    found = read(rater.rate("--id", "id"))
    assert found.schema.field("id").type == encoded.schema.field("id").type, found.schema
    same(by_id(found.to_pylist()), councils, council=True)
    numbers = {row["id"]: number for number, row in enumerate(rows)}
    ids = pa.array([numbers[row["id"]] for row in rows], pa.int16())
    write(own.set_column(own.schema.get_field_index("id"), "id", ids))
    found = read(rater.rate("--id", "id")).drop("id").append_column("id", pa.array(sorted(numbers)))
    same(found.to_pylist(), councils, council=True)
    write(own.append_column("set", pa.array([99] * ROWS)))
    message = rater.refusal()
    assert "set: found 99 in row 0" in message, message
    write(own.drop("1.1"))
    message = rater.refusal()
    assert "the table has no column `1.1`" in message, message
    write(own.slice(0, 0))
    assert read(rater.rate()).num_rows == 0
    return count + 5


def main() -> int:
    ways = {"polars": with_polars, "pyarrow": with_pyarrow}
    count = 0
    for library, way in ways.items():
        try:
            __import__(library)
        except ImportError:
            print(f"{library} is not installed: skipped")
            continue
        # Without cases, and with two cases of a criterion.
        for number in (7, 26):
            with tempfile.TemporaryDirectory() as folder:
                rater = Rater(Path(folder), number)
                columns = columns_of(rater)
                rows = cards(number, columns, random.Random(number))
                count += way(rater, rows, rater.wanted(rows), rater.wanted(rows, "--council"))
    print(f"{count} tables gave the ratings of rate_csv" if count else "nothing was compared")
    return 0


def columns_of(rater: Rater) -> list[str]:
    """The columns of the sheet, by whichever library there is."""
    file = rater.schema()
    try:
        import polars as pl

        return pl.read_ipc(file).columns
    except ImportError:
        import pyarrow as pa

        with pa.ipc.open_file(file) as reader:
            return reader.schema.names


if __name__ == "__main__":
    sys.exit(main())
