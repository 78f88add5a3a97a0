//! Units of before July 2025 in an address or a product code: those that took their place, where they are
//! certain.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ocop_core::units::{FormerUnit, Unit, UnitKind};
use ocop_core::{CodeEra, Date, Label, Lang, ProductCode};

use super::entry::NextEntry;
use super::part::NextPart;
use crate::base::texts::said;
use crate::model::{Address, Applicant, Product};
use crate::rules::shared::units::{coded, commune, names};

/// Gives the places of an applicant their units of now. A commune that was split is left open.
pub(super) fn renew(applicant: &mut Applicant, on: Date, entries: &mut Vec<NextEntry>) {
    const ADDRESS: Label = Label::constant("Địa chỉ", "Address");
    const SITE: Label = Label::constant("Nơi sản xuất", "Production site");
    let address = applicant.address.as_mut();
    let site = applicant.production_site.as_mut();
    let places = [
        ("address", ADDRESS, address),
        ("production_site", SITE, site),
    ];
    for (member, name, address) in places {
        let Some(address) = address else { continue };
        let path = format!("applicant.{member}");
        entries.extend(moved(address, on, &path, &name));
    }
}

/// Moves an address to the unit that took the place of its commune.
fn moved(address: &mut Address, on: Date, path: &str, name: &Label) -> Option<NextEntry> {
    let code = said(&address.commune).and_then(commune)?;
    let former = FormerUnit::commune_by_code(code)?;
    let province = former.province().to_string();
    if said(&address.province).is_some_and(|own| own != province) {
        // The codes never belonged together: the check finds it.
        return None;
    }
    let was = format!("{former} ({})", former.full_name());
    let name = |lang| name.get(lang);
    let [unit] = former.now()[..] else {
        let now: Vec<_> = former.now().into_iter().map(coded).collect();
        let now = now.join(", ");
        address.commune = None;
        address.province = None;
        let what = Label::new(
            format!("{}: xã {was} được chia vào nhiều xã: {now}", name(Lang::Vi)),
            format!("{}: {was} was split between {now}", name(Lang::En)),
        );
        let why = Label::constant(
            "chọn xã có địa chỉ này, ghi mã tỉnh, mã xã và tên theo đơn vị hiện nay",
            "choose the commune of the address, and enter its current codes and names",
        );
        return Some(NextEntry::new(NextPart::Decide, path, what).because(why));
    };
    address.commune = Some(unit.to_string());
    address.province = Some(unit.province().to_string());
    let renamed = said(&address.text).map(|text| rewritten(text, former, unit, on));
    let (part, why) = match renamed {
        Some(Some(text)) => {
            address.text = Some(text);
            (NextPart::Keep, None)
        }
        None => (NextPart::Keep, None),
        Some(None) => (NextPart::Decide, Some(BY_HAND)),
    };
    let now = coded(unit);
    let what = Label::new(
        format!("{}: xã {was} nay là {now}", name(Lang::Vi)),
        format!("{}: {was} is now {now}", name(Lang::En)),
    );
    let entry = NextEntry::new(part, path, what);
    Some(match why {
        Some(why) => entry.because(why),
        None => entry,
    })
}

const BY_HAND: Label = Label::constant(
    "mã đã đổi; tên xã, huyện, tỉnh trong địa chỉ không đọc chắc chắn được, nên phải ghi lại",
    "the codes are the current ones; the names in the text could not be read for certain, so they are written again",
);

/// A text that ends in the names of a commune of before, with those of now in their place. One that ends in
/// those of now already stays as it is. `None` if it ends otherwise.
fn rewritten(text: &str, former: FormerUnit, unit: Unit, on: Date) -> Option<String> {
    if names::end_in(text, unit, on) {
        return Some(text.into());
    }
    let mut parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let is = |part: &str, unit: FormerUnit| match UnitKind::split(part) {
        Some((kind, name)) if kind == unit.kind() => unit.is_named(name),
        _ => unit.is_named(part),
    };
    if parts.last().is_some_and(|part| is(part, former.province())) {
        parts.pop();
    }
    if let Some(district) = former.district()
        && parts.last().is_some_and(|part| is(part, district))
    {
        parts.pop();
    }
    parts.pop().filter(|part| is(part, former))?;
    let named = |unit: Unit| {
        let (kind, name) = unit.on(on);
        format!("{} {name}", kind.label(Lang::Vi))
    };
    let rest = parts.into_iter().map(String::from);
    let now = [named(unit), named(unit.province())];
    Some(rest.chain(now).collect::<Vec<_>>().join(", "))
}

/// The units of now of a product code of an earlier form. The commune keeps the serial, and the year is that
/// of the evaluation, so the next code is open.
pub(super) fn code(product: &Product) -> Option<NextEntry> {
    let code: ProductCode = said(&product.code)?.parse().ok()?;
    if code.era() == CodeEra::New {
        return None;
    }
    let former = code.commune().and_then(FormerUnit::commune_by_code);
    let former = former.filter(|unit| {
        let district = unit.district().map(FormerUnit::code);
        let own = code.district().map(u32::from);
        unit.province().code() == u32::from(code.province()) && district == own
    });
    let now = former.map(FormerUnit::now).unwrap_or_default();
    let (vi, en) = match now[..] {
        [unit] => {
            let (province, name) = (unit.province(), unit.full_name());
            (
                format!("theo đơn vị hiện nay là {province}-{unit}-…-… ({name})"),
                format!("by the current units it is {province}-{unit}-…-… ({name})"),
            )
        }
        [] => (
            "mã đơn vị hiện nay chưa xác định được".into(),
            "its current units are not certain".into(),
        ),
        _ => {
            let now: Vec<_> = now.iter().copied().map(coded).collect();
            let now = now.join(", ");
            (
                format!("xã cũ được chia vào nhiều xã: {now}"),
                format!("its commune was split between {now}"),
            )
        }
    };
    let what = Label::new(
        format!("Mã số sản phẩm {code}: {vi}"),
        format!("Product code {code}: {en}"),
    );
    let why = Label::constant(
        "giữ mã trên giấy chứng nhận đến khi có mã mới; số thứ tự và năm do cấp xã ghi khi đánh giá",
        "keep the code of the certificate until there is a new one; the commune enters the serial and the year of the evaluation",
    );
    Some(NextEntry::new(NextPart::Decide, "product.code", what).because(why))
}
