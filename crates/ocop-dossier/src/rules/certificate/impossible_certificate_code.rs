//! A product code on the earlier certificate that a certificate of its day cannot have.

use alloc::format;
use alloc::vec;

use ocop_core::explain::{day, one_line};
use ocop_core::{CodeEra, Label, Lang};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::codes::{code, is_of_the_time};

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
        "đối chiếu với bản chính giấy chứng nhận và sửa mã hoặc ngày cấp ghi sai",
        "compare them with the original certificate and correct the wrong one",
    ),
    example: Label::constant(
        "Giấy chứng nhận cấp năm 2024 ghi mã của năm 2025",
        "A certificate issued in 2024 has a code of 2025",
    ),
    check,
};

const MALFORMED: Label = Label::constant("không đúng dạng mã sản phẩm", "is not a product code");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(certificate) = &examination.dossier.certificate else {
        return;
    };
    let Some(text) = said(&certificate.product_code) else {
        return;
    };
    let fault = match (code(text), certificate.issued) {
        (None, _) => MALFORMED,
        (Some(code), Some(issued)) if code.year > issued.year() => Label::new(
            format!(
                "là của năm {}, sau ngày cấp {}",
                code.year,
                day(issued, Lang::Vi)
            ),
            format!(
                "is of {}, after the issue on {}",
                code.year,
                day(issued, Lang::En)
            ),
        ),
        (Some(code), Some(issued)) if !is_of_the_time(code.era, issued) => {
            let (vi, en) = match code.era {
                CodeEra::Old => ("có mã huyện", "has a district"),
                CodeEra::New => ("không có mã huyện", "has no district"),
            };
            Label::new(
                format!(
                    "{vi}, không phải dạng của ngày cấp {}",
                    day(issued, Lang::Vi)
                ),
                format!("{en}, which is not the form of {}", day(issued, Lang::En)),
            )
        }
        _ => return,
    };
    let values = vec![
        ("code", one_line(text, 60).as_str().into()),
        ("fault", fault.into()),
    ];
    findings.add("certificate.product_code", values);
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, Star, Tier};

    use crate::model::Dossier;
    use crate::testing::{clean, day, finds, re_evaluation, upgrade};

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
                "Mã sản phẩm “abc” trên giấy chứng nhận đã cấp không đúng dạng mã sản phẩm",
                "The product code “abc” on the earlier certificate is not a product code",
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
    fn what_is_not_stated_is_left_alone() {
        let mut dossier = with(day(2024, 1, 10), "11-101-03283-1-2025");
        dossier.certificate.as_mut().unwrap().issued = None;
        finds(RULE, &dossier, &[]);
        finds(RULE, &with(day(2024, 1, 10), " "), &[]);
    }
}
