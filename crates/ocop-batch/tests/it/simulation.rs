//! Rows of a simulation that cannot be rated.

use ocop_batch::{Columns, Outcome, Simulation};
use ocop_core::{Edition, Points, Star};

#[test]
fn a_row_is_faulty_by_its_bytes_or_because_it_could_not_be_read() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    // The best levels in four rows. The last two have a level that no criterion has.
    let levels: Vec<[u8; 4]> = sheet
        .criteria()
        .map(|criterion| {
            let best = criterion.best().level();
            let other = if criterion.index() == 0 { 99 } else { best };
            [best, best, other, other]
        })
        .collect();
    let levels: Vec<&[u8]> = levels.iter().map(|column| &column[..]).collect();
    let columns = Columns::new(&levels, &[]);
    let five = Outcome::Rated(Some(Star::Five));
    for (unreadable, rated) in [(&[][..], 2), (&[1], 1), (&[1, 3], 1), (&[0, 1], 0)] {
        let mut simulation = Simulation::of(&sheet, &sheet);
        let rows = unreadable.iter().copied();
        simulation.count_with(columns, rows).unwrap();
        let counts = simulation.transitions();
        assert_eq!(counts.rows(), 4, "{unreadable:?}");
        assert_eq!(counts.count(five, five), rated, "{unreadable:?}");
        let faulty = counts.count(Outcome::Faulty, Outcome::Faulty);
        assert_eq!(faulty, 4 - rated, "{unreadable:?}");
        // Totals are those of rated rows alone.
        for side in [counts.now(), counts.then()] {
            assert_eq!(side.total(Points::FULL), rated, "{unreadable:?}");
        }
    }
}
