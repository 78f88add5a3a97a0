#!/usr/bin/env bash
# Lunar days (Tết and the Hùng Kings' day, both days off) on a server that runs in UTC, as most do.
#
# Seen on 30/11/2026: vietnamese-lunar-calendar 0.0.6 takes the time zone of the machine for the meridian of
# the calendar. In UTC the new moon often falls on the day before: 10/02/2024, the first day of Tết, comes
# back as 2/1, and 15/04/2027 is called "Giỗ Tổ Hùng Vương", a day before the day off. A calendar of working
# days that it fills has other days on a server than on the desk of its author. In the time zone of Viet Nam
# its days are right. amlich 0.0.2 and lunar-date-vn 1.0.6 give the right days in every time zone.
#
# Needs node and npm. Fails if a package answers otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-fund --no-audit vietnamese-lunar-calendar@0.0.6 amlich@0.0.2 lunar-date-vn@1.0.6

cat > days.cjs <<'END'
const { LunarDate } = require('vietnamese-lunar-calendar');
const { SolarDate } = require('lunar-date-vn');
const { convertSolar2Lunar } = require('amlich');

for (const [day, month, year] of [[10, 2, 2024], [15, 4, 2027], [16, 4, 2027]]) {
  const found = new LunarDate(year, month, day);
  const other = new SolarDate({ day, month, year }).toLunarDate().get();
  console.log(
    `${process.env.TZ}, ${day}/${month}/${year}:`,
    `vietnamese-lunar-calendar ${found.date}/${found.month} ${found.holiday ?? '-'};`,
    `amlich ${convertSolar2Lunar(day, month, year, 7).slice(0, 2).join('/')};`,
    `lunar-date-vn ${other.day}/${other.month}`,
  );
}
END

for zone in Asia/Ho_Chi_Minh UTC; do TZ=$zone node days.cjs; done | tee found
diff - found <<'END'
Asia/Ho_Chi_Minh, 10/2/2024: vietnamese-lunar-calendar 1/1 Tết Nguyên Đán; amlich 1/1; lunar-date-vn 1/1
Asia/Ho_Chi_Minh, 15/4/2027: vietnamese-lunar-calendar 9/3 -; amlich 9/3; lunar-date-vn 9/3
Asia/Ho_Chi_Minh, 16/4/2027: vietnamese-lunar-calendar 10/3 Giỗ Tổ Hùng Vương; amlich 10/3; lunar-date-vn 10/3
UTC, 10/2/2024: vietnamese-lunar-calendar 2/1 -; amlich 1/1; lunar-date-vn 1/1
UTC, 15/4/2027: vietnamese-lunar-calendar 10/3 Giỗ Tổ Hùng Vương; amlich 9/3; lunar-date-vn 9/3
UTC, 16/4/2027: vietnamese-lunar-calendar 11/3 -; amlich 10/3; lunar-date-vn 10/3
END
echo "as seen on 30/11/2026"
