//! A product code on the earlier certificate that a certificate of its day cannot have.

use alloc::format;
use alloc::vec;

use ocop_core::explain::day;
use ocop_core::text::outside;
use ocop_core::{Label, Lang, ProductCode};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::codes;

pub(crate) const RULE: Rule = Rule {
    name: "impossible-certificate-code",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Mã sản phẩm trên giấy chứng nhận đã cấp đúng dạng của ngày cấp, năm không sau năm cấp",
        "The product code on the earlier certificate has the form of its day, and its year is not after the issue",
    ),
    why: Label::constant(
        "Năm trong mã là năm đánh giá, nên không thể sau ngày cấp giấy chứng nhận",
        "The year of a code is that of the evaluation, which comes before the certificate",
    ),
    message: Label::constant(
        "mã sản phẩm “{code}” trên giấy chứng nhận đã cấp {fault}",
        "the product code “{code}” on the earlier certificate {fault}",
    ),
    repair: Label::constant(
        "đối chiếu với bản chính giấy chứng nhận và {how}",
        "compare it with the original certificate and {how}",
    ),
    example: Label::constant(
        "Giấy chứng nhận cấp năm 2024 ghi mã của năm 2025",
        "A certificate issued in 2024 has a code of 2025",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(certificate) = &examination.dossier.certificate else {
        return;
    };
    let Some(text) = said(&certificate.product_code) else {
        return;
    };
    let (fault, how) = match (text.parse::<ProductCode>(), certificate.issued) {
        // Another rule reports the same text as the code of the product.
        (Err(_), _) if said(&examination.dossier.product.code) == Some(text) => return,
        (Err(fault), _) => (codes::in_words(&fault), codes::repair(text, &fault)),
        (Ok(code), Some(issued)) if i32::from(code.year()) > i32::from(issued.year()) => {
            let year = code.year();
            let of_year = Label::new(
                format!("là của năm {year}, sau ngày cấp {}", day(issued, Lang::Vi)),
                format!("is of {year}, after the issue on {}", day(issued, Lang::En)),
            );
            (of_year, COMPARE)
        }
        (Ok(code), Some(issued)) if !codes::is_of_the_time(code.era(), issued) => {
            let form = codes::of_district(code.era());
            let [vi, en] = Lang::ALL.map(|lang| form.get(lang));
            let of_day = Label::new(
                format!(
                    "{vi}, không phải dạng của ngày cấp {}",
                    day(issued, Lang::Vi)
                ),
                format!("{en}, which is not the form of {}", day(issued, Lang::En)),
            );
            (of_day, COMPARE)
        }
        _ => return,
    };
    let values = vec![
        ("code", (&*outside::short(text, 60)).into()),
        ("fault", fault.into()),
        ("how", how.into()),
    ];
    findings.add("certificate.product_code", values);
}

const COMPARE: Label = Label::constant(
    "sửa mã hoặc ngày cấp ghi sai",
    "correct the code or the date of issue",
);

#[cfg(test)]
mod tests {
    use alloc::format;

    use ocop_core::{Date, Lang, Star, Tier};

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::Dossier;
    use crate::testing::{clean, costs, day, finds, re_evaluation, upgrade};

    const RULE: &str = "impossible-certificate-code";

    fn with(issued: Date, code: &str) -> Dossier {
        let mut dossier = re_evaluation();
        let certificate = dossier.certificate.as_mut().unwrap();
        certificate.issued = Some(issued);
        certificate.star = Some(Star::Three);
        certificate.tier = Some(Tier::Province);
        certificate.product_code = Some(code.into());
        dossier
    }

    #[test]
    fn a_malformed_code_of_the_product_and_the_certificate_is_found_once() {
        let mut dossier = upgrade();
        dossier.certificate.as_mut().unwrap().product_code = Some("11-3253-1-2025".into());
        assert_eq!(costs(RULE, &dossier).len(), 1);
        dossier.product.code = Some("11-3253-1-2025".into());
        finds(RULE, &dossier, &[]);
        assert_eq!(costs("malformed-product-code", &dossier).len(), 1);
    }

    #[test]
    fn a_code_is_of_the_form_and_the_time_of_its_certificate() {
        for dossier in [clean(), upgrade(), re_evaluation()] {
            finds(RULE, &dossier, &[]);
        }
        for (issued, code) in [
            (day(2024, 1, 10), "11-101-03283-1-2023"),
            (day(2024, 1, 10), "11-101-03283-1-2024"),
            (day(2024, 1, 10), "11-101-4-2023"),
            (day(2025, 11, 20), "11-03283-4-2025"),
            (day(2025, 11, 20), "11-101-03283-4-2025"),
            (day(2026, 1, 5), "11-101-03283-1-2025"),
            (day(2026, 7, 1), "11-03283-4-2026"),
        ] {
            finds(RULE, &with(issued, code), &[]);
        }
    }

