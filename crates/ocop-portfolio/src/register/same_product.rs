//! Certificates of one product: the later one counts.
//!
//! Two entries are of one product if they have one product code, or if product and holder have the same names
//! and their codes do not say otherwise. A code has the year of its evaluation, so a product gets another one
//! when it is evaluated again.

use std::collections::HashMap;

use ocop_core::internal::{error, outside};
use ocop_core::text::{folded, same};
use ocop_core::{Certificate, Error, ErrorDetail, Label, ProductCode};

use crate::register::Register;
use crate::register::entry::Entry;
use crate::register::fault::Fault;

/// Marks the entries that are replaced, and reports those that a person has to look at.
pub(crate) fn mark(register: &mut Register, heading: Option<&str>) {
    let mut faults = Vec::new();
    for mut places in products(&register.entries, &mut faults) {
        let entries = &mut register.entries;
        places.sort_by_key(|&place| (entries[place].certificate.issued(), place));
        for pair in places.windows(2) {
            let [earlier, later] = [pair[0], pair[1]].map(|place| entries[place].clone());
            let (replaced, fault) = compare(&earlier, &later);
            if let Some(place) = replaced.map(|later| pair[usize::from(later)]) {
                let by = if place == pair[0] { &later } else { &earlier };
                entries[place].replaced = Some((by.row, by.certificate.issued()));
            }
            faults.extend(fault);
        }
    }
    let fault = |(row, error)| Fault {
        row,
        heading: heading.map(str::to_owned),
        error,
    };
    register.findings.extend(faults.into_iter().map(fault));
    register.findings.sort_by_key(|fault| fault.row);
}

/// The places of the entries of each product with several.
fn products(entries: &[Entry], faults: &mut Vec<(u32, Error)>) -> Vec<Vec<usize>> {
    let (mut by_code, mut by_name) = (
        HashMap::<ProductCode, Vec<usize>>::new(),
        HashMap::<String, Vec<usize>>::new(),
    );
    // The first entry of the product of each entry.
    let mut first: Vec<usize> = (0..entries.len()).collect();
    let root = |first: &[usize], mut place: usize| {
        while first[place] != place {
            place = first[place];
        }
        place
    };
    for (place, entry) in entries.iter().enumerate() {
        let mut found = None;
        if let Some(code) = entry.code {
            let known = by_code.entry(code).or_default();
            let is_same = |other: &&usize| have_one_name(&entries[**other], entry);
            found = known.iter().find(is_same).copied();
            if let (None, Some(other)) = (found, known.first()) {
                let other = &entries[*other];
                let values = [
                    ("row", other.row.into()),
                    ("other", outside(&other.product)),
                ];
                let fault = error(ErrorDetail::CodeOfTwoProducts, "", values);
                faults.push((entry.row, fault));
            }
            known.push(place);
        }
        if !entry.product.is_empty() && !entry.holder.is_empty() {
            let name = folded(&entry.product).chain(['\n']);
            let known = by_name.entry(name.chain(folded(&entry.holder)).collect());
            let known = known.or_default();
            let may_be = |other: &&usize| may_be_one(entries[**other].code, entry.code);
            found = found.or_else(|| known.iter().find(may_be).copied());
            known.push(place);
        }
        if let Some(other) = found {
            first[place] = root(&first, other);
        }
    }
    let mut products = HashMap::<usize, Vec<usize>>::new();
    for place in 0..entries.len() {
        if first[place] != place {
            let root = root(&first, place);
            products
                .entry(root)
                .or_insert_with(|| vec![root])
                .push(place);
        }
    }
    let mut products: Vec<_> = products.into_values().collect();
    products.sort_unstable();
    products
}

fn have_one_name(one: &Entry, other: &Entry) -> bool {
    let unnamed = one.product.is_empty() || other.product.is_empty();
    unnamed || same(&one.product, &other.product)
}

/// Whether products of one name may be one: codes of one year are of two products.
fn may_be_one(one: Option<ProductCode>, other: Option<ProductCode>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other || one.year() != other.year(),
        _ => true,
    }
}

/// Which of two certificates of a product is replaced, and what a person has to look at. The answer is whether
/// it is the second one.
fn compare(earlier: &Entry, later: &Entry) -> (Option<bool>, Option<(u32, Error)>) {
    let [one, other] = [earlier.certificate, later.certificate];
    if one.issued() == other.issued() {
        let row = ("row", earlier.row.into());
        if one.star() == other.star() && earlier.withdrawn == later.withdrawn {
            let fault = error(ErrorDetail::RowTwice, "", [row]);
            return (Some(true), Some((later.row, fault)));
        }
        let difference = ("difference", difference(one, other).into());
        let fault = error(ErrorDetail::TwoCertificatesOfOneDay, "", [row, difference]);
        return (None, Some((later.row, fault)));
    }
    let from = other.issued();
    let ended = earlier.withdrawn.is_some_and(|day| day <= from);
    let by_re_evaluation = one.re_evaluation_window().first() <= from;
    if ended || by_re_evaluation {
        return (Some(false), None);
    }
    let values = [
        ("row", later.row.into()),
        ("from", from.into()),
        ("to", one.expires().min(other.expires()).into()),
    ];
    let fault = error(ErrorDetail::TwoCertificates, "", values);
    (Some(false), Some((earlier.row, fault)))
}

