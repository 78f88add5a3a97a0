//! A paper of the province without number, date or signature.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::signed;

pub(crate) const RULE: Rule = Rule {
    name: "unsigned-province-paper",
    stage: Stage::Province,
    topic: Topic::Papers,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Văn bản của cấp tỉnh có số, ngày và chữ ký",
        "The province's papers have a number, a date and a signature",
    ),
    why: signed::WHY,
    message: signed::MESSAGE,
    repair: signed::REPAIR,
    example: Label::constant(
        "Quyết định phê duyệt kết quả còn để trống số",
        "The number of the approval decision is blank",
    ),
    check,
};

const LETTER: Label = Label::constant(
    "văn bản của cấp tỉnh gửi Bộ",
    "province's letter to the ministry",
);
const ADVISORY: Label = Label::constant("báo cáo của tổ tư vấn", "report of the advisory team");
const COUNCIL: Label = Label::constant("báo cáo của hội đồng", "report of the council");
const APPROVAL: Label = Label::constant(
    "quyết định phê duyệt kết quả",
    "decision that approves the result",
);
const AGENCY: Label = Label::constant(
    "báo cáo của cơ quan quản lý Chương trình OCOP",
    "report of the OCOP agency",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(part) = examination.province() else {
        return;
    };
    let papers = [
        ("letter", LETTER, &part.letter),
        ("advisory_report", ADVISORY, &part.advisory_report),
        ("council_report", COUNCIL, &part.council_report),
        ("approval", APPROVAL, &part.approval),
        ("agency_report", AGENCY, &part.agency_report),
    ];
    for (member, name, paper) in papers {
        for (path, lacking) in paper.iter().flat_map(signed::paper_lacks) {
            let values = vec![("paper", name.clone().into()), ("part", lacking.into())];
            findings.add(format!("province.{member}.{path}"), values);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Paper, ProvincePart, Stage};
    use crate::testing::{finds, sent_by_province};

    #[test]
    fn every_paper_has_number_day_and_signature() {
        let mut dossier = sent_by_province();
        finds("unsigned-province-paper", &dossier, &[]);

        let part = dossier.province.as_mut().unwrap();
        part.letter.as_mut().unwrap().number = Some(" ".into());
        part.advisory_report.as_mut().unwrap().issued = None;
        part.council_report.as_mut().unwrap().signed = false;
        part.approval.as_mut().unwrap().number = None;
        part.agency_report = Some(Paper::default());
        finds(
            "unsigned-province-paper",
            &dossier,
            &[
                (
                    "province.advisory_report.issued",
                    "Báo cáo của tổ tư vấn chưa có ngày ban hành",
                    "The report of the advisory team lacks a date of issue",
                ),
                (
                    "province.agency_report.issued",
                    "Báo cáo của cơ quan quản lý Chương trình OCOP chưa có ngày ban hành",
                    "The report of the OCOP agency lacks a date of issue",
                ),
                (
                    "province.agency_report.number",
                    "Báo cáo của cơ quan quản lý Chương trình OCOP chưa có số văn bản",
                    "The report of the OCOP agency lacks a number",
                ),
                (
                    "province.agency_report.signed",
                    "Báo cáo của cơ quan quản lý Chương trình OCOP chưa có chữ ký, dấu",
                    "The report of the OCOP agency lacks signature and seal",
                ),
                (
                    "province.approval.number",
                    "Quyết định phê duyệt kết quả chưa có số văn bản",
                    "The decision that approves the result lacks a number",
                ),
                (
                    "province.council_report.signed",
                    "Báo cáo của hội đồng chưa có chữ ký, dấu",
                    "The report of the council lacks signature and seal",
                ),
                (
                    "province.letter.number",
                    "Văn bản của cấp tỉnh gửi Bộ chưa có số văn bản",
                    "The province's letter to the ministry lacks a number",
                ),
            ],
        );

        dossier.stage = Stage::Commune;
        finds("unsigned-province-paper", &dossier, &[]);
    }

    #[test]
    fn a_missing_paper_is_reported_elsewhere() {
        let mut dossier = sent_by_province();
        dossier.province = Some(ProvincePart::default());
        finds("unsigned-province-paper", &dossier, &[]);
    }
}