    #[test]
    fn its_year_is_not_after_the_issue() {
        finds(
            RULE,
            &with(day(2024, 1, 10), "11-101-03283-1-2025"),
            &[(
                "certificate.product_code",
                "Mã sản phẩm “11-101-03283-1-2025” trên giấy chứng nhận đã cấp là của năm 2025, sau ngày cấp 10/01/2024",
                "The product code “11-101-03283-1-2025” on the earlier certificate is of 2025, after the issue on 2024-01-10",
            )],
        );
    }

    #[test]
    fn its_form_is_that_of_the_day() {
        finds(
            RULE,
            &with(day(2024, 1, 10), "abc"),
            &[(
                "certificate.product_code",
                "Mã sản phẩm “abc” trên giấy chứng nhận đã cấp sai cách viết: yêu cầu `TT-XXXXX-N-YYYY`, hoặc `TT-HHH-XXXXX-N-YYYY` trước 26/2026",
                "The product code “abc” on the earlier certificate has a faulty form: expected `TT-XXXXX-N-YYYY`, or `TT-HHH-XXXXX-N-YYYY` before 26/2026",
            )],
        );
        finds(
            RULE,
            &with(day(2025, 6, 30), "11-03283-4-2025"),
            &[(
                "certificate.product_code",
                "Mã sản phẩm “11-03283-4-2025” trên giấy chứng nhận đã cấp không có mã huyện, không phải dạng của ngày cấp 30/06/2025",
                "The product code “11-03283-4-2025” on the earlier certificate has no district, which is not the form of 2025-06-30",
            )],
        );
        finds(
            RULE,
            &with(day(2026, 8, 1), "11-101-03283-4-2026"),
            &[(
                "certificate.product_code",
                "Mã sản phẩm “11-101-03283-4-2026” trên giấy chứng nhận đã cấp có mã huyện, không phải dạng của ngày cấp 01/08/2026",
                "The product code “11-101-03283-4-2026” on the earlier certificate has a district, which is not the form of 2026-08-01",
            )],
        );
    }

    #[test]
    fn its_faults_are_named_like_those_of_the_product() {
        for (code, vi, en, repair) in [
            (
                "11-101-3283-1-2023",
                "sai mã xã: giá trị là `3283`, thiếu số 0 ở đầu, yêu cầu 5 chữ số: `03283`",
                "has a faulty commune: found `3283`, expected 5 digits with leading zeros: `03283`",
                " 11-101-03283-1-2023",
            ),
            (
                "11–101–03283–1–2023",
                "sai cách viết: có dấu gạch `–`, yêu cầu dấu gạch nối `-`",
                "has a faulty form: found the dash `–`, expected the hyphen `-`",
                " 11-101-03283-1-2023",
            ),
            (
                "11-03283-1-2023",
                "sai mã huyện: mã của năm 2023 thiếu mã huyện, yêu cầu dạng `TT-HHH-XXXXX-N-YYYY`",
                "has a faulty district: a code of 2023 requires a district, as in `TT-HHH-XXXXX-N-YYYY`",
                ": 11-…-03283-1-2023",
            ),
            (
                "11-101-03283-1-2018",
                "sai năm: giá trị là 2018, yêu cầu từ 2019 đến 2026 đối với mã có cấp huyện",
                "has a faulty year: found 2018, expected 2019 to 2026 for a code with a district",
                ": 11-101-03283-1-…",
            ),
        ] {
            let dossier = with(day(2024, 1, 10), code);
            finds(
                RULE,
                &dossier,
                &[(
                    "certificate.product_code",
                    &format!("Mã sản phẩm “{code}” trên giấy chứng nhận đã cấp {vi}"),
                    &format!("The product code “{code}” on the earlier certificate {en}"),
                )],
            );
            let report = check(&dossier, &Settings::default());
            let found = report.findings().find(|found| found.rule().name() == RULE);
            for lang in Lang::ALL {
                let shown = found.unwrap().repair(lang);
                assert!(shown.ends_with(repair), "{shown}");
            }
        }
    }

    #[test]
    fn the_year_of_the_issue_is_the_last() {
        for (year, found) in [(2023, 0), (2024, 0), (2025, 1)] {
            let dossier = with(day(2024, 1, 10), &format!("11-101-03283-1-{year}"));
            assert_eq!(costs(RULE, &dossier).len(), found, "{year}");
        }
    }

    #[test]
    fn what_is_not_stated_is_left_alone() {
        let mut dossier = with(day(2024, 1, 10), "11-101-03283-1-2025");
        dossier.certificate.as_mut().unwrap().issued = None;
        finds(RULE, &dossier, &[]);
        finds(RULE, &with(day(2024, 1, 10), " "), &[]);
    }
}
