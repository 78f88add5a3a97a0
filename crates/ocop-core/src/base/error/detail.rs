//! The cases of each kind of error: one row for each, with its name and its wording in both languages.

use core::fmt;

use crate::base::error::ErrorKind;
use crate::base::lang::Lang;

/// Writes the enum with `ALL`, `as_str`, `kind` and the wordings, in the order given.
///
/// In a wording `{name}` is a value, and `<…>` is left out if one of its values is absent.
macro_rules! details {
    ($($(#[$doc:meta])+ $detail:ident = $kind:ident, $name:literal, $vi:literal, $en:literal;)+) => {
        /// The case of an [`Error`](crate::Error), finer than its [`ErrorKind`].
        ///
        /// [`as_str`](ErrorDetail::as_str) is the name in the JSON lines, where it stands as `detail`
        /// beside `error` if it says more than the kind. Names are stable and never reused. New cases
        /// come with new versions.
        ///
        /// | name | kind | message |
        /// |---|---|---|
        $(#[doc = concat!("| `", $name, "` | [`", stringify!($kind), "`](ErrorKind::", stringify!($kind), ") | ", $en, " |")])+
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum ErrorDetail {
            $($(#[$doc])+ $detail,)+
        }

        impl ErrorDetail {
            /// All cases.
            pub const ALL: &'static [Self] = &[$(Self::$detail),+];

            /// The name of the case in kebab-case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$detail => $name,)+
                }
            }

            /// The kind of error of the case.
            #[must_use]
            pub const fn kind(self) -> ErrorKind {
                match self {
                    $(Self::$detail => ErrorKind::$kind,)+
                }
            }

            /// The wording of the case in a language, with its values as `{name}`. A part between `<`
            /// and `>` is left out if one of its values is absent.
            ///
            /// ```
            /// use ocop_core::{ErrorDetail, Lang};
            ///
            /// assert_eq!(
            ///     ErrorDetail::LineTooLong.template(Lang::Vi),
            ///     "dòng dài quá {most} byte",
            /// );
            /// ```
            #[must_use]
            pub const fn template(self, lang: Lang) -> &'static str {
                match self {
                    $(Self::$detail => lang.pick($vi, $en),)+
                }
            }
        }
    };
}

details! {
    // Not JSON.
    /// Bytes that are not UTF-8.
    NotUtf8 = BadJson, "not-utf-8",
        "không phải UTF-8 kể từ byte {byte}",
        "not UTF-8 from byte {byte} on";
    /// Brackets nested too deep.
    NestedTooDeep = BadJson, "nested-too-deep",
        "dấu ngoặc lồng nhau quá {most} cấp tại byte {byte}",
        "nested deeper than {most} brackets at byte {byte}";
    /// An escape that is half a character.
    HalfSurrogate = BadJson, "half-surrogate",
        "mã ký tự chỉ có một nửa tại byte {byte}",
        "half a surrogate pair at byte {byte}";
    /// The text ends too early.
    UnexpectedEnd = BadJson, "unexpected-end",
        "không phải JSON: văn bản kết thúc giữa chừng {place}",
        "not JSON: unexpected end {place}";
    /// Text that breaks the grammar of JSON.
    BadSyntax = BadJson, "bad-syntax",
        "không phải JSON: {reason} {place}",
        "not JSON: {reason} {place}";
    /// A value that cannot be written as JSON.
    CannotBeWritten = BadJson, "cannot-be-written",
        "không ghi được thành JSON: {reason}",
        "cannot be written as JSON: {reason}";

    /// A key twice in one object.
    DuplicateKey = DuplicateKey, "duplicate-key",
        "khóa `{found}` xuất hiện hai lần trong cùng một đối tượng",
        "duplicate key `{found}` in one object";
    /// A line over the limit.
    LineTooLong = LineTooLong, "line-too-long",
        "dòng dài quá {most} byte",
        "the line is longer than {most} bytes";

    // Values.
    /// A value of another type or form than expected.
    WrongValue = BadValue, "wrong-value",
        "giá trị là {given}, yêu cầu {expected}",
        "found {given}, expected {expected}";
    /// A required member that is absent.
    MissingMember = BadValue, "missing-member",
        "chưa có giá trị, yêu cầu {expected}",
        "found nothing, expected {expected}";
    /// A required member of an object that is absent.
    MissingField = BadValue, "missing-field",
        "thiếu trường `{field}`",
        "the member `{field}` is missing";
    /// A member that an object of this form does not have.
    UnknownField = BadValue, "unknown-field",
        "trường không có trong mẫu, chỉ chấp nhận {expected}<; gần nhất là `{nearest}`>",
        "found an unknown member, expected only {expected}<; the nearest is `{nearest}`>";
    /// A name or text that the vocabulary or form does not have.
    UnknownName = BadValue, "unknown-name",
        "{what} `{found}` không hợp lệ<: yêu cầu {expected}><; gần nhất là `{nearest}`>",
        "unknown {what} `{found}`<: expected {expected}><; the nearest is `{nearest}`>";
    /// Two equal values in a list.
    DuplicateValue = BadValue, "duplicate-value",
        "giá trị `{found}` xuất hiện hai lần",
        "duplicate value `{found}`";
    /// A text that is no day.
    BadDay = BadValue, "bad-day",
        "giá trị là {given}, yêu cầu một ngày theo dạng năm-tháng-ngày như `2026-07-10`",
        "found {given}, expected a day as year-month-day, such as `2026-07-10`";
    /// A day that the calendar does not have or cannot reach.
    NoSuchDay = BadValue, "no-such-day",
        "không có ngày này trong lịch, hoặc ngày ngoài phạm vi",
        "no such day in the calendar, or a day out of range";
    /// A day outside the years that are accepted.
    YearOutOfRange = BadValue, "year-out-of-range",
        "năm của `{found}` ngoài phạm vi: yêu cầu từ {least} đến {most}",
        "year of `{found}` out of range: expected {least} to {most}";
    /// A mean that is not from 0 to 100.
    MeanOutOfRange = BadValue, "mean-out-of-range",
        "điểm trung bình {found} ngoài phạm vi: yêu cầu từ {least} đến {most}",
        "mean {found} out of range: expected {least} to {most}";
    /// A number with more digits than are read exactly.
    NumberTooLong = BadValue, "number-too-long",
        "`{found}` có quá nhiều chữ số: yêu cầu nhiều nhất {most} chữ số",
        "`{found}` has too many digits: expected at most {most}";
    /// A number with marks between its thousands.
    ThousandsSeparator = BadValue, "thousands-separator",
        "`{found}` có dấu phân cách hàng nghìn ({separator}): yêu cầu viết liền, `{nearest}`",
        "`{found}` has a thousands separator ({separator}): expected `{nearest}` without it";
    /// Money with a fraction of a đồng.
    FractionOfDong = BadValue, "fraction-of-dong",
        "`{found}` có phần lẻ của đồng: yêu cầu số nguyên đồng<, `{nearest}`>",
        "`{found}` has a fraction of a đồng: expected whole đồng<, `{nearest}`>";
    /// A text that is no decimal number.
    BadNumber = BadValue, "bad-number",
        "`{found}` không phải số thập phân: yêu cầu số như `0.75` hoặc `120000000`",
        "invalid decimal number `{found}`: expected a number such as `0.75` or `120000000`";
    /// A cost that is no decimal number from 0.
    BadCost = BadValue, "bad-cost",
        "chi phí `{found}` không hợp lệ: yêu cầu số như `1500000`",
        "invalid cost `{found}`: expected a number such as `1500000`";
    /// A version of a format that this release does not read.
    UnsupportedFormat = BadValue, "unsupported-format",
        "phiên bản định dạng {found} không được hỗ trợ: yêu cầu {expected}",
        "unsupported format {found}: expected {expected}";
    /// The tier under both of its names.
    TierTwice = BadValue, "tier-twice",
        "có cả `tier` và `level`, chỉ được ghi một trong hai",
        "found `tier` and `level`, expected only one of them";
    /// A product of another sheet than the one it is read on.
    OtherSheet = BadValue, "other-sheet",
        "sản phẩm thuộc bộ số {set} của {edition}: yêu cầu {sheet}",
        "the product is of {edition} set {set}: expected {sheet}";
    /// A section or part that the sheet does not have.
    UnknownPlace = BadValue, "unknown-place",
        "{sheet} không có {what} `{found}`",
        "unknown {what} `{found}`: {sheet} does not have it";
    /// A text that is no share of a council.
    BadShare = BadValue, "bad-share",
        "giá trị là `{found}`, yêu cầu một tỷ lệ như `3/4`",
        "found `{found}`, expected a share such as `3/4`";
    /// A share that is 0 or above 1.
    ShareOutOfRange = BadValue, "share-out-of-range",
        "giá trị là {found}, yêu cầu tỷ lệ lớn hơn 0 và không quá 1",
        "found {found}, expected a share above 0 and up to 1";
    /// More places than a mean is shown with.
    TooManyPlaces = BadValue, "too-many-places",
        "giá trị là {found} chữ số thập phân, nhiều nhất là {most}",
        "found {found} decimal places, expected at most {most}";
    /// A budget without costs in money or months.
    BudgetWithoutCosts = BadValue, "budget-without-costs",
        "ngân sách cần đi cùng chi phí bằng tiền hoặc bằng tháng",
        "a budget needs costs in money or months";
    /// A budget below 0.
    NegativeBudget = BadValue, "negative-budget",
        "ngân sách không được nhỏ hơn {least}, giá trị là {found}",
        "a budget must be at least {least}, found {found}";
    /// A cost below 0.
    NegativeCost = BadValue, "negative-cost",
        "chi phí không được nhỏ hơn {least}, giá trị là {found}",
        "a cost must be at least {least}, found {found}";
    /// A rank that is no whole number from 1 to 9.
    BadRank = BadValue, "bad-rank",
        "bậc chi phí phải là số nguyên từ {least} đến {most}, giá trị là {found}",
        "a rank must be a whole number from {least} to {most}, found {found}";
    /// A cost with too many digits.
    CostTooLong = BadValue, "cost-too-long",
        "chi phí có nhiều nhất {places} chữ số thập phân và không quá 10^15, giá trị là {found}",
        "a cost must have at most {places} places and be at most 10^15, found {found}";
    /// A lead time that is no number of months or days, or too long.
    LeadOutOfRange = BadValue, "lead-out-of-range",
        "thời gian thực hiện phải từ {least} đến {most}, giá trị là {found}",
        "a lead time must be from {least} to {most}, found {found}";
    /// A lead time whose shortest time is above its longest.
    LeadReversed = BadValue, "lead-reversed",
        "thời gian ngắn nhất, {least}, lớn hơn thời gian dài nhất, {most}",
        "the shortest time, {least}, is above the longest, {most}";
    /// A document that waits for itself.
    LeadCycle = BadValue, "lead-cycle",
        "giấy tờ chờ chính nó: {found}",
        "a document waits for itself: {found}";
    /// Documents that wait for one another in too many chains.
    LeadChains = BadValue, "lead-chains",
        "giấy tờ chờ nhau qua quá nhiều chuỗi, nhiều nhất là {most}",
        "documents wait for one another in too many chains: expected at most {most}";
    /// A round of evaluation whose results are due before its requests are in.
    RoundReversed = BadValue, "round-reversed",
        "hạn có kết quả, trước ngày {found}, sớm hơn hạn gửi đề nghị, trước ngày {least}",
        "results are due before {found}, but requests are accepted before {least}";
    /// A request that must be sent before work on it begins.
    ByBeforeBegin = BadValue, "by-before-begin",
        "ngày {found} không sau ngày bắt đầu {least}",
        "{found} is not after the first day of work, {least}";
    /// A limit to the spread of totals that no scorecards meet.
    SpreadNeverMet = BadValue, "spread-never-met",
        "không có chênh lệch nào nhỏ hơn {found} điểm: yêu cầu giới hạn từ {least} điểm, hoặc cho phép bằng giới hạn",
        "no difference is less than {found} points: expected a limit of at least {least}, or one that is itself allowed";
    /// More level steps than are counted in ranks.
    TooManySteps = BadValue, "too-many-steps",
        "chỉ tính được chi phí theo bậc cho bộ tiêu chí có nhiều nhất {most} bước nâng mức, bộ này có {found}",
        "costs in ranks are possible for at most {most} level steps, but the sheet has {found}";
    /// More members than an improvement is searched for.
    TooManyMembers = BadValue, "too-many-members",
        "chỉ tìm phương án nâng hạng cho hội đồng có nhiều nhất {most} thành viên, ở đây có {found}",
        "an improvement is possible for at most {most} members, found {found}";
    /// More entries than the format allows.
    TooManyEntries = BadValue, "too-many-entries",
        "có {found} {what}, nhiều nhất là {most}",
        "found {found} {what}, expected at most {most}";
    /// Minutes with a value in another spelling than their own.
    AnotherSpelling = BadValue, "another-spelling",
        "cách viết khác, yêu cầu đúng là `{expected}`",
        "found another form, expected `{expected}`";
    /// Ids that are not in their order, or twice.
    NotSorted = BadValue, "not-sorted",
        "`{found}` đứng sau `{before}`, yêu cầu xếp theo thứ tự và mỗi giá trị một lần",
        "found `{found}` behind `{before}`, expected ids in their order, each once";
    /// A text that is no digest.
    BadDigest = BadValue, "bad-digest",
        "giá trị là `{found}`, yêu cầu {digits} chữ số thập lục phân viết thường",
        "found `{found}`, expected {digits} hexadecimal digits in small letters";
    /// A day of issue before the first edition, or past the calendar.
    IssueOutOfRange = BadValue, "issue-out-of-range",
        "ngày {found} ngoài phạm vi: yêu cầu từ ngày {least} đến ngày {most}",
        "{found} out of range: expected a day from {least} to {most}";
    /// A certificate of one or two stars.
    NoCertificate = BadValue, "no-certificate",
        "không có giấy chứng nhận {found} sao: yêu cầu từ {least} đến {most} sao",
        "no certificate for {found}★: expected {least}★ to {most}★";
    /// A tier that issues no certificates of this star.
    WrongIssuer = BadValue, "wrong-issuer",
        "{tier} không có thẩm quyền cấp giấy chứng nhận {star} sao vào ngày {issued}",
        "the {tier} could not issue a certificate of {star}★ on {issued}";
    /// A value that a reader of this library refuses for a reason of its own.
    InvalidForm = BadValue, "invalid-form", "{reason}", "{reason}";
    /// A value that a reader of the caller refuses in its own words.
    Unreadable = BadValue, "unreadable",
        "không đọc được: {reason}",
        "cannot be read: {reason}";

    // The law.
    /// No such edition.
    UnknownEdition = UnknownEdition, "unknown-edition",
        "không có quyết định `{found}`: yêu cầu {expected}",
        "unknown edition `{found}`: expected {expected}";
    /// No edition of this number in a sheet code.
    UnknownEditionCode = UnknownEdition, "unknown-edition-code",
        "không có quyết định nào có mã {found}",
        "unknown edition code {found}";
    /// No such sheet in the edition.
    UnknownSheet = UnknownSheet, "unknown-set",
        "{edition} không có bộ số {found}: yêu cầu từ {least} đến {most}",
        "edition {edition} has no sheet {found}: expected {least} to {most}";
    /// A sheet of the edition for which there is no source.
    SheetWithoutSource = UnknownSheet, "set-without-source",
        "chưa có nguồn cho bộ số {found} của {edition}, “{heading}”",
        "no source for sheet {found} of edition {edition}, “{heading}”";
    /// A custom sheet for a dossier.
    NotOfTheLaw = UnknownSheet, "set-not-of-the-law",
        "{sheet} không phải bộ tiêu chí của quyết định: hồ sơ cần bộ tiêu chí của quyết định",
        "{sheet} is not a sheet of the law: a dossier requires one";
    /// A ground that is not printed on the sheet.
    UnknownGround = UnknownGround, "unknown-ground",
        "{sheet} không in căn cứ `{found}`<; gần nhất là `{nearest}`>",
        "{sheet} prints no ground `{found}`<; the nearest is `{nearest}`>";
    /// A day before the first edition.
    BeforeFirstEdition = NotInForce, "before-first-edition",
        "ngày {found} chưa có quyết định nào áp dụng: quyết định đầu tiên, {edition}, áp dụng từ ngày {least}",
        "no edition was in force on {found}: the first, {edition}, applies from {least}";
    /// A decision before its filing.
    DecidedBeforeFiled = NotInForce, "decided-before-filed",
        "ngày quyết định {found} trước ngày nộp hồ sơ {least}",
        "the decision date {found} is before the filing date {least}";
    /// An edition that the days rule out.
    EditionNotPossible = NotInForce, "edition-not-possible",
        "{edition} không áp dụng cho các ngày này; {instead}",
        "edition {edition} is not possible for these days; {instead}";

    /// A member that the format of a product does not know.
    UnknownMember = UnknownMember, "unknown-member",
        "trường `{found}` không có trong mẫu<; gần nhất là `{nearest}`><; chỉ có {expected}>",
        "unknown member `{found}`<: the nearest known name is `{nearest}`><: known are {expected}>";

    // Scorecards.
    /// A member of the council with an empty name.
    EmptyMember = BadValue, "empty-member",
        "tên thành viên để trống, yêu cầu có tên",
        "found an empty name, expected the name of a member";
    /// A number that is no round.
    RoundOutOfRange = BadValue, "round-out-of-range",
        "vòng {found} ngoài phạm vi: yêu cầu từ {least} đến {most}",
        "found the number {found}, expected a round from {least} to {most}";
    /// Two scorecards of one member in one round.
    MemberTwice = MemberTwice, "member-twice",
        "thành viên `{found}` có hai phiếu trong vòng {round}",
        "member `{found}` has two scorecards of round {round}";
    /// Minutes beside a rating of another council.
    MinutesOfAnotherMeeting = BadValue, "minutes-of-another-meeting",
        "biên bản ghi một hội đồng khác hội đồng của kết quả này",
        "the minutes record another council than that of this rating";
    /// Minutes with a scorecard that counts and has no choices.
    CountsWithoutChoices = BadValue, "counts-without-choices",
        "phiếu không có lựa chọn nào, nhưng thành viên không có phiếu của vòng sau",
        "found no choices, but no scorecard of a later round";
    /// Minutes with the choices of a scorecard that does not count.
    AsideWithChoices = BadValue, "aside-with-choices",
        "phiếu có lựa chọn, nhưng thành viên đã có phiếu của vòng sau",
        "found choices, but another scorecard of a later round";
    /// An empty list of scorecards.
    NoScorecard = NoScorecard, "no-scorecard",
        "cần ít nhất một phiếu chấm",
        "at least one scorecard is required";
    /// Scorecards of different sheets.
    MixedSheets = MixedSheets, "mixed-sheets",
        "phiếu này theo {sheet}, phiếu đầu tiên theo {first}",
        "this scorecard is of {sheet}, the first is of {first}";
    /// A key that is not on the sheet.
    UnknownCriterion = UnknownCriterion, "unknown-criterion",
        "{sheet} không có tiêu chí `{found}`",
        "{sheet} has no criterion `{found}`";
    /// A level without its case.
    CaseRequired = CaseRequired, "case-required",
        "chưa chọn trường hợp: chọn {expected}, rồi chọn mức trong trường hợp đó",
        "the case is missing: choose {expected} and a level in it";
    /// A case that the criterion does not have.
    UnknownCase = UnknownCase, "unknown-case",
        "không có trường hợp `{found}`: yêu cầu {expected}",
        "unknown case `{found}`: expected {expected}";
    /// A case on a criterion without cases.
    UnexpectedCase = UnknownCase, "unexpected-case",
        "tiêu chí không chia trường hợp, nhưng có trường hợp `{found}`",
        "unexpected case `{found}`: the criterion has no cases";
    /// A number that is no level of the criterion or case.
    LevelOutOfRange = LevelOutOfRange, "level-out-of-range",
        "mức {found}< của trường hợp `{case}`> ngoài phạm vi: yêu cầu từ {least} đến {most}",
        "level {found}< of case `{case}`> out of range: expected {least} to {most}";
    /// Points on a criterion without its story.
    NotApplicable = NotApplicable, "not-applicable",
        "{story} được 0 điểm: bỏ trống tiêu chí này, hoặc chọn mức 0 điểm",
        "{story} has 0 points: leave this criterion out, or choose a level worth 0 points";
    /// A criterion that is left out although it always applies.
    AlwaysApplies = NotApplicable, "always-applies",
        "tiêu chí này luôn áp dụng, không được bỏ trống",
        "this criterion always applies and cannot be left out";
    /// A criterion without a choice.
    MissingCriterion = MissingCriterion, "missing-criterion",
        "chưa chọn mức nào cho “{criterion}”",
        "no level is chosen for “{criterion}”";

    // Names.
    /// No such concept.
    UnknownConcept = UnknownConcept, "unknown-concept",
        "không có khái niệm `{found}`: yêu cầu {expected}<; gần nhất là `{nearest}`>",
        "unknown concept `{found}`: expected {expected}<; the nearest is `{nearest}`>";
    /// No such language.
    UnknownLanguage = UnknownLanguage, "unknown-language",
        "không có ngôn ngữ `{found}`: yêu cầu {expected}",
        "unknown language `{found}`: expected {expected}";
    /// No such number of stars.
    UnknownStar = UnknownStar, "unknown-star",
        "không có hạng `{found}` sao: yêu cầu từ {least} đến {most}",
        "unknown star `{found}`: expected {least} to {most}";
    /// No such tier.
    UnknownTier = UnknownTier, "unknown-tier",
        "không có cấp `{found}`: yêu cầu {expected}<; gần nhất là `{nearest}`>",
        "unknown tier `{found}`: expected {expected}<; the nearest is `{nearest}`>";
    /// No such interpretation.
    UnknownReading = UnknownReading, "unknown-reading",
        "không có cách hiểu `{found}`: yêu cầu {expected}<; gần nhất là `{nearest}`>",
        "unknown interpretation `{found}`: expected {expected}<; the nearest is `{nearest}`>";
    /// No such rule of a check.
    UnknownRule = UnknownRule, "unknown-rule",
        "không có quy tắc `{found}`<; gần nhất là `{nearest}`>",
        "unknown rule `{found}`<; the nearest is `{nearest}`>";

    // Product codes.
    /// A text without the parts of a product code.
    NoProductCode = BadProductCode, "no-product-code",
        "`{found}` không phải mã sản phẩm: yêu cầu {expected}",
        "`{found}` is not a product code: expected {expected}";
    /// Another dash in place of the hyphen of a code.
    CodeDash = BadProductCode, "code-dash",
        "có dấu gạch `{found}`, yêu cầu dấu gạch nối `-`",
        "found the dash `{found}`, expected the hyphen `-`";
    /// A code with spaces, or with characters that nobody sees.
    CodeSpaces = BadProductCode, "code-spaces",
        "có dấu cách hoặc ký tự không hiển thị, yêu cầu viết liền",
        "found spaces or invisible characters, expected none";
    /// A code of a year in which codes had another unit: the path names it.
    CodeUnitMissing = BadProductCode, "code-unit-missing",
        "mã của năm {year} thiếu mã {unit}, yêu cầu dạng {expected}",
        "a code of {year} requires a {unit}, as in {expected}";
    /// A part without its leading zeros.
    CodeZeroLost = BadProductCode, "code-zero-lost",
        "giá trị là `{found}`, thiếu số 0 ở đầu, yêu cầu {digits} chữ số: `{expected}`",
        "found `{found}`, expected {digits} digits with leading zeros: `{expected}`";
    /// A part with another number of digits.
    CodeDigits = BadProductCode, "code-digits",
        "giá trị là `{found}`, yêu cầu {digits} chữ số",
        "found `{found}`, expected {digits} digits";
    /// A serial of 0.
    CodeSerialZero = BadProductCode, "code-serial-zero",
        "số thứ tự là {found}, yêu cầu số từ {least} đến {most}",
        "the serial is {found}, expected a number from {least} to {most}";
    /// A serial with a zero before it.
    CodeLeadingZero = BadProductCode, "code-leading-zero",
        "giá trị là `{found}`, thừa số 0 ở đầu, yêu cầu `{expected}`",
        "found `{found}`, expected `{expected}` without leading zeros";
    /// A serial that is no plain number.
    CodeSerial = BadProductCode, "code-serial",
        "giá trị là `{found}`, yêu cầu số từ {least} đến {most}, không có số 0 ở đầu",
        "found `{found}`, expected a number from {least} to {most} without leading zeros";
    /// A year that codes of this form cannot have.
    CodeYear = BadProductCode, "code-year",
        "giá trị là {found}, yêu cầu từ {least} đến {most} đối với {form}< [{reading}]>",
        "found {found}, expected {least} to {most} for a code {form}< [{reading}]>";
    /// A unit of zeros, or a part out of its range.
    CodeOutOfRange = BadProductCode, "code-out-of-range",
        "{found} ngoài phạm vi: yêu cầu từ {least} đến {most}",
        "{found} out of range: expected {least} to {most}";

    // Columns of a batch.
    /// Another number of columns than the sheet has.
    ColumnCount = BadColumns, "column-count",
        "có {found} cột {what}, bộ tiêu chí có {expected}",
        "found {found} columns of {what}, the sheet has {expected}";
    /// Columns of different lengths.
    ColumnLength = BadColumns, "column-length",
        "cột có {found} dòng bên cạnh cột có {expected} dòng",
        "a column of {found} rows beside one of {expected}";
    /// Columns with two rows a byte that have not one byte for two rows.
    NibbleLength = BadColumns, "nibble-length",
        "cột có {found} byte cho {rows} dòng, yêu cầu {expected}",
        "a column of {found} bytes for {rows} rows, expected {expected}";
    /// A choice in the half byte behind the last row.
    NibbleBehindEnd = BadColumns, "nibble-behind-end",
        "nửa byte sau dòng cuối cùng có giá trị {found}, yêu cầu {expected}",
        "the half byte behind the last row is {found}, expected {expected}";
    /// A number that does not fit half a byte.
    NibbleTooHigh = BadColumns, "nibble-too-high",
        "{what} {found} không vừa nửa byte, chỉ nhận từ 0 đến {most}",
        "{what} {found} does not fit half a byte, which takes 0 to {most}";
    /// Another number of places than results.
    ResultPlaces = BadColumns, "result-places",
        "có {found} chỗ cho {expected} kết quả",
        "{found} places for {expected} results";
    /// No offsets at all.
    NoOffsets = BadColumns, "no-offsets",
        "số vị trí bắt đầu nhiều hơn số hội đồng một đơn vị, nên có ít nhất một",
        "offsets are one more than the councils, so at least one";
    /// Offsets that do not begin at the first row.
    OffsetsStart = BadColumns, "offsets-start",
        "hội đồng đầu tiên bắt đầu ở dòng {found}, không phải 0",
        "the first council starts at row {found}, not 0";
    /// Offsets that fall.
    OffsetsFall = BadColumns, "offsets-fall",
        "{found} đứng sau {before}",
        "{found} comes after {before}";
    /// Offsets that do not end at the last row.
    OffsetsEnd = BadColumns, "offsets-end",
        "hội đồng cuối cùng kết thúc ở dòng {found}, các cột kết thúc ở {expected}",
        "the last council ends at row {found}, the columns at {expected}";
    /// A row that the columns do not have.
    NoSuchRow = BadColumns, "no-such-row",
        "không có dòng {found}, chỉ có {rows} dòng",
        "there is no row {found}, only {rows} rows";
    /// A council that the sums do not have.
    NoSuchCouncil = BadColumns, "no-such-council",
        "không có hội đồng {found}, chỉ có {councils} hội đồng",
        "there is no council {found}, only {councils} councils";
    /// A group that the counts do not have.
    NoSuchGroup = BadColumns, "no-such-group",
        "không có nhóm {found}, chỉ có {groups} nhóm",
        "there is no group {found}, only {groups} groups";
    /// Counts of other measures than those they are added to.
    CountsOfOtherMeasures = BadColumns, "counts-of-other-measures",
        "các số đếm thuộc về những giải pháp khác",
        "the counts are of other measures";
    /// Words that are not those of whole councils.
    SumsLength = BadColumns, "sums-length",
        "có {found} số, yêu cầu {expected} số cho mỗi hội đồng",
        "found {found} words, expected {expected} for each council";
    /// Sums that no scorecards have.
    ImpossibleSums = BadColumns, "impossible-sums",
        "không có phiếu chấm nào cho các tổng này của hội đồng {council}",
        "no scorecards have these sums of council {council}";
    /// Sums by another requirement rule than the batch's.
    SumsOfAnotherRule = BadColumns, "sums-of-another-rule",
        "các tổng theo quy tắc “{found}”, yêu cầu “{expected}”",
        "the sums are by the rule “{found}”, expected “{expected}”";
    /// Sums of another sheet than the batch's.
    SumsOfAnotherSheet = MixedSheets, "sums-of-another-sheet",
        "các tổng theo {found}, yêu cầu {expected}",
        "the sums are of {found}, expected {expected}";
    /// A council whose sums would not fit.
    CouncilTooLarge = BadColumns, "council-too-large",
        "hội đồng {council} có trên {most} thành viên",
        "council {council} has more than {most} members";
    /// More councils than memory can have.
    TooManyCouncils = BadColumns, "too-many-councils",
        "có {found} hội đồng, nhiều nhất {most}",
        "found {found} councils, expected at most {most}";

    // Tables in Arrow.
    /// A table without columns that the sheet requires.
    ColumnMissing = BadColumns, "column-missing",
        "bảng thiếu cột {expected}",
        "the table has no column {expected}";
    /// A column that looks like a criterion of another sheet.
    UnknownColumn = BadColumns, "unknown-column",
        "{sheet} không có tiêu chí hay trường hợp nào mang tên cột này",
        "{sheet} has no criterion or case with the name of this column";
    /// A name on two columns.
    ColumnTwice = BadColumns, "column-twice",
        "có hai cột cùng tên này",
        "two columns have this name";
    /// A column of another type than is read.
    ColumnType = BadColumns, "column-type",
        "cột có kiểu {found}, yêu cầu {expected}",
        "the column is of type {found}, expected {expected}";
    /// More rows than the results of one call can have.
    TooManyRowsAtOnce = BadColumns, "too-many-rows-at-once",
        "có {found} dòng, mỗi lần chấm nhiều nhất {most} dòng",
        "found {found} rows, expected at most {most} at once";
    /// A row that belongs to no council.
    NoCouncilOfRow = BadColumns, "no-council-of-row",
        "dòng {row} không có mã của hội đồng",
        "row {row} has no id of a council";
    /// A row of another sheet than its table is rated on.
    RowOfOtherSheet = MixedSheets, "row-of-other-sheet",
        "<dòng {row} >là {found}, nhưng bảng được chấm theo {sheet}: tách bảng theo quyết định và bộ tiêu chí",
        "found {found}< in row {row}>, but the table is rated as {sheet}: group it by edition and set";

    // Workbooks.
    /// A workbook of too few or too many members.
    WorkbookMembers = BadValue, "workbook-members",
        "có {found} thành viên, yêu cầu {least}< đến {most}>",
        "found {found} members, expected {least}< to {most}>";
    /// A text that is too long for its place.
    TextTooLong = BadValue, "text-too-long",
        "dài {found} ký tự, nhiều nhất {most}",
        "{found} characters long, at most {most} allowed";
    /// A text with a character that nobody sees, or that changes the text around it.
    HiddenCharacter = BadValue, "hidden-character",
        "có ký tự ẩn {found}",
        "contains the hidden character {found}";
    /// A workbook that the format does not allow.
    WorkbookNotWritten = BadValue, "workbook-not-written",
        "không ghi được bảng tính: {reason}",
        "the workbook cannot be written: {reason}";
    /// A file of another kind than a workbook that is read.
    NotAWorkbook = BadWorkbook, "not-a-workbook",
        "đây là {given}, yêu cầu tệp bảng tính .xlsx: {remedy}",
        "found {given}, expected an .xlsx workbook: {remedy}";
    /// A workbook that is encrypted.
    WorkbookPassword = BadWorkbook, "workbook-password",
        "tệp bảng tính có mật khẩu: mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại",
        "the workbook has a password: open it with the password, remove it and save the workbook again";
    /// A workbook with a part that cannot be read.
    WorkbookDamaged = BadWorkbook, "workbook-damaged",
        "tệp bảng tính bị hỏng hoặc thiếu phần cuối<, tại `{part}`>: sao chép lại tệp, hoặc mở rồi lưu lại dạng .xlsx",
        "the workbook is damaged or truncated<, at `{part}`>: copy it again, or open it and save it as .xlsx";
    /// A workbook with more than is read.
    WorkbookTooLarge = BadWorkbook, "workbook-too-large",
        "{what} vượt giới hạn {most}: chỉ giữ lại phần cần dùng trong tệp rồi lưu lại",
        "{what} exceed the limit of {most}: keep only what is needed and save the workbook again";
    /// A page that the workbook does not have.
    PageMissing = BadWorkbook, "page-missing",
        "không có trang `{found}`<; gần nhất là `{nearest}`><; tệp có {expected}>",
        "the page `{found}` is missing<; the nearest is `{nearest}`><; the workbook has {expected}>";
    /// No page is named, and the workbook has several.
    PageRequired = BadWorkbook, "page-required",
        "tệp bảng tính có nhiều trang, cần chọn một trang: {expected}",
        "the workbook has several pages, one must be named: {expected}";
    /// A page that is not one of a scoring workbook's.
    UnknownPage = BadWorkbook, "unknown-page",
        "trang này không thuộc tệp chấm điểm: bỏ trang này, tệp chỉ có {expected}",
        "the page is not one of the scoring workbook: delete it, expected only {expected}";
    /// A formula that was never calculated.
    FormulaWithoutResult = BadWorkbook, "formula-without-result",
        "công thức chưa có kết quả: mở và lưu lại tệp bằng phần mềm bảng tính",
        "the formula has no result: open the workbook in a spreadsheet program and save it";
    /// A workbook without the hidden page of facts.
    NotAScoringWorkbook = BadWorkbook, "not-a-scoring-workbook",
        "không phải tệp chấm điểm do phần mềm này lập: thiếu trang ẩn `{found}`",
        "not a scoring workbook of this library: the hidden page `{found}` is missing";
    /// A scoring workbook whose table differs from that of the sheet.
    OtherTable = BadWorkbook, "other-table",
        "tệp chấm điểm được lập theo bảng tiêu chí khác với {sheet} hiện có: lập tệp mới rồi chấm lại",
        "the scoring workbook was made from another table than that of {sheet}: make a new one and score again";
    /// A scoring workbook of another sheet than it is read on.
    WorkbookOfAnotherSheet = MixedSheets, "workbook-of-another-set",
        "tệp chấm điểm theo {found}, yêu cầu {sheet}",
        "the scoring workbook is of {found}, expected {sheet}";
    /// A scoring workbook of a custom sheet, read without it.
    WorkbookOfCustomSheet = CustomSheet, "workbook-of-custom-sheet",
        "tệp chấm điểm theo bộ tiêu chí tự lập từ {sheet}: cần đọc cùng bộ tiêu chí đó",
        "the scoring workbook is of a custom sheet of {sheet}: it must be read on that sheet";
    /// A page without one of its headings.
    HeadingMissing = BadWorkbook, "heading-missing",
        "không có cột `{found}`: yêu cầu một hàng tiêu đề có {expected}",
        "the column `{found}` is missing: expected a row of headings with {expected}";
    /// A heading on two columns.
    HeadingTwice = BadWorkbook, "heading-twice",
        "cột `{found}` xuất hiện hai lần, trước đó ở ô {cell}",
        "the column `{found}` appears twice, before in {cell}";
    /// A criterion without a row.
    CriterionRowMissing = BadWorkbook, "criterion-row-missing",
        "thiếu dòng của tiêu chí “{criterion}”",
        "the row of the criterion “{criterion}” is missing";
    /// A criterion on two rows.
    CriterionRowTwice = BadWorkbook, "criterion-row-twice",
        "tiêu chí `{found}` xuất hiện hai lần, trước đó ở ô {cell}",
        "the criterion `{found}` appears twice, before in {cell}";
    /// A key that was changed.
    KeyChanged = BadWorkbook, "key-changed",
        "mã là `{found}`, không khớp với tiêu chí ở dòng này<: yêu cầu `{expected}`>",
        "found the key `{found}`, which does not fit the criterion of the row<: expected `{expected}`>";
    /// The words of a criterion that were changed.
    CriterionChanged = BadWorkbook, "criterion-changed",
        "tiêu chí là `{found}`: yêu cầu “{expected}”",
        "found the criterion `{found}`, expected “{expected}”";
    /// A level of another criterion.
    LevelOfAnotherCriterion = BadWorkbook, "level-of-another-criterion",
        "`{found}` là mức của tiêu chí khác: chọn một mức trong danh sách của ô này",
        "`{found}` is a level of another criterion: choose a level from the list of this cell";
    /// A text that is no level.
    UnknownLevel = BadWorkbook, "unknown-level",
        "`{found}` không phải mức của tiêu chí này: chọn một mức trong danh sách của ô",
        "`{found}` is no level of this criterion: choose a level from the list of the cell";
    /// Points that were typed in place of a level.
    PointsForLevel = BadWorkbook, "points-for-level",
        "giá trị `{found}` là điểm, không phải mức<, {found} điểm là `{nearest}`>: chọn một mức trong danh sách của ô",
        "found the points `{found}` in place of a level<, worth {found} is `{nearest}`>: choose a level from the list of the cell";
    /// A level that is understood, and that the formulas of the workbook do not count.
    LevelNotCounted = BadWorkbook, "level-not-counted",
        "`{found}` được hiểu là `{nearest}`, nhưng công thức của tệp không tính: chọn dòng đó trong danh sách của ô",
        "`{found}` is read as `{nearest}`, but the formulas of the workbook do not count it: choose that entry from the list of the cell";
    /// A formula in place of what a member fills in.
    FormulaForValue = BadWorkbook, "formula-for-value",
        "có công thức ở ô phải điền: xóa công thức rồi điền giá trị",
        "found a formula in a cell that is filled in by hand: delete it and fill in the value";
    /// A formula of the workbook that was changed.
    FormulaChanged = BadWorkbook, "formula-changed",
        "công thức của tệp đã bị sửa: khôi phục công thức cũ, hoặc lập tệp mới",
        "a formula of the workbook was changed: restore it, or make a new workbook";
    /// A value, or nothing, in place of a formula of the workbook.
    FormulaDeleted = BadWorkbook, "formula-deleted",
        "công thức của tệp đã bị xóa<, thay bằng `{found}`>: khôi phục công thức, hoặc lập tệp mới",
        "a formula of the workbook was deleted<, in its place is `{found}`>: restore it, or make a new workbook";
    /// A number of the sheet, such as a maximum, that was changed.
    CellChanged = BadWorkbook, "cell-changed",
        "ô của tệp đã bị sửa<, thay bằng `{found}`>: khôi phục `{expected}`, hoặc lập tệp mới",
        "a cell of the workbook was changed<, in its place is `{found}`>: restore `{expected}`, or make a new workbook";
    /// A result of a formula that does not follow from the choices.
    ResultDiffers = BadWorkbook, "result-differs",
        "ô cho kết quả `{found}`, tính lại được `{expected}`: mở tệp, tính lại rồi lưu",
        "the cell shows `{found}`, the choices give `{expected}`: open the workbook, recalculate and save it";

    // Registers of certificates.
    /// A table without a row of headings that has all columns which are needed.
    HeadingsMissing = BadRegister, "headings-missing",
        "không tìm thấy hàng tiêu đề có đủ các cột {expected}<; gần nhất là hàng {row}, còn thiếu {missing}>",
        "no row of headings with the columns {expected} was found<; the nearest is row {row}, without {missing}>";
    /// Two headings of one meaning.
    HeadingsAlike = BadRegister, "headings-alike",
        "cột “{found}” và cột “{other}” đều là {what}: chỉ giữ một cột, hoặc đổi tên cột kia",
        "the columns “{found}” and “{other}” both have {what}: keep one of them, or rename the other";
    /// A cell that begins with a quote, and has swallowed the rows behind it.
    QuoteNotClosed = BadRegister, "quote-not-closed",
        "ô ở hàng {row} mở dấu ngoặc kép mà không đóng đúng chỗ, nên các hàng sau bị gộp vào ô đó",
        "a cell in row {row} opens a quote that is not closed in it, so that it contains the rows behind it";
    /// A cell without a value that the row needs.
    CellMissing = BadRegister, "cell-missing",
        "chưa ghi {what}",
        "{what} is missing";
    /// A cell that is no star.
    NotAStar = BadRegister, "not-a-star",
        "`{found}` không phải hạng sao: yêu cầu 3, 4 hoặc 5 sao",
        "`{found}` is not a star: expected 3, 4 or 5 stars";
    /// A cell that is no day.
    CellNotADay = BadRegister, "cell-not-a-day",
        "`{found}` không phải một ngày<: {reason}>; yêu cầu ngày/tháng/năm như 10/07/2026",
        "`{found}` is not a day<: {reason}>; expected day/month/year such as 10/07/2026";
    /// A column of days in which the month may be first.
    MonthFirst = BadRegister, "month-first",
        "`{found}` chỉ đúng khi tháng đứng trước ngày: kiểm tra lại mọi ngày trong cột này",
        "`{found}` is right only with the month before the day: check all days of this column";
    /// A printed last day that is not 36 months after the issue.
    ExpiryDiffers = BadRegister, "expiry-differs",
        "ngày hết hạn ghi {found}, nhưng 36 tháng kể từ ngày cấp {issued} là {expected}: tính đến {expected}",
        "the expiry is given as {found}, but 36 months from the issue on {issued} are {expected}, which counts here";
    /// A unit that is in no list.
    UnitNotInLists = BadRegister, "unit-not-in-lists",
        "{unit} không có trong danh mục đơn vị hành chính hiện nay và danh mục tháng 6/2025",
        "{unit} is in neither list of units, the current one and that of June 2025";
    /// A unit of before July 2025 in a code of the form without districts.
    UnitOfBefore = BadRegister, "unit-of-before",
        "{unit} là đơn vị trước tháng 7/2025, nhưng mã không có huyện dùng đơn vị hiện nay",
        "{unit} is a unit from before July 2025, and codes without a district have current units";
    /// A unit of an old code that is not in the list of June 2025.
    UnitMayHaveEnded = BadRegister, "unit-may-have-ended",
        "{unit} không có trong danh mục tháng 6/2025: đơn vị đã được sắp xếp, sáp nhập trước đó, hoặc mã sai",
        "{unit} is not in the list of June 2025: the unit was merged or dissolved earlier, or the code is wrong";
    /// A unit that belongs to another one.
    UnitElsewhere = BadRegister, "unit-elsewhere",
        "{unit} thuộc {expected}, không thuộc {found}",
        "{unit} is in {expected}, not in {found}";
    /// A name that no unit has.
    UnitNameUnknown = BadRegister, "unit-name-unknown",
        "không có đơn vị hành chính tên `{found}`< ở {within}>",
        "no unit is named `{found}`< in {within}>";
    /// A name that several units have.
    UnitNameShared = BadRegister, "unit-name-shared",
        "có nhiều đơn vị hành chính tên `{found}`: {expected}; ghi thêm mã xã",
        "several units are named `{found}`: {expected}; add the code of the commune";
    /// A commune of before July 2025 that was split.
    CommuneSplit = BadRegister, "commune-split",
        "{unit} đã được chia về {expected}: ghi xã hiện nay của sản phẩm",
        "{unit} was split among {expected}: add the current commune";
    /// A product code of another place than the columns.
    PlacesDisagree = BadRegister, "places-disagree",
        "mã sản phẩm thuộc {expected}, nhưng cột địa danh ghi {found}",
        "the product code is of {expected}, but the columns have {found}";
    /// A product code whose year is after the issue.
    CodeAfterIssue = BadRegister, "code-after-issue",
        "năm trong mã sản phẩm là {found}, sau ngày cấp {issued}",
        "the year of the product code is {found}, after the issue on {issued}";
    /// A withdrawal before the issue.
    WithdrawnBeforeIssue = BadRegister, "withdrawn-before-issue",
        "thu hồi ngày {found}, trước ngày cấp {issued}: tính là thu hồi từ ngày cấp",
        "withdrawn on {found}, before the issue on {issued}: it counts as withdrawn from the issue on";
    /// A withdrawal whose day is not known.
    WithdrawalWithoutDay = BadRegister, "withdrawal-without-day",
        "ghi `{found}` mà không có ngày thu hồi: chưa tính là đã thu hồi; ghi ngày vào cột “Ngày thu hồi”",
        "`{found}` without a day of withdrawal: not counted as withdrawn; write the day in the column “Ngày thu hồi”";
    /// A row that repeats another one.
    RowTwice = BadRegister, "row-twice",
        "trùng với hàng {row}: chỉ tính một lần",
        "the same as row {row}: counted once";
    /// Two certificates of one product that are valid at once.
    TwoCertificates = BadRegister, "two-certificates",
        "cùng sản phẩm với hàng {row}, và hai giấy chứng nhận cùng có giá trị từ {from} đến {to}: chỉ tính giấy cấp sau; ghi ngày thu hồi nếu giấy này đã thu hồi",
        "the same product as row {row}, and both certificates are valid from {from} to {to}: only the later one is counted; add the day of withdrawal if this one was withdrawn";
    /// Two certificates of one product with one day of issue.
    TwoCertificatesOfOneDay = BadRegister, "two-certificates-of-one-day",
        "cùng sản phẩm và ngày cấp với hàng {row}, nhưng {difference}: cả hai đều được tính cho đến khi xóa một hàng",
        "the same product and day of issue as row {row}, but {difference}: both are counted until one is removed";
    /// One product code on two products.
    CodeOfTwoProducts = BadRegister, "code-of-two-products",
        "mã sản phẩm cũng có ở hàng {row}, cho sản phẩm khác (`{other}`): một trong hai mã sai",
        "the product code is also in row {row}, of another product (`{other}`): one of them is wrong";
    /// A blank cell that nothing shows to be merged.
    CellBlank = BadRegister, "cell-blank",
        "ô trống, và bảng không cho thấy ô được gộp với hàng trên: chưa biết {what}",
        "the cell is blank, and nothing shows that it is merged with the row above: {what} is not known";
    /// A blank cell of a row that is merged with the one above.
    FilledFromAbove = BadRegister, "filled-from-above",
        "ô được gộp với hàng {row}: đọc là `{found}`",
        "the cell is merged with row {row}: read as `{found}`";
    /// A day as a number of a spreadsheet program.
    SerialDay = BadRegister, "serial-day",
        "`{found}` là số ngày của phần mềm bảng tính: đọc là {day}",
        "`{found}` is a day as spreadsheet programs count it: read as {day}";
    /// A day of issue that is taken from the decision.
    DayOfDecision = BadRegister, "day-of-decision",
        "ngày cấp lấy theo ngày của quyết định: {day}",
        "the day of issue is taken from the decision: {day}";

    // Sheet codes and packed scorecards.
    /// A text of another length than a sheet code.
    SheetCodeLength = BadSheetCode, "sheet-code-length",
        "có {found} ký tự, yêu cầu {expected}",
        "found {found} characters, expected {expected}";
    /// A character that a sheet code does not have in its place.
    SheetCodeCharacter = BadSheetCode, "sheet-code-character",
        "ký tự thứ {place} là `{found}`: yêu cầu {expected}",
        "character {place} is `{found}`: expected {expected}";
    /// A code whose check characters are wrong.
    SheetCodeCheck = BadSheetCode, "sheet-code-check",
        "ký tự kiểm tra của `{found}` không khớp",
        "the check characters of `{found}` do not match";
    /// A number of no scorecard.
    PackedOutOfRange = BadSheetCode, "packed-out-of-range",
        "số phiếu {found} của {sheet} ngoài phạm vi: yêu cầu từ {least} đến {most}",
        "scorecard number {found} of {sheet} out of range: expected {least} to {most}";
    /// A number of a scorecard that contradicts its story.
    PackedInvalid = BadSheetCode, "packed-invalid",
        "số phiếu {found} của {sheet} không hợp lệ: {reason}",
        "invalid scorecard number {found} of {sheet}: {reason}";
    /// A sheet whose scorecards do not fit a number.
    PackedTooWide = BadSheetCode, "packed-too-wide",
        "phiếu chấm của {sheet} không vừa một số 64 bit",
        "a scorecard of {sheet} does not fit in a number of 64 bits";
    /// A custom sheet, which has no code.
    SheetWithoutCode = BadSheetCode, "sheet-without-code",
        "{sheet} không có mã: cần bộ tiêu chí của quyết định",
        "{sheet} has no code: a sheet of the law is required";

    // Custom sheets.
    /// Minutes on a custom sheet.
    CustomSheet = CustomSheet, "draft-sheet",
        "{sheet} không có biên bản: cần bộ tiêu chí của quyết định",
        "{sheet} has no minutes: a sheet of the law is required";
    /// Bands that do not rise.
    BadBands = BadSheet, "bad-bands",
        "khung điểm phải tăng dần từ trên 0 đến không quá 100, giá trị là {found}",
        "bands must rise from above 0 to at most 100, found {found}";
    /// More criteria than a sheet can have.
    TooManyCriteria = BadSheet, "too-many-criteria",
        "một bộ tiêu chí có nhiều nhất {most} tiêu chí",
        "a sheet has at most {most} criteria";
    /// More rows than a sheet can have.
    TooManyRows = BadSheet, "too-many-rows",
        "bộ tiêu chí có quá nhiều dòng, nhiều nhất là {most}",
        "the sheet has too many rows, expected at most {most}";
    /// More grounds than a sheet can have.
    TooManyGrounds = BadSheet, "too-many-grounds",
        "bộ tiêu chí có {found} căn cứ, nhiều nhất là {most}",
        "the sheet has {found} grounds, expected at most {most}";
    /// More scorecards than can be counted.
    TooManyScorecards = BadSheet, "too-many-scorecards",
        "{sheet} có từ 2^124 phiếu chấm trở lên, không đếm được",
        "{sheet} has 2^124 scorecards or more, too many to be counted";
    /// A story that is not listed before its criterion.
    StoryNotBefore = BadSheet, "story-not-before",
        "tiêu chí phụ thuộc {story}, nhưng {story} không đứng trước tiêu chí này",
        "it depends on {story}, which is not listed before it";
    /// A story that depends on another criterion itself.
    StoryDepends = BadSheet, "story-depends",
        "tiêu chí phụ thuộc một tiêu chí không đứng trước, hoặc tiêu chí đó lại phụ thuộc tiêu chí khác",
        "it depends on a criterion that is not listed before it, or that depends on another";
    /// A criterion that depends on one without a level worth points.
    StoryWithoutPoints = BadSheet, "story-without-points",
        "tiêu chí phụ thuộc {story}, nhưng {story} không có mức có điểm",
        "it depends on {story}, which has no level worth points";
    /// A part, section or criterion with nothing in it.
    EmptyPart = BadSheet, "empty-part",
        "có phần không có mục, mục không có tiêu chí hoặc tiêu chí không có mức",
        "a part without sections, a section without criteria or a criterion without levels";
    /// A key on two criteria.
    SameKey = BadSheet, "same-key",
        "hai tiêu chí có cùng khóa này",
        "two criteria have this key";
    /// A text with a character that nobody sees, or that changes the text around it.
    HiddenInSheet = BadSheet, "hidden-in-sheet",
        "một văn bản có ký tự ẩn {found}",
        "a text contains the hidden character {found}";
    /// A key that is empty, has a space, or is used twice.
    BadKey = BadSheet, "bad-key",
        "có phần, mục hoặc tiêu chí không có khóa, khóa có dấu cách, hoặc khóa dùng hai lần",
        "a part, section or criterion has no key, a key with a space, or a key used twice";
    /// A level above 100 points.
    TooManyPoints = BadSheet, "too-many-points",
        "có mức trên {most} điểm",
        "a level is worth more than {most} points";
    /// A single line with several levels.
    SingleLine = BadSheet, "single-line",
        "tiêu chí in một dòng phải có đúng một mức",
        "a single line must have one level";
    /// A ground without a valid id, twice in one place, or without effect.
    BadGround = BadSheet, "bad-ground",
        "căn cứ `{found}` không có mã hợp lệ, xuất hiện hai lần ở một chỗ, không dừng đánh giá, hoặc theo phần đầu của một bộ đã biết",
        "the ground `{found}` has no valid id, appears twice in one place, ends nothing, or is by parallel with a head that is known";
    /// Levels that are not numbered in order.
    LevelNumber = BadSheet, "level-number",
        "các mức phải đánh số từ {least}, nhiều nhất đến {most}",
        "levels must be numbered from {least} to at most {most}";
    /// A level with fewer points than the one before.
    LevelOrder = BadSheet, "level-order",
        "mức này ít điểm hơn mức đứng trước",
        "a level has fewer points than the one before it";
    /// Cases out of order.
    BadCases = BadSheet, "bad-cases",
        "các trường hợp phải là `a`, rồi `b`, mỗi trường hợp từ {least} đến {most} mức",
        "cases must be `a`, then `b`, each with {least} to {most} levels";
    /// Marks out of order.
    BadMark = BadSheet, "bad-mark",
        "dấu sao phải là 3, 4 hoặc 5, tăng dần, ở mức có điểm",
        "marks must be 3, 4 or 5 stars, rising, on levels worth points";
    /// A mark on a line without points.
    BadLineMark = BadSheet, "bad-line-mark",
        "dấu sao ở dòng tiêu chí phải là 3, 4 hoặc 5, và tiêu chí phải có mức có điểm",
        "a line mark must be 3, 4 or 5 stars, and the criterion must have a level worth points";
    /// A criterion whose zero points end the evaluation, without a level worth points.
    ZeroAlwaysStops = BadSheet, "zero-always-stops",
        "0 điểm ở tiêu chí này dừng đánh giá, nhưng tiêu chí không có mức có điểm",
        "zero points end the evaluation, but the criterion has no level worth points";
    /// Columns of a table that do not fit its rows.
    DerivedColumns = BadSheet, "derived-columns",
        "các cột tính ra không khớp với các dòng",
        "derived columns do not fit the rows";
    /// Parts that do not sum to 100.
    SheetTotal = DoesNotAddUp, "sheet-total",
        "các phần cộng lại được {found} điểm: yêu cầu {expected}",
        "the parts sum to {found} points: expected {expected}";
    /// A sum of best levels that is not the stated one.
    UnreconciledTotal = DoesNotAddUp, "unreconciled-total",
        "các mức cao nhất cộng lại được {found}, nhưng `unreconciled` phải ghi đúng tổng đó, dưới 100",
        "the best levels sum to {found}, but `unreconciled` must state that sum, below 100";
    /// Sections that do not sum to their part.
    PartTotal = DoesNotAddUp, "part-total",
        "các mục cộng lại được {found}, nhưng phần này có {expected}",
        "the sections sum to {found}, but the part has {expected}";
    /// Criteria that do not sum to their section.
    SectionTotal = DoesNotAddUp, "section-total",
        "các tiêu chí cộng lại được {found}, nhưng mục này có {expected}",
        "the criteria sum to {found}, but the section has {expected}";
    /// A best level that is not the maximum of its criterion.
    CriterionMax = DoesNotAddUp, "criterion-max",
        "mức cao nhất có {found} điểm, nhưng tiêu chí có {expected}",
        "the best level has {found} points, but the criterion has {expected}";

    // Dossiers.
    /// A self-score made from a scorecard of another sheet than the dossier's.
    SelfScoreOfAnotherSheet = MixedSheets, "self-score-of-another-set",
        "phiếu tự chấm theo {found}, hồ sơ theo {sheet}",
        "the scorecard is of {found}, the dossier of {sheet}";
    /// A first evaluation as the dossier after an accepted one.
    NextOfFirstKind = BadValue, "next-of-first-kind",
        "hồ sơ tiếp theo là nâng hạng hoặc phân hạng lại, không phải đánh giá lần đầu",
        "the next dossier is an upgrade or a re-evaluation, not a first evaluation";
    /// A certificate from before the dossier that it is said to follow from.
    CertificateBeforeDossier = BadValue, "certificate-before-dossier",
        "giấy chứng nhận cấp ngày {issued}, trước {what} ({day})",
        "the certificate was issued on {issued}, before {what} ({day})";
    /// A next sheet of an edition before that of the accepted dossier.
    EditionBeforeDossier = NotInForce, "edition-before-dossier",
        "bộ tiêu chí của hồ sơ tiếp theo thuộc {found}, trước {edition} của hồ sơ đã được công nhận",
        "the next sheet is of {found}, before {edition} of the accepted dossier";
    /// More bytes than the limit.
    TooManyBytes = TooLarge, "too-many-bytes",
        "{found} byte vượt giới hạn {most}",
        "{found} bytes exceed the limit of {most}";
    /// More documents or entries than the limit.
    TooMuch = TooLarge, "too-much",
        "{found} {what} vượt giới hạn {most}",
        "{found} {what} exceed the limit of {most}";
}

/// Prints the name.
impl fmt::Display for ErrorDetail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::pad(f, format_args!("{}", self.as_str()))
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for ErrorDetail {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
