//! Offices of a district (cấp huyện), as documents name them.

use ocop_core::internal::text;
use ocop_core::text::same;

use crate::rules::shared::units::names::may_name_district;

/// The first words of an authority that a district had.
const AUTHORITIES: &[&[&str]] = &[
    &["ubnd"],
    &["ủy", "ban", "nhân", "dân"],
    &["chủ", "tịch"],
    &["hđnd"],
    &["hội", "đồng", "nhân", "dân"],
    &["văn", "phòng", "hđnd"],
    &["văn", "phòng", "ubnd"],
    &["phòng"],
    &["công", "an"],
    &["chi", "cục"],
    &["hạt", "kiểm", "lâm"],
];

/// What follows `phòng` where it is no department: laboratories, clinics, notaries.
const OTHER_ROOMS: &[&[&str]] = &[
    &["phòng", "kiểm", "nghiệm"],
    &["phòng", "thí", "nghiệm"],
    &["phòng", "thử", "nghiệm"],
    &["phòng", "phân", "tích"],
    &["phòng", "khám"],
    &["phòng", "giao", "dịch"],
    &["phòng", "công", "chứng"],
];

/// Cities that are no city of a province.
const CITIES: &[&[&str]] = &[
    &["hà", "nội"],
    &["hồ", "chí", "minh"],
    &["hcm"],
    &["hải", "phòng"],
    &["đà", "nẵng"],
    &["cần", "thơ"],
    &["huế"],
    &["đồng", "nai"],
];

/// Whether an issuer is a people's committee or another office of a huyện, quận, thị xã or a city of a
/// province.
pub(super) fn is_of_district(issuer: &str) -> bool {
    if !may_be_authority(issuer) {
        return false;
    }
    may_name_district(issuer) && names_district(issuer)
}

/// Whether the first letter is that of an authority, with or without its mark. Many issuers stop here.
fn may_be_authority(issuer: &str) -> bool {
    if let Some(first) = issuer.bytes().next()
        && first.is_ascii_alphabetic()
    {
        return b"ubhvpc".contains(&first.to_ascii_lowercase());
    }
    let first = issuer.chars().find(|letter| letter.is_alphanumeric());
    first.is_some_and(|first| "ubhvpcUBHVPCủỦ".contains(first))
}

fn names_district(issuer: &str) -> bool {
    let words = || text::words(issuer);
    let begins = |phrase: &&[&str]| starts_with(words(), phrase);
    if !AUTHORITIES.iter().any(begins) || OTHER_ROOMS.iter().any(begins) {
        return false;
    }
    let mut rest = words();
    while let Some(word) = rest.next() {
        let next = || rest.clone().next();
        if same(word, "huyện") || same(word, "quận") {
            return true;
        }
        if same(word, "thị") {
            match next() {
                Some(next) if same(next, "xã") => return true,
                // A town is of the level of a commune.
                Some(next) if same(next, "trấn") => return false,
                _ => {}
            }
        }
        // A department for society is no commune.
        let is_society = || next().is_some_and(|next| same(next, "hội"));
        if same(word, "phường") || (same(word, "xã") && !is_society()) {
            return false;
        }
        let is_city = same(word, "thành") && next().is_some_and(|next| same(next, "phố"));
        if is_city {
            rest.next();
        }
        if is_city || same(word, "tp") {
            let named = rest.clone().next().is_some();
            return named && !CITIES.iter().any(|city| starts_with(rest.clone(), city));
        }
    }
    false
}

fn starts_with<'a>(mut words: impl Iterator<Item = &'a str>, phrase: &[&str]) -> bool {
    phrase
        .iter()
        .all(|own| words.next().is_some_and(|word| same(word, own)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_of_a_district_are_known() {
        for issuer in [
            "UBND huyện Tuần Giáo",
            "Ủy ban nhân dân huyện Tuần Giáo, tỉnh Điện Biên",
            "ỦY BAN NHÂN DÂN QUẬN 3",
            "Uỷ ban nhân dân thị xã Mường Lay",
            "UBND thành phố Điện Biên Phủ",
            "UBND huye\u{323}\u{302}n Tuần Giáo",
            "UBND TP. Điện Biên Phủ",
            "UỶ BAN NHÂN DÂN HUYỆN TUẦN GIÁO",
            "UBND Huyện “Tuần Giáo”",
            "UBND thành phố Thủ Đức, TP. Hồ Chí Minh",
            "Phòng Nông nghiệp và Môi trường huyện Tuần Giáo",
            "Phòng Lao động, Thương binh và Xã hội huyện X",
            "Công an huyện Tuần Giáo",
            "Phòng Tài chính - Kế hoạch thị xã Sa Pa",
        ] {
            assert!(is_of_district(issuer), "{issuer}");
        }
    }

    #[test]
    fn other_issuers_are_none() {
        for issuer in [
            "",
            "UBND xã Tuần Giáo, huyện Tuần Giáo",
            "UBND thị trấn Tuần Giáo, huyện Tuần Giáo",
            "Công an phường 5, quận 3",
            "UBND tỉnh Điện Biên",
            "UBND thành phố Hà Nội",
            "UBND thành phố",
            "UBND TP Hồ Chí Minh",
            "UBND TP.HCM",
            "Công an thành phố Huế",
            "Phòng Kinh tế xã",
            "Phòng Văn hóa - Xã hội xã Tuần Giáo",
            "Phòng kiểm nghiệm (giả định), quận 3",
            "Phòng Công chứng số 1, quận 1",
            "Trung tâm phân tích, huyện Y",
            "Công ty TNHH Huyện Xanh",
            "Sở Nông nghiệp và Môi trường thành phố Đà Nẵng",
        ] {
            assert!(!is_of_district(issuer), "{issuer}");
        }
    }
}
