//! The order of the folders of `ocop-core/src`: a file never imports from a storey above its own, and
//! no files import each other in a ring.
//!
//! It reads paths that begin with `crate`, `super` or `self` out of the text, which is enough as long
//! as rustfmt writes it. Unit tests may import what they like.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// The folders from the lowest storey up; those of the last have no order among themselves.
const STOREYS: [&[&str]; 5] = [
    &["base"],
    &["law"],
    &["rating"],
    &["after"],
    &[
        "explain", "json", "minutes", "improve", "bounds", "compare", "manual", "internal",
    ],
];

/// Checks the files below a `src` folder, and names everything that is out of order.
pub(crate) fn check(src: &Path) -> Result<()> {
    let crate_files = Files::read(src)?;
    let mut faults = crate_files.out_of_order();
    faults.extend(crate_files.rings());
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    println!("{} files in order", crate_files.0.len());
    Ok(())
}

/// A module as the names on the way to it; none for the root.
type Module = Vec<String>;

struct File {
    name: String,
    /// Every path in the file, from the root of the crate.
    paths: Vec<Module>,
    /// What a module gives out under its own name: the name, and where it comes from.
    given_out: BTreeMap<String, Module>,
}

struct Files(BTreeMap<Module, File>);

impl Files {
    fn read(src: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        for path in rust_files(src)? {
            let below = path.strip_prefix(src).context("a file below the folder")?;
            let mut module: Module = below
                .with_extension("")
                .iter()
                .map(|name| name.to_string_lossy().into_owned())
                .collect();
            if module.last().is_some_and(|last| last == "mod") || module == ["lib"] {
                module.pop();
            }
            // Tests of a folder are no part of its storey.
            if module.iter().any(|name| name == "tests") {
                continue;
            }
            let text = std::fs::read_to_string(&path)?;
            let name = below.display().to_string();
            files.insert(module.clone(), File::read(name, &module, &text));
        }
        Ok(Self(files))
    }

    /// The file in which a path ends; what a module only gives out is looked up where it comes from.
    fn target(&self, path: &[String]) -> Module {
        let mut path = path.to_vec();
        // A module cannot give itself out for ever; the bound is for a text that is misread.
        for _ in 0..8 {
            let length = (0..=path.len())
                .rev()
                .find(|&length| self.0.contains_key(&path[..length]));
            let length = length.unwrap_or(0);
            let Some(name) = path.get(length) else {
                break;
            };
            let given_out = self.0.get(&path[..length]).map(|file| &file.given_out);
            match given_out.and_then(|given_out| given_out.get(name)) {
                // The root gives everything out; that a path goes through it is the fault to name.
                Some(from) if length > 0 && *from != path[..=length] => {
                    let rest = path.split_off(length + 1);
                    path.clone_from(from);
                    path.extend(rest);
                }
                _ => {
                    path.truncate(length);
                    break;
                }
            }
        }
        path
    }

    /// The files that each file imports from, without the root and itself.
    fn imports(&self) -> BTreeMap<&Module, BTreeSet<Module>> {
        let imports = self.0.iter().map(|(module, file)| {
            let targets = file.paths.iter().map(|path| self.target(path));
            let targets = targets.filter(|target| !target.is_empty() && target != module);
            (module, targets.collect())
        });
        imports.filter(|(module, _)| !module.is_empty()).collect()
    }

    fn name(&self, module: &Module) -> &str {
        self.0.get(module).map_or("", |file| &file.name)
    }

    /// Imports from a higher storey or through the root, and files in no storey.
    fn out_of_order(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (module, file) in &self.0 {
            let (Some(folder), name) = (module.first(), &file.name) else {
                continue;
            };
            let Some(own) = storey(folder) else {
                faults.push(format!("{name}: {folder} is no storey"));
                continue;
            };
            for path in &file.paths {
                let target = self.target(path);
                let written = path.join("::");
                match target.first().map(|folder| storey(folder)) {
                    None => faults.push(format!(
                        "{name}: crate::{written} goes through the root; name its module"
                    )),
                    Some(Some(other)) if other > own => {
                        faults.push(format!("{name}: crate::{written} is in a higher storey"));
                    }
                    Some(_) => {}
                }
            }
        }
        faults.sort();
        faults.dedup();
        faults
    }

    /// Files that import each other in a ring, but for a folder's `mod.rs` and the files beside it.
    fn rings(&self) -> Vec<String> {
        let imports = self.imports();
        let all: BTreeSet<&Module> = imports.keys().copied().collect();
        let mut faults = Vec::new();
        for ring in rings(&imports, &all) {
            let parent = ring.iter().copied().find(|parent| {
                let mut others = ring.iter().filter(|&other| other != parent);
                others.all(|other| {
                    other
                        .split_last()
                        .is_some_and(|(_, above)| above == **parent)
                })
            });
            let mut rest = ring.clone();
            if let Some(parent) = parent {
                rest.remove(parent);
                if rings(&imports, &rest).is_empty() {
                    continue;
                }
            }
            let names: Vec<_> = ring.iter().map(|module| self.name(module)).collect();
            faults.push(format!("a ring of {}: {}", names.len(), names.join(", ")));
        }
        faults
    }
}

