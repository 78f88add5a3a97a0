#!/usr/bin/env bash
# Which products need a look: a requirement that is not known to be met, or fewer than 3 stars. In SQL:
# `met IS DISTINCT FROM true OR star < 3`, because `met` may be NULL.
#
# Seen on 30/11/2026: DataFusion 55.0.0 (Python) takes all that follows IS DISTINCT FROM for its right side,
# as if it said `met IS DISTINCT FROM (true OR star < 3)`, and drops the product that meets the requirement
# and has 2 stars. It reports nothing when both sides are boolean; with numbers it refuses the query with a
# message about OR. DuckDB 2.0.1 binds OR last, as the SQL standard does. With parentheses both agree.
#
# So put IS [NOT] DISTINCT FROM in parentheses beside ocop_star and ocop_unmet.
# Needs python3 with venv. Fails if a package answers otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet datafusion==55.0.0 duckdb==2.0.1

cat > look.py <<'END'
import datafusion
import duckdb

products = "FROM (VALUES (1, true, 4), (2, false, 4), (3, true, 2), (4, NULL, 4)) AS p(id, met, star)"
for test in [
    "met IS DISTINCT FROM true OR star < 3",
    "(met IS DISTINCT FROM true) OR star < 3",
]:
    query = f"SELECT id {products} WHERE {test} ORDER BY id"
    print(f"DataFusion, {test}: {datafusion.SessionContext().sql(query).to_pydict()['id']}")
    print(f"DuckDB, {test}: {[row[0] for row in duckdb.sql(query).fetchall()]}")
try:
    datafusion.SessionContext().sql(f"SELECT id {products} WHERE star IS DISTINCT FROM 4 OR star < 3").to_pydict()
    print("DataFusion, numbers: planned")
except Exception:
    print("DataFusion, numbers: refused")
END

python/bin/python look.py | tee found
diff - found <<'END'
DataFusion, met IS DISTINCT FROM true OR star < 3: [2, 4]
DuckDB, met IS DISTINCT FROM true OR star < 3: [2, 3, 4]
DataFusion, (met IS DISTINCT FROM true) OR star < 3: [2, 3, 4]
DuckDB, (met IS DISTINCT FROM true) OR star < 3: [2, 3, 4]
DataFusion, numbers: refused
END
echo "as seen on 30/11/2026"
