//! The known name that is nearest to a name with a typing error.

use alloc::vec::Vec;

/// The known name that differs from the found one least: by one letter, or by a third of the letters.
/// `None` if no name is that near. Of equally near names the first one.
pub(crate) fn nearest<'a>(
    found: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // No name is longer, and a long text from outside must not cost much.
    const LONGEST: usize = 64;
    let found: Vec<char> = found.trim().chars().take(LONGEST + 1).collect();
    if found.len() > LONGEST {
        return None;
    }
    let most = (found.len() / 3).max(1);
    let steps = known.into_iter().map(|name| (steps(&found, name), name));
    let near = steps.filter(|&(steps, _)| steps <= most);
    near.min_by_key(|&(steps, _)| steps).map(|(_, name)| name)
}

/// How many letters are added, dropped, replaced or swapped with the next; case does not count.
fn steps(found: &[char], name: &str) -> usize {
    let name: Vec<char> = name.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=name.len()).collect();
    for (row, &letter) in found.iter().enumerate() {
        let mut next = Vec::with_capacity(last.len());
        next.push(row + 1);
        for (column, &other) in name.iter().enumerate() {
            let same = letter.to_lowercase().eq(other.to_lowercase());
            let replaced = last[column] + usize::from(!same);
            let mut least = replaced.min(last[column + 1] + 1).min(next[column] + 1);
            let swapped =
                row > 0 && column > 0 && found[row - 1] == other && letter == name[column - 1];
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            next.push(least);
        }
        before = core::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_a_letter_or_a_third_away() {
        let members = ["grounds", "rules", "filed", "tier", "set"];
        for (found, wanted) in [
            ("ground", Some("grounds")),
            ("rule", Some("rules")),
            ("Filed", Some("filed")),
            ("teir", Some("tier")),
            ("sett", Some("set")),
            ("", None),
            ("expect", None),
            ("x", None),
        ] {
            assert_eq!(nearest(found, members), wanted, "{found}");
        }
        assert_eq!(nearest(&"tier".repeat(1_000), members), None);
    }
}
