//! A list of persons, members or outlets that is older than a year.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::months::{full_months, is_older_than};

pub(crate) const RULE: Rule = Rule {
    name: "old-list",
    stage: Stage::Applicant,
    topic: Topic::Dates,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Danh sách lao động, thành viên góp vốn, đại lý được lập trong vòng 12 tháng trước ngày nộp",
        "Lists of workers, capital contributions and agents are drawn up within 12 months before the filing",
    ),
    why: Label::constant(
        "Danh sách cũ không cho biết tình hình khi nộp hồ sơ; không văn bản quốc gia nào quy định thời hạn",
        "An old list does not show the situation at the filing; no national text sets a limit",
    ),
    message: Label::constant(
        "{paper} được lập {age} tháng trước ngày {day}",
        "the {paper} is {age} months old on {day}",
    ),
    repair: Label::constant(
        "{renewal} theo tình hình hiện nay, ký xác nhận và ghi ngày lập",
        "{renewal} to the present situation, then sign and date it",
    ),
    example: Label::constant(
        "Hồ sơ nộp năm 2026 kèm danh sách lao động năm 2020",
        "A dossier filed in 2026 contains a list of workers of 2020",
    ),
    check,
};

const LISTS: Kinds = Kinds::of(&[
    DocumentKind::WorkerList,
    DocumentKind::CapitalList,
    DocumentKind::DistributionList,
]);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(day) = examination.day else { return };
    for (name, list, _) in examination.of_kinds(LISTS) {
        let Some(issued) = list.issued.filter(|&issued| is_older_than(12, issued, day)) else {
            continue;
        };
        let values = vec![
            ("document", list.kind.words().into()),
            ("name", examination.document(name)),
            ("issued", issued.into()),
            ("age", full_months(issued, day).into()),
            ("day", day.into()),
        ];
        findings.add(format!("documents.{name}.issued"), values);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, day, finds, paper};

    #[test]
    fn a_list_of_workers_of_2020_is_named_with_its_age() {
        let mut dossier = clean();
        finds("old-list", &dossier, &[]);
        paper(&mut dossier, "danh-sach-lao-dong").issued = Some(day(2025, 9, 14));
        finds("old-list", &dossier, &[]);
        paper(&mut dossier, "danh-sach-lao-dong").issued = Some(day(2020, 8, 31));
        paper(&mut dossier, "danh-sach-gop-von").issued = Some(day(2025, 9, 13));
        finds(
            "old-list",
            &dossier,
            &[
                (
                    "documents.danh-sach-gop-von.issued",
                    "Danh sách thành viên góp vốn ngày 13/09/2025 được lập 12 tháng trước ngày 14/09/2026",
                    "The list of capital contributions of 2025-09-13 is 12 months old on 2026-09-14",
                ),
                (
                    "documents.danh-sach-lao-dong.issued",
                    "Danh sách lao động ngày 31/08/2020 được lập 72 tháng trước ngày 14/09/2026",
                    "The list of workers of 2020-08-31 is 72 months old on 2026-09-14",
                ),
            ],
        );
        assert_eq!(costs("old-list", &dossier), ["nothing", "nothing"]);
        dossier.steps.filed = None;
        finds("old-list", &dossier, &[]);
    }
}
