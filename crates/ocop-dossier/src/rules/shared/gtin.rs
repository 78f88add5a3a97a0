//! Barcode numbers (GTIN) in the number of a barcode document.

use crate::rules::shared::check_digits::Digits;

/// The numbers in a text that may list several.
pub(crate) fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([';', '/', '\n']).flat_map(|part| {
        // `8,936E+12` is one number with a decimal comma.
        let short = part.contains(['E', 'e']);
        part.split(move |letter| letter == ',' && !short)
    });
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// The digits of a GTIN: 8, 12, 13 or 14 of them. Eight digits that begin with 893 may also be the prefix
/// of a company, which has no check digit.
pub(crate) fn of(digits: &Digits) -> Option<&[u8]> {
    let digits = digits.as_slice();
    let prefix = digits.len() == 8 && digits.starts_with(&VIET_NAM);
    (matches!(digits.len(), 8 | 12 | 13 | 14) && !prefix).then_some(digits)
}

/// The prefix of Viet Nam.
pub(crate) const VIET_NAM: [u8; 3] = [8, 9, 3];

/// The three digits of a GTIN that name the country of the organisation that gave the number out.
pub(crate) fn country(digits: &[u8]) -> Option<[u8; 3]> {
    // A number of 12 digits begins with a zero that is not written; one of 14 with the kind of package.
    match digits {
        [one, two, three, ..] if matches!(digits.len(), 8 | 13) => Some([*one, *two, *three]),
        [_, one, two, three, ..] if digits.len() == 14 => Some([*one, *two, *three]),
        [one, two, ..] if digits.len() == 12 => Some([0, *one, *two]),
        _ => None,
    }
}
