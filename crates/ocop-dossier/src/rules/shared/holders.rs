//! Papers in another name that count for the applicant: by a transfer, a conversion or an authorisation,
//! and between a company and its branch.

use ocop_core::internal::text::{is_dash, words};

use crate::check::examination::{Examination, said, same, same_name};
use crate::model::document_kind::{DocumentKind, Kinds};

/// Why a paper in another name counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Relation<'a> {
    /// A transfer paper names the holder: the name of that paper.
    Transfer(&'a str),
    /// One of both is a branch of the other. A branch is no legal person of its own.
    Branch,
}

/// Why papers of a kind and a holder count for an applicant of another name, if they do.
pub(crate) fn relation<'a>(
    examination: &Examination<'a>,
    applicant: &str,
    kind: DocumentKind,
    holder: &str,
) -> Option<Relation<'a>> {
    if is_branch(applicant, holder) || is_branch(holder, applicant) {
        return Some(Relation::Branch);
    }
    // Whoever takes over registers in the new name, and a transfer is no transfer of itself.
    let own = [
        DocumentKind::BusinessRegistration,
        DocumentKind::TransferPaper,
    ];
    if own.contains(&kind) {
        return None;
    }
    let transfer = transfers(examination).find(|(_, former)| same_name(former, holder));
    transfer.map(|(name, _)| Relation::Transfer(name))
}

/// The valid transfer papers to the applicant: their names, and the former holders. One whose dates could
/// not be read is not known to be valid.
pub(crate) fn transfers<'a>(
    examination: &Examination<'a>,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let applicant = said(&examination.dossier.applicant.name);
    examination
        .of_kinds(Kinds::one(DocumentKind::TransferPaper))
        .filter(move |(_, paper, valid)| {
            let holder = said(&paper.holder).zip(applicant);
            *valid && holder.is_some_and(|(holder, applicant)| same_name(holder, applicant))
        })
        .filter_map(|(name, paper, _)| Some((name, said(&paper.former_holder)?)))
}

/// Whether a name is that of a branch of a unit: `Chi nhánh`, the name of the unit, and then nothing or the
/// place.
fn is_branch(branch: &str, of: &str) -> bool {
    // Few names begin so.
    let branch = branch.trim_start();
    let head = branch.as_bytes().first_chunk::<3>();
    if !head.is_some_and(|head| head.eq_ignore_ascii_case(b"chi")) {
        return false;
    }
    // Nobody writes longer names, and each part of one is compared.
    if branch.len().max(of.len()) > LONGEST || words(of).nth(1).is_none() {
        return false;
    }
    let ends = || {
        let spaces = branch
            .char_indices()
            .filter(|(_, letter)| !letter.is_alphanumeric());
        spaces.map(|(at, _)| at).chain([branch.len()])
    };
    let mut heads = ends().filter_map(|end| branch.split_at_checked(end));
    let Some((_, rest)) = heads.find(|(head, _)| same(head, "chi nhánh")) else {
        return false;
    };
    // The place may also come first: `Chi nhánh Điện Biên - Công ty …`.
    let is_before = |text: &str| {
        let text = text.trim_end();
        text.is_empty() || text.ends_with(|sign| is_dash(sign) || matches!(sign, ',' | '('))
    };
    let is_after = |text: &str| {
        const PLACES: [&str; 3] = ["tại", "ở", "số"];
        let text = text.trim_start();
        let is_place = || {
            let first = words(text).next();
            first.is_some_and(|first| PLACES.iter().any(|place| same(first, place)))
        };
        text.is_empty()
            || text.starts_with(|sign| is_dash(sign) || matches!(sign, ',' | '(' | ')'))
            || is_place()
    };
    let cuts = || {
        let signs = rest
            .char_indices()
            .filter(|(_, letter)| !letter.is_alphanumeric());
        let signs = signs.flat_map(|(at, sign)| [at, at + sign.len_utf8()]);
        [0].into_iter().chain(signs).chain([rest.len()])
    };
    cuts().any(|start| {
        let (before, name) = rest.split_at_checked(start).unwrap_or_default();
        is_before(before)
            && cuts().filter(|&end| start < end).any(|end| {
                let (name, after) = name.split_at_checked(end - start).unwrap_or_default();
                is_after(after) && same_name(name, of)
            })
    })
}

/// The most bytes of a name that is looked through for that of a company.
const LONGEST: usize = 512;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_branch_has_the_name_of_its_company() {
        let company = "Công ty TNHH Nông nghiệp Mẫu";
        for branch in [
            "Chi nhánh Công ty TNHH Nông nghiệp Mẫu",
            "CHI NHÁNH CÔNG TY TNHH NÔNG NGHIỆP MẪU tại Điện Biên",
            "Chi nhánh Công ty TNHH  Nông nghiệp Mẫu - Điện Biên",
            "Chi nhánh Điện Biên - Công ty TNHH Nông nghiệp Mẫu",
            "Chi nhánh Điện Biên (Công ty TNHH Nông nghiệp Mẫu)",
            "Chi nhánh Công ty Trách nhiệm hữu hạn Nông nghiệp Mẫu",
            "Chi nhánh Cty TNHH NN Mẫu – Điện Biên",
            "Chi nhánh Điện Biên — Công ty TNHH “Nông nghiệp Mẫu”",
            "Chi nha\u{301}nh Công ty TNHH Nông nghiệp Mẫu",
        ] {
            assert!(is_branch(branch, company), "{branch}");
            assert!(!is_branch(company, branch), "{branch}");
        }
        for other in [
            "Chi nhánh Công ty TNHH Nông nghiệp Mẫu Sơn",
            "Chi nhánh Công ty TNHH Nông nghiệp",
            "Chi nhánh Tổng Công ty TNHH Nông nghiệp Mẫu",
            "Công ty TNHH Nông nghiệp Mẫu",
            "Chi nhánh",
            "",
        ] {
            assert!(!is_branch(other, company), "{other}");
        }
        assert!(!is_branch("Chi nhánh Công ty", "Công"));
        assert!(!is_branch("Chi nhánh Mẫu", ""));
    }
}
