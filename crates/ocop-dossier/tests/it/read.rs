//! Dossiers that are read as far as they can be read.

use std::collections::BTreeSet;

use ocop_core::Lang;
use ocop_dossier::{
    DocumentKind, Dossier, ErrorDetail, ErrorKind, Finding, Report, Settings, SeverityOverride,
    Verdict, check,
};
use serde_json::{Value, json};
use testkit::effort::sample;

const HONEY: &str = include_str!("../data/mountain-honey.json");
const DOSSIERS: [&str; 2] = [
    include_str!("../data/community-tourism.json"),
    include_str!("../data/honey-with-more-papers.json"),
];

fn read(tree: &Value) -> Result<Dossier, ocop_dossier::Error> {
    Dossier::read(tree.to_string().as_bytes())
}

/// The report on a tree that cannot be read whole.
#[track_caller]
fn report(tree: &Value) -> Report {
    let json = tree.to_string();
    assert!(Dossier::from_json(json.as_bytes()).is_err());
    check(&read(tree).unwrap(), &Settings::default())
}

fn honey() -> Value {
    serde_json::from_str(HONEY).unwrap()
}

fn paths<'r>(report: &'r Report, rule: &str) -> Vec<&'r str> {
    let own = report
        .findings()
        .filter(|finding| finding.rule().name() == rule);
    own.map(Finding::path).collect()
}

/// All pointers into a tree.
fn pointers(tree: &Value) -> Vec<String> {
    let (mut all, mut open) = (Vec::new(), vec![(String::new(), tree)]);
    while let Some((pointer, value)) = open.pop() {
        match value {
            Value::Object(members) => open.extend(
                members
                    .iter()
                    .map(|(key, value)| (format!("{pointer}/{key}"), value)),
            ),
            Value::Array(items) => open.extend(
                items
                    .iter()
                    .enumerate()
                    .map(|(at, value)| (format!("{pointer}/{at}"), value)),
            ),
            _ => {}
        }
        all.push(pointer);
    }
    all
}

/// Another value of a wrong type.
fn wrong(value: &Value) -> Value {
    if value.is_boolean() {
        json!("x")
    } else {
        json!(true)
    }
}

#[test]
fn any_value_that_cannot_be_read_is_one_finding_and_hides_no_other() {
    let key = |finding: &Finding| (finding.rule().name(), finding.path().to_owned());
    for dossier in DOSSIERS {
        let tree: Value = serde_json::from_str(dossier).unwrap();
        let clean = check(&read(&tree).unwrap(), &Settings::default());
        let usual: BTreeSet<_> = clean.findings().map(key).collect();
        for pointer in sample(4, pointers(&tree)) {
            let mut changed = tree.clone();
            let value = changed.pointer_mut(&pointer).unwrap();
            *value = wrong(value);
            let head = ["/format", "/sheet", "/kind", "/stage"];
            if pointer.is_empty() || head.iter().any(|head| pointer.starts_with(head)) {
                let error = read(&changed).unwrap_err();
                assert_eq!(error.kind(), ErrorKind::BadValue, "{pointer}");
                continue;
            }
            let report = report(&changed);
            assert_eq!(report.verdict(), Verdict::ToBeCompleted, "{pointer}");
            assert_eq!(paths(&report, "unreadable-value").len(), 1, "{pointer}");
            for finding in report.findings() {
                let known = finding.rule().name() == "unreadable-value"
                    || usual.contains(&key(finding))
                    // What expires with the certificate is not renewed, on whatever day it is filed.
                    || pointer.starts_with("/steps");
                assert!(known, "{pointer}: {:?}", key(finding));
            }
        }
    }
}

