//! Prints the tables of `benches/README.md` from the last measurements, with those of an earlier build in brackets.
//!
//! `benches/both.sh` measures both builds and prints the tables. `cargo bench -p ocop-benches` alone prints old
//! figures of `way_up`, because cargo runs the benches in the order of their names.

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
    let [mut now, mut earlier] = [BTreeMap::new(), BTreeMap::new()];
    collect(&folder(), "new", &mut now);
    collect(&folder(), "earlier", &mut earlier);
    println!();
    if !earlier.is_empty() {
        println!("In brackets: the earlier build.\n");
    }
    for table in tables::TABLES {
        table.print(&now, &earlier);
    }
}
