//! Papers in another name that count for the applicant: by a transfer, a conversion or an authorisation,
//! and between a company and its branch.

use alloc::string::String;

use crate::check::examination::{Examination, plain, said, same};
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
    let transfer = transfers(examination).find(|(_, former)| same(former, holder));
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
            *valid && holder.is_some_and(|(holder, applicant)| same(holder, applicant))
        })
        .filter_map(|(name, paper, _)| Some((name, said(&paper.former_holder)?)))
}

/// Whether a name is that of a branch of a unit: `Chi nhánh`, the name of the unit, and then nothing or the
/// place.
fn is_branch(branch: &str, of: &str) -> bool {
    const BRANCH: &str = "chi nhánh ";
    // Few names begin so, and composing is slow.
    let head = branch.trim_start().as_bytes().first_chunk::<3>();
    if !head.is_some_and(|head| head.eq_ignore_ascii_case(b"chi")) {
        return false;
    }
    let (branch, of): (String, String) = (plain(branch).collect(), plain(of).collect());
    let of = of.trim_end();
    let Some(rest) = branch.strip_prefix(BRANCH).filter(|_| of.contains(' ')) else {
        return false;
    };
    // The place may also come first: `Chi nhánh Điện Biên - Công ty …`.
    let before = |text: &str| text.is_empty() || text.ends_with(['-', '–', ',', '(']);
    rest.match_indices(of).any(|(at, _)| {
        let after = rest[at + of.len()..].trim_start();
        let place = ["tại ", "ở ", "số ", "-", "–", ",", "(", ")"];
        before(rest[..at].trim_end())
            && (after.is_empty() || place.iter().any(|word| after.starts_with(word)))
    })
}

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
