//! Repeated items among documents. Few items are compared without allocating.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Pages;
use crate::model::document_kind::DocumentKind;
use crate::report::value::Value;

/// The items in order, if two of them are equal or there are many. Otherwise none.
pub(crate) fn repeated<T>(
    items: impl Iterator<Item = T> + Clone,
    order: impl Fn(&T, &T) -> Ordering,
) -> Vec<T> {
    let mut rest = items.clone();
    let mut few: [Option<T>; FEW] = core::array::from_fn(|_| rest.next());
    if rest.next().is_none() {
        // The array is filled from its start.
        let count = few.iter().flatten().count();
        let few = &mut few[..count];
        let order = |one: &Option<T>, other: &Option<T>| match (one, other) {
            (Some(one), Some(other)) => order(one, other),
            _ => Ordering::Equal,
        };
        few.sort_unstable_by(order);
        if !few.windows(2).any(|pair| order(&pair[0], &pair[1]).is_eq()) {
            return Vec::new();
        }
    }
    let mut items: Vec<_> = items.collect();
    items.sort_by(order);
    items
}

/// The most items that are sorted without allocating.
const FEW: usize = 64;

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
        .get_or_init(|| may_repeat(examination))
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
    // The sort is stable, so that files of one digest stay in the order of the documents.
    repeated(files, |one, other| one.digest.cmp(other.digest))
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
        let named = named.map(|name| examination.paper_named(name));
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
fn may_repeat(examination: &Examination<'_>) -> bool {
    let files = examination
        .papers()
        .flat_map(|(_, document)| &document.files);
    let heads = files.filter_map(|file| said(&file.sha256)?.as_bytes().first_chunk::<8>());
    // Numbers are sorted faster than texts.
    let mut few = [0; FEW];
    let mut count = 0;
    for head in heads {
        let Some(own) = few.get_mut(count) else {
            return true;
        };
        *own = u64::from_ne_bytes(*head);
        count += 1;
    }
    let few = &mut few[..count];
    few.sort_unstable();
    few.windows(2).any(|pair| pair[0] == pair[1])
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
    fn items_are_returned_only_if_two_are_equal() {
        let of = |items: &[u32]| repeated(items.iter().copied(), u32::cmp);
        assert!(of(&[3, 1, 2]).is_empty());
        assert_eq!(of(&[3, 1, 3]), [1, 3, 3]);
        // Many items are sorted and returned, equal or not.
        let many: Vec<u32> = (0..=64).rev().collect();
        assert_eq!(of(&many), (0..=64).collect::<Vec<_>>());
        assert!(of(&many[1..]).is_empty());
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
