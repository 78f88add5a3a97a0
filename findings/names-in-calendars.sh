#!/usr/bin/env bash
# Names of Vietnamese offices and products in calendars that a crate writes.
#
# Such names have commas and semicolons: "Xã A; thôn B, C". RFC 5545 escapes both in texts. Seen on 30/11/2026:
#
# - `Calendar::name` of icalendar 0.17.17 sets two properties: X-WR-CALNAME is escaped, NAME is not. SUMMARY is.
# - An alarm of it gets a random UID and a DTSTAMP of the clock, though the event has both from the caller. So the
#   same data make another file each time.
#
# So a calendar that must be the same for the same data sets those of alarms too, and escapes its own name.
# Needs cargo. Fails if the crate writes otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mkdir src
cat > Cargo.toml <<'END'
[package]
name = "names"
version = "0.0.0"
edition = "2024"

[dependencies]
chrono = "=0.4.45"
icalendar = "=0.17.17"

[workspace]
END
cat > src/main.rs <<'END'
use icalendar::{Alarm, Calendar, Component, Event, EventLike};

fn main() {
    let name = "Xã A; thôn B, C";
    let calendar = || {
        let mut event = Event::new();
        event.uid("1@vi-du").add_property("DTSTAMP", "20261130T000000Z").summary(name);
        event.alarm(Alarm::display("Hồ sơ", -chrono::Duration::days(1)));
        let mut calendar = Calendar::new();
        calendar.name(name).push(event);
        calendar.to_string()
    };
    let (one, other) = (calendar(), calendar());
    for line in one.lines() {
        if ["NAME", "X-WR-CALNAME", "SUMMARY"].iter().any(|start| line.starts_with(start)) {
            println!("{line}");
        }
    }
    let count = |of: &str| one.lines().filter(|line| line.starts_with(of)).count();
    println!("UID {}, DTSTAMP {}, same twice: {}", count("UID:"), count("DTSTAMP:"), one == other);
}
END
cargo run --quiet | tr -d '\r' | tee found
diff - found <<'END'
NAME:Xã A; thôn B, C
X-WR-CALNAME:Xã A\; thôn B\, C
SUMMARY:Xã A\; thôn B\, C
UID 2, DTSTAMP 2, same twice: false
END
