//! Prints the tables of `benches/README.md` from the last measurements.
//!
//! Measure with `cargo bench -p ocop-benches`, then run `cargo bench -p ocop-benches --bench table`. The
//! first command alone prints old figures of `way_up`, because cargo runs the benches in the order of their names.

// Measurements are floats, and a table that cannot be made ends the program at once.
#![allow(clippy::float_arithmetic, clippy::print_stdout, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::PathBuf;

mod measured;
mod tables;

use measured::collect;

/// The folder of criterion: `CRITERION_HOME`, else beside the build.
fn folder() -> PathBuf {
    std::env::var_os("CRITERION_HOME").map_or_else(
        || {
            let own = std::env::current_exe().unwrap();
            own.ancestors().nth(3).unwrap().join("criterion")
        },
        PathBuf::from,
    )
}

fn main() {
    let mut found = BTreeMap::new();
    collect(&folder(), &mut found);
    println!("\nThe estimates that criterion printed; see benches/README.md.\n");
    for table in tables::TABLES {
        table.print(&found);
    }
}
