//! The lunar days of Viet Nam by the moon and the sun: new moons and solar terms at 105° east (UTC+7).
//!
//! Mean motions with their largest periodic terms (Meeus, Astronomical Algorithms, chapters 25 and 49). New moons
//! are right to half a minute.

#![expect(
    clippy::cast_possible_truncation,
    clippy::float_arithmetic,
    reason = "angles and times; the tables do not depend on them"
)]

use jiff::civil::Date;

/// The first day of the lunar year that begins in a year, and the 10th day of its 3rd month.
pub(super) fn lunar_days(year: i16) -> [Date; 2] {
    // Month 11 has the winter solstice. Of thirteen months from one to the next, the first without the begin
    // of a sign is the leap month.
    let (eleventh, next) = (month_11(year - 1), month_11(year));
    let leap = (next - eleventh == 13)
        .then(|| (1..13).find(|month| sign(eleventh + month) == sign(eleventh + month + 1)))
        .flatten();
    let first_of = |month: i32| {
        let later = leap.is_some_and(|leap| leap <= month);
        new_moon(eleventh + month + i32::from(later))
    };
    [date(first_of(2)), date(first_of(4) + 9)]
}

/// The number of the new moon at or before which the month with the winter solstice of a year begins.
fn month_11(year: i16) -> i32 {
    let new_year = day_number(Date::constant(year + 1, 1, 1));
    let mut moon = (f64::from(new_year - 2_451_550) / 29.530_588_861) as i32 + 1;
    // The sun is in the sign of the solstice when the next month begins, and not yet when this one does.
    while new_moon(moon) >= new_year || sign(moon) >= 9 {
        moon -= 1;
    }
    moon
}

/// The day of a new moon, counted from that of 6 January 2000.
fn new_moon(number: i32) -> i32 {
    let k = f64::from(number);
    let t = k / 1236.85;
    let sun = 2.5534 + 29.105_356_70 * k;
    let moon = 201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t;
    let node = 160.7108 + 390.670_502_84 * k;
    let rise = 124.7746 - 1.563_755_88 * k;
    let e = 1.0 - 0.002_516 * t;
    let terms = [
        (-0.407_20, moon),
        (0.172_41 * e, sun),
        (0.016_08, 2.0 * moon),
        (0.010_39, 2.0 * node),
        (0.007_39 * e, moon - sun),
        (-0.005_14 * e, moon + sun),
        (0.002_08 * e * e, 2.0 * sun),
        (-0.001_11, moon - 2.0 * node),
        (-0.000_57, moon + 2.0 * node),
        (0.000_56 * e, 2.0 * moon + sun),
        (-0.000_42, 3.0 * moon),
        (0.000_42 * e, sun + 2.0 * node),
        (0.000_38 * e, sun - 2.0 * node),
        (-0.000_24 * e, 2.0 * moon - sun),
        (-0.000_17, rise),
    ];
    let periodic: f64 = terms
        .iter()
        .map(|(size, angle)| size * angle.to_radians().sin())
        .sum();
    // Clocks are some 75 seconds behind the time of the planets.
    let at =
        2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t * t + periodic - 75.0 / 86_400.0;
    (at + 0.5 + 7.0 / 24.0).floor() as i32
}

/// The sign of the sun, from 0 to 11, when the day of a new moon begins.
fn sign(moon: i32) -> i32 {
    let t = (f64::from(new_moon(moon)) - 0.5 - 7.0 / 24.0 - 2_451_545.0) / 36_525.0;
    let anomaly = (357.529_11 + 35_999.050_29 * t).to_radians();
    let longitude = 280.466_46
        + 36_000.769_83 * t
        + 1.914_602 * anomaly.sin()
        + 0.019_993 * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin()
        - 0.005_69
        - 0.004_78 * (125.04 - 1_934.136 * t).to_radians().sin();
    (longitude.rem_euclid(360.0) / 30.0) as i32
}

/// The number of a day in the count of astronomers.
fn day_number(day: Date) -> i32 {
    day.since(Date::constant(2000, 1, 1)).unwrap().get_days() + 2_451_545
}

fn date(number: i32) -> Date {
    use jiff::ToSpan;
    Date::constant(2000, 1, 1) + (number - 2_451_545).days()
}
