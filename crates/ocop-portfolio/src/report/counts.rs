//! Sums over the certificates of a report, by any key.

use ocop_core::CertificateCounts;

use super::OfficeReport;
use crate::register::entry::Entry;

/// The counts of each key, by the number of the key; first those without a key.
pub(super) fn by<K: Copy>(
    report: &OfficeReport<'_>,
    key: impl Fn(&Entry) -> Option<K>,
    number: impl Fn(K) -> u32,
) -> Vec<(Option<K>, CertificateCounts)> {
    // All numbers are small, so a table finds the sum of a key at once.
    let mut places: Vec<u32> = Vec::new();
    let mut sums: Vec<(Option<K>, CertificateCounts)> = Vec::new();
    for line in report.all_lines() {
        let key = key(line.entry);
        let index = key.map_or(0, |key| number(key).saturating_add(1) as usize);
        if index >= places.len() {
            places.resize(index + 1, 0);
        }
        // 0 is none.
        if places[index] == 0 {
            sums.push((key, CertificateCounts::default()));
            places[index] = u32::try_from(sums.len()).unwrap_or(u32::MAX);
        }
        let place = places[index] as usize - 1;
        if let Some((_, counts)) = sums.get_mut(place) {
            counts.add(line.entry.certificate(), line.state);
        }
    }
    let places = places.into_iter().filter(|place| *place > 0);
    let sorted = places.filter_map(|place| sums.get(place as usize - 1).copied());
    sorted.collect()
}
