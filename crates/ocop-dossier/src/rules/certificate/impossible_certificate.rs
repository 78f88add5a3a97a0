//! An impossible earlier certificate. No edition issued it with that date, star or tier, or it is dated after the filing.

use alloc::format;
use alloc::vec;

use ocop_core::explain::day;
use ocop_core::{Certificate, Date, Label, Lang, Star, Tier};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "impossible-certificate",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Ngày cấp, hạng sao và cấp ban hành của giấy chứng nhận đã cấp phù hợp với nhau",
        "The date, star and tier of the earlier certificate are consistent",
    ),
    why: Label::constant(
        "Thông tin giấy chứng nhận sai thì không có căn cứ tính hạng mới và thời hạn",
        "An impossible certificate gives no basis for the new star and the deadlines",
    ),
    message: Label::constant(
        "thông tin giấy chứng nhận OCOP đã cấp chưa đúng: {fault}",
        "the details of the earlier OCOP certificate are wrong: {fault}",
    ),
    repair: Label::constant(
        "đối chiếu với bản chính giấy chứng nhận và sửa nội dung ghi sai",
        "compare them with the original certificate and correct the wrong entry",
    ),
    example: Label::constant(
        "Ghi giấy chứng nhận 5 sao do cấp tỉnh cấp",
        "A 5-star certificate is entered as issued by the province",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(certificate) = &examination.dossier.certificate else {
        return;
    };
    let (Some(issued), Some(star), Some(tier)) =
        (certificate.issued, certificate.star, certificate.tier)
    else {
        return;
    };
    let (path, fault) = match Certificate::new(issued, star, tier) {
        Ok(_) => match examination.day.filter(|&day| day < issued) {
            Some(day) => ("certificate.issued", given_after(issued, day)),
            None => return,
        },
        Err(fault) => match fault.path() {
            "issued" => ("certificate.issued", given_at_no_time(issued)),
            "tier" => ("certificate.tier", given_by_another(star, tier, issued)),
            _ => ("certificate.star", UNRECOGNISED),
        },
    };
    findings.add(path, vec![("fault", fault.into())]);
}

fn given_after(issued: Date, filed: Date) -> Label {
    let days = |lang| (day(issued, lang), day(filed, lang));
    let ((vi, vi_filed), (en, en_filed)) = (days(Lang::Vi), days(Lang::En));
    Label::new(
        format!("cấp ngày {vi}, sau ngày xét giấy tờ ({vi_filed})"),
        format!("issued on {en}, after the reference date ({en_filed})"),
    )
}

fn given_at_no_time(issued: Date) -> Label {
    let (vi, en) = (day(issued, Lang::Vi), day(issued, Lang::En));
    Label::new(
        format!("ngày {vi} không thuộc thời gian cấp giấy chứng nhận OCOP"),
        format!("{en} is outside the time in which OCOP certificates are issued"),
    )
}

fn given_by_another(star: Star, tier: Tier, issued: Date) -> Label {
    let by = tier_label(tier);
    Label::new(
        format!(
            "ngày {} {} không có thẩm quyền cấp giấy chứng nhận {star} sao",
            day(issued, Lang::Vi),
            by.get(Lang::Vi)
        ),
        format!(
            "the {} could not issue a {star}-star certificate on {}",
            by.get(Lang::En),
            day(issued, Lang::En)
        ),
    )
}

const UNRECOGNISED: Label = Label::constant(
    "1 sao và 2 sao không được cấp giấy chứng nhận",
    "1 and 2 stars get no certificate",
);

