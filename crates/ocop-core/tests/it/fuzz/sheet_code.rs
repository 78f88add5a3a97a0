//! Sheet codes as text: only what prints is read, and one or two wrong characters are always found.

use ocop_core::{ErrorKind, SheetCode};

pub(crate) fn sheet_code(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let code = match text.parse::<SheetCode>() {
        Ok(code) => code,
        Err(fault) => {
            let message = fault.message();
            assert!(
                !message.is_empty() && !message.contains('\n'),
                "{message:?}"
            );
            return;
        }
    };
    assert_eq!(code.to_string(), text);
    let json = serde_json::to_string(&code).unwrap();
    assert_eq!(serde_json::from_str::<SheetCode>(&json).unwrap(), code);
    match code.scorecard() {
        Ok(card) => {
            assert_eq!(card.code(), Ok(code));
            assert_eq!(card.pack(), Ok(code.value()));
            let sheet = (card.sheet().edition(), card.sheet().number());
            assert_eq!(sheet, (code.edition(), code.number()));
        }
        // A structure without its story, or a story without its structure.
        Err(fault) => {
            assert_eq!(fault.kind(), ErrorKind::BadSheetCode);
            let sheet = code.edition().sheet(code.number()).unwrap();
            assert!(sheet.criterion(fault.path()).is_ok());
        }
    }
    for (place, own) in text.char_indices() {
        for other in ('0'..='9').chain('A'..='Z').filter(|&other| other != own) {
            let mut wrong = text.to_owned();
            wrong.replace_range(place..=place, other.encode_utf8(&mut [0; 4]));
            assert!(wrong.parse::<SheetCode>().is_err(), "{wrong}");
        }
        for other in (0..text.len()).filter(|&other| text[other..=other] != text[place..=place]) {
            let mut wrong = text.as_bytes().to_vec();
            wrong.swap(place, other);
            let wrong = String::from_utf8(wrong).unwrap();
            assert!(wrong.parse::<SheetCode>().is_err(), "{wrong}");
        }
    }
}
