#!/usr/bin/env bash
# Costs and prices as Vietnamese offices type them, read by packages that find amounts of money in text.
#
# People write "50 triệu đồng" for 50,000,000 and a price beside its amount: "500 g: 45.000 đ". Seen on 30/11/2026:
#
# - price-parser 0.5.1 and money-parser 0.0.1 (Python), parsecurrency 1.1.1, parse-price 1.1.8 and parse-money
#   1.0.12 (npm) read "50 triệu đồng" as 50, and none says that a word was left out. parsecurrency returns it as
#   a part of the symbol of the currency: "triệu đồng".
# - Of "500 g: 45.000 đ" price-parser takes 500, with the currency đ. parse-price and parse-money join both numbers
#   to 50045000. money-parser refuses it.
# - price-parser 3.4.0 (npm, another package of that name) finds no amount without "₫" or "VND". With one of them
#   its `value` is in hundredths, which the đồng does not have: 4500000 for 45.000₫. Its `floatValue` is right.
#
# So an amount with letters beside it must be refused, or the words must be read too: whole đồng in digits.
# Needs python3 with venv, node and npm. Fails if a package answers otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet price-parser==0.5.1 money-parser==0.0.1
npm install --silent --no-fund --no-audit parsecurrency@1.1.1 parse-price@1.1.8 parse-money@1.0.12 price-parser@3.4.0

cat > read.py <<'END'
from money_parser import price_dec
from price_parser import Price


def money(text):
    try:
        return price_dec(text)
    except ValueError:
        return "refused"


for text in ["50.000.000 đồng", "50 triệu đồng", "500 g: 45.000 đ"]:
    price = Price.fromstring(text)
    print(f"price-parser (Python), {text}: {price.amount} {price.currency}")
    print(f"money-parser, {text}: {money(text)}")
END

cat > read.cjs <<'END'
const parsecurrency = require('parsecurrency');
const parsePrice = require('parse-price');
const parseMoney = require('parse-money').default;
const { parseFirst } = require('price-parser');

const readers = {
  parsecurrency: (text) => { const { value, symbol } = parsecurrency(text); return `${value} ${symbol}`; },
  'parse-price': parsePrice,
  'parse-money': (text) => parseMoney(text).amount,
  'price-parser (npm)': (text) => { const { value, floatValue } = parseFirst(text); return `${value} ${floatValue}`; },
};
for (const text of ['50.000.000 đồng', '50 triệu đồng', '500 g: 45.000 đ', '45.000₫']) {
  for (const [name, read] of Object.entries(readers)) {
    let found;
    try { found = String(read(text)); } catch { found = 'nothing'; }
    console.log(`${name}, ${text}: ${found}`);
  }
}
END

{ python/bin/python read.py; node read.cjs; } | tee found
diff - found <<'END'
price-parser (Python), 50.000.000 đồng: 50000000 đ
money-parser, 50.000.000 đồng: 50000000
price-parser (Python), 50 triệu đồng: 50 đ
money-parser, 50 triệu đồng: 50
price-parser (Python), 500 g: 45.000 đ: 500 đ
money-parser, 500 g: 45.000 đ: refused
parsecurrency, 50.000.000 đồng: 50000000 đồng
parse-price, 50.000.000 đồng: 50000000
parse-money, 50.000.000 đồng: 50000000
price-parser (npm), 50.000.000 đồng: nothing
parsecurrency, 50 triệu đồng: 50 triệu đồng
parse-price, 50 triệu đồng: 50
parse-money, 50 triệu đồng: 50
price-parser (npm), 50 triệu đồng: nothing
parsecurrency, 500 g: 45.000 đ: nothing
parse-price, 500 g: 45.000 đ: 50045000
parse-money, 500 g: 45.000 đ: 50045000
price-parser (npm), 500 g: 45.000 đ: nothing
parsecurrency, 45.000₫: 45000 ₫
parse-price, 45.000₫: 45000
parse-money, 45.000₫: 45000
price-parser (npm), 45.000₫: 4500000 45000
END
echo "as seen on 30/11/2026"