#[test]
fn a_misspelt_member_is_one_finding_and_hides_no_other() {
    let key = |finding: &Finding| (finding.rule().name(), finding.path().to_owned());
    let tree: Value = serde_json::from_str(DOSSIERS[0]).unwrap();
    let clean = check(&read(&tree).unwrap(), &Settings::default());
    let usual: BTreeSet<_> = clean.findings().map(key).collect();
    // The names of these are the applicant's own, or keys of the law.
    let maps = ["/documents", "/choices", "/years", "/forms"];
    for pointer in pointers(&tree) {
        let (outer, name) = pointer.rsplit_once('/').unwrap_or_default();
        let head = ["format", "sheet", "kind", "stage"].contains(&name) || outer == "/sheet";
        let own = maps.iter().any(|map| outer.ends_with(map)) || name.parse::<usize>().is_ok();
        if head || own || name.is_empty() {
            continue;
        }
        let mut changed = tree.clone();
        let members = changed.pointer_mut(outer).unwrap().as_object_mut().unwrap();
        let value = members.remove(name).unwrap();
        members.insert(format!("{name}_"), value);
        let report = report(&changed);
        assert_eq!(paths(&report, "unreadable-value").len(), 1, "{pointer}");
        for finding in report.findings() {
            let known = finding.rule().name() == "unreadable-value"
                || usual.contains(&key(finding))
                || pointer.starts_with("/steps");
            assert!(known, "{pointer}: {:?}", key(finding));
        }
    }
}

#[test]
fn of_two_documents_with_one_name_one_is_checked() {
    let text = HONEY.replacen(
        "\"haccp\": {",
        "\"haccp\": {\"kind\": \"other\"}, \"haccp\": {\"number\": \" \", \"number\": \" \",",
        1,
    );
    let dossier = Dossier::read(text.as_bytes()).unwrap();
    let found: Vec<_> = dossier
        .unreadable()
        .iter()
        .map(|fault| (fault.path(), fault.detail()))
        .collect();
    assert_eq!(
        found,
        [
            ("documents.haccp", ErrorDetail::DuplicateKey),
            ("documents.haccp.number", ErrorDetail::DuplicateKey)
        ]
    );
    assert_eq!(
        dossier.documents["haccp"].kind,
        DocumentKind::QualityCertificate
    );
}

#[test]
fn settings_that_set_the_rule_aside_leave_the_gaps_to_the_others() {
    let mut tree = honey();
    tree["applicant"]["name"] = json!(7);
    let settings = Settings::default()
        .with_rule("unreadable-value", SeverityOverride::Allow)
        .unwrap();
    let report = check(&read(&tree).unwrap(), &settings);
    assert_eq!(paths(&report, "applicant-without-name"), ["applicant.name"]);
}

#[test]
fn three_bad_values_are_three_findings() {
    let mut tree = honey();
    tree["documents"]["an-toan-thuc-pham"]["valid_until"] = json!("09/04/2028");
    tree["facts"]["years"]["2025"]["revenue"] = json!("2.480.000.000");
    tree["facts"]["workers"]["total"] = json!("24");
    // And what can be read is judged.
    tree["applicant"].as_object_mut().unwrap().remove("name");
    let report = report(&tree);
    assert_eq!(
        paths(&report, "unreadable-value"),
        [
            "documents.an-toan-thuc-pham.valid_until",
            "facts.workers.total",
            "facts.years.2025.revenue"
        ]
    );
    assert_eq!(paths(&report, "applicant-without-name"), ["applicant.name"]);
    let texts = |lang| {
        let own = report
            .findings()
            .filter(|finding| finding.rule().name() == "unreadable-value");
        own.map(|finding| (finding.message(lang), finding.repair(lang)))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        texts(Lang::En)[0],
        (
            "The entry “expiry date” of the food-safety eligibility certificate no. GD-ATTP-0042 of 2025-04-10 cannot be read: found the string `09/04/2028`, expected a day as year-month-day, such as `2026-07-10`".into(),
            "Correct it: write the date as year-month-day, such as 2026-07-10".into()
        )
    );
    assert_eq!(
        texts(Lang::Vi)[2],
        (
            "Mục “doanh thu” của năm 2025 không đọc được: `2.480.000.000` có dấu phân cách hàng nghìn (`.`): yêu cầu viết liền, `2480000000`".into(),
            "Sửa lại: ghi liền là 2480000000 nếu giấy tờ ghi đúng số đó, không phải nghìn hay triệu".into()
        )
    );
}

