#!/usr/bin/env bash
# Scoring workbooks count what was reached: levels of at least 3, the word "Đạt" (passed). Formula engines
# that run such workbooks on a server, without an office program, count otherwise and report nothing.
#
# Five rows hold the levels 3, 4, 5, 2, 1 and the words "Đạt", "Đạt", "đạt", "Không đạt", "Đạt". Three levels
# are at least 3, all three with the word. LibreOffice 7.4 and ironcalc 0.9.1 answer 3 and 3, and 5 for the
# sum of a typed text "3", a typed text "4" and the number 5. Seen on 30/11/2026:
#
# - hyperformula 3.5.0 compares a range with a number by the cell in the row of the formula: the same count
#   is 1 in the first three rows and 0 in the next two. In its own ARRAYFORMULA it is 3.
# - formulas 1.3.4 (Python) counts 0 levels. It adds texts that look like numbers to a sum: 12 in place of 5.
# - formualizer 0.13.0 takes "Đạt" and "đạt" for different words with `=` and SEARCH and writes UPPER("đạt")
#   as "đạT", but COUNTIF takes them for the same: it counts 2 rows with `=`, where COUNTIF finds both spellings.
#
# So a count in a workbook is not a fact until the choices themselves are read and counted.
# Needs python3 with venv, node and npm. Fails if a package answers otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet openpyxl==3.1.5 formulas==1.3.4 formualizer==0.13.0 ironcalc==0.9.1
npm install --silent --no-fund --no-audit hyperformula@3.5.0

cat > count.py <<'END'
import formualizer
import formulas
import ironcalc
import openpyxl

asked = {
    "levels": "=SUMPRODUCT(--(A1:A5>=3))",
    "levels and word": '=SUMPRODUCT((A1:A5>=3)*(B1:B5="Đạt"))',
    "words": '=COUNTIF(B1:B5,"đạt")',
    "same word": '="Đạt"="đạt"',
    "word inside": '=ISNUMBER(SEARCH("đạt","Đạt"))',
    "capitals": '=UPPER("đạt")',
    "sum with texts": "=SUM(C1:C3)",
}
book = openpyxl.Workbook()
page = book.active
page.title = "S"
for level, word in [(3, "Đạt"), (4, "Đạt"), (5, "đạt"), (2, "Không đạt"), (1, "Đạt")]:
    page.append([level, word])
for row, cell in enumerate(["3", "4", 5], 1):
    page.cell(row, 3, cell)
for row, formula in enumerate(asked.values(), 1):
    page.cell(row, 5, formula)
book.save("s.xlsx")

iron = ironcalc.load_from_xlsx("s.xlsx", "en", "UTC", "en")
iron.evaluate()
rust = formualizer.Workbook.load_path("s.xlsx")
python = formulas.ExcelModel().loads("s.xlsx").finish().calculate()
for row, name in enumerate(asked, 1):
    cell = f"'[s.xlsx]S'!E{row}"
    print(
        f"{name}: ironcalc {iron.get_formatted_cell_value(0, row, 5)},",
        f"formulas {python[cell].value[0, 0]},",
        f"formualizer {rust.evaluate_cell('S', row, 5)}",
    )
END

cat > count.cjs <<'END'
const { HyperFormula } = require('hyperformula');

const levels = '=SUMPRODUCT(--(A1:A5>=3))';
const whole = '=ARRAYFORMULA(SUMPRODUCT(--(A1:A5>=3)))';
const rows = [3, 4, 5, 2, 1].map((level) => [level, levels, whole]);
const book = HyperFormula.buildFromArray(rows, { licenseKey: 'gpl-v3' });
const read = (col) => rows.map((_, row) => book.getCellValue({ sheet: 0, row, col })).join(' ');
console.log(`levels, in rows 1 to 5: hyperformula ${read(1)}`);
console.log(`levels, in ARRAYFORMULA: hyperformula ${read(2)}`);
END

{ python/bin/python -W ignore count.py 2> errors; node count.cjs; } | tee found
diff - found <<'END'
levels: ironcalc 3, formulas 0.0, formualizer 3.0
levels and word: ironcalc 3, formulas 3.0, formualizer 2.0
words: ironcalc 4, formulas 4, formualizer 4.0
same word: ironcalc TRUE, formulas True, formualizer False
word inside: ironcalc TRUE, formulas True, formualizer False
capitals: ironcalc ĐẠT, formulas ĐẠT, formualizer đạT
sum with texts: ironcalc 5, formulas 12.0, formualizer 5.0
levels, in rows 1 to 5: hyperformula 1 1 1 0 0
levels, in ARRAYFORMULA: hyperformula 3 3 3 3 3
END
echo "as seen on 30/11/2026"
