//! An entry of a dossier as a person names it in a letter: `mục “ngày hết hạn” của giấy đăng ký kinh doanh`.

use alloc::format;
use alloc::string::String;

use ocop_core::text::outside;
use ocop_core::{Label, Lang};

use crate::model::FormKind;

/// The entry at a path, and to whom or what it belongs.
///
/// The path of an entry of a document is the rest behind the name of the document, which is the owner.
pub(crate) fn entry(path: &str, owner: Option<Label>) -> Label {
    let owner = owner.or_else(|| owner_of(path));
    let text = |lang: Lang| {
        let entry = named(path, lang);
        match (&owner, lang) {
            (None, Lang::Vi) => format!("mục “{entry}”"),
            (None, Lang::En) => format!("the entry “{entry}”"),
            (Some(owner), Lang::Vi) => format!("mục “{entry}” của {}", owner.get(lang)),
            (Some(owner), Lang::En) => format!("the entry “{entry}” of the {}", owner.get(lang)),
        }
    };
    Label::new(text(Lang::Vi), text(Lang::En))
}

/// To whom or what an entry belongs that is not of a document.
fn owner_of(path: &str) -> Option<Label> {
    if let Some(year) = path.strip_prefix("facts.years.") {
        let (year, _) = year.split_once('.')?;
        let year = outside::short(year, 10);
        return Some(Label::new(format!("năm {year}"), format!("year {year}")));
    }
    if let Some(form) = path.strip_prefix("forms.") {
        let (form, _) = form.split_once('.')?;
        return Some(FormKind::named(form)?.words().clone());
    }
    let mut owners = OWNERS.iter();
    let (.., vi, en) = owners.find(|(head, ..)| path.starts_with(head))?;
    Some(Label::constant(vi, en))
}

/// The name of an entry. One that no form has keeps the word of the data.
fn named(path: &str, lang: Lang) -> String {
    if let Some(criterion) = path.strip_prefix("self_score.choices.") {
        let head = lang.pick("mức tự chấm tiêu chí", "level of criterion");
        return format!("{head} {}", outside::short(criterion, 20));
    }
    let steps = path.trim_start_matches('.');
    let (before, last) = steps.rsplit_once('.').unwrap_or(("", steps));
    let (member, own) = last.split_once('[').unwrap_or((last, ""));
    // The number of an item of a list: `results[0].value`.
    let at = if own.is_empty() {
        before.split_once('[').map_or("", |(_, rest)| rest)
    } else {
        own
    };
    let at = at
        .split_once(']')
        .and_then(|(at, _)| at.parse::<usize>().ok());
    let outer = before.rsplit('.').next().unwrap_or_default();
    let known = |wanted: &str| ENTRIES.iter().find(|(name, ..)| *name == wanted);
    let found = known(&format!("{outer}.{member}")).or_else(|| known(member));
    let name = match found {
        Some((_, vi, en)) => String::from(*lang.pick(vi, en)),
        None => outside::short(last, 40).into_owned(),
    };
    match (at.and_then(|at| at.checked_add(1)), lang) {
        (Some(at), Lang::Vi) if found.is_some() => format!("{name} (mục thứ {at})"),
        (Some(at), Lang::En) if found.is_some() => format!("{name} (item {at})"),
        _ => name,
    }
}

/// The parts of a dossier whose entries need their part to be understood.
const OWNERS: [(&str, &str, &str); 8] = [
    (
        "applicant.representative.",
        "người đại diện",
        "representative",
    ),
    (
        "applicant.registration.",
        "đăng ký kinh doanh",
        "business registration",
    ),
    (
        "applicant.production_site.",
        "nơi sản xuất",
        "production site",
    ),
    ("applicant.", "chủ thể", "applicant"),
    ("product.", "sản phẩm", "product"),
    (
        "certificate.",
        "giấy chứng nhận OCOP đã cấp",
        "earlier OCOP certificate",
    ),
    ("commune.", "phần của cấp xã", "commune's part"),
    ("province.", "phần của cấp tỉnh", "province's part"),
];

