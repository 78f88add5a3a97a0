//! Repeated items among documents. Few of them are compared without allocating.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::document_kind::DocumentKind;
use crate::model::{File, Pages};
use crate::report::value::Value;

/// What is kept of numbers to see whether two of them may be equal: they are, or their traces agree by chance.
///
/// Texts that differ mostly differ in a part of them that is a number, and numbers are compared faster.
#[derive(Debug)]
pub(crate) struct Traces([u64; TRACES / 64]);

impl Traces {
    pub(crate) const NONE: Self = Self([0; TRACES / 64]);

    /// Whether a number may be equal to an earlier one.
    pub(crate) const fn may_repeat(&mut self, number: u64) -> bool {
        let trace = (number.wrapping_mul(SPREAD) >> SHIFT) as usize;
        let (word, bit) = (&mut self.0[trace / 64], 1 << (trace % 64));
        let again = *word & bit != 0;
        *word |= bit;
        again
    }
}

/// So many that those of thirty numbers hardly ever agree by chance.
const TRACES: usize = 1 << 13;
const SHIFT: u32 = u64::BITS - TRACES.trailing_zeros();

/// The golden ratio as a fraction of 2⁶⁴, which spreads numbers that are near to each other.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A file with a well-formed digest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digested<'a> {
    pub(crate) digest: &'a str,
    /// The document that lists it, and its kind.
    pub(crate) document: &'a str,
    pub(crate) kind: DocumentKind,
    /// Its index among the files of the document, and its name.
    pub(crate) index: usize,
    pub(crate) file: &'a str,
    pages: Option<Pages>,
}

/// The files that share their digest with another file, grouped by digest.
pub(crate) fn files<'a>(examination: &Examination<'a>) -> Vec<Digested<'a>> {
    if !*examination
        .repeats_files
        .get_or_init(|| may_share(examination))
    {
        return Vec::new();
    }
    let files = examination
        .dossier
        .documents
        .iter()
        .flat_map(|(name, document)| {
            let files = document.files.iter().enumerate();
            files.filter_map(move |(index, file)| {
                let digest = said(&file.sha256).filter(|digest| is_digest(digest))?;
                Some(Digested {
                    digest,
                    document: name,
                    kind: document.kind,
                    index,
                    file: &file.name,
                    pages: file.pages,
                })
            })
        });
    let mut files: Vec<_> = files.collect();
    // The sort is stable, so that files of one digest stay in the order of the documents.
    files.sort_by(|one, other| one.digest.cmp(other.digest));
    files
}

/// Finds each file that several documents share, once. Documents on pages of their own do not share.
pub(crate) fn shared(
    examination: &Examination<'_>,
    findings: &mut Findings<'_>,
    of: impl Fn(&[Digested<'_>]) -> bool,
) {
    for same in files(examination).chunk_by_mut(|one, other| one.digest == other.digest) {
        let sharing = sharing(same);
        let [first, second, ..] = &*sharing else {
            continue;
        };
        if !of(&sharing) {
            continue;
        }
        let mut named: Vec<_> = sharing.iter().map(|file| file.document).collect();
        // A document may list the file twice.
        named.dedup();
        let named = named.into_iter().take(NAMED);
        let named = named.map(|name| examination.described(name));
        let values = vec![
            ("file", first.file.into()),
            ("count", Value::Number(sharing.len() as u64)),
            ("documents", named.collect()),
        ];
        let path = format!(
            "documents.{}.files[{}].sha256",
            second.document, second.index
        );
        findings.add(path, values);
    }
}

/// The most documents that a message names.
const NAMED: usize = 5;

/// The entries of one file that share a page. An entry without pages is for the whole file.
fn sharing<'a>(same: &mut [Digested<'a>]) -> Vec<Digested<'a>> {
    if same.iter().any(|file| file.pages.is_none()) {
        return same.to_vec();
    }
    same.sort_by_key(|file| file.pages.unwrap_or_default().first);
    let mut shares = vec![false; same.len()];
    let mut furthest = 0;
    for at in 1..same.len() {
        let [own, before] = [at, furthest].map(|at| same[at].pages.unwrap_or_default());
        if own.first <= before.last {
            (shares[at], shares[furthest]) = (true, true);
        }
        if own.last > before.last {
            furthest = at;
        }
    }
    let sharing = same.iter().zip(shares).filter(|(_, shares)| *shares);
    sharing.map(|(file, _)| *file).collect()
}

/// Whether two files may have one digest. Only its first bytes are compared: they hardly ever agree by
/// chance.
fn may_share(examination: &Examination<'_>) -> bool {
    let mut traces = Traces::NONE;
    let head = |file: &File| said(&file.sha256)?.as_bytes().first_chunk().copied();
    examination.papers().any(|(_, document)| {
        let mut heads = document.files.iter().filter_map(head);
        heads.any(|head| traces.may_repeat(u64::from_ne_bytes(head)))
    })
}

/// Whether a text is a SHA-256 in its usual form: 64 hexadecimal digits in lower case.
pub(crate) fn is_digest(text: &str) -> bool {
    text.len() == 64
        // There is no early exit, so that the compiler can compare many bytes at once.
        && text.bytes().fold(true, |digits, byte| {
            digits & (byte.is_ascii_digit() | (byte.wrapping_sub(b'a') < 6))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_repeat_if_two_are_equal() {
        let of = |numbers: &[u64]| {
            let mut traces = Traces::NONE;
            numbers.iter().any(|&number| traces.may_repeat(number))
        };
        assert!(!of(&[]) && !of(&[0, 1, 2, u64::MAX]));
        assert!(of(&[3, 0, 3]) && of(&[0, 1, 0]));
        let few: Vec<u64> = (0..30).collect();
        assert!(!of(&few));
        // There are more numbers than traces.
        let many: Vec<u64> = (0..=TRACES as u64).collect();
        assert!(of(&many));
    }

    #[test]
    fn a_digest_is_64_digits_in_lower_case() {
        let digest = "0123456789abcdef".repeat(4);
        assert!(is_digest(&digest));
        assert!(!is_digest(&digest[1..]));
        assert!(!is_digest(&digest.to_uppercase()));
        assert!(!is_digest(&digest.replace('a', "g")));
    }
}
