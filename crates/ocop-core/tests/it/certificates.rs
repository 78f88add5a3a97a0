//! Certificates: each period on its last day and the days beside it, and who issues and withdraws.

use ocop_core::{Authority, Certificate, Date, ErrorKind, Lang, Star, Tier};
use proptest::prelude::*;

const FIRST: Date = Date::constant(2019, 8, 21);
const LAST: Date = Date::constant(9990, 12, 31);
const NEW_RULES: Date = Date::constant(2026, 5, 22);

#[track_caller]
fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[track_caller]
fn of(issued: &str) -> Certificate {
    Certificate::new(day(issued), Star::Four, Tier::Province).unwrap()
}

/// Days since the first year of the calendar, counted differently from the library.
fn number(date: Date) -> i64 {
    let years = i64::from(date.year()) - 1;
    let leap_days = years / 4 - years / 100 + years / 400;
    years * 365 + leap_days + i64::from(date.day_of_year())
}

#[track_caller]
fn check_expiry(issued: &str, expires: &str) {
    let certificate = of(issued);
    let last = day(expires);
    assert_eq!(certificate.expires(), last, "{issued}");
    assert!(certificate.is_valid_on(last) && !certificate.is_valid_on(last.tomorrow().unwrap()));
    assert!(certificate.is_valid_on(last.yesterday().unwrap()));
    let issued = certificate.issued();
    assert!(
        certificate.is_valid_on(issued) && !certificate.is_valid_on(issued.yesterday().unwrap())
    );
}

#[test]
fn the_same_day_thirty_six_months_later_is_the_last() {
    check_expiry("2026-07-10", "2029-07-10");
    check_expiry("2019-08-21", "2022-08-21");
    check_expiry("2026-01-01", "2029-01-01");
    check_expiry("2026-12-31", "2029-12-31");
    check_expiry("2026-04-30", "2029-04-30");
    check_expiry("2026-08-31", "2029-08-31");
    check_expiry("9990-12-31", "9993-12-31");
}

#[test]
fn only_the_29th_of_february_lacks_its_day() {
    check_expiry("2028-02-29", "2031-02-28");
    check_expiry("2028-02-28", "2031-02-28");
    check_expiry("2028-03-01", "2031-03-01");
    // Three years before a leap year the 28th stays the 28th.
    check_expiry("2025-02-28", "2028-02-28");
}

#[test]
fn a_re_evaluation_is_filed_from_180_to_120_days_before_expiry() {
    for (issued, shown) in [
        ("2026-07-10", "2029-01-11/2029-03-12"),
        ("2025-06-30", "2028-01-02/2028-03-02"),
        ("2025-08-28", "2028-03-01/2028-04-30"),
        ("2025-08-27", "2028-02-29/2028-04-29"),
        ("2028-02-29", "2030-09-01/2030-10-31"),
    ] {
        let certificate = of(issued);
        let window = certificate.re_evaluation_window();
        assert_eq!(window.to_string(), shown, "{issued}");
        let before = |date| number(certificate.expires()) - number(date);
        assert_eq!((before(window.first()), before(window.last())), (180, 120));
        for (date, inside) in [
            (window.first().yesterday().unwrap(), false),
            (window.first(), true),
            (window.last(), true),
            (window.last().tomorrow().unwrap(), false),
        ] {
            assert_eq!(window.contains(date), inside, "{date}");
        }
    }
}

#[test]
fn days_are_counted_from_the_day_after() {
    let certificate = of("2026-07-10");
    for (full, due) in [
        ("2029-01-11", "2029-02-25"),
        ("2029-01-15", "2029-03-01"),
        ("2028-01-15", "2028-02-29"),
        ("2028-01-16", "2028-03-01"),
        ("2026-11-16", "2026-12-31"),
        ("2026-11-17", "2027-01-01"),
    ] {
        assert_eq!(certificate.decision_due(day(full)), day(due), "{full}");
    }
    for (concluded, due) in [
        ("2027-03-01", "2027-03-16"),
        ("2027-02-13", "2027-02-28"),
        ("2027-02-14", "2027-03-01"),
        ("2028-02-14", "2028-02-29"),
        // A Saturday: the last day is not moved.
        ("2026-07-10", "2026-07-25"),
    ] {
        assert_eq!(
            certificate.withdrawal_due(day(concluded)),
            day(due),
            "{concluded}"
        );
    }
}

