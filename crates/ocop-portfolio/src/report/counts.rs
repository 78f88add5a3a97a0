//! Sums over the certificates of a report, by any key.

use std::collections::HashMap;
use std::hash::Hash;

use ocop_core::CertificateCounts;

use super::OfficeReport;
use crate::register::entry::Entry;

/// The counts of each key, sorted by another one.
pub(super) fn by<K: Copy + Eq + Hash, O: Ord>(
    report: &OfficeReport<'_>,
    order: impl Fn(&Option<K>) -> O,
    key: impl Fn(&Entry) -> Option<K>,
) -> Vec<(Option<K>, CertificateCounts)> {
    let mut places = HashMap::<Option<K>, usize>::new();
    let mut counts: Vec<(Option<K>, CertificateCounts)> = Vec::new();
    for line in report.all_lines() {
        let key = key(line.entry);
        let place = *places.entry(key).or_insert_with(|| {
            counts.push((key, CertificateCounts::default()));
            counts.len() - 1
        });
        if let Some((_, counts)) = counts.get_mut(place) {
            counts.add(line.entry.certificate(), line.period.state());
        }
    }
    counts.sort_by_key(|(key, _)| order(key));
    counts
}