/// The entries by their member, or by the last two members where one is not enough.
const ENTRIES: [(&str, &str, &str); 96] = [
    // Documents.
    ("kind", "loại giấy tờ", "kind of document"),
    ("number", "số", "number"),
    ("issuer", "nơi cấp", "issuer"),
    ("holder", "tên tổ chức, cá nhân được cấp", "holder"),
    ("former_holder", "chủ cũ, bên ủy quyền", "former holder"),
    ("issued", "ngày cấp", "date of issue"),
    ("valid_until", "ngày hết hạn", "expiry date"),
    ("certified_copy", "bản sao có chứng thực", "certified copy"),
    ("products", "tên sản phẩm", "products"),
    ("criteria", "tiêu chí", "criteria"),
    ("mark", "nhãn hiệu", "mark"),
    ("classes", "nhóm hàng hóa, dịch vụ", "classes of goods"),
    (
        "contents",
        "nội dung ghi trên nhãn",
        "contents of the label",
    ),
    ("standard", "tiêu chuẩn áp dụng", "standard"),
    (
        "accreditation",
        "số chỉ định, công nhận của phòng kiểm nghiệm",
        "accreditation of the laboratory",
    ),
    ("years", "các năm", "years"),
    ("claims", "chỉ tiêu công bố", "declared indicators"),
    ("results", "kết quả kiểm nghiệm", "test results"),
    ("indicator", "tên chỉ tiêu", "name of the indicator"),
    ("least", "mức thấp nhất", "lowest value"),
    ("most", "mức cao nhất", "highest value"),
    ("unit", "đơn vị đo", "unit"),
    ("value", "kết quả", "result"),
    ("files", "tệp", "files"),
    ("sha256", "mã SHA-256", "SHA-256 digest"),
    ("pages", "số trang", "pages"),
    ("first", "trang đầu", "first page"),
    ("last", "trang cuối", "last page"),
    // The applicant and the product.
    ("name", "tên", "name"),
    ("legal_form", "loại hình tổ chức", "legal form"),
    ("size", "quy mô doanh nghiệp", "size of the enterprise"),
    ("representative", "người đại diện", "representative"),
    (
        "registration",
        "đăng ký kinh doanh",
        "business registration",
    ),
    ("founded", "ngày thành lập", "founding date"),
    ("address", "địa chỉ", "address"),
    ("text", "địa chỉ", "address"),
    ("production_site", "nơi sản xuất", "production site"),
    ("phone", "số điện thoại", "phone number"),
    ("email", "địa chỉ thư điện tử", "email address"),
    ("position", "chức vụ", "position"),
    ("gender", "giới tính", "gender"),
    ("ethnicity", "dân tộc", "ethnicity"),
    ("disability", "người khuyết tật", "disability"),
    (
        "permanent_address",
        "địa chỉ thường trú",
        "permanent address",
    ),
    ("address.province", "mã tỉnh", "province code"),
    ("address.commune", "mã xã", "commune code"),
    ("production_site.province", "mã tỉnh", "province code"),
    ("production_site.commune", "mã xã", "commune code"),
    ("specification", "quy cách", "specification"),
    (
        "classification",
        "ngành, nhóm, phân nhóm",
        "industry, group and subgroup",
    ),
    ("industry", "ngành", "industry"),
    ("group", "nhóm", "group"),
    ("subgroup", "phân nhóm", "subgroup"),
    ("ministry", "bộ quản lý", "ministry"),
    ("code", "mã số sản phẩm", "product code"),
    ("product_code", "mã số sản phẩm", "product code"),
    ("wanted", "hạng sao đăng ký", "star applied for"),
    // Forms, sets and samples.
    ("parts", "các phần", "parts"),
    ("signature", "chữ ký", "signature"),
    ("by", "người ký", "signer"),
    ("on", "ngày ký", "date of signing"),
    ("copies", "số bộ hồ sơ", "number of sets"),
    ("paper", "số bộ giấy", "number of paper sets"),
    ("electronic", "số bộ điện tử", "number of electronic sets"),
    (
        "uploaded",
        "nộp trên phần mềm chấm điểm",
        "upload to scoring software",
    ),
    ("samples", "số sản phẩm mẫu", "number of samples"),
    // Declared figures.
    ("workers.total", "tổng số lao động", "number of workers"),
    ("local", "số lao động địa phương", "number of local workers"),
    (
        "material.commune",
        "tỷ lệ nguyên liệu trong xã",
        "share of material from the commune",
    ),
    (
        "material.province",
        "tỷ lệ nguyên liệu trong tỉnh",
        "share of material from the province",
    ),
    (
        "imported",
        "tỷ lệ nguyên liệu nhập khẩu",
        "share of imported material",
    ),
    (
        "material.standard",
        "tỷ lệ nguyên liệu đạt tiêu chuẩn",
        "share of material that meets a standard",
    ),
    (
        "sales",
        "tỷ lệ sản lượng có hợp đồng",
        "share of sales volume under linkage contracts",
    ),
    (
        "input",
        "tỷ lệ nguyên liệu có hợp đồng",
        "share of input material under linkage contracts",
    ),
    (
        "months",
        "số tháng thực hiện hợp đồng",
        "months of performance of the contracts",
    ),
    (
        "local_capital",
        "tỷ lệ vốn góp của cộng đồng địa phương",
        "share of local capital",
    ),
    ("revenue", "doanh thu", "revenue"),
    ("profit", "lợi nhuận", "profit"),
    (
        "cooperative_class",
        "xếp loại hợp tác xã",
        "class of the cooperative",
    ),
    ("reach", "phạm vi thị trường", "market reach"),
    ("agents", "số đại lý", "number of agents"),
    (
        "promotion_activities",
        "số hoạt động quảng bá",
        "number of promotion activities",
    ),
    (
        "trained_staff",
        "tỷ lệ quản lý, nhân viên được đào tạo",
        "share of trained managers and staff",
    ),
    (
        "eligible_establishments",
        "tỷ lệ cơ sở dịch vụ đủ điều kiện",
        "share of eligible establishments",
    ),
    (
        "nutrient_indicators",
        "số chỉ tiêu dinh dưỡng",
        "number of nutrient indicators",
    ),
    (
        "ticks",
        "các ô đánh dấu tại Mẫu 02",
        "ticked boxes of Mẫu 02",
    ),
    // The self-score, the earlier certificate and the dates.
    ("total", "tổng điểm tự chấm", "total of the self-score"),
    ("star", "hạng sao", "star"),
    ("tier", "cấp ban hành", "tier that issued it"),
    ("filed", "ngày nộp hồ sơ", "filing date"),
    ("received", "ngày tiếp nhận", "date of receipt"),
    (
        "completed",
        "ngày hoàn thiện hồ sơ",
        "date of the complete dossier",
    ),
    (
        "reported",
        "ngày báo cáo của cấp xã",
        "date of the commune's report",
    ),
    (
        "sent",
        "ngày gửi cấp tỉnh",
        "date of sending to the province",
    ),
    ("receipt", "số tiếp nhận", "receipt number"),
    ("mean", "điểm trung bình", "mean"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is_named(path: &str, vi: &str, en: &str) {
        let label = entry(path, None);
        assert_eq!((label.get(Lang::Vi), label.get(Lang::En)), (vi, en));
    }

    #[test]
    fn an_entry_is_named_with_its_part() {
        is_named(
            "samples",
            "mục “số sản phẩm mẫu”",
            "the entry “number of samples”",
        );
        is_named(
            "applicant.representative.ethnicity",
            "mục “dân tộc” của người đại diện",
            "the entry “ethnicity” of the representative",
        );
        is_named(
            "facts.material.commune",
            "mục “tỷ lệ nguyên liệu trong xã”",
            "the entry “share of material from the commune”",
        );
        is_named(
            "facts.years.2025.profit",
            "mục “lợi nhuận” của năm 2025",
            "the entry “profit” of the year 2025",
        );
        is_named(
            "forms.self-report.signature.on",
            "mục “ngày ký” của báo cáo tự đánh giá",
            "the entry “date of signing” of the self-evaluation report",
        );
        is_named(
            "self_score.choices.1.5",
            "mục “mức tự chấm tiêu chí 1.5”",
            "the entry “level of criterion 1.5”",
        );
    }

    #[test]
    fn an_entry_of_a_document_is_named_with_the_document() {
        let owner = || Some(Label::constant("phiếu số 7", "report no. 7"));
        let label = entry(".valid_until", owner());
        assert_eq!(label.get(Lang::Vi), "mục “ngày hết hạn” của phiếu số 7");
        assert_eq!(
            label.get(Lang::En),
            "the entry “expiry date” of the report no. 7"
        );
        let label = entry(".results[1].value", owner());
        assert_eq!(
            label.get(Lang::Vi),
            "mục “kết quả (mục thứ 2)” của phiếu số 7"
        );
        assert_eq!(
            label.get(Lang::En),
            "the entry “result (item 2)” of the report no. 7"
        );
    }

    #[test]
    fn a_member_that_is_none_keeps_its_word() {
        is_named("sampels", "mục “sampels”", "the entry “sampels”");
        is_named("grounds[0]", "mục “grounds[0]”", "the entry “grounds[0]”");
        is_named("", "mục “”", "the entry “”");
    }
}
