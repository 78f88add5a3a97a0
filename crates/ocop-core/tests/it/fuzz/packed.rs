//! Numbers as scorecards: a number is one scorecard at most, a scorecard one number and one code.

use arbitrary::Unstructured;
use ocop_core::{Edition, ErrorKind, Sheet, SheetCode};

pub(crate) fn packed(data: &[u8]) {
    let mut data = Unstructured::new(data);
    let sheets: Vec<Sheet> = Edition::ALL.into_iter().flat_map(Edition::sheets).collect();
    let place = data.choose_index(sheets.len()).unwrap_or(0);
    let bits = data.int_in_range(0..=63_u32).unwrap_or(0);
    // Most numbers of 64 bits are above the last scorecard.
    let number = data.arbitrary::<u64>().unwrap_or(0) >> bits;
    let sheet = &sheets[place];
    let card = match sheet.unpack(number) {
        Ok(card) => card,
        Err(fault) => {
            assert_eq!(fault.kind(), ErrorKind::BadSheetCode);
            assert!(fault.path().is_empty() || sheet.criterion(fault.path()).is_ok());
            return;
        }
    };
    assert_eq!(card.pack(), Ok(number));
    let chosen: Vec<_> = card
        .choices()
        .map(|(criterion, choice)| (criterion.key(), choice))
        .collect();
    let again = sheet.scorecard_from(chosen).unwrap().complete().unwrap();
    assert_eq!(again, card);
    assert_eq!(again.pack(), Ok(number));

    let code = card.code().unwrap();
    assert_eq!((code.value(), code.number()), (number, sheet.number()));
    let text = code.to_string();
    assert_eq!(text.parse(), Ok(code));
    assert_eq!(code.scorecard().unwrap(), card);
    // Two wrong characters, anywhere.
    let mut wrong = text.clone().into_bytes();
    for _ in 0..2 {
        let at = data.choose_index(wrong.len()).unwrap_or(0);
        let letters = b"0123456789ABCDEFGHJKMNPQRSTWXYZ-";
        wrong[at] = *data.choose(letters).unwrap_or(&b'0');
    }
    let wrong = String::from_utf8(wrong).unwrap();
    if wrong != text {
        assert!(
            wrong.parse::<SheetCode>().is_err(),
            "{wrong} is read, and so is {text}"
        );
    }
}
