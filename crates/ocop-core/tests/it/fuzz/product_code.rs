//! Product codes: only the printed form is read, and its parts make the same code.

use ocop_core::{CodeEra, ErrorKind, ProductCode};

pub(crate) fn product_code(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let code = match text.parse::<ProductCode>() {
        Ok(code) => code,
        Err(fault) => {
            assert_eq!(fault.kind(), ErrorKind::BadProductCode);
            let parts = ["", "province", "district", "commune", "serial", "year"];
            assert!(parts.contains(&fault.path()), "{}", fault.path());
            if let Some(nearest) = fault.nearest() {
                assert!(nearest.parse::<ProductCode>().is_ok(), "{nearest}");
            }
            let message = fault.message();
            assert!(
                !message.is_empty() && !message.contains('\n'),
                "{message:?}"
            );
            return;
        }
    };
    assert_eq!(code.to_string(), text);
    let (province, commune) = (code.province(), code.commune());
    let (serial, year) = (code.serial(), code.year());
    let (again, era) = match (code.district(), commune) {
        (Some(district), Some(commune)) => (
            ProductCode::with_district(province, district, commune, serial, year),
            CodeEra::Old,
        ),
        (Some(district), None) => (
            ProductCode::without_commune(province, district, serial, year),
            CodeEra::WithoutCommune,
        ),
        (None, commune) => (
            ProductCode::without_district(province, commune.unwrap(), serial, year),
            CodeEra::New,
        ),
    };
    assert_eq!(again, Ok(code));
    assert_eq!(code.era(), era);
    assert!(code.era().years().contains(&year));
    let json = serde_json::to_string(&code).unwrap();
    assert_eq!(serde_json::from_str::<ProductCode>(&json).unwrap(), code);
}
