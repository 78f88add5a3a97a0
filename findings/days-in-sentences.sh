#!/usr/bin/env bash
# Days in the sentences of decisions and certificates, found by packages that read Vietnamese.
#
# Seen on 30/11/2026, as of that day:
#
# - dateparser 1.5.0 finds "ngày 22 tháng 5 năm 2026" alone. After the number of a decision, "Quyết định số
#   26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026", its `search_dates` finds three other days and not that one:
#   "22 tháng" and "5 năm" become days 22 months and 5 years ago. "36 tháng", the term of a certificate,
#   becomes a day 36 months ago.
# - chrono-node 2.10.3 reads "trước ngày 30/6/2026" (before 30/6/2026, the end of a round) with `parseDate`
#   as the day before today, and "sau ngày 01/5/2026" (after) as the day after today: "ngày" is also "day".
#   Without the word "ngày" it reads the printed day.
#
# So a term or a round must not be taken from a sentence by such a package: give the day alone.
# Needs python3 with venv, node and npm. Fails if a package answers otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet dateparser==1.5.0
npm install --silent --no-fund --no-audit chrono-node@2.10.3

cat > days.py <<'END'
from datetime import datetime
from dateparser.search import search_dates

settings = {"RELATIVE_BASE": datetime(2026, 11, 30)}
for text in [
    "ngày 22 tháng 5 năm 2026",
    "Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026",
    "Giấy chứng nhận có giá trị 36 tháng",
]:
    found = search_dates(text, languages=["vi"], settings=settings)
    found = "; ".join(f"{words} = {day:%Y-%m-%d}" for words, day in found)
    print(f"dateparser, {text}: {found}")
END

cat > days.mjs <<'END'
import { vi } from 'chrono-node';

const today = new Date(2026, 10, 30);
for (const text of ['trước ngày 30/6/2026', 'trước 30/6/2026', 'sau ngày 01/5/2026', 'đến hết ngày 30/6/2026']) {
  console.log(`chrono-node, ${text}: ${vi.parseDate(text, today).toISOString().slice(0, 10)}`);
}
END

{ python/bin/python days.py; TZ=UTC node days.mjs; } | tee found
diff - found <<'END'
dateparser, ngày 22 tháng 5 năm 2026: ngày 22 tháng 5 năm 2026 = 2026-05-22
dateparser, Quyết định số 26/2026/QĐ-TTg ngày 22 tháng 5 năm 2026: 22 tháng = 2025-01-30; 5 năm = 2021-11-30; 2026 = 2026-11-30
dateparser, Giấy chứng nhận có giá trị 36 tháng: 36 tháng = 2023-11-30
chrono-node, trước ngày 30/6/2026: 2026-11-29
chrono-node, trước 30/6/2026: 2026-06-30
chrono-node, sau ngày 01/5/2026: 2026-12-01
chrono-node, đến hết ngày 30/6/2026: 2026-06-30
END
