//! The parts of a plan for the next dossier, and the part to which a finding belongs.

use crate::base::words::vocabulary;
use crate::report::finding::Finding;
use crate::rules::rule::Topic;

vocabulary! {
    /// A part of a plan for the next dossier.
    NextPart, "phần của kế hoạch", "part of a plan";
    /// What the certificate, the day or the star does not allow.
    Obstacle = "obstacle", "Vướng mắc phải giải quyết trước khi nộp", "To settle before filing";
    /// Documents that are no longer valid, will not be at the decision, or are too old.
    Renew = "renew", "Giấy tờ phải gia hạn, cấp lại hoặc thay bản mới", "Documents to renew or replace";
    /// What the decision asks to be new for this kind of dossier, and figures of the day.
    New = "new", "Nội dung phải lập mới", "To be made new";
    /// What the sheet asks and the carried choices, documents and figures do not answer.
    Sheet = "sheet", "Nội dung bộ tiêu chí yêu cầu bổ sung", "What the criteria sheet asks beyond that";
    /// Defects of the accepted dossier that the next one would repeat.
    Repair = "repair", "Thiếu sót còn lại từ hồ sơ trước", "Defects that the accepted dossier already had";
    /// What is not certain, such as the unit that took the place of a commune.
    Decide = "decide", "Nội dung cần người xem xét", "For a person to decide";
    /// What carries over.
    Keep = "keep", "Nội dung được giữ nguyên", "To keep";
    /// What does not carry over and is not needed.
    LeftOut = "left-out", "Nội dung không chuyển sang hồ sơ mới", "Not carried over";
}

/// Rules on documents that are valid for a time only, or that prove a time.
const RENEW: [&str; 9] = [
    "expired-document",
    "expires-before-decision",
    "old-list",
    "old-test-report",
    "stale-test-report",
    "statements-of-other-years",
    "test-report-before-certificate",
    "unrenewed-document",
    "unusable-evidence",
];

/// Whether a finding asks for a renewal.
pub(super) fn renews(finding: &Finding) -> bool {
    RENEW.contains(&finding.rule.name)
}

/// Whether a finding asks for a renewal by the last day of a document that is valid on the day of filing, and
/// not by the filing.
pub(super) fn is_by_its_term(finding: &Finding) -> bool {
    matches!(
        finding.rule.name,
        "expires-before-decision" | "unrenewed-document"
    )
}

/// Rules that say what the accepted dossier could not have: it had no certificate to compare with.
const CODES: [&str; 6] = [
    "malformed-product-code",
    "product-code-disagrees-with-address",
    "product-code-of-another-era",
    "product-code-without-commune",
    "units-of-earlier-code-disagree",
    "unknown-unit-in-product-code",
];

/// Rules that say what is known of a sheet, whatever the dossier.
const OF_THE_SHEET: [&str; 2] = ["grounds-unknown-for-sheet", "later-stages-unknown"];

/// The part of a finding. `is_old` says whether the accepted dossier had it too.
pub(super) fn of(finding: &Finding, is_old: bool) -> NextPart {
    let rule = finding.rule;
    let unless_old = |part| if is_old { NextPart::Repair } else { part };
    if renews(finding) {
        return NextPart::Renew;
    }
    if OF_THE_SHEET.contains(&rule.name) {
        return NextPart::Sheet;
    }
    // Its renewal is in the dossier already.
    if rule.name == "superseded-document" {
        return NextPart::Keep;
    }
    if CODES.contains(&rule.name) {
        return unless_old(NextPart::Obstacle);
    }
    match rule.topic {
        // Without a paper set, every document needs its file.
        Topic::Documents if rule.name == "document-without-file" => unless_old(NextPart::New),
        Topic::Forms | Topic::Copies => NextPart::New,
        Topic::Certificate if rule.name == "upgrade-without-new-evidence" => NextPart::New,
        Topic::Certificate => NextPart::Obstacle,
        Topic::Eligibility => unless_old(NextPart::Obstacle),
        Topic::Applicant => unless_old(NextPart::Decide),
        Topic::SelfScore => NextPart::Sheet,
        Topic::Facts => unless_old(NextPart::New),
        Topic::Evidence if rule.name == "two-years-of-accounts-missing" => NextPart::New,
        Topic::Dates if finding.documents().next().is_none() => NextPart::Obstacle,
        Topic::Dates => unless_old(NextPart::Renew),
        Topic::Reading
        | Topic::Product
        | Topic::Documents
        | Topic::Evidence
        | Topic::Agreement
        | Topic::Grounds
        | Topic::Papers => unless_old(NextPart::Sheet),
    }
}
