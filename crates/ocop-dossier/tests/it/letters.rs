//! The bundled dossiers, their letters word by word, and their JSON.

use std::collections::BTreeSet;

use ocop_core::{Lang, Points, Star};
use ocop_dossier::{Dossier, Report, Severity, Stage, Verdict, check};

use crate::util::settings;

fn report(json: &[u8]) -> Report {
    check(&Dossier::from_json(json).unwrap(), &settings())
}

fn tao_meo() -> Report {
    report(include_bytes!("../data/dried-tao-meo.json"))
}

fn honey() -> Report {
    report(include_bytes!("../data/mountain-honey.json"))
}

fn tourism() -> Report {
    report(include_bytes!("../data/community-tourism.json"))
}

/// Compares with the committed letter; `UPDATE_LETTERS=1` writes it again.
#[track_caller]
fn is_letter(name: &str, text: &str) {
    let path = format!("{}/tests/data/letters/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_LETTERS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, wanted, "{name}");
}

#[test]
fn the_letters_read_as_committed() {
    for (name, report) in [
        ("mountain-honey", honey()),
        ("dried-tao-meo", tao_meo()),
        ("community-tourism", tourism()),
    ] {
        for lang in Lang::ALL {
            is_letter(&format!("{name}.{lang}.txt"), &report.text(lang));
        }
        is_letter(&format!("{name}.vi.md"), &report.to_markdown(Lang::Vi));
        let json = serde_json::to_string_pretty(&report).unwrap() + "\n";
        is_letter(&format!("{name}.json"), &json);
    }
}

#[test]
fn the_tao_meo_has_at_least_fifteen_different_faults() {
    let report = tao_meo();
    let names: BTreeSet<_> = report
        .findings()
        .filter(|finding| finding.severity() == Severity::Error)
        .map(|finding| finding.rule().name())
        .collect();
    assert!(names.len() >= 15, "{names:?}");
    assert_eq!(report.verdict(), Verdict::ToBeCompleted);
    let (claimed, supported) = (report.claimed().unwrap(), report.supported().unwrap());
    assert_eq!(
        (claimed.total(), claimed.star()),
        (Points::new(71), Some(Star::Four))
    );
    assert!(supported.total() < claimed.total() && supported.star() < claimed.star());
}

#[test]
fn a_report_prints_its_vietnamese_letter() {
    let report = tourism();
    assert_eq!(report.to_string(), report.text(Lang::Vi));
}

/// A text of a letter without its annex.
fn body(text: &str, lang: Lang) -> &str {
    let annex = lang.pick("\nPhụ lục dành cho", "\nAnnex for");
    text.split(annex).next().unwrap()
}

#[test]
fn the_body_has_no_names_of_rules_no_paths_and_no_signs() {
    for report in [honey(), tao_meo(), tourism()] {
        for lang in Lang::ALL {
            let text = report.text(lang);
            let body = body(&text, lang);
            for sign in ["→", "★", "documents.", "_", "✗", "·"] {
                assert!(!body.contains(sign), "{sign}: {body}");
            }
            for finding in report.findings() {
                assert!(!body.contains(finding.rule().name()), "{body}");
                assert!(text.contains(finding.rule().name()));
                assert!(text.contains(finding.path()));
            }
        }
    }
}

#[test]
fn the_title_the_addressee_and_the_signature_make_a_form() {
    let letter = tao_meo().letter(Lang::Vi);
    assert_eq!(letter.title, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ");
    assert_eq!(
        letter.addressee[0],
        (
            "Kính gửi".to_owned(),
            "Công ty cổ phần nông sản Tuần Giáo (giả định)".to_owned()
        )
    );
    assert!(letter.signature[1].contains("ký, ghi rõ họ tên"));
    assert_eq!(
        honey().letter(Lang::En).title,
        "Result of the dossier check"
    );
    assert_eq!(honey().letter(Lang::Vi).term, None);
}

#[test]
fn the_term_is_a_line_to_fill_in_or_the_day_of_the_settings() {
    let json = include_bytes!("../data/dried-tao-meo.json");
    let dossier = Dossier::from_json(json).unwrap();
    let term = |settings| check(&dossier, &settings).letter(Lang::Vi).term.unwrap();
    assert!(term(settings()).ends_with("tháng …… năm ………"));
    let day = ocop_core::Date::constant(2026, 10, 9);
    assert!(term(settings().to_be_completed_by(day)).ends_with("chậm nhất ngày 09/10/2026"));
}

#[test]
fn findings_are_listed_by_part_of_the_dossier_and_by_weight() {
    let letter = tao_meo().letter(Lang::Vi);
    let titles: Vec<_> = letter.sections.iter().map(|part| &*part.title).collect();
    let at = |title: &str| {
        titles
            .iter()
            .position(|own| own.starts_with(title))
            .unwrap()
    };
    assert!(at("Mẫu biểu") < at("Giấy tờ pháp lý"));
    assert!(at("Giấy tờ pháp lý") < at("Minh chứng tiêu chí 1.5"));
    assert!(at("Minh chứng tiêu chí 1.5") < at("Phần tự chấm điểm"));
    let weights = ["Phải khắc phục", "Nên khắc phục", "Lưu ý"];
    for section in &letter.sections {
        let own = section.items.iter().map(|item| {
            let mut known = weights.iter();
            known.position(|known| *known == item.weight).unwrap()
        });
        assert!(own.is_sorted(), "{}", section.title);
    }
    let numbers = letter.sections.iter().flat_map(|part| &part.items);
    let numbers: Vec<_> = numbers.map(|item| item.number).collect();
    assert!(numbers.iter().copied().eq(1..=numbers.len()));
}

#[test]
fn a_cost_is_a_sentence() {
    let letter = tao_meo().letter(Lang::Vi);
    let mut costs = letter.sections.iter().flat_map(|part| &part.items);
    let cost = costs.find_map(|item| item.risk.as_deref()).unwrap();
    assert!(cost.starts_with("Nếu không khắc phục, tiêu chí "), "{cost}");
    assert!(
        cost.contains("; tính riêng nội dung này, hồ sơ còn "),
        "{cost}"
    );
}

#[test]
fn a_letter_is_data() {
    let json = serde_json::to_value(tao_meo().letter(Lang::Vi)).unwrap();
    assert_eq!(json["sections"][0]["items"][0]["number"], 1);
    assert_eq!(json["annex"]["lines"][0]["number"], 1);
}

#[test]
fn a_rejected_dossier_gets_a_notice_with_its_grounds_first() {
    let json = include_bytes!("../data/dried-tao-meo.json");
    let mut dossier = Dossier::from_json(json).unwrap();
    dossier.grounds.insert("forged-dossier".to_owned());
    let report = check(
        &dossier,
        &settings().on(ocop_core::Date::constant(2026, 9, 15)),
    );
    assert_eq!(report.verdict(), Verdict::Rejected);
    // The ground is none of the findings to repair.
    let required = report.count(Severity::Error) - 1;
    let verdict = |lang| report.letter(lang).verdict;
    let vi = format!(
        "Qua kiểm tra, hồ sơ thuộc trường hợp không được đánh giá, phân hạng (1 trường hợp bị loại, {required} nội dung phải khắc phục, "
    );
    assert!(verdict(Lang::Vi).starts_with(&vi));
    let en = format!(
        "The check found a ground on which the dossier is not evaluated (1 ground for rejection, {required} required, "
    );
    assert!(verdict(Lang::En).starts_with(&en));
    let letter = report.letter(Lang::Vi);
    assert_eq!(
        letter.title,
        "Phiếu thông báo hồ sơ không đủ điều kiện đánh giá, phân hạng"
    );
    assert_eq!(letter.sections[0].items[0].weight, "Bị loại");
    assert_eq!(letter.term, None);
}

#[test]
fn the_authority_is_the_one_that_examines_the_stage() {
    let json = include_bytes!("../data/mountain-honey.json");
    let mut dossier = Dossier::from_json(json).unwrap();
    let sender = |dossier: &Dossier| {
        let letter = check(dossier, &settings()).letter(Lang::Vi);
        letter.sender[0].1.clone()
    };
    assert!(sender(&dossier).starts_with("Ủy ban nhân dân cấp xã "));
    dossier.stage = Stage::Commune;
    assert!(sender(&dossier).starts_with("cơ quan quản lý Chương trình OCOP cấp tỉnh "));
    dossier.stage = Stage::Province;
    assert!(sender(&dossier).starts_with("Bộ Nông nghiệp và Môi trường "));
}

#[test]
fn the_authority_that_sent_the_dossier_is_asked_too() {
    let json = include_bytes!("../data/dried-tao-meo.json");
    let mut dossier = Dossier::from_json(json).unwrap();
    let applicant = "Công ty cổ phần nông sản Tuần Giáo (giả định)";
    for (stage, vi, en) in [
        (
            Stage::Commune,
            "Ủy ban nhân dân cấp xã",
            "the People's Committee of the commune",
        ),
        (
            Stage::Province,
            "Ủy ban nhân dân cấp tỉnh",
            "the People's Committee of the province",
        ),
    ] {
        dossier.stage = stage;
        let report = check(&dossier, &settings());
        let letter = report.letter(Lang::Vi);
        assert_eq!(letter.addressee[0].1, format!("{vi}; {applicant}"));
        let verdict = format!(
            "Qua kiểm tra, đề nghị {vi} và chủ thể bổ sung, hoàn thiện hồ sơ theo các nội dung dưới đây ("
        );
        assert!(letter.verdict.starts_with(&verdict), "{}", letter.verdict);
        let letter = report.letter(Lang::En);
        assert_eq!(letter.addressee[0].1, format!("{en}; {applicant}"));
        let verdict = format!(
            "Please complete the dossier as set out below, {en} and the applicant each for their own part ("
        );
        assert!(letter.verdict.starts_with(&verdict), "{}", letter.verdict);
    }
}
