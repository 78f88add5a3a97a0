//! Points from the commune, which does not score.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "commune-gave-points",
    stage: Stage::Commune,
    topic: Topic::Papers,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::CommuneReportContents),
    checks: Label::constant(
        "Cấp xã không chấm điểm, không xếp sao",
        "The commune gives neither points nor stars",
    ),
    why: Label::constant(
        "Chấm điểm, xếp sao là việc của hội đồng cấp tỉnh trở lên",
        "Only the councils of the province and of the ministry give points and stars",
    ),
    message: Label::constant(
        "báo cáo của cấp xã ghi {points} điểm, trong khi cấp xã không chấm điểm",
        "the commune gave {points} points, but communes do not score",
    ),
    repair: Label::constant(
        "bỏ điểm khỏi báo cáo, chỉ đánh giá các nội dung theo mẫu",
        "remove the points from the report and assess only what the form asks for",
    ),
    example: Label::constant(
        "Báo cáo của cấp xã kèm phiếu chấm điểm",
        "The commune's report includes a score sheet",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if let Some(points) = examination.commune().and_then(|part| part.points) {
        findings.add("commune.points", vec![("points", points.into())]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{CommunePart, Stage};
    use crate::testing::{finds, of_sheet, sent_by_commune};

    #[test]
    fn the_commune_gives_no_points() {
        let mut dossier = sent_by_commune();
        finds("commune-gave-points", &dossier, &[]);

        dossier.commune.as_mut().unwrap().points = Some(75);
        finds(
            "commune-gave-points",
            &dossier,
            &[(
                "commune.points",
                "Báo cáo của cấp xã ghi 75 điểm, trong khi cấp xã không chấm điểm",
                "The commune gave 75 points, but communes do not score",
            )],
        );

        dossier.stage = Stage::Applicant;
        finds("commune-gave-points", &dossier, &[]);
    }

    #[test]
    fn earlier_editions_are_not_known_to_forbid_it() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.stage = Stage::Commune;
        dossier.commune = Some(CommunePart {
            points: Some(75),
            ..CommunePart::default()
        });
        finds("commune-gave-points", &dossier, &[]);
    }
}
