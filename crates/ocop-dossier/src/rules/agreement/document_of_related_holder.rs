//! A document in another name that counts for the applicant by a transfer, or as that of its company.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::{Label, Lang};

use crate::check::examination::{Examination, said, same_name};
use crate::check::findings::Findings;
use crate::check::signs::Sign;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::holders::{Relation, relation};

pub(crate) const RULE: Rule = Rule {
    name: "document-of-related-holder",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Giấy tờ đứng tên chủ cũ, công ty mẹ của chi nhánh được ghi nhận",
        "Documents of a former holder, or of a branch's company, are noted",
    ),
    why: Label::constant(
        "Hộ chuyển thành hợp tác xã, chi nhánh của công ty thường còn dùng giấy tờ đứng tên cũ",
        "A household that became a cooperative, or a branch of a company, often still uses documents in the other name",
    ),
    message: Label::constant(
        "giấy tờ đứng tên “{holder}”: {papers}; {reason}",
        "documents in the name of “{holder}”: {papers}; {reason}",
    ),
    repair: Label::constant(
        "không phải bổ sung; khi gia hạn, cấp lại thì đề nghị ghi tên chủ thể",
        "nothing needs to be added; have them issued in the applicant's name when they are renewed",
    ),
    example: Label::constant(
        "Giấy chứng nhận an toàn thực phẩm còn đứng tên hộ kinh doanh, kèm quyết định chuyển đổi thành hợp tác xã",
        "A food-safety certificate is still in the household's name, with the decision that makes it a cooperative",
    ),
    check,
};

