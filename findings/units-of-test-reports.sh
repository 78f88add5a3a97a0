#!/usr/bin/env bash
# Units as test reports print them, read by packages of units of measure.
#
# Vietnamese laboratories write "60 g/100 g" and "5 mg/100 ml": an amount in an amount. Seen on 30/11/2026:
#
# - Pint 0.25.3 divides by 100 and multiplies by the second unit: 60 g/100 g is 0.6 g², and 5 mg/100 ml is a
#   mass times a volume. It reports nothing. A comparison with 0.6 or with g/kg fails much later.
# - mathjs 15.2.0 reads the same text as 0.6 with `evaluate` and refuses it with `unit`. Its `evaluate`
#   refuses the micro sign of "5 µg/kg", which Pint and js-quantities 1.8.0 know.
# - js-quantities 1.8.0 and unitmath 0.8.8 refuse "60 g/100 g".
#
# So a program must not hand the unit of a report to such a package as it is printed: take it apart first.
# Needs python3 with venv, node and npm. Fails if a package answers otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet pint==0.25.3
npm install --silent --no-fund --no-audit mathjs@15.2.0 js-quantities@1.8.0 unitmath@0.8.8

cat > read.py <<'END'
import pint

units = pint.UnitRegistry()
for text in ["60 g/100 g", "5 mg/100 ml", "3 g/kg"]:
    print(f"Pint, {text}: {units.Quantity(text).dimensionality}")
print(f"Pint, 60 g/100 g: {units.Quantity('60 g/100 g').to('g ** 2').magnitude:.1f} g²")
END

cat > read.mjs <<'END'
import { evaluate, unit } from 'mathjs';
import Qty from 'js-quantities';
import unitmath from 'unitmath';

const readers = {
  'mathjs evaluate': (text) => evaluate(text),
  'mathjs unit': (text) => unit(text),
  'js-quantities': (text) => Qty(text).toBase(),
  unitmath: (text) => unitmath(text),
};
for (const text of ['60 g/100 g', '0.5 mg/kg', '5 µg/kg']) {
  for (const [name, read] of Object.entries(readers)) {
    let found;
    try { found = String(read(text)); } catch { found = 'refused'; }
    console.log(`${name}, ${text}: ${found}`);
  }
}
END

{ python/bin/python read.py; node read.mjs; } | tee found
diff - found <<'END'
Pint, 60 g/100 g: [mass] ** 2
Pint, 5 mg/100 ml: [mass] * [length] ** 3
Pint, 3 g/kg: dimensionless
Pint, 60 g/100 g: 0.6 g²
mathjs evaluate, 60 g/100 g: 0.6
mathjs unit, 60 g/100 g: refused
js-quantities, 60 g/100 g: refused
unitmath, 60 g/100 g: refused
mathjs evaluate, 0.5 mg/kg: 5e-7
mathjs unit, 0.5 mg/kg: 0.5 mg / kg
js-quantities, 0.5 mg/kg: 5e-7 kg/kg
unitmath, 0.5 mg/kg: 5e-7
mathjs evaluate, 5 µg/kg: refused
mathjs unit, 5 µg/kg: refused
js-quantities, 5 µg/kg: 5e-9 kg/kg
unitmath, 5 µg/kg: refused
END
echo "as seen on 30/11/2026"
