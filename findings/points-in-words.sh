#!/usr/bin/env bash
# Points as minutes print them in words, written and read by packages for Vietnamese numbers.
#
# Minutes of a council give its mean in figures and in words: 89,07 (tám mươi chín phẩy không bảy). Seen on
# 30/11/2026:
#
# - num2words 0.5.14 writes 89.07 as "tám mươi chín phẩy bảy", which anyone reads as 89,7, and 3.05 as
#   "ba phẩy năm", which is 3,5. It writes 89.7 as "phẩy bảy mươi". A number given as text, "89.67", ends
#   with an AttributeError.
# - vietnam-number 1.0.6 reads over the decimal comma: "bảy mươi phẩy năm" (70,5) is 75, "sáu mươi chín phẩy
#   năm" (69,5) is 695. It reads "một nghìn tỷ" (10¹²) as 10000001000.
# - read-vietnamese-number 2.3.1 writes all of them right, with "chấm" where Vietnamese papers say "phẩy".
#
# So points in words must be compared with the figures, and never be the source of a rating.
# Needs python3 with venv, node and npm. Fails if a package answers otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet num2words==0.5.14 vietnam-number==1.0.6
npm install --silent --no-fund --no-audit read-vietnamese-number@2.3.1

cat > points.py <<'END'
from num2words import num2words
from vietnam_number import w2n

for points in [89.07, 89.7, 3.05, 70.5]:
    print(f"num2words, {points}: {num2words(points, lang='vi')}")
try:
    print(num2words("89.67", lang="vi"))
except AttributeError as error:
    print(f"num2words, '89.67': {type(error).__name__}")
for words in ["bảy mươi phẩy năm", "sáu mươi chín phẩy năm", "một nghìn tỷ"]:
    print(f"vietnam-number, {words}: {w2n(words)}")
END

cat > points.mjs <<'END'
import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';

const config = new ReadingConfig();
config.unit = ['điểm'];
for (const points of ['89.07', '89.7', '70.5']) {
  console.log(`read-vietnamese-number, ${points}: ${doReadNumber(points, config)}`);
}
END

{ python/bin/python points.py; node points.mjs; } | tee found
diff - found <<'END'
num2words, 89.07: tám mươi chín phẩy bảy
num2words, 89.7: tám mươi chín phẩy bảy mươi
num2words, 3.05: ba phẩy năm
num2words, 70.5: bảy mươi phẩy năm mươi
num2words, '89.67': AttributeError
vietnam-number, bảy mươi phẩy năm: 75
vietnam-number, sáu mươi chín phẩy năm: 695
vietnam-number, một nghìn tỷ: 10000001000
read-vietnamese-number, 89.07: tám mươi chín chấm không bảy điểm
read-vietnamese-number, 89.7: tám mươi chín chấm bảy điểm
read-vietnamese-number, 70.5: bảy mươi chấm năm điểm
END
