//! What checks of samples share.

use alloc::vec;

use crate::check::examination::Examination;
use crate::check::findings::Findings;

/// Finds fewer samples than the sheet requires, at a path.
pub(crate) fn too_few(
    examination: &Examination<'_>,
    findings: &mut Findings<'_>,
    path: &'static str,
    given: Option<u32>,
) {
    let asked = examination.sheet().samples();
    if let Some(given) = given.filter(|&given| given < asked.into()) {
        let values = vec![("given", given.into()), ("asked", u16::from(asked).into())];
        findings.add(path, values);
    }
}

/// Finds a part that does not state its samples, if the sheet requires some.
pub(crate) fn unstated(
    examination: &Examination<'_>,
    findings: &mut Findings<'_>,
    path: &'static str,
    part: Option<Option<u32>>,
) {
    let asked = u16::from(examination.sheet().samples());
    if asked > 0 && part == Some(None) {
        findings.add(path, vec![("asked", asked.into())]);
    }
}