#[test]
fn faults_of_every_kind_are_collected() {
    let text = r#"{"format":1,"sheet":{"edition":"26/2026","set":4},"kind":"first","stage":"applicant",
        "aplicant":{},
        "applicant":{"legal_form":"coperative","founded":"1021-03-15","phone":1,"phone":2},
        "wanted":6,
        "forms":{"registrations":{},"registration":{"parts":["plan","plans"]}},
        "documents":{"a":{"kind":"test-reprt","results":[{"indicator":"x","value":"1,5"},7]},"b":{},"c":[],
            "d":{"kind":"other","number":"1","number":"2"}},
        "facts":{"years":{"x":{},"2024":{"profit":"1.020"}},"material":{"commune":"85%"},"ticks":["patents"]},
        "self_score":{"choices":{"1.1":"2","6":{"case":"a"}}},
        "steps":{"filed":"2026-02-30"}}"#;
    let dossier = Dossier::read(text.as_bytes()).unwrap();
    let mut found: Vec<_> = dossier
        .unreadable()
        .iter()
        .map(|fault| (fault.path(), fault.detail()))
        .collect();
    found.sort_unstable_by_key(|(path, _)| *path);
    assert_eq!(
        found,
        [
            ("aplicant", ErrorDetail::UnknownField),
            ("applicant.founded", ErrorDetail::YearOutOfRange),
            ("applicant.legal_form", ErrorDetail::UnknownName),
            ("applicant.phone", ErrorDetail::DuplicateKey),
            ("documents.a.kind", ErrorDetail::UnknownName),
            ("documents.a.results[0].value", ErrorDetail::WrongValue),
            ("documents.a.results[1]", ErrorDetail::WrongValue),
            ("documents.b.kind", ErrorDetail::MissingField),
            ("documents.c", ErrorDetail::WrongValue),
            ("documents.d.number", ErrorDetail::DuplicateKey),
            ("facts.material.commune", ErrorDetail::BadNumber),
            ("facts.ticks[0]", ErrorDetail::UnknownName),
            ("facts.years.2024.profit", ErrorDetail::ThousandsSeparator),
            ("facts.years.x", ErrorDetail::WrongValue),
            ("forms.registration.parts[1]", ErrorDetail::UnknownName),
            ("forms.registrations", ErrorDetail::UnknownName),
            ("self_score.choices.1.1", ErrorDetail::WrongValue),
            ("self_score.choices.6.level", ErrorDetail::MissingField),
            ("steps.filed", ErrorDetail::BadDay),
            ("wanted", ErrorDetail::WrongValue),
        ]
    );
    // The strict reading reports one of them.
    let strict = Dossier::from_json(text.as_bytes()).unwrap_err();
    assert!(
        found.iter().any(|(path, _)| *path == strict.path()),
        "{strict}"
    );
    // Everything that can be read is there: the nearest kind stands for one that is misspelt.
    assert_eq!(dossier.documents["a"].kind, DocumentKind::TestReport);
    assert_eq!(dossier.documents.len(), 4);
}

#[test]
fn a_whole_dossier_is_read_the_same_in_both_ways() {
    for dossier in DOSSIERS {
        let whole = Dossier::read(dossier.as_bytes()).unwrap();
        assert_eq!(whole, Dossier::from_json(dossier.as_bytes()).unwrap());
        assert!(whole.unreadable().is_empty());
    }
}

