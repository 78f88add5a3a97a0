#!/usr/bin/env bash
# Criteria sheets in Word files: the key and the title of a criterion are one merged cell beside the rows of
# its levels. Packages that make text for search engines and language models read such tables on servers.
#
# Five levels of two criteria, each with its points. Seen on 30/11/2026:
#
# - markitdown 0.1.9 (with mammoth 1.13.0) leaves out the merged cells of all rows but the first. So the text of a
#   level is in the column of keys, and its points are in the column of titles. It reports nothing.
# - docx2python 3.7.1 and kreuzberg 4.10.4 repeat key and title in each row. undoc 0.27.1 and office-oxide
#   0.1.15 leave both blank.
#
# So a sheet read by such a package must be checked for short rows and blank keys: their levels lose their
# criterion, and in short rows points are in the wrong column.
# Needs python3 with venv. Fails if a package answers otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 'markitdown[docx]==0.1.9' mammoth==1.13.0 \
  markdownify==1.2.3 docx2python==3.7.1 kreuzberg==4.10.4 undoc==0.27.1 office_oxide==0.1.15

cat > read.py << 'END'
from docx import Document
from docx2python import docx2python
from kreuzberg import extract_file_sync
from markitdown import MarkItDown
from office_oxide import to_markdown
import undoc

ROWS = [
    ["Mã", "Tiêu chí", "Mức", "Điểm"],
    ["1.1", "Nguồn nguyên liệu", "Dưới 50%", "1"],
    ["1.1", "Nguồn nguyên liệu", "Từ 50% đến dưới 75%", "2"],
    ["1.1", "Nguồn nguyên liệu", "Từ 75%", "3"],
    ["1.2", "Chế biến", "Sơ chế", "1"],
    ["1.2", "Chế biến", "Chế biến sâu", "2"],
]
BLANK = [row if index in (0, 1, 4) else ["", "", *row[2:]] for index, row in enumerate(ROWS)]

document = Document()
table = document.add_table(rows=6, cols=4)
for row, cells in enumerate(BLANK):
    for column, text in enumerate(cells):
        table.cell(row, column).text = text
for first, last in [(1, 3), (4, 5)]:
    for column in (0, 1):
        table.cell(first, column).merge(table.cell(last, column)).text = ROWS[first][column]
document.save("sheet.docx")

def markdown(text):
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in row] for row in rows]
    return [row for row in rows if any(cell.strip("-") for cell in row)]

def is_(name, found, wanted):
    print(name, *found, sep="\n  ")
    assert found == wanted, name

short = [row if index in (0, 1, 4) else row[2:] for index, row in enumerate(ROWS)]
is_("markitdown", markdown(MarkItDown().convert("sheet.docx").text_content), short)
is_("docx2python", [[cell[0] for cell in row] for row in docx2python("sheet.docx").body[0]], ROWS)
is_("kreuzberg", extract_file_sync("sheet.docx").tables[0].cells, ROWS)
is_("undoc", markdown(undoc.parse_file("sheet.docx").to_markdown()), BLANK)
is_("office-oxide", markdown(to_markdown("sheet.docx")), BLANK)
END
venv/bin/python read.py
