#!/usr/bin/env bash
# The term of a certificate (36 months) and working days, computed by formula engines without an office
# program: where a province keeps its register in a workbook, a server runs its formulas.
#
# LibreOffice 7.4 and formulas 1.3.4 answer 28/02/2027 for 36 months after 29/02/2024, 36 months from
# 30/11/2023 to 30/11/2026, and 04/03/2026 for ten working days after 13/02/2026 without three days of Tết.
# Seen on 30/11/2026:
#
# - pycel 1.0b30: 36 months after 29/02/2024 are 01/03/2027.
# - xlcalculator 0.5.0: from 30/11/2023 to 30/11/2026 there are 33 months. It knows no working days.
# - ironcalc 0.9.1: when it reads WORKDAY from a file, it leaves out all days off but the one in the row of the
#   formula. In row 3 the term ends on 02/03/2026. Typed through its own interface the same formula is right.
# - hyperformula 3.5.0: #NUM! for DATEDIF with "m", the unit as most people write it. With "M" it is 36.
#
# Needs python3 with venv, node and npm. Fails if a package answers otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet openpyxl==3.1.5 formulas==1.3.4 pycel==1.0b30 xlcalculator==0.5.0 ironcalc==0.9.1
npm install --silent --no-fund --no-audit hyperformula@3.5.0

cat > terms.py <<'END'
import datetime

import formulas
import ironcalc
import openpyxl
from pycel import ExcelCompiler
from xlcalculator import Evaluator, ModelCompiler

asked = {
    "end of term": "=EDATE(DATE(2024,2,29),36)",
    "months": '=DATEDIF(DATE(2023,11,30),DATE(2026,11,30),"m")',
    "working days": "=WORKDAY(DATE(2026,2,13),10,B1:B3)",
    "working days between": "=NETWORKDAYS(DATE(2026,2,13),DATE(2026,3,1),B1:B3)",
}
book = openpyxl.Workbook()
page = book.active
page.title = "S"
for row, day in enumerate([16, 17, 18], 1):
    page.cell(row, 2, datetime.date(2026, 2, day))
for row, formula in enumerate(asked.values(), 1):
    page.cell(row, 1, formula).number_format = "0"
book.save("s.xlsx")


def shown(read):
    try:
        found = read()
    except Exception:
        return "refused"
    if not isinstance(found, (str, int, float)) and hasattr(found, "value"):
        found = found.value
    if isinstance(found, datetime.datetime):
        return f"{found:%d/%m/%Y}"
    try:
        number = float(found)
    except (TypeError, ValueError):
        return str(found)
    if number > 40000:
        return f"{datetime.date(1899, 12, 30) + datetime.timedelta(number):%d/%m/%Y}"
    return f"{number:g}"


iron = ironcalc.load_from_xlsx("s.xlsx", "en", "UTC", "en")
iron.evaluate()
python = formulas.ExcelModel().loads("s.xlsx").finish().calculate()
pycel = ExcelCompiler("s.xlsx")
xlcalculator = Evaluator(ModelCompiler().read_and_parse_archive("s.xlsx"))
for row, name in enumerate(asked, 1):
    cell = f"'[s.xlsx]S'!A{row}"
    print(
        f"{name}: formulas {shown(lambda: python[cell].value[0, 0])},",
        f"pycel {shown(lambda: pycel.evaluate(f'S!A{row}'))},",
        f"xlcalculator {shown(lambda: xlcalculator.evaluate(f'S!A{row}'))},",
        f"ironcalc {shown(lambda: iron.get_formatted_cell_value(0, row, 1))}",
    )
typed = ironcalc.create("s", "en", "UTC", "en")
for row, day in enumerate([16, 17, 18], 1):
    typed.set_user_input(0, row, 2, f"=DATE(2026,2,{day})")
typed.set_user_input(0, 3, 1, asked["working days"])
typed.evaluate()
print(f"working days, typed: ironcalc {shown(lambda: typed.get_formatted_cell_value(0, 3, 1))}")
END

cat > terms.cjs <<'END'
const { HyperFormula } = require('hyperformula');

const book = HyperFormula.buildFromArray([[]], { licenseKey: 'gpl-v3' });
for (const unit of ['m', 'M']) {
  const found = book.calculateFormula(`=DATEDIF(DATE(2023,11,30),DATE(2026,11,30),"${unit}")`, 0);
  console.log(`months, unit ${unit}: hyperformula ${found.value ?? found}`);
}
END

{ python/bin/python -W ignore terms.py 2> errors; node terms.cjs; } | tee found
diff - found <<'END'
end of term: formulas 28/02/2027, pycel 01/03/2027, xlcalculator 28/02/2027, ironcalc 28/02/2027
months: formulas 36, pycel refused, xlcalculator 33, ironcalc 36
working days: formulas 04/03/2026, pycel refused, xlcalculator refused, ironcalc 02/03/2026
working days between: formulas 8, pycel refused, xlcalculator refused, ironcalc 8
working days, typed: ironcalc 04/03/2026
months, unit m: hyperformula #NUM!
months, unit M: hyperformula 36
END
echo "as seen on 30/11/2026"