#[test]
fn grace_is_for_certificates_that_ran_on_the_first_day_of_the_new_rules() {
    for (issued, grace) in [
        ("2023-05-21", None),
        ("2023-05-22", Some("2026-11-18")),
        ("2023-05-23", Some("2026-11-19")),
        ("2026-05-21", Some("2029-11-17")),
        ("2026-05-22", None),
        ("2019-08-21", None),
    ] {
        let certificate = of(issued);
        assert_eq!(certificate.grace_until(), grace.map(day), "{issued}");
        if let Some(grace) = certificate.grace_until() {
            assert_eq!(number(grace) - number(certificate.expires()), 180);
        }
    }
}

#[test]
fn a_result_ends_the_grace_but_never_before_expiry_nor_after_180_days() {
    let running = of("2023-07-10");
    let until = |result| running.valid_until(Some(day(result))).to_string();
    assert_eq!(until("2026-07-09"), "2026-07-10");
    assert_eq!(until("2026-07-10"), "2026-07-10");
    assert_eq!(until("2026-07-11"), "2026-07-11");
    assert_eq!(until("2027-01-05"), "2027-01-05");
    assert_eq!(until("2027-01-06"), "2027-01-06");
    assert_eq!(until("2027-01-07"), "2027-01-06");
    assert_eq!(running.valid_until(None), day("2027-01-06"));
    assert!(!running.is_valid_on(day("2026-07-11")));

    let new = of("2026-05-22");
    for result in [None, Some(day("2029-08-01")), Some(Date::MIN)] {
        assert_eq!(new.valid_until(result), day("2029-05-22"));
    }
}

#[test]
fn stars_are_issued_by_the_tiers_of_the_law_and_withdrawn_by_province_or_minister() {
    use Authority::{ChairmanOfTheProvince, Minister};
    for (issued, by_the_district) in [
        ("2019-08-21", false),
        ("2023-02-23", false),
        ("2023-02-24", true),
        ("2025-07-05", true),
        ("2025-07-06", false),
        ("2026-05-21", false),
        ("2026-05-22", false),
        ("2026-07-10", false),
        ("9990-12-31", false),
    ] {
        for star in Star::ALL {
            for tier in Tier::ALL {
                let made = Certificate::new(day(issued), star, tier);
                let by = match (star, tier) {
                    (Star::Three, Tier::District) if by_the_district => Some(ChairmanOfTheProvince),
                    (Star::Three | Star::Four, Tier::Province) => Some(ChairmanOfTheProvince),
                    (Star::Five, Tier::Centre) => Some(Minister),
                    _ => None,
                };
                let made = made.ok().map(Certificate::withdrawn_by);
                assert_eq!(made, by, "{star} {tier} {issued}");
            }
        }
    }
}

#[test]
fn a_certificate_that_cannot_be_is_refused_with_its_part() {
    #[track_caller]
    fn check(issued: Date, star: Star, tier: Tier, shown: &str) {
        let fault = Certificate::new(issued, star, tier).unwrap_err();
        assert_eq!(
            (fault.kind(), fault.to_string().as_str()),
            (ErrorKind::BadValue, shown)
        );
    }
    let sound = day("2026-07-10");
    check(
        sound,
        Star::Two,
        Tier::Province,
        "stars: no certificate for 2★: expected 3★ to 5★",
    );
    check(
        sound,
        Star::Five,
        Tier::Province,
        "tier: the province could not issue a certificate of 5★ on 2026-07-10",
    );
    check(
        day("2025-07-06"),
        Star::Three,
        Tier::District,
        "tier: the district could not issue a certificate of 3★ on 2025-07-06",
    );
    for (issued, shown) in [
        (FIRST.yesterday(), "2019-08-20"),
        (LAST.tomorrow(), "9991-01-01"),
        (Ok(Date::MIN), "-009999-01-01"),
        (Ok(Date::MAX), "9999-12-31"),
    ] {
        let shown =
            format!("issued: {shown} out of range: expected a day from 2019-08-21 to 9990-12-31");
        check(issued.unwrap(), Star::Four, Tier::Province, &shown);
    }
}

