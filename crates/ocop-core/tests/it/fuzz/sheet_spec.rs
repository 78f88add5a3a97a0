//! Sheets built at run time: what was read is written the same, and what is proven can be used.

use ocop_core::json::Record;
use ocop_core::sheet::SheetSpec;
use ocop_core::{Council, Lang, Mean};

pub(crate) fn sheet_spec(data: &[u8]) {
    let Ok(spec) = serde_json::from_slice::<SheetSpec>(data) else {
        return;
    };
    let json = serde_json::to_string(&spec).unwrap();
    let again: SheetSpec = serde_json::from_str(&json).unwrap();
    assert_eq!(again, spec);
    assert_eq!(serde_json::to_string(&again).unwrap(), json);

    let sheet = match spec.build() {
        Ok(sheet) => sheet,
        Err(fault) => {
            let message = fault.message();
            assert!(
                !message.is_empty() && !message.contains('\n'),
                "{message:?}"
            );
            return;
        }
    };
    assert!(!sheet.is_law());
    let taken = sheet.to_spec();
    assert_eq!(taken.build().unwrap().to_spec(), taken);
    // Bands that are the edition's own need not be given.
    let mut spec = spec;
    spec.bands = spec.bands.and(taken.bands);
    assert_eq!(taken, spec);

    let best = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    let card = sheet.scorecard_from(best).unwrap().complete().unwrap();
    assert_eq!(card.total(), sheet.reaches());
    if let Ok(packed) = card.pack() {
        assert_eq!(sheet.unpack(packed), Ok(card.clone()));
    }
    let rating = Council::of([card.clone(), card.clone()])
        .unwrap()
        .rate()
        .unwrap();
    assert_eq!(rating.mean(), Mean::from(sheet.reaches()));
    for lang in Lang::ALL {
        assert!(!rating.explain(lang).to_string().is_empty());
    }
    // A form that is filled in is read on this sheet.
    let form = serde_json::json!({
        "id": "p", "edition": sheet.edition(), "set": sheet.number(), "draft": true, "scorecards": [card],
    });
    let read = Record::read_on(&sheet, form.to_string().as_bytes()).unwrap();
    assert_eq!(read.council().scorecards(), [card]);
    assert!(serde_json::to_string(&sheet.blank(Lang::Vi)).is_ok());
}
