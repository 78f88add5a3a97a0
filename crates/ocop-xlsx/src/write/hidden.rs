//! The hidden pages: the facts of the workbook, and the choices to which drop-downs and formulas point.

use ocop_core::Error;
use rust_xlsxwriter::{RowNum, Worksheet};

use super::Written;
use super::plan::Plan;
use crate::layout::{self, choices, fact};

/// The facts by name.
pub(super) fn facts(plan: &Plan<'_>) -> Result<[(&'static str, String); 8], Error> {
    let sheet = plan.sheet;
    let kind = if sheet.is_law() {
        fact::LAW
    } else {
        fact::CUSTOM
    };
    Ok([
        (fact::FORMAT, layout::FORMAT.to_owned()),
        (fact::EDITION, sheet.edition().to_string()),
        (fact::SET, sheet.number().to_string()),
        (fact::SHEET, kind.to_owned()),
        (fact::TABLE, layout::fingerprint(sheet)?),
        (fact::LANGUAGE, plan.lang.to_string()),
        (fact::MEMBERS, plan.members.len().to_string()),
        (fact::REQUIREMENT, plan.rule().to_string()),
    ])
}

pub(super) fn write_facts(facts: &[(&str, String)], page: &mut Worksheet) -> Written {
    for (row, (name, value)) in (0..).zip(facts) {
        page.write_string(row, 0, *name)?
            .write_string(row, 1, value)?;
    }
    Ok(())
}

pub(super) fn write_choices(plan: &Plan<'_>, page: &mut Worksheet) -> Written {
    for list in [&plan.tiers, &plan.answers].into_iter().chain(&plan.lists) {
        for (row, entry) in (list.first..RowNum::MAX).zip(&list.entries) {
            page.write_string(row, choices::LIST, &list.name)?;
            page.write_string(row, choices::CODE, &entry.code)?;
            if let Some(points) = entry.points {
                page.write_number(row, choices::POINTS, points)?;
            }
            page.write_string(row, choices::TEXT, &entry.text)?;
        }
    }
    Ok(())
}
