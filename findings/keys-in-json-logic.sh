#!/usr/bin/env bash
# Requirements of a sheet as JsonLogic, the form in which web forms and rule engines exchange conditions. Keys of
# criteria have dots ("1.5"), and criteria are left out.
#
# Seen on 30/11/2026 with json-logic-js 2.0.5, json-logic-engine 5.0.7, datalogic-py 5.9.0 and json-logic-qubit 0.9.1:
#
# - {"var": "1.5"} is a path in all four, as JsonLogic defines it: they look for 5 in 1. On {"1.5": 3} the requirement
#   "1.5 has at least level 2" is false, as if the criterion were left out. None falls back on the member "1.5", and
#   json-logic-engine alone finds it as "1\\.5".
# - A criterion left out is below level 2 in three of them. In json-logic-qubit it is neither below nor at least.
# - The sum of the levels 1, 2 and one left out is null, 3, 3 and a TypeError.
# - An empty cell is missing for json-logic-js and json-logic-qubit, but not for the other two.
#
# So write keys without dots for such engines, and check that no choice is missing before a rule reads it.
# Needs node, npm and python3 with venv. Fails if a package answers otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check json-logic-qubit==0.9.1 datalogic-py==5.9.0
npm install --silent --no-fund --no-audit json-logic-js@2.0.5 json-logic-engine@5.0.7

cat > rules.json << 'END'
[
  ["1.5 has at least level 2, on {\"1.5\": 3}", { ">=": [{ "var": "1.5" }, 2] }, { "1.5": 3 }],
  ["the same, on {\"1\": {\"5\": 3}}", { ">=": [{ "var": "1.5" }, 2] }, { "1": { "5": 3 } }],
  ["the same, with 1\\.5 on {\"1.5\": 3}", { ">=": [{ "var": "1\\.5" }, 2] }, { "1.5": 3 }],
  ["left out: at least level 2", { ">=": [{ "var": "9" }, 2] }, {}],
  ["left out: below level 2", { "<": [{ "var": "9" }, 2] }, {}],
  ["sum of 1, 2 and one left out", { "+": [{ "var": "7" }, { "var": "8" }, { "var": "9" }] }, { "7": 1, "8": 2 }],
  ["missing of 8, which is empty, and 9", { "missing": ["8", "9"] }, { "8": "" }]
]
END
cat > rules.mjs << 'END'
import { readFileSync } from 'node:fs';
import js from 'json-logic-js';
import { LogicEngine } from 'json-logic-engine';

const engine = new LogicEngine();
for (const [name, rule, data] of JSON.parse(readFileSync('rules.json', 'utf8'))) {
  console.log(`json-logic-js, ${name}: ${JSON.stringify(js.apply(rule, data))}`);
  console.log(`json-logic-engine, ${name}: ${JSON.stringify(engine.run(rule, data))}`);
}
END
cat > rules.py << 'END'
import json

import datalogic_py
from json_logic import jsonLogic

for name, rule, data in json.load(open("rules.json")):
    print(f"datalogic-py, {name}: {json.dumps(datalogic_py.apply(json.dumps(rule), json.dumps(data)))}")
    try:
        found = json.dumps(jsonLogic(rule, data))
    except TypeError as error:
        found = type(error).__name__
    print(f"json-logic-qubit, {name}: {found}")
END
{ node rules.mjs; python/bin/python rules.py; } | tee found
diff - found << 'END'
json-logic-js, 1.5 has at least level 2, on {"1.5": 3}: false
json-logic-engine, 1.5 has at least level 2, on {"1.5": 3}: false
json-logic-js, the same, on {"1": {"5": 3}}: true
json-logic-engine, the same, on {"1": {"5": 3}}: true
json-logic-js, the same, with 1\.5 on {"1.5": 3}: false
json-logic-engine, the same, with 1\.5 on {"1.5": 3}: true
json-logic-js, left out: at least level 2: false
json-logic-engine, left out: at least level 2: false
json-logic-js, left out: below level 2: true
json-logic-engine, left out: below level 2: true
json-logic-js, sum of 1, 2 and one left out: null
json-logic-engine, sum of 1, 2 and one left out: 3
json-logic-js, missing of 8, which is empty, and 9: ["8","9"]
json-logic-engine, missing of 8, which is empty, and 9: ["9"]
datalogic-py, 1.5 has at least level 2, on {"1.5": 3}: false
json-logic-qubit, 1.5 has at least level 2, on {"1.5": 3}: false
datalogic-py, the same, on {"1": {"5": 3}}: true
json-logic-qubit, the same, on {"1": {"5": 3}}: true
datalogic-py, the same, with 1\.5 on {"1.5": 3}: false
json-logic-qubit, the same, with 1\.5 on {"1.5": 3}: false
datalogic-py, left out: at least level 2: false
json-logic-qubit, left out: at least level 2: false
datalogic-py, left out: below level 2: true
json-logic-qubit, left out: below level 2: false
datalogic-py, sum of 1, 2 and one left out: 3
json-logic-qubit, sum of 1, 2 and one left out: TypeError
datalogic-py, missing of 8, which is empty, and 9: ["9"]
json-logic-qubit, missing of 8, which is empty, and 9: ["8", "9"]
END