const BRANCH: Label = Label::constant(
    "chi nhánh và công ty là một pháp nhân",
    "a branch and its company are one legal person",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(applicant) = said(&examination.dossier.applicant.name) else {
        return;
    };
    let mut groups: Vec<(&str, Relation<'_>, Vec<&str>)> = Vec::new();
    for (name, document) in examination.with(Sign::OtherHolder) {
        let Some(holder) = said(&document.holder) else {
            continue;
        };
        let Some(relation) = relation(examination, applicant, document.kind, holder) else {
            continue;
        };
        let known = groups
            .iter_mut()
            .find(|(other, by, _)| *by == relation && same_name(other, holder));
        match known {
            Some((.., names)) => names.push(name),
            None => groups.push((holder, relation, vec![name])),
        }
    }
    for (holder, relation, names) in groups {
        let reason = match relation {
            Relation::Branch => BRANCH,
            Relation::Transfer(name) => {
                let paper = examination.described(name);
                let [vi, en] = [Lang::Vi, Lang::En].map(|lang| paper.shown(lang));
                Label::new(
                    format!("chủ thể được sử dụng theo {vi}"),
                    format!("the applicant may use them under the {en}"),
                )
            }
        };
        let path = format!("documents.{}.holder", names[0]);
        let papers = names.into_iter().map(|name| examination.described(name));
        let values = vec![
            ("holder", holder.into()),
            ("papers", papers.collect()),
            ("reason", reason.into()),
        ];
        findings.add(path, values);
    }
}

#[cfg(test)]
mod tests {
    use crate::DocumentKind;
    use crate::check::settings::Settings;
    use crate::model::{Document, Dossier, File};
    use crate::testing::{clean, costs, day, finds, paper};

    const HOUSEHOLD: &str = "Hộ kinh doanh mật ong núi Tuần Giáo (giả định)";

    /// The clean dossier with a certificate of the former household, and the decision that makes it a
    /// cooperative.
    fn converted() -> Dossier {
        let mut dossier = clean();
        paper(&mut dossier, "an-toan-thuc-pham").holder = Some(HOUSEHOLD.into());
        let transfer = Document::new(DocumentKind::TransferPaper)
            .number("02/QĐ")
            .issued(day(2026, 1, 10))
            .holder("Hợp tác xã mật ong núi Tuần Giáo (giả định)")
            .former_holder(HOUSEHOLD)
            .files([File::default()
                .name("chuyen-doi.pdf")
                .sha256("9".repeat(64))]);
        dossier.documents.insert("chuyen-doi".into(), transfer);
        dossier
    }

    #[test]
    fn a_transfer_paper_lets_papers_of_the_former_holder_count() {
        let dossier = converted();
        finds("holder-is-not-applicant", &dossier, &[]);
        finds(
            "document-of-related-holder",
            &dossier,
            &[(
                "documents.an-toan-thuc-pham.holder",
                "Giấy tờ đứng tên “Hộ kinh doanh mật ong núi Tuần Giáo (giả định)”: giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm số GD-ATTP-0042 ngày 10/04/2025; chủ thể được sử dụng theo giấy chuyển giao, chuyển đổi, ủy quyền số 02/QĐ ngày 10/01/2026",
                "Documents in the name of “Hộ kinh doanh mật ong núi Tuần Giáo (giả định)”: food-safety eligibility certificate no. GD-ATTP-0042 of 2025-04-10; the applicant may use them under the transfer, conversion or authorisation no. 02/QĐ of 2026-01-10",
            )],
        );
        let report = crate::check(&dossier, &Settings::default());
        assert_eq!(report.findings().len(), 1);
        assert_eq!(report.supported(), report.claimed());
    }

    #[test]
    fn a_transfer_whose_dates_cannot_be_read_does_not_count() {
        let mut dossier = converted();
        paper(&mut dossier, "nhan-hieu").holder = Some(HOUSEHOLD.into());
        let json = serde_json::to_string(&dossier).unwrap();
        let broken = json.replacen("2026-01-10", "10/01/2026", 1);
        assert_ne!(json, broken);
        let dossier = Dossier::read(broken.as_bytes()).unwrap();
        finds("document-of-related-holder", &dossier, &[]);
        // One finding reports it, with the cost.
        let report = crate::check(&dossier, &Settings::default());
        let found: alloc::vec::Vec<_> = report
            .findings()
            .map(|finding| (finding.rule().name(), finding.path()))
            .collect();
        assert_eq!(found, [("unreadable-value", "documents.chuyen-doi.issued")]);
        let total = report.supported().map(|standing| standing.total().get());
        assert_eq!(total, Some(73));
        assert_ne!(report.supported(), None);
    }

    #[test]
    fn only_a_valid_transfer_to_the_applicant_counts() {
        type Change = fn(&mut Document);
        let changes: [Change; 5] = [
            |paper| paper.former_holder = Some("Hộ khác (giả định)".into()),
            |paper| paper.former_holder = None,
            |paper| paper.holder = Some("Hợp tác xã khác (giả định)".into()),
            |paper| paper.issued = Some(day(2026, 9, 15)),
            |paper| paper.valid_until = Some(day(2026, 9, 13)),
        ];
        for change in changes {
            let mut dossier = converted();
            change(paper(&mut dossier, "chuyen-doi"));
            finds("document-of-related-holder", &dossier, &[]);
            assert!(!costs("holder-is-not-applicant", &dossier).is_empty());
        }
        // The new unit is registered in its own name.
        let mut dossier = converted();
        paper(&mut dossier, "dang-ky-kinh-doanh").holder = Some(HOUSEHOLD.into());
        assert_eq!(costs("holder-is-not-applicant", &dossier).len(), 1);
    }

    #[test]
    fn a_branch_and_its_company_use_each_others_papers() {
        let company = "Hợp tác xã mật ong núi Tuần Giáo (giả định)";
        let branch = "Chi nhánh Hợp tác xã mật ong núi Tuần Giáo (giả định)";
        let mut dossier = clean();
        dossier.applicant.name = Some(branch.into());
        finds("holder-is-not-applicant", &dossier, &[]);
        // One note for all its papers.
        assert_eq!(costs("document-of-related-holder", &dossier), ["nothing"]);

        let mut dossier = clean();
        paper(&mut dossier, "haccp").holder = Some(branch.into());
        finds("holder-is-not-applicant", &dossier, &[]);
        finds(
            "document-of-related-holder",
            &dossier,
            &[(
                "documents.haccp.holder",
                "Giấy tờ đứng tên “Chi nhánh Hợp tác xã mật ong núi Tuần Giáo (giả định)”: giấy chứng nhận quản lý chất lượng TCVN 5603:2008 số GD-HACCP-118 ngày 01/09/2025; chi nhánh và công ty là một pháp nhân",
                "Documents in the name of “Chi nhánh Hợp tác xã mật ong núi Tuần Giáo (giả định)”: quality-management certificate TCVN 5603:2008 no. GD-HACCP-118 of 2025-09-01; a branch and its company are one legal person",
            )],
        );
        assert_eq!(dossier.applicant.name.as_deref(), Some(company));
    }
}