/// The number of a folder's storey.
fn storey(folder: &str) -> Option<usize> {
    STOREYS.iter().position(|storey| storey.contains(&folder))
}

/// The sets of modules that all reach each other through some of the modules.
fn rings<'a>(
    imports: &BTreeMap<&'a Module, BTreeSet<Module>>,
    among: &BTreeSet<&'a Module>,
) -> Vec<BTreeSet<&'a Module>> {
    let reach = |from: &'a Module| {
        let (mut found, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(module) = open.pop() {
            for target in &imports[module] {
                if let Some(&target) = among.get(target)
                    && found.insert(target)
                {
                    open.push(target);
                }
            }
        }
        found
    };
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = among
        .iter()
        .map(|&module| (module, reach(module)))
        .collect();
    let mut rings = BTreeSet::new();
    for (&module, targets) in &reached {
        let back = targets.iter().copied();
        let ring: BTreeSet<_> = back
            .filter(|other| reached[other].contains(module))
            .collect();
        if ring.len() > 1 {
            rings.insert(ring);
        }
    }
    rings.into_iter().collect()
}

impl File {
    fn read(name: String, module: &Module, text: &str) -> Self {
        let text = code(text);
        let mut file = Self {
            name,
            paths: Vec::new(),
            given_out: BTreeMap::new(),
        };
        for (at, word) in words(&text) {
            if !matches!(word, "crate" | "super" | "self") || text[..at].ends_with("::") {
                continue;
            }
            let rest = &text[at + word.len()..];
            if !rest.starts_with("::") {
                continue;
            }
            for path in paths(&text[at..]).0 {
                // A macro of the crate is always at its root.
                if let Some(path) = from_root(module, &path)
                    && !path.last().is_some_and(|last| last.ends_with('!'))
                {
                    file.paths.push(path);
                }
            }
        }
        for (at, _) in text.match_indices("use ") {
            let line = text[..at].rsplit('\n').next().unwrap_or_default().trim();
            if !line.is_empty() && !line.starts_with("pub") {
                continue;
            }
            for path in paths(&text[at + 4..]).0 {
                let first = path.first().map(String::as_str);
                let path = if matches!(first, Some("crate" | "super" | "self")) {
                    from_root(module, &path)
                } else {
                    // A path without such a beginning is of another crate or of a module below.
                    let below: Module = module.iter().chain(&path).cloned().collect();
                    Some(below)
                };
                let Some(path) = path else { continue };
                let Some(last) = path.last().cloned() else {
                    continue;
                };
                if line.starts_with("pub") {
                    file.given_out.insert(last, path);
                } else if !matches!(first, Some("crate" | "super" | "self")) && !module.is_empty() {
                    file.paths.push(path);
                }
            }
        }
        file
    }
}

/// A path from the root of the crate, as a module writes it.
fn from_root(module: &Module, path: &[String]) -> Option<Module> {
    let mut base = module.clone();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" => {
            base.clear();
            rest = &path[1..];
        }
        "self" => rest = &path[1..],
        _ => {}
    }
    while rest.first().is_some_and(|first| first == "super") {
        base.pop()?;
        rest = &rest[1..];
    }
    base.extend(
        rest.iter()
            .filter(|name| *name != "self" && *name != "*")
            .cloned(),
    );
    Some(base)
}

/// The paths that a text begins with, a group taken apart, and where they end. What is renamed keeps
/// its first name.
fn paths(text: &str) -> (Vec<Vec<String>>, usize) {
    let mut prefix = Vec::new();
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        if let Some(group) = rest.strip_prefix('{') {
            let (mut found, mut inner) = (Vec::new(), 0);
            while !group[inner..].trim_start().starts_with('}') && inner < group.len() {
                let (below, length) = paths(&group[inner..]);
                found.extend(below.into_iter().map(|path| {
                    let whole = prefix.iter().cloned();
                    whole.chain(path).collect::<Vec<_>>()
                }));
                inner += length;
                let end = group[inner..]
                    .find([',', '}'])
                    .unwrap_or(group.len() - inner);
                inner += end + usize::from(group[inner + end..].starts_with(','));
            }
            let end = group[inner..]
                .find('}')
                .map_or(group.len(), |end| inner + end + 1);
            return (found, at + 1 + end);
        }
        let length = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_' && c != '*')
            .unwrap_or(rest.len());
        if length == 0 {
            break;
        }
        let mut name = rest[..length].to_owned();
        at += length;
        if text[at..].starts_with('!') {
            name.push('!');
        }
        prefix.push(name);
        match text[at..].strip_prefix("::") {
            Some(_) => at += 2,
            None => break,
        }
    }
    let found = if prefix.is_empty() {
        Vec::new()
    } else {
        vec![prefix]
    };
    (found, at)
}

/// The words of a text with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .map(move |word| {
            let start = at;
            at += word.len();
            at += text[at..].chars().next().map_or(0, char::len_utf8);
            (start, word)
        })
        .filter(|(_, word)| !word.is_empty())
}

/// A text without comments, and without the unit tests at its end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = text.lines().map(|line| match line.find("//") {
        Some(at) if !line[..at].contains('"') => &line[..at],
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The Rust files below a folder.
fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in crate::law::sorted(folder)? {
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests;