#[test]
fn json_has_the_day_the_stars_and_the_tier() {
    let json = r#"{"issued":"2026-07-10","stars":4,"tier":"province"}"#;
    assert_eq!(serde_json::to_string(&of("2026-07-10")).unwrap(), json);
    assert_eq!(
        serde_json::from_str::<Certificate>(json).unwrap(),
        of("2026-07-10")
    );
    // All but the first would be read by the calendar's own parser.
    for other in [
        "2026-02-29",
        "20260710",
        "2026-07-10T12:00",
        "+002026-07-10",
    ] {
        let fault = serde_json::from_str::<Certificate>(&json.replace("2026-07-10", other));
        let words = format!(
            "issued: found the string `{other}`, expected a day as year-month-day, such as `2026-07-10`"
        );
        assert!(
            fault.unwrap_err().to_string().starts_with(&words),
            "{other}"
        );
        assert_eq!(
            other.parse::<Date>().is_ok(),
            other != "2026-02-29",
            "{other}"
        );
    }
    for (from, to, words) in [
        ("2026-07-10", "2019-08-20", "expected a day from"),
        ("\"2026-07-10\"", "20260710", "expected a string"),
        ("4", "2", "stars: no certificate for 2★"),
        (
            "4",
            "5",
            "tier: the province could not issue a certificate of 5★",
        ),
        ("4", "6", "1 to 5"),
        ("province", "commune", "unknown tier `commune`"),
        ("\"stars\"", "\"star\"", "unknown field"),
        (",\"tier\":\"province\"", "", "missing field `tier`"),
    ] {
        let fault = serde_json::from_str::<Certificate>(&json.replace(from, to)).unwrap_err();
        assert!(fault.to_string().contains(words), "{to}: {fault}");
    }
}

