//! What the checks of the sets that an authority sends on share.

use alloc::format;
use alloc::vec;

use ocop_core::Label;

use crate::check::findings::Findings;
use crate::model::Copies;
use crate::procedure::row::Sets;

/// Finds the sets that a part lacks.
pub(crate) fn missing(findings: &mut Findings<'_>, part: &str, sets: Option<(Copies, Sets)>) {
    const PAPER: Label = Label::constant("bộ giấy", "paper sets");
    const ELECTRONIC: Label = Label::constant("bộ điện tử", "electronic sets");
    let Some((copies, asked)) = sets else { return };
    let uploaded = copies.uploaded && asked.upload_is_paper;
    for (member, set, given, asked, uploaded) in [
        ("paper", PAPER, copies.paper, asked.paper, uploaded),
        (
            "electronic",
            ELECTRONIC,
            copies.electronic,
            asked.electronic,
            copies.uploaded,
        ),
    ] {
        if given < asked && !uploaded {
            let values = vec![
                ("given", given.into()),
                ("set", set.into()),
                ("asked", asked.into()),
            ];
            findings.add(format!("{part}.copies.{member}"), values);
        }
    }
}
