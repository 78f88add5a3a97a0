#!/usr/bin/env bash
# The mean of a council and the term of a certificate in FEEL, the language of decision tables (DMN), in which
# offices write rules such as "90 and more: 5 stars".
#
# FEEL has decimal numbers of 34 digits, rounds half to even, and takes the last day of a shorter month. Seen on
# 30/11/2026 with feelin 8.2.0 and js-feel 1.4.7 (npm), pySFeel 1.4.2 and bkflow-feel 1.2.0 (Python):
#
# - mean([90, null, 88]), a member who gave no points: js-feel counts 0 points and answers 59.33. feelin and
#   pySFeel answer null. bkflow-feel has no `mean` and answers None too.
# - decimal(89.665, 2) and decimal(89.675, 2) are 89.66 and 89.68. feelin answers so; pySFeel and js-feel answer
#   89.67 twice. In all four but js-feel 0.1 + 0.2 is not 0.3.
# - Six months after 31/08/2027 are 29/02/2028. pySFeel answers 28/02/2028: it knows no leap year there. js-feel
#   ends with an error on any sum of a day and months, also on 36 months after 30/11/2026.
# - bkflow-feel has no `decimal` and no `duration`, and cannot read 269 / 3 * 3.
#
# So a mean and a term must not be left to such an engine: give it the star and the last day.
# Needs python3 with venv, node and npm. Fails if a package answers otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet pySFeel==1.4.2 bkflow-feel==1.2.0
npm install --silent --no-fund --no-audit feelin@8.2.0 js-feel@1.4.7

cat > expressions <<'END'
mean([90, null, 88])
decimal(89.665, 2)
decimal(89.675, 2)
0.1 + 0.2 = 0.3
date("2027-08-31") + duration("P6M")
date("2026-11-30") + duration("P36M")
269 / 3 * 3
END

cat > read.py <<'END'
import logging

from bkflow_feel.api import parse_expression
from pySFeel import SFeelParser

logging.disable(logging.CRITICAL)


def refused(read, text):
    try:
        return read(text)
    except Exception:
        return "refused"


for text in open("expressions").read().splitlines():
    print(f"pySFeel, {text}: {refused(lambda text: SFeelParser().sFeelParse(text)[1], text)}")
    print(f"bkflow-feel, {text}: {refused(lambda text: parse_expression(text, {}), text)}")
END

cat > read.mjs <<'END'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { evaluate } from 'feelin';

const { feel } = createRequire(import.meta.url)('js-feel')();
const readers = {
  feelin: (text) => evaluate(text, {}).value,
  'js-feel': (text) => feel.parse(text).build({}),
};
for (const text of readFileSync('expressions', 'utf8').trim().split('\n')) {
  for (const [name, read] of Object.entries(readers)) {
    let found;
    try { found = JSON.stringify(await read(text)); } catch { found = 'refused'; }
    console.log(`${name}, ${text}: ${found}`);
  }
}
END

{ python/bin/python read.py 2> errors; node read.mjs 2>> errors; } | tee found
diff - found <<'END'
pySFeel, mean([90, null, 88]): None
bkflow-feel, mean([90, null, 88]): None
pySFeel, decimal(89.665, 2): 89.67
bkflow-feel, decimal(89.665, 2): None
pySFeel, decimal(89.675, 2): 89.67
bkflow-feel, decimal(89.675, 2): None
pySFeel, 0.1 + 0.2 = 0.3: False
bkflow-feel, 0.1 + 0.2 = 0.3: False
pySFeel, date("2027-08-31") + duration("P6M"): 2028-02-28
bkflow-feel, date("2027-08-31") + duration("P6M"): refused
pySFeel, date("2026-11-30") + duration("P36M"): 2029-11-30
bkflow-feel, date("2026-11-30") + duration("P36M"): refused
pySFeel, 269 / 3 * 3: 269.0
bkflow-feel, 269 / 3 * 3: refused
feelin, mean([90, null, 88]): null
js-feel, mean([90, null, 88]): 59.333333333333336
feelin, decimal(89.665, 2): 89.66
js-feel, decimal(89.665, 2): "89.67"
feelin, decimal(89.675, 2): 89.68
js-feel, decimal(89.675, 2): "89.67"
feelin, 0.1 + 0.2 = 0.3: false
js-feel, 0.1 + 0.2 = 0.3: true
feelin, date("2027-08-31") + duration("P6M"): "2028-02-29"
js-feel, date("2027-08-31") + duration("P6M"): refused
feelin, date("2026-11-30") + duration("P36M"): "2029-11-30"
js-feel, date("2026-11-30") + duration("P36M"): refused
feelin, 269 / 3 * 3: 269
js-feel, 269 / 3 * 3: 269
END
echo "as seen on 30/11/2026"