#[test]
fn a_new_certificate_is_explained_in_english() {
    assert_eq!(of("2026-07-10").explain(Lang::En).to_string(), "\
OCOP certificate of 4 stars, issued by the province on 2026-07-10

Last valid day         2029-07-10, 36 months from issue [26/2026; certificate-month-end]
Re-evaluation filed    from 2029-01-11 to 2029-03-12, 180 to 120 days before expiry [26/2026; calendar-days]
Re-evaluation decided  within 45 days of the complete dossier [26/2026; calendar-days]
Withdrawn by           The chairman of the provincial people's committee, within 15 days of the conclusion, or of the commune's confirmation that production ended [26/2026, Art. 8.2 and 8.4; calendar-days]

The library's interpretations, where the decision says nothing
  - certificate-month-end: the same day of the 36th month is the last valid day, or the last day of that month if it has no such day (Civil Code 2015, Art. 148.3)
  - calendar-days: days of the calendar, counted from the following day; weekends and holidays do not move the last day
");
}

#[test]
fn a_running_certificate_is_explained_in_vietnamese() {
    let running = Certificate::new(day("2023-07-10"), Star::Three, Tier::District).unwrap();
    assert_eq!(running.explain(Lang::Vi).to_string(), "\
Giấy chứng nhận OCOP 3 sao (cấp huyện), ngày cấp 10/07/2023

Có giá trị đến hết     10/07/2026, 36 tháng kể từ ngày cấp [certificate-month-end]
Hồ sơ phân hạng lại    từ 11/01/2026 đến hết 12/03/2026, 180 đến 120 ngày trước khi hết hạn, đã qua trước khi 26/2026 có hiệu lực [26/2026; calendar-days]
Kết quả phân hạng lại  trong 45 ngày kể từ khi nhận đủ hồ sơ [26/2026; calendar-days]
Nếu không kịp nộp      có giá trị đến khi có kết quả, chậm nhất 06/01/2027 [26/2026, Điều 12.3; grace-for-running-certificates]
Thu hồi                Chủ tịch Ủy ban nhân dân cấp tỉnh, trong 15 ngày kể từ ngày có kết luận, hoặc ngày cấp xã xác nhận chủ thể đã ngừng sản xuất [26/2026, Điều 8.2 và 8.4; calendar-days]

Nội dung quyết định chưa quy định: cách áp dụng của phần mềm
  - certificate-month-end: ngày tương ứng của tháng thứ 36 là ngày cuối cùng còn giá trị; tháng đó không có ngày ấy thì là ngày cuối tháng (Bộ luật Dân sự 2015, Điều 148.3)
  - calendar-days: tính theo ngày dương lịch, từ ngày kế tiếp; ngày cuối không dời vì ngày nghỉ
  - grace-for-running-certificates: chỉ cho giấy chứng nhận cấp trước 22/05/2026 và còn giá trị vào ngày đó
");
}

#[test]
fn a_window_that_ended_before_the_new_rules_is_marked() {
    // The last day of the re-evaluation window is 21/05/2026, then 22/05/2026.
    for (issued, over) in [("2023-09-18", true), ("2023-09-19", false)] {
        let certificate = of(issued);
        assert_eq!(certificate.re_evaluation_window().last() < NEW_RULES, over);
        let text = certificate.explain(Lang::En).to_string();
        assert_eq!(
            text.contains("ended before 26/2026 came into force"),
            over,
            "{text}"
        );
        let text = certificate.explain(Lang::Vi).to_string();
        assert_eq!(
            text.contains("đã qua trước khi 26/2026 có hiệu lực"),
            over,
            "{text}"
        );
    }
}

#[test]
fn every_interpretation_of_dates_is_documented_with_its_reason() {
    let docs = include_str!("../../docs/interpretations.md");
    let (_, dates) = docs.split_once("# Dates").unwrap();
    for lang in Lang::ALL {
        let text = of("2023-07-10").explain(lang).to_string();
        let ids: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("  - ")?.split(": ").next())
            .collect();
        assert_eq!(ids.len(), 3, "{text}");
        for id in ids {
            assert!(dates.contains(&format!("**`{id}`**")), "{id}");
        }
    }
    assert!(dates.contains("**`years-of-product-codes`**"));
}

/// Any date from a little before the first to a little after the last.
fn any_date() -> impl Strategy<Value = Date> {
    (2019..=9999_i16, 1..=12_i8, 1..=31_i8).prop_map(|(year, month, of_month)| {
        let first = Date::constant(year, month, 1);
        Date::constant(year, month, of_month.min(first.days_in_month()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(3000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_dates_of_a_certificate_are_in_order(issued in any_date(), other in any_date()) {
        let made = Certificate::new(issued, Star::Five, Tier::Centre);
        prop_assert_eq!(made.is_ok(), FIRST <= issued && issued <= LAST);
        let Ok(certificate) = made else { return Ok(()) };

        let expires = certificate.expires();
        let days = number(expires) - number(issued);
        prop_assert!((1095..=1096).contains(&days), "{} days", days);
        prop_assert_eq!((expires.year(), expires.month()), (issued.year() + 3, issued.month()));
        let leap_day = (issued.month(), issued.day()) == (2, 29);
        prop_assert_eq!(expires.day(), if leap_day { 28 } else { issued.day() });

        let window = certificate.re_evaluation_window();
        prop_assert!(issued < window.first() && window.first() < window.last() && window.last() < expires);
        prop_assert_eq!(number(window.last()) - number(window.first()), 60);
        prop_assert!(certificate.is_valid_on(window.first()) && certificate.is_valid_on(window.last()));
        prop_assert_eq!(certificate.is_valid_on(other), issued <= other && other <= expires);

        let until = certificate.valid_until(Some(other));
        prop_assert!(expires <= until && until <= certificate.valid_until(None));
        prop_assert_eq!(certificate.valid_until(None), certificate.grace_until().unwrap_or(expires));

        for lang in Lang::ALL {
            prop_assert!(certificate.explain(lang).to_string().contains("26/2026"));
        }
        let json = serde_json::to_string(&certificate).unwrap();
        prop_assert_eq!(serde_json::from_str::<Certificate>(&json).unwrap(), certificate);
    }

    #[test]
    fn days_are_added_up_to_the_end_of_the_calendar(date in any_date()) {
        let certificate = of("2026-07-10");
        let last = number(Date::MAX);
        prop_assert_eq!(number(certificate.decision_due(date)), (number(date) + 45).min(last));
        prop_assert_eq!(number(certificate.withdrawal_due(date)), (number(date) + 15).min(last));
    }

    #[test]
    fn an_earlier_certificate_never_expires_later(one in any_date(), other in any_date()) {
        let of = |issued| Certificate::new(issued, Star::Three, Tier::Province);
        if let (Ok(one), Ok(other)) = (of(one.min(other)), of(one.max(other))) {
            prop_assert!(one.expires() <= other.expires());
        }
    }
}