fn difference(one: Certificate, other: Certificate) -> Label {
    let (one, other) = (one.star(), other.star());
    if one == other {
        return Label::constant("ngày thu hồi khác nhau", "the days of withdrawal differ");
    }
    Label::new(
        format!("hạng là {one} sao và {other} sao"),
        format!("the stars are {one} and {other}"),
    )
}

#[cfg(test)]
mod tests {
    use ocop_core::{Date, Lang, Star, Tier};

    use super::*;

    fn entry(row: u32, product: &str, code: &str, issued: (i16, i8, i8), star: Star) -> Entry {
        let issued = Date::constant(issued.0, issued.1, issued.2);
        let certificate = Certificate::new(issued, star, Tier::Province).unwrap();
        let entry = Entry::new(product, certificate)
            .with_row(row)
            .with_holder("HTX Ví Dụ");
        match code {
            "" => entry,
            code => entry.with_code(code.parse().unwrap()),
        }
    }

    #[track_caller]
    fn marked(entries: impl IntoIterator<Item = Entry>) -> (Vec<Option<u32>>, Vec<String>) {
        let register = Register::from_iter(entries);
        let replaced = register.entries().iter().map(Entry::replaced_by);
        let findings = register.findings().iter();
        (
            replaced.collect(),
            findings.map(|fault| fault.explain(Lang::En)).collect(),
        )
    }

    #[test]
    fn a_re_evaluated_product_has_one_certificate_that_counts() {
        // The window of the first one opens on 15/08/2026.
        let first = || entry(1, "Chè", "11-099-03295-1-2024", (2024, 2, 11), Star::Three);
        let again = |day| entry(2, "CHÈ", "11-03295-4-2026", (2026, 8, day), Star::Three);
        assert_eq!(marked([first(), again(15)]), (vec![Some(2), None], vec![]));
        assert_eq!(marked([again(15), first()]).0, [None, Some(2)]);
        let (replaced, findings) = marked([first(), again(14)]);
        assert_eq!(replaced, [Some(2), None]);
        assert_eq!(
            findings,
            [
                "row 1, the same product as row 2, and both certificates are valid from 2026-08-14 to 2027-02-11: \
              only the later one is counted; add the day of withdrawal if this one was withdrawn"
            ]
        );
        // Withdrawn in time.
        let withdrawn = first().with_withdrawn(Date::constant(2026, 8, 14));
        assert_eq!(marked([withdrawn, again(14)]).1, [""; 0]);
        let register = Register::from_iter([first(), again(15)]);
        assert!(register.entries()[0].counts_on(Date::constant(2026, 8, 14)));
        assert!(!register.entries()[0].counts_on(Date::constant(2026, 8, 15)));
    }

    #[test]
    fn rows_of_one_day_are_repeated_or_contradict_each_other() {
        let one = |row, star| entry(row, "Chè", "", (2024, 2, 11), star);
        let (replaced, findings) = marked([one(1, Star::Three), one(2, Star::Three)]);
        assert_eq!(replaced, [None, Some(1)]);
        assert_eq!(findings, ["row 2, the same as row 1: counted once"]);
        let (replaced, findings) = marked([one(1, Star::Three), one(2, Star::Four)]);
        assert_eq!(replaced, [None, None]);
        assert!(
            findings[0].contains("but the stars are 3 and 4"),
            "{findings:?}"
        );
        let withdrawn = one(2, Star::Three).with_withdrawn(Date::constant(2025, 1, 1));
        let (replaced, findings) = marked([one(1, Star::Three), withdrawn]);
        assert_eq!(replaced, [None, None]);
        assert!(
            findings[0].contains("days of withdrawal differ"),
            "{findings:?}"
        );
    }

    #[test]
    fn codes_part_products_of_one_name() {
        let honey = |row, code| entry(row, "Mật ong", code, (2024, 2, 11), Star::Three);
        let (replaced, findings) = marked([
            honey(1, "11-099-03295-1-2024"),
            honey(2, "11-099-03295-2-2024"),
        ]);
        assert_eq!((replaced, findings), (vec![None, None], vec![]));
        // One code on two products.
        let tea = entry(3, "Chè", "11-099-03295-1-2024", (2024, 2, 11), Star::Three);
        let (replaced, findings) = marked([honey(1, "11-099-03295-1-2024"), tea]);
        assert_eq!(replaced, [None, None]);
        assert_eq!(
            findings,
            [
                "row 3, the product code is also in row 1, of another product (`Mật ong`): one of them is wrong"
            ]
        );
    }

    #[test]
    fn three_certificates_are_replaced_one_by_the_next() {
        let of = |row, year| entry(row, "Chè", "", (year, 2, 11), Star::Three);
        let (replaced, _) = marked([of(1, 2020), of(3, 2025), of(2, 2022)]);
        assert_eq!(replaced, [Some(2), None, Some(3)]);
    }
}
