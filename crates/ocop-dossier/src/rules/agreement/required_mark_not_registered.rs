//! A mark on a label that is not registered, where the star of the self-score requires a registered mark.

use ocop_core::Label;

use crate::model::Stage;
use crate::rules::agreement::label_mark_not_registered as mark;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "required-mark-not-registered",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Hạng sao tự chấm yêu cầu mức tối thiểu về sở hữu trí tuệ thì nhãn hiệu trên nhãn là nhãn hiệu đã đăng ký",
        "If the star of the self-score requires intellectual property, the mark on the label is registered",
    ),
    why: Label::constant(
        "Nhãn hiệu trên nhãn chưa đăng ký thì không đạt mức tối thiểu về sở hữu trí tuệ và mất hạng sao",
        "An unregistered mark misses the minimum level of intellectual property, and the star is lost",
    ),
    message: mark::MESSAGE,
    repair: mark::REPAIR,
    example: Label::constant(
        "Tự chấm 4 sao, nhãn ghi “Ong Rừng”, giấy chứng nhận là của “Ong Núi”",
        "4 stars are claimed, the label shows “Ong Rừng”, but the certificate is for “Ong Núi”",
    ),
    check: |examination, findings| mark::add(examination, findings, true),
};

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, paper};

    const RULE: &str = "required-mark-not-registered";

    #[test]
    fn four_stars_require_a_registered_mark() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);

        paper(&mut dossier, "nhan").mark = Some("Ong Rừng".into());
        finds(
            RULE,
            &dossier,
            &[(
                "documents.nhan.mark",
                "Nhãn sản phẩm ghi nhãn hiệu “Ong Rừng”, nhưng giấy tờ về nhãn hiệu trong hồ sơ là của “Ong Núi Tuần Giáo”",
                "The product label shows the mark “Ong Rừng”, but the trademark documents are for “Ong Núi Tuần Giáo”",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["3.5: 2 → 0, 75 → 73, 4★ → 2★"]);
        finds("label-mark-not-registered", &dossier, &[]);
    }
}
