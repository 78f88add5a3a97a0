//! The report as data: every certificate, every bad row, all sums.

use ocop_core::units::Unit;
use ocop_core::{CertificateCounts, CertificateState, Edition, Lang, Star};
use ocop_portfolio::{Fault, OfficeReport, ReportLine};
use serde_json::{Map, Value, json};

/// The version of the fields; it changes when one changes its meaning.
const FORMAT: u32 = 1;

pub(crate) fn of(report: &OfficeReport<'_>) -> Value {
    let register = report.register();
    let (this, next) = report.months();
    let units = |groups: Vec<(Option<Unit>, CertificateCounts)>| -> Vec<Value> {
        let groups = groups.into_iter();
        groups
            .map(|(unit, sums)| {
                json!({
                    "code": unit.map(|unit| unit.to_string()),
                    "name": unit.map(Unit::full_name),
                    "counts": counts(sums),
                })
            })
            .collect()
    };
    let sheets = report.by_sheet().into_iter().map(|(sheet, sums)| {
        json!({
            "edition": sheet.map(|(edition, _)| edition.as_str()),
            "set": sheet.map(|(_, number)| number),
            "counts": counts(sums),
        })
    });
    let bad = register.bad_rows().iter().map(|row| {
        let faults: Vec<_> = row.faults().iter().map(fault).collect();
        json!({ "row": row.row(), "cells": row.cells(), "faults": faults })
    });
    let other = register
        .other_rows()
        .iter()
        .map(|row| json!({ "row": row.row(), "kind": row.kind().as_str(), "text": row.text() }));
    let replaced = report.replaced();
    let replaced = replaced.map(|entry| json!({ "row": entry.row(), "by": entry.replaced_by() }));
    json!({
        "format": FORMAT,
        "on": report.day().to_string(),
        "rows": register.rows(),
        "this_month": this.to_string(),
        "next_three_months": next.to_string(),
        "certificates": report.all_lines().map(line).collect::<Vec<_>>(),
        "replaced": replaced.collect::<Vec<_>>(),
        "counts": counts(report.counts()),
        "by_province": units(report.by_province()),
        "by_commune": units(report.by_commune()),
        "by_sheet": sheets.collect::<Vec<_>>(),
        "bad_rows": bad.collect::<Vec<_>>(),
        "findings": register.findings().iter().map(fault).collect::<Vec<_>>(),
        "readings": register.readings().iter().map(fault).collect::<Vec<_>>(),
        "other_rows": other.collect::<Vec<_>>(),
        "unread_columns": register.unread_columns().collect::<Vec<_>>(),
    })
}

fn line(line: &ReportLine<'_>) -> Value {
    let entry = line.entry();
    let (certificate, place) = (entry.certificate(), entry.place());
    let communes = place.communes().iter().map(ToString::to_string);
    json!({
        "row": entry.row(),
        "code": entry.code().map(|code| code.to_string()),
        "product": entry.product(),
        "holder": entry.holder(),
        "province": place.province().map(|unit| unit.to_string()),
        "communes": communes.collect::<Vec<_>>(),
        "edition": entry.edition().map(Edition::as_str),
        "set": entry.set(),
        "stars": certificate.star().number(),
        "issued": certificate.issued().to_string(),
        "expires": certificate.expires().to_string(),
        "filing": line.filing().map(|days| days.to_string()),
        "grace_until": certificate.grace_until().map(|day| day.to_string()),
        "state": line.state().as_str(),
        "due": line.due().as_str(),
        "task": { "vi": line.task(Lang::Vi), "en": line.task(Lang::En) },
        "withdrawn": entry.withdrawn().map(|day| day.to_string()),
    })
}

/// The counts of each state by star, without those of nothing.
fn counts(counts: CertificateCounts) -> Value {
    let states = CertificateState::ALL.into_iter();
    let states = states.filter(|state| counts.in_state(*state) > 0);
    let mut map: Map<String, Value> = states
        .map(|state| {
            let stars = Star::RECOGNISED.into_iter();
            let stars = stars.map(|star| (star.to_string(), counts.of(star, state).into()));
            (state.as_str().to_owned(), Value::Object(stars.collect()))
        })
        .collect();
    map.insert("total".to_owned(), counts.total().into());
    Value::Object(map)
}

fn fault(fault: &Fault) -> Value {
    let error = fault.error();
    json!({
        "row": fault.row(),
        "heading": fault.heading(),
        "error": error.kind().as_str(),
        "detail": error.detail().as_str(),
        "message": { "vi": error.message_in(Lang::Vi), "en": error.message_in(Lang::En) },
    })
}
