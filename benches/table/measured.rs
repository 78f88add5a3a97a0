//! Measurements, as criterion saves them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

/// The description of a benchmark, as criterion saves it.
#[derive(Deserialize)]
struct Benchmark {
    full_id: String,
    throughput: Option<Throughput>,
}

#[derive(Deserialize)]
enum Throughput {
    Elements(u32),
    Bytes(u32),
}

/// The estimates of a benchmark; criterion prints the slope, or the mean if there is none.
#[derive(Deserialize)]
struct Estimates {
    mean: Estimate,
    slope: Option<Estimate>,
}

#[derive(Deserialize)]
struct Estimate {
    point_estimate: f64,
}

/// The time of a run, and the rows or bytes of a run.
pub(crate) struct Measured {
    nanoseconds: f64,
    throughput: Option<Throughput>,
}

impl Measured {
    /// Nanoseconds per row, or per run if the benchmark has no rows.
    pub(crate) fn each(&self) -> f64 {
        match self.throughput {
            Some(Throughput::Elements(count)) => self.nanoseconds / f64::from(count),
            _ => self.nanoseconds,
        }
    }

    /// The cell of a table.
    pub(crate) fn shown(&self) -> String {
        if let Some(Throughput::Bytes(count)) = self.throughput {
            return format!("{:.0} MB/s", f64::from(count) * 1e3 / self.nanoseconds);
        }
        match self.each() {
            each if each < 9.95 => format!("{each:.2} ns"),
            each if each < 1e3 => format!("{each:.0} ns"),
            each => format!("{:.1} µs", each / 1e3),
        }
    }
}

/// Reads every benchmark in a folder and its subfolders: the last measurement (`new`), or one that was saved
/// by a name.
pub(crate) fn collect(folder: &Path, save: &str, found: &mut BTreeMap<String, Measured>) {
    let read = |name: &str| fs::read(folder.join(save).join(name)).ok();
    if let (Some(benchmark), Some(estimates)) = (read("benchmark.json"), read("estimates.json")) {
        let benchmark: Benchmark = serde_json::from_slice(&benchmark).unwrap();
        let estimates: Estimates = serde_json::from_slice(&estimates).unwrap();
        let estimate = estimates.slope.unwrap_or(estimates.mean);
        let measured = Measured {
            nanoseconds: estimate.point_estimate,
            throughput: benchmark.throughput,
        };
        found.insert(benchmark.full_id, measured);
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect(&entry.path(), save, found);
        }
    }
}