const fn tier_label(tier: Tier) -> Label {
    match tier {
        Tier::District => Label::constant("cấp huyện", "district"),
        Tier::Province => Label::constant("cấp tỉnh", "province"),
        Tier::Centre => Label::constant("cấp trung ương", "centre"),
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, Star, Tier};

    use crate::model::Dossier;
    use crate::testing::{clean, costs, day, finds, re_evaluation, upgrade};

    fn given(issued: Date, star: Star, tier: Tier) -> Dossier {
        let mut dossier = upgrade();
        let certificate = dossier.certificate.as_mut().unwrap();
        certificate.issued = Some(issued);
        certificate.star = Some(star);
        certificate.tier = Some(tier);
        dossier
    }

    #[test]
    fn certificates_that_an_edition_knows_are_accepted() {
        for dossier in [clean(), upgrade(), re_evaluation()] {
            finds("impossible-certificate", &dossier, &[]);
        }
        let then = day(2024, 10, 1);
        for (star, tier) in [
            (Star::Three, Tier::Province),
            (Star::Four, Tier::Province),
            (Star::Five, Tier::Centre),
        ] {
            finds("impossible-certificate", &given(then, star, tier), &[]);
        }
    }

    #[test]
    fn stars_are_awarded_by_the_tier_that_recognises_them() {
        let dossier = given(day(2024, 10, 1), Star::Five, Tier::Province);
        finds(
            "impossible-certificate",
            &dossier,
            &[(
                "certificate.tier",
                "Thông tin giấy chứng nhận OCOP đã cấp chưa đúng: ngày 01/10/2024 cấp tỉnh không có thẩm quyền cấp giấy chứng nhận 5 sao",
                "The details of the earlier OCOP certificate are wrong: the province could not issue a 5-star certificate on 2024-10-01",
            )],
        );
        let dossier = given(day(2024, 10, 1), Star::Four, Tier::District);
        finds(
            "impossible-certificate",
            &dossier,
            &[(
                "certificate.tier",
                "Thông tin giấy chứng nhận OCOP đã cấp chưa đúng: ngày 01/10/2024 cấp huyện không có thẩm quyền cấp giấy chứng nhận 4 sao",
                "The details of the earlier OCOP certificate are wrong: the district could not issue a 4-star certificate on 2024-10-01",
            )],
        );
        let dossier = given(day(2024, 10, 1), Star::Three, Tier::Centre);
        finds(
            "impossible-certificate",
            &dossier,
            &[(
                "certificate.tier",
                "Thông tin giấy chứng nhận OCOP đã cấp chưa đúng: ngày 01/10/2024 cấp trung ương không có thẩm quyền cấp giấy chứng nhận 3 sao",
                "The details of the earlier OCOP certificate are wrong: the centre could not issue a 3-star certificate on 2024-10-01",
            )],
        );
        // The district recognised three stars under 148/2023, up to 05/07/2025.
        for issued in [day(2023, 2, 24), day(2025, 7, 5)] {
            finds(
                "impossible-certificate",
                &given(issued, Star::Three, Tier::District),
                &[],
            );
        }
        for issued in [day(2023, 2, 23), day(2025, 7, 6), day(2026, 5, 22)] {
            let dossier = given(issued, Star::Three, Tier::District);
            assert_eq!(
                costs("impossible-certificate", &dossier).len(),
                1,
                "{issued}"
            );
        }
    }

    #[test]
    fn one_and_two_stars_get_no_certificate() {
        for star in [Star::One, Star::Two] {
            let dossier = given(day(2024, 10, 1), star, Tier::Province);
            finds(
                "impossible-certificate",
                &dossier,
                &[(
                    "certificate.star",
                    "Thông tin giấy chứng nhận OCOP đã cấp chưa đúng: 1 sao và 2 sao không được cấp giấy chứng nhận",
                    "The details of the earlier OCOP certificate are wrong: 1 and 2 stars get no certificate",
                )],
            );
        }
    }

    #[test]
    fn none_is_older_than_the_first_edition_or_younger_than_the_filing() {
        let first = given(day(2019, 8, 21), Star::Three, Tier::Province);
        finds("impossible-certificate", &first, &[]);
        let before = given(day(2019, 8, 20), Star::Three, Tier::Province);
        finds(
            "impossible-certificate",
            &before,
            &[(
                "certificate.issued",
                "Thông tin giấy chứng nhận OCOP đã cấp chưa đúng: ngày 20/08/2019 không thuộc thời gian cấp giấy chứng nhận OCOP",
                "The details of the earlier OCOP certificate are wrong: 2019-08-20 is outside the time in which OCOP certificates are issued",
            )],
        );
        let today = given(day(2026, 9, 14), Star::Three, Tier::Province);
        finds("impossible-certificate", &today, &[]);
        let after = given(day(2026, 9, 15), Star::Three, Tier::Province);
        finds(
            "impossible-certificate",
            &after,
            &[(
                "certificate.issued",
                "Thông tin giấy chứng nhận OCOP đã cấp chưa đúng: cấp ngày 15/09/2026, sau ngày xét giấy tờ (14/09/2026)",
                "The details of the earlier OCOP certificate are wrong: issued on 2026-09-15, after the reference date (2026-09-14)",
            )],
        );
    }

    #[test]
    fn missing_entries_are_left_to_another_rule() {
        let mut dossier = given(day(2019, 8, 20), Star::Three, Tier::Province);
        dossier.certificate.as_mut().unwrap().tier = None;
        finds("impossible-certificate", &dossier, &[]);
    }
}