#[test]
fn an_unreadable_value_proves_nothing() {
    // HACCP proves criteria 10 and 12, and no other paper does.
    let mut tree = honey();
    tree["documents"]["haccp"]["valid_until"] = json!("30/06/2028");
    let report = report(&tree);
    let found = report.findings().next().unwrap();
    assert_eq!(found.path(), "documents.haccp.valid_until");
    let levels = |finding: &Finding| {
        let levels = finding.risk().unwrap().levels().to_vec();
        levels
            .iter()
            .map(|level| level.criterion().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(levels(found), ["10", "12"]);
    assert!(report.supported().unwrap().total() < report.claimed().unwrap().total());

    // Two papers that replace each other, both with an unreadable date.
    let mut second = tree["documents"]["haccp"].clone();
    second["number"] = json!("GD-HACCP-2");
    tree["documents"]["haccp-2"] = second;
    let both = self::report(&tree);
    assert_eq!(
        both.supported().unwrap().total(),
        report.supported().unwrap().total()
    );
}

#[test]
fn an_unreadable_value_costs_no_more_than_if_it_were_missing() {
    for (name, member, value) in [
        ("nhan", "contents", json!(["name", "màu sắc"])),
        ("nhan-hieu", "classes", json!(["30"])),
        ("tai-chinh", "years", json!(["2024", "2025"])),
        ("kiem-nghiem", "accreditation", json!(123)),
        ("haccp", "former_holder", json!(1)),
        ("haccp", "remark", json!("a member of no format")),
    ] {
        let mut tree = honey();
        tree["documents"][name][member] = value;
        let report = report(&tree);
        assert!(!paths(&report, "unreadable-value").is_empty(), "{member}");
        assert_eq!(report.verdict(), Verdict::ToBeCompleted, "{member}");
        assert_eq!(report.supported(), report.claimed(), "{member}");
    }
}

#[test]
fn a_result_that_cannot_be_read_is_neither_measured_nor_missing() {
    let mut tree = honey();
    tree["documents"]["kiem-nghiem"]["results"][0]["value"] = json!("khoảng 70");
    let report = report(&tree);
    let rules: Vec<_> = report
        .findings()
        .map(|finding| finding.rule().name())
        .collect();
    assert_eq!(rules, ["unreadable-value"]);

    // Level 3 of criterion 7 needs three indicators.
    let results = tree["documents"]["kiem-nghiem"]["results"].as_array_mut();
    results.unwrap().truncate(3);
    let report = self::report(&tree);
    assert!(paths(&report, "indicators-not-tested").is_empty());
}

#[test]
fn what_ends_the_reading_is_an_error() {
    #[track_caller]
    fn ends(text: &str, kind: ErrorKind, path: &str) {
        let error = Dossier::read(text.as_bytes()).unwrap_err();
        assert_eq!((error.kind(), error.path()), (kind, path), "{error}");
    }
    let head = |format: &str, sheet: &str, kind: &str| {
        format!(
            r#"{{"format":{format},"sheet":{sheet},"kind":{kind},"stage":"applicant","wanted":9}}"#
        )
    };
    let sheet = r#"{"edition":"26/2026","set":4}"#;
    ends("", ErrorKind::BadJson, "");
    ends("[]", ErrorKind::BadValue, "");
    ends("{}", ErrorKind::BadValue, "format");
    ends("{\"a\":1} x", ErrorKind::BadJson, "");
    ends(
        &head("2", sheet, "\"first\""),
        ErrorKind::BadValue,
        "format",
    );
    ends(
        &head("1", r#"{"edition":"26/2026","set":40}"#, "\"first\""),
        ErrorKind::UnknownSheet,
        "sheet",
    );
    ends(
        &head("1", r#"{"edition":"27/2026","set":4}"#, "\"first\""),
        ErrorKind::UnknownEdition,
        "sheet.edition",
    );
    ends(&head("1", sheet, "\"fist\""), ErrorKind::BadValue, "kind");
    let twice = head("1", sheet, "\"first\"").replacen('{', "{\"kind\":\"upgrade\",", 1);
    ends(&twice, ErrorKind::DuplicateKey, "kind");
    assert!(Dossier::read(head("1", sheet, "\"first\"").as_bytes()).is_ok());
}

#[test]
fn ten_thousand_bad_values_are_no_dossier_and_a_thousand_are_read() {
    let with = |count: usize| {
        let mut tree = honey();
        let files: Vec<_> = (0..count).map(|_| json!({ "name": 7 })).collect();
        tree["documents"]["vietgap"]["files"] = files.into();
        tree
    };
    let report = report(&with(Dossier::MOST_UNREADABLE));
    assert_eq!(
        paths(&report, "unreadable-value").len(),
        Dossier::MOST_UNREADABLE
    );
    for count in [Dossier::MOST_UNREADABLE + 1, 10_000] {
        let error = read(&with(count)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
    }
    // Also where the faults are of several kinds, and members that nobody knows.
    let mut tree = honey();
    for at in 0..10_000 {
        tree["applicant"][format!("m{at}")] = json!(1);
    }
    assert_eq!(read(&tree).unwrap_err().kind(), ErrorKind::TooLarge);
}

#[test]
fn means_are_read_as_published() {
    let with = |mean: &Value| {
        let mut tree = honey();
        tree["province"] = json!({ "mean": mean });
        tree
    };
    for (text, mean) in [
        ("90.75", "363/4"),
        ("90,75", "363/4"),
        ("363/4", "363/4"),
        ("8967/100", "8967/100"),
        ("9000/100", "90"),
        ("100", "100"),
    ] {
        let dossier = read(&with(&json!(text))).unwrap();
        assert!(dossier.unreadable().is_empty(), "{text}");
        let shown = dossier.province.as_ref().unwrap().mean.unwrap().to_string();
        assert_eq!(shown, mean);
        // It is written reduced, and reads back.
        let written = serde_json::to_value(&dossier).unwrap();
        assert_eq!(written["province"]["mean"], mean);
    }
    for (value, detail, message, repair) in [
        (
            json!("101"),
            ErrorDetail::MeanOutOfRange,
            "mean 101 out of range: expected 0 to 100",
            "Correct it: write the mean of the council, from 0 to 100",
        ),
        (
            json!("100,01"),
            ErrorDetail::MeanOutOfRange,
            "mean 100,01 out of range: expected 0 to 100",
            "Correct it: write the mean of the council, from 0 to 100",
        ),
        (
            json!("90.123456789012345678901"),
            ErrorDetail::NumberTooLong,
            "`90.123456789012345678901` has too many digits: expected at most 19",
            "Correct it: write at most 19 digits",
        ),
        (
            json!(90.75),
            ErrorDetail::WrongValue,
            "found the number 90.75, expected a mean from 0 to 100 as a string, such as `\"90.75\"` or `\"523/6\"`",
            "Correct it: write a mean from 0 to 100 as a string, such as `\"90.75\"` or `\"523/6\"`",
        ),
    ] {
        let report = report(&with(&value));
        let dossier = read(&with(&value)).unwrap();
        let [fault] = dossier.unreadable() else {
            panic!("{value}");
        };
        assert_eq!((fault.path(), fault.detail()), ("province.mean", detail));
        assert_eq!(fault.message(), message);
        let mut findings = report.findings();
        let found = findings.find(|finding| finding.path() == "province.mean");
        assert_eq!(found.unwrap().repair(Lang::En), repair);
    }
}

#[test]
fn money_as_people_write_it_is_refused_with_a_hint() {
    for (revenue, message, repair) in [
        (
            "2.480.000.000",
            "`2.480.000.000` has a thousands separator (`.`): expected `2480000000` without it",
            "Correct it: write 2480000000 if the document states that number, not thousands or millions",
        ),
        (
            "2,480,000,000",
            "`2,480,000,000` has a thousands separator (`,`): expected `2480000000` without it",
            "Correct it: write 2480000000 if the document states that number, not thousands or millions",
        ),
        (
            "2.480",
            "`2.480` has a thousands separator (`.`): expected `2480` without it",
            "Correct it: write 2480 if the document states that number, not thousands or millions",
        ),
        (
            "1.02",
            "`1.02` has a fraction of a đồng: expected whole đồng",
            "Correct it: write the whole number of đồng, not thousands or millions",
        ),
        (
            "-",
            "found the string `-`, expected whole đồng as a string without separators, such as `\"120000000\"`",
            "Correct it: write whole đồng as a string without separators, such as `\"120000000\"`",
        ),
        (
            "2.48e9",
            "found the string `2.48e9`, expected whole đồng as a string without separators, such as `\"120000000\"`",
            "Correct it: write whole đồng as a string without separators, such as `\"120000000\"`",
        ),
        (
            "248000000000000000000000000000000",
            "`248000000000000000000000000000000` has too many digits: expected at most 28",
            "Correct it: write at most 28 digits",
        ),
    ] {
        let mut tree = honey();
        tree["facts"]["years"]["2025"]["revenue"] = json!(revenue);
        let dossier = read(&tree).unwrap();
        let [fault] = dossier.unreadable() else {
            panic!("{revenue}");
        };
        assert_eq!(
            (fault.path(), fault.message()),
            ("facts.years.2025.revenue", message)
        );
        let report = report(&tree);
        let mut findings = report.findings();
        let found = findings.find(|finding| finding.path() == "facts.years.2025.revenue");
        assert_eq!(found.unwrap().repair(Lang::En), repair);
    }
}
