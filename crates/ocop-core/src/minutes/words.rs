//! Names of the subjects of differences, in both languages.

use alloc::borrow::ToOwned;
use alloc::format;

use super::DifferenceKind;
use crate::base::error::{Cut, Quoted};
use crate::base::label::{Label, label};
use crate::base::lang::Lang;
use crate::law::sheet::Sheet;
use crate::rating::member::Member;

/// The subject of a kind, with its name if it has one.
pub(super) fn of(kind: DifferenceKind, subject: Option<&str>) -> Label {
    let named = |vi: &str, en: &str| match subject {
        Some(subject) => {
            let subject = Quoted(subject);
            Label::new(format!("{vi} {subject}"), format!("{en} {subject}"))
        }
        None => Label::new(vi.to_owned(), en.to_owned()),
    };
    match kind {
        DifferenceKind::SheetChanged => label("Bộ tiêu chí", "The sheet"),
        DifferenceKind::TableChanged => label(
            "Mã băm dữ liệu của bộ tiêu chí",
            "The digest of the sheet's facts",
        ),
        DifferenceKind::ProductChanged => label("Sản phẩm", "The product"),
        DifferenceKind::TierChanged => label("Cấp chấm điểm", "The tier"),
        DifferenceKind::DayChanged => label(
            "Ngày nộp hoặc ngày quyết định",
            "The day of filing or of decision",
        ),
        DifferenceKind::DossierKindChanged => label("Loại hồ sơ", "The kind of the dossier"),
        DifferenceKind::AttendanceChanged => label("Thành phần dự họp", "The attendance"),
        DifferenceKind::RuleChanged => named("Quy chế, mục", "The rule"),
        DifferenceKind::GroundChanged => {
            named("Trường hợp bị loại hoặc dừng đánh giá", "The ground")
        }
        DifferenceKind::MembersChanged => label("Số phiếu chấm", "The number of scorecards"),
        DifferenceKind::RatingDiffers => named("Kết quả, mục", "The rating's field"),
        _ => named("Mã băm của", "The digest of"),
    }
}

/// The digest over all minutes.
pub(super) fn whole() -> Label {
    label("Mã băm của toàn biên bản", "The digest of all minutes")
}

/// A member's sheet code.
pub(super) fn code(member: Member<'_>) -> Label {
    Label::new(
        format!("Mã phiếu chấm của thành viên {member}"),
        format!("The sheet code of member {member}"),
    )
}

/// Whose a scorecard is, by its place in the list.
pub(super) fn member_of(place: usize) -> Label {
    Label::new(
        format!("Thành viên của phiếu {place}"),
        format!("The member of scorecard {place}"),
    )
}

/// Of which round a scorecard is, by its place in the list.
pub(super) fn round_of(place: usize) -> Label {
    Label::new(
        format!("Vòng chấm của phiếu {place}"),
        format!("The round of scorecard {place}"),
    )
}

/// A member's choice, by its place in the law if it has one.
pub(super) fn choice(sheet: &Sheet, key: &str, member: Member<'_>) -> Label {
    let criterion = sheet.criterion(key);
    let place = |lang: Lang| match &criterion {
        Ok(criterion) => format!("{}", criterion.place(lang)),
        Err(_) => format!("{}, {}", sheet.place(lang), Cut(key)),
    };
    Label::new(
        format!("Thành viên {member}, {}", place(Lang::Vi)),
        format!("Member {member}, {}", place(Lang::En)),
    )
}
