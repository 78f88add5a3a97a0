//! What the published crates bring in: no dependency that needs a later Rust, or has another licence.
//!
//! The list is written again with `OCOP_WRITE=1 cargo test -p testkit --test dependencies`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use spdx::{Expression, ParseMode};

const PUBLISHED: [&str; 7] = [
    "ocop-arrow",
    "ocop-batch",
    "ocop-core",
    "ocop-dossier",
    "ocop-html",
    "ocop-portfolio",
    "ocop-xlsx",
];
const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.config/licences.tsv");
const DENY: &str = include_str!("../../../../.cargo/deny.toml");

/// The packages that the published crates bring in with all features on any target, and they themselves.
fn packages() -> &'static [Value] {
    static PACKAGES: OnceLock<Vec<Value>> = OnceLock::new();
    PACKAGES.get_or_init(|| {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args([
                "metadata",
                "--format-version",
                "1",
                "--all-features",
                "--locked",
            ])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stderr(Stdio::inherit())
            .output()
            .unwrap();
        assert!(output.status.success());
        let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
        brought_in(&metadata)
    })
}

fn brought_in(metadata: &Value) -> Vec<Value> {
    let all = metadata["packages"].as_array().unwrap();
    let all: BTreeMap<_, _> = all.iter().map(|package| (id(package), package)).collect();
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let nodes: BTreeMap<_, _> = nodes.iter().map(|node| (id(node), node)).collect();
    let is_published = |package: &Value| PUBLISHED.contains(&text(package, "name"));
    let mut open: Vec<_> = all
        .iter()
        .filter_map(|(id, package)| is_published(package).then_some(*id))
        .collect();
    let mut found = BTreeSet::new();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            let needed = nodes[next]["deps"].as_array().unwrap().iter();
            let needed = needed.filter(|needed| {
                let mut kinds = needed["dep_kinds"].as_array().unwrap().iter();
                kinds.any(|kind| kind["kind"] != "dev")
            });
            open.extend(needed.map(|needed| text(needed, "pkg")));
        }
    }
    found.into_iter().map(|id| all[id].clone()).collect()
}

fn id(value: &Value) -> &str {
    text(value, "id")
}

fn text<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap()
}

/// A version of Rust as it is compared: `1.89` is `1.89.0`.
fn rust(version: &str) -> [u32; 3] {
    let mut parts = version.split('.').map(|part| part.parse().unwrap());
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}

/// What of a version a compatible one keeps.
fn compatible(version: &str) -> String {
    let parts: Vec<_> = version.split(['.', '+']).collect();
    let kept = parts.iter().take_while(|part| **part == "0").count() + 1;
    parts[..kept].join(".")
}

fn allowed() -> Vec<String> {
    let deny: toml::Table = DENY.parse().unwrap();
    let allowed = deny["licenses"]["allow"].as_array().unwrap().iter();
    allowed
        .map(|licence| licence.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn no_dependency_needs_a_later_rust_than_the_crates_say() {
    let ours = rust(env!("CARGO_PKG_RUST_VERSION"));
    let mut stated = 0;
    for package in packages() {
        let Some(version) = package["rust_version"].as_str() else {
            continue;
        };
        stated += 1;
        let name = text(package, "name");
        assert!(rust(version) <= ours, "{name} needs Rust {version}");
    }
    assert!(
        stated > PUBLISHED.len(),
        "{stated} packages state a version"
    );
}

#[test]
fn every_dependency_may_be_used_under_an_allowed_licence() {
    let allowed = allowed();
    for package in packages() {
        let name = text(package, "name");
        let licence = package["license"].as_str().expect(name);
        // Some older packages write `MIT/Apache-2.0`.
        let expression = Expression::parse_mode(licence, ParseMode::LAX).expect(name);
        let holds = expression.evaluate(|asked| {
            let id = asked.license.id();
            asked.addition.is_none()
                && id.is_some_and(|id| allowed.iter().any(|one| one == id.name))
        });
        assert!(holds, "{name} is under {licence}");
    }
}

#[test]
fn the_list_of_licences_is_up_to_date() {
    let mut rows: Vec<_> = packages()
        .iter()
        .filter(|package| !PUBLISHED.contains(&text(package, "name")))
        .map(|package| {
            let [name, version, licence] =
                ["name", "version", "license"].map(|member| text(package, member));
            format!("{name}\t{}\t{licence}\n", compatible(version))
        })
        .collect();
    rows.sort();
    rows.dedup();
    let wanted = format!("package\tversion\tlicence\n{}", rows.concat());
    if std::env::var_os("OCOP_WRITE").is_some() {
        std::fs::create_dir_all(Path::new(LIST).parent().unwrap()).unwrap();
        std::fs::write(LIST, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(LIST).unwrap_or_default();
    assert!(found == wanted, "found:\n{found}\nwanted:\n{wanted}");
}

#[test]
fn versions_are_compared_by_their_numbers() {
    assert!(rust("1.9") < rust("1.89") && rust("1.89") == rust("1.89.0"));
    assert!(rust("1.89.1") > rust("1.89"));
    let versions = ["1.0.229", "0.11.1", "0.0.3", "1.2.1+spec-1.1.0"];
    assert_eq!(versions.map(compatible), ["1", "0.11", "0.0.3", "1"]);
}
