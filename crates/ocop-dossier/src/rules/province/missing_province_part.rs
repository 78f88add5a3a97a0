//! Nothing of what the province adds for the ministry.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-province-part",
    stage: Stage::Province,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::MinistryDossier),
    checks: Label::constant(
        "Hồ sơ gửi Bộ có phần của cấp tỉnh",
        "A dossier for the ministry includes the province's part",
    ),
    why: Label::constant(
        "Bộ xem xét hồ sơ cùng văn bản, báo cáo và kết quả của cấp tỉnh",
        "The ministry reviews the province's letter, reports and result",
    ),
    message: Label::constant(
        "hồ sơ gửi Bộ chưa có phần của cấp tỉnh",
        "the dossier for the ministry does not include the province's part",
    ),
    repair: Label::constant(
        "bổ sung văn bản, báo cáo, quyết định và số sản phẩm mẫu của cấp tỉnh",
        "add the province's letter, reports, decision and number of samples",
    ),
    example: Label::constant(
        "Hồ sơ của cấp xã được chuyển thẳng lên Bộ",
        "The commune's dossier is sent directly to the ministry",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.lacks_province() {
        findings.add("province", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::Stage;
    use crate::testing::{finds, of_sheet, sent_by_commune, sent_by_province};

    #[test]
    fn the_province_adds_its_part() {
        finds("missing-province-part", &sent_by_commune(), &[]);
        let mut dossier = sent_by_province();
        finds("missing-province-part", &dossier, &[]);

        dossier.province = None;
        finds(
            "missing-province-part",
            &dossier,
            &[(
                "province",
                "Hồ sơ gửi Bộ chưa có phần của cấp tỉnh",
                "The dossier for the ministry does not include the province's part",
            )],
        );
    }

    #[test]
    fn earlier_editions_are_not_known_to_ask() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Province;
        finds("missing-province-part", &dossier, &[]);
    }
}
