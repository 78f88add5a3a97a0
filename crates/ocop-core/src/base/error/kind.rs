//! The kinds of errors: their names in JSON lines, and their labels.

use core::fmt;

use crate::base::lang::Lang;

/// Writes the enum with `ALL`, `as_str` and `label`, in the order given.
macro_rules! kinds {
    ($($(#[$doc:meta])+ $kind:ident = $name:literal, $vi:literal, $en:literal;)+) => {
        /// The kind of an [`Error`](crate::Error).
        ///
        /// [`as_str`](ErrorKind::as_str) is its name in the JSON lines; names are never reused. An
        /// [`ErrorDetail`](crate::ErrorDetail) names the case more finely.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($(#[$doc])+ $kind,)+
        }

        impl ErrorKind {
            /// All kinds.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$kind),+];

            /// The name of the kind in kebab-case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)+
                }
            }

            /// The kind in a few words.
            ///
            /// ```
            /// use ocop_core::{ErrorKind, Lang};
            ///
            /// assert_eq!(ErrorKind::MissingCriterion.label(Lang::Vi), "chưa chấm tiêu chí");
            /// ```
            #[must_use]
            pub const fn label(self, lang: Lang) -> &'static str {
                match self {
                    $(Self::$kind => lang.pick($vi, $en),)+
                }
            }
        }
    };
}

kinds! {
    /// Not JSON, or not UTF-8.
    BadJson = "bad-json", "không phải JSON", "not JSON";
    /// A key twice in one object.
    DuplicateKey = "duplicate-key", "khóa trùng", "duplicate key";
    /// A line over the limit.
    LineTooLong = "line-too-long", "dòng quá dài", "line too long";
    /// A value of the wrong type or form, or a member that is missing.
    BadValue = "bad-value", "giá trị không hợp lệ", "invalid value";
    /// No such edition.
    UnknownEdition = "unknown-edition", "không có quyết định này", "unknown edition";
    /// No such sheet in the edition, or no source for it.
    UnknownSheet = "unknown-set", "không có bộ tiêu chí này", "unknown sheet";
    /// A ground that is not printed on the sheet.
    UnknownGround = "unknown-ground", "không có căn cứ này", "unknown ground";
    /// An edition that is not possible for the given days (26/2026, Art. 12).
    NotInForce = "not-in-force", "quyết định không áp dụng cho các ngày này", "edition not possible for the days";
    /// A member that the format of a product does not know.
    UnknownMember = "unknown-member", "trường không có trong mẫu", "unknown member";
    /// Two scorecards of one member in one round (`latest-round`).
    MemberTwice = "member-twice", "thành viên chấm hai phiếu trong một vòng", "two scorecards of one member in one round";
    /// No scorecard at all.
    NoScorecard = "no-scorecard", "không có phiếu chấm", "no scorecard";
    /// Scorecards of different sheets in one council.
    MixedSheets = "mixed-sheets", "phiếu chấm của nhiều bộ tiêu chí", "scorecards of different sheets";
    /// A key that is not on the sheet.
    UnknownCriterion = "unknown-criterion", "không có tiêu chí này", "unknown criterion";
    /// A level without its case, on a criterion with two cases.
    CaseRequired = "case-required", "chưa chọn trường hợp", "case missing";
    /// A case that the criterion does not have.
    UnknownCase = "unknown-case", "không có trường hợp này", "unknown case";
    /// A number that is no level of the criterion or case (`level-zero`).
    LevelOutOfRange = "level-out-of-range", "mức ngoài phạm vi", "level out of range";
    /// A criterion that applies only with a story, chosen or left out wrongly.
    NotApplicable = "not-applicable", "tiêu chí phụ thuộc câu chuyện sản phẩm", "criterion that depends on the story";
    /// A criterion without a choice (`every-criterion-chosen`).
    MissingCriterion = "missing-criterion", "chưa chấm tiêu chí", "criterion without a level";
    /// No such concept.
    UnknownConcept = "unknown-concept", "không có khái niệm này", "unknown concept";
    /// No such language.
    UnknownLanguage = "unknown-language", "không có ngôn ngữ này", "unknown language";
    /// No such number of stars.
    UnknownStar = "unknown-star", "không có hạng sao này", "unknown star";
    /// No such tier.
    UnknownTier = "unknown-tier", "không có cấp này", "unknown tier";
    /// No such interpretation.
    UnknownReading = "unknown-reading", "không có cách hiểu này", "unknown interpretation";
    /// A product code of neither form, or with a part out of range.
    BadProductCode = "bad-product-code", "mã sản phẩm không hợp lệ", "invalid product code";
    /// Columns, offsets or places for results that do not fit the sheet or each other.
    BadColumns = "bad-columns", "các cột không khớp", "columns that do not fit";
    /// A workbook that cannot be read, or whose pages and cells are not those of its sheet.
    BadWorkbook = "bad-workbook", "tệp bảng tính không hợp lệ", "invalid workbook";
    /// A register of certificates without headings, or a row of it that is wrong or that a person has to look at.
    BadRegister = "bad-register", "bảng giấy chứng nhận cần xem lại", "register to be corrected";
    /// A sheet code or packed number of no scorecard, or a sheet that has none.
    BadSheetCode = "bad-sheet-code", "mã phiếu không hợp lệ", "invalid sheet code";
    /// A custom sheet where a sheet of the law is required.
    CustomSheet = "draft-sheet", "bộ tiêu chí tự lập", "custom sheet";
    /// A custom sheet whose parts do not fit together.
    BadSheet = "bad-sheet", "bộ tiêu chí không hợp lệ", "invalid sheet";
    /// A custom sheet whose points do not add up.
    DoesNotAddUp = "does-not-add-up", "điểm cộng không khớp", "points that do not add up";
    /// More bytes, documents or entries of a dossier than the limit.
    TooLarge = "too-large", "hồ sơ quá lớn", "dossier too large";
    /// Settings of a check with an unknown rule.
    UnknownRule = "unknown-rule", "không có quy tắc này", "unknown rule";
}

/// Prints the name.
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::pad(f, format_args!("{}", self.as_str()))
    }
}
