//! The codes of provinces and communes that the repository shows as right exist and belong together.

use std::path::{Path, PathBuf};

use ocop_core::ProductCode;
use ocop_core::units::{FormerUnit, Unit};
use serde_json::Value;

/// Files that show what is wrong, or what no unit has.
const WRONG: [&str; 2] = [
    "ocop-dossier/docs/rules",
    "ocop-core/docs/interpretations.md",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder with these endings, but for built ones.
fn files(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        if WRONG.iter().any(|wrong| name.contains(wrong)) || name.ends_with("target") {
            continue;
        }
        if path.is_dir() {
            files(&path, endings, found);
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
}

/// Why the units of a code do not exist together.
fn fault(code: ProductCode) -> Option<String> {
    let province = u32::from(code.province());
    let is_right = match (code.district(), code.commune()) {
        (district, None) => district
            .map(u32::from)
            .and_then(FormerUnit::district_by_code)
            .is_some_and(|unit| unit.province().code() == province),
        (Some(district), Some(commune)) => {
            FormerUnit::commune_by_code(commune).is_some_and(|unit| {
                let own = unit.district().map(FormerUnit::code);
                unit.province().code() == province && own == Some(district.into())
            })
        }
        (None, Some(commune)) => Unit::commune_by_code(commune)
            .is_some_and(|unit| unit.province().code() == province && unit.code() == commune),
    };
    (!is_right).then(|| code.to_string())
}

#[test]
fn product_codes_in_documents_have_units_that_exist() {
    let mut paths = Vec::new();
    for folder in ["crates", "examples", "benches"] {
        files(&root().join(folder), &[".md", ".json"], &mut paths);
    }
    paths.push(root().join("README.md"));
    let mut codes = 0;
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let words = text.split(|letter: char| !letter.is_ascii_digit() && letter != '-');
        // To say what is wrong with all other words is slow.
        let may_be = |word: &&str| word.len() < 24 && word.matches('-').count() > 2;
        let codes_of_file = words.filter(may_be);
        for code in codes_of_file.filter_map(|word| word.parse::<ProductCode>().ok()) {
            assert_eq!(fault(code), None, "{}", path.display());
            codes += 1;
        }
    }
    assert!(codes > 3, "{codes}");
}

#[test]
fn published_codes_have_units_that_exist() {
    let text = include_str!("../../../ocop-core/tests/data/product-codes.txt");
    let codes = text.lines().filter(|line| !line.starts_with('#'));
    let faults: Vec<_> = codes
        .filter_map(|code| fault(code.parse().unwrap()))
        .collect();
    // Its commune ended before June 2025.
    assert_eq!(faults, ["30-294-10852-1-2021"]);
    assert_eq!(FormerUnit::commune_by_code(10_852), None);
    assert_eq!(
        FormerUnit::district_by_code(294).unwrap().province().code(),
        30
    );
}

#[test]
fn bundled_dossiers_have_units_that_exist() {
    let mut paths = Vec::new();
    let data = root().join("crates/ocop-dossier/tests/data");
    files(&data, &[".json"], &mut paths);
    let mut fuzz = Vec::new();
    files(&data.join("fuzz/dossier"), &[""], &mut fuzz);
    let (mut addresses, mut lost_zeros) = (0, 0);
    for path in paths.iter().chain(&fuzz) {
        let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
        let Ok(dossier) = serde_json::from_str::<Value>(&text) else {
            continue;
        };
        for place in ["address", "production_site"] {
            let address = &dossier["applicant"][place];
            let [province, commune] = ["province", "commune"].map(|code| address[code].as_str());
            let (Some(province), Some(commune)) = (province, commune) else {
                continue;
            };
            // One dossier shows a lost zero.
            let commune = match commune {
                "3253" => {
                    lost_zeros += 1;
                    "03253"
                }
                commune => commune,
            };
            let text = address["text"].as_str().unwrap_or_default();
            let filed = dossier["steps"]["filed"].as_str().unwrap_or_default();
            // Units had districts then.
            let (own, names) = if !filed.is_empty() && filed < "2025-07-01" {
                let unit = FormerUnit::commune_by_code(commune.parse().unwrap()).unwrap();
                let units = [unit, unit.district().unwrap(), unit.province()];
                let names = units.map(|unit| small(&unit.full_name()));
                (format!("{:02}", unit.province().code()), names.join(", "))
            } else {
                let unit: Unit = commune.parse().unwrap();
                let names = [unit, unit.province()].map(|unit| small(&unit.full_name()));
                (unit.province().to_string(), names.join(", "))
            };
            assert_eq!(own, province, "{}", path.display());
            assert!(
                text.is_empty() || text.ends_with(&names),
                "{}: {text}",
                path.display()
            );
            addresses += 1;
        }
        for code in [
            &dossier["product"]["code"],
            &dossier["certificate"]["product_code"],
        ] {
            if let Some(code) = code.as_str().and_then(|code| code.parse().ok()) {
                assert_eq!(fault(code), None, "{}", path.display());
            }
        }
    }
    assert!(addresses >= 4, "{addresses}");
    assert!(lost_zeros >= 1, "{lost_zeros}");
}

/// A name as addresses write it.
fn small(name: &str) -> String {
    let (kind, rest) = name.split_once(' ').unwrap();
    format!("{} {rest}", kind.to_lowercase())
}
