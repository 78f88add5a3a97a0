//! Names as keyboards, agencies and registries write them: a thousand applicants with their variants, and a
//! thousand near misses. The names are made up from lists of words.

use std::collections::BTreeSet;

use ocop_core::text::same_name;
use ocop_core::{DossierKind, Edition};
use ocop_dossier::model::{Dossier, FormKind, LegalForm, Stage};
use ocop_dossier::{Settings, check};

use crate::util::{clean, settings, tick};

/// Legal forms: short, in full, and another one.
const FORMS: [[&str; 3]; 9] = [
    ["HTX", "Hợp tác xã", "Tổ hợp tác"],
    ["HTX NN", "Hợp tác xã nông nghiệp", "Hợp tác xã"],
    [
        "HTX DVNN",
        "Hợp tác xã Dịch vụ Nông nghiệp",
        "Hợp tác xã nông nghiệp",
    ],
    ["THT", "Tổ hợp tác", "Hợp tác xã"],
    [
        "Công ty TNHH",
        "Công ty Trách nhiệm hữu hạn",
        "Công ty Cổ phần",
    ],
    [
        "Công ty TNHH MTV",
        "Công ty Trách nhiệm hữu hạn một thành viên",
        "Công ty TNHH",
    ],
    ["Công ty CP", "Công ty Cổ phần", "Công ty TNHH"],
    ["DNTN", "Doanh nghiệp tư nhân", "Công ty TNHH"],
    ["Hộ kinh doanh", "HKD", "Hộ gia đình"],
];

/// Fields of business: several ways to write one, then another one.
const FIELDS: [[&str; 5]; 6] = [
    ["", "", "", "", "Sản xuất"],
    ["SX", "Sản xuất", "sản xuất", "SX", "Thương mại"],
    [
        "SX TM",
        "Sản xuất và Thương mại",
        "SXTM",
        "SX-TM",
        "Sản xuất",
    ],
    [
        "TM&DV",
        "Thương mại và Dịch vụ",
        "TMDV",
        "TM DV",
        "Thương mại",
    ],
    [
        "SX TM DV",
        "Sản xuất, Thương mại và Dịch vụ",
        "SXTMDV",
        "SX – TM – DV",
        "Sản xuất, Thương mại",
    ],
    [
        "XNK",
        "Xuất nhập khẩu",
        "XNK",
        "xuất nhập khẩu",
        "Nhập khẩu",
    ],
];

/// Words of names, each in two right spellings or twice in one, and two words that are others.
const WORDS: [[&str; 4]; 44] = [
    ["Hoà", "Hòa", "Hoá", "Hoa"],
    ["Thuỷ", "Thủy", "Thuý", "Thui"],
    ["Thúy", "Thuý", "Thúi", "Thùy"],
    ["Khoẻ", "Khỏe", "Khoe", "Khẻo"],
    ["Hoàng", "Hòang", "Hoàn", "Hoảng"],
    ["Toàn", "Tòan", "Toán", "Toàng"],
    ["Loan", "Loan", "Loàn", "Lan"],
    ["Xuân", "Xuân", "Xuấn", "Xân"],
    ["Nguyên", "Nguyên", "Nguyễn", "Nguyện"],
    ["Thuyền", "Thuỳên", "Thuyên", "Thuyến"],
    ["Quý", "Quí", "Quy", "Quỳ"],
    ["Mỹ", "Mĩ", "My", "Mỳ"],
    ["Lý", "Lí", "Ly", "Lỳ"],
    ["Kỳ", "Kì", "Kỷ", "Ky"],
    ["Sỹ", "Sĩ", "Sy", "Sỷ"],
    ["Hỷ", "Hỉ", "Hy", "Hỳ"],
    ["Tỷ", "Tỉ", "Tý", "Tỳ"],
    ["Đông", "Ðông", "Dông", "Đồng"],
    ["Đại", "Ðại", "Dại", "Đài"],
    ["Đức", "Ðức", "Dức", "Đứt"],
    ["Sơn", "Sơn", "Son", "Sờn"],
    ["Bình", "Bình", "Bính", "Binh"],
    ["Minh", "Minh", "Mình", "Ming"],
    ["Phát", "Phát", "Phạt", "Phác"],
    ["Thịnh", "Thịnh", "Thinh", "Thình"],
    ["Hưng", "Hưng", "Hùng", "Hung"],
    ["Lâm", "Lâm", "Lam", "Lăm"],
    ["Tân", "Tân", "Tấn", "Tan"],
    ["An", "An", "Ân", "Ang"],
    ["Phú", "Phú", "Phù", "Phu"],
    ["Châu", "Châu", "Chầu", "Trâu"],
    ["Trường", "Trường", "Trương", "Chường"],
    ["Giang", "Giang", "Giàng", "Gian"],
    ["Hương", "Hương", "Hường", "Hướng"],
    ["Ngọc", "Ngọc", "Ngóc", "Ngọt"],
    ["Bảo", "Bảo", "Báo", "Bão"],
    ["Linh", "Linh", "Lịnh", "Lình"],
    ["Việt", "Việt", "Viết", "Việc"],
    ["Mường", "Mường", "Mương", "Mướng"],
    ["Tuần", "Tuần", "Tuấn", "Tuân"],
    ["Giáo", "Giáo", "Giao", "Giảo"],
    ["Quài", "Qùai", "Quái", "Quài Tở"],
    ["Huy", "Huy", "Hui", "Huỳ"],
    ["Tây", "Tây", "Tay", "Tấy"],
];

/// Random numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// A name in parts, to be written in many ways.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Name {
    form: usize,
    field: usize,
    words: Vec<usize>,
    number: usize,
    joined: bool,
}

impl Name {
    fn random(random: &mut Random) -> Self {
        Self {
            form: random.below(FORMS.len()),
            field: random.below(FIELDS.len()),
            words: (0..2 + random.below(2))
                .map(|_| random.below(WORDS.len()))
                .collect(),
            number: random.below(30),
            joined: random.below(4) == 0,
        }
    }

    /// The name with one of the spellings of each part.
    fn written(&self, form: usize, field: usize, spelling: usize, dash: &str) -> String {
        let mut parts = vec![FORMS[self.form][form], FIELDS[self.field][field]];
        parts.extend(self.words.iter().map(|&word| WORDS[word][spelling]));
        let number = self.number.to_string();
        if (1..10).contains(&self.number) {
            parts.push(&number);
        }
        parts.retain(|part| !part.is_empty());
        let mut name = parts.join(" ");
        if self.joined {
            name = format!("{name}{dash}Mẫu");
        }
        format!("{name} (giả định)")
    }

    /// The name as different offices write it.
    fn variants(&self) -> Vec<String> {
        let own = self.written(0, 0, 0, " - ");
        let other = self.written(1, 1, 1, " – ");
        vec![
            self.written(1, 1, 0, " - "),
            self.written(0, 2, 1, "—"),
            self.written(1, 3, 0, "-"),
            own.to_uppercase(),
            other.to_lowercase(),
            other.replace(' ', "\u{A0}"),
            format!(" {} ", own.replace(' ', "  ")),
            own.replace("(giả định)", "“giả định”"),
            other.replace(" (giả định)", ", giả định."),
            own.replace('Đ', "Ð").replace("đ", "ð"),
            decomposed(&own),
            decomposed(&other.to_uppercase()),
            other.replacen(' ', " \u{200B}", 1),
            own.replace("Công ty", "Cty"),
            own.replace('(', "\u{FEFF}("),
        ]
    }

    /// Names of others: one word, the field, the form or the number is another one.
    fn near_misses(&self) -> Vec<String> {
        let own = |name: &Self| name.written(0, 0, 0, " - ");
        let mut all = vec![
            self.written(2, 0, 0, " - "),
            self.written(0, 4, 0, " - "),
            own(self).replace(" (giả định)", " Mới (giả định)"),
        ];
        for (place, &word) in self.words.iter().enumerate() {
            for near in 2..4 {
                let words = self.words.iter().enumerate();
                let words = words.map(|(at, &own)| WORDS[own][if at == place { near } else { 0 }]);
                let words: Vec<_> = words.collect();
                let mine: Vec<_> = self.words.iter().map(|&word| WORDS[word][0]).collect();
                all.push(own(self).replacen(&mine.join(" "), &words.join(" "), 1));
            }
            let mut fewer = self.clone();
            fewer.words.remove(place);
            all.push(own(&fewer));
            let mut more = self.clone();
            more.words.insert(place, (word + 1) % WORDS.len());
            all.push(own(&more));
        }
        let mut other = self.clone();
        other.number = if self.number == 7 { 8 } else { 7 };
        all.push(own(&other));
        all
    }
}

/// Vietnamese letters as a letter and combining marks, as some systems store them.
fn decomposed(text: &str) -> String {
    let marks = [
        ("à", "a\u{300}"),
        ("ả", "a\u{309}"),
        ("ạ", "a\u{323}"),
        ("ậ", "a\u{323}\u{302}"),
        ("ấ", "a\u{302}\u{301}"),
        ("ỷ", "y\u{309}"),
        ("ỹ", "y\u{303}"),
        ("ý", "y\u{301}"),
        ("ư", "u\u{31B}"),
        ("ơ", "o\u{31B}"),
        ("ữ", "u\u{31B}\u{303}"),
        ("ị", "i\u{323}"),
        ("ò", "o\u{300}"),
        ("ợ", "ơ\u{323}"),
        ("Ợ", "Ơ\u{323}"),
        ("Ủ", "U\u{309}"),
    ];
    marks.iter().fold(text.to_owned(), |text, (letter, parts)| {
        text.replace(letter, parts)
    })
}

/// So many names, all different.
fn names(count: usize) -> BTreeSet<Name> {
    let mut random = Random(19);
    let mut names = BTreeSet::new();
    while names.len() < count {
        names.insert(Name::random(&mut random));
    }
    names
}

fn dossier() -> Dossier {
    let sheet = Edition::E2026.sheet(4).unwrap();
    let mut dossier = clean(&sheet, DossierKind::First, Stage::Applicant);
    tick(&mut dossier);
    dossier
}

/// The rules that find something, in order.
fn found(dossier: &Dossier, settings: &Settings) -> Vec<&'static str> {
    let report = check(dossier, settings);
    report
        .findings()
        .map(|finding| finding.rule().name())
        .collect()
}

#[test]
fn a_thousand_applicants_are_known_however_their_papers_write_their_names() {
    let (mut dossier, settings) = (dossier(), settings());
    let before = found(&dossier, &settings);
    let mut papers = 0;
    for name in names(1_000) {
        dossier.applicant.name = Some(name.written(0, 0, 0, " - "));
        // Each document has the name in another way.
        let variants = name.variants();
        let mut variants = variants.iter().cycle();
        for document in dossier.documents.values_mut() {
            document.holder = variants.next().cloned();
            papers += 1;
        }
        assert_eq!(found(&dossier, &settings), before, "{name:?}");
    }
    assert!(papers > 15_000, "{papers}");
}

#[test]
fn a_thousand_near_misses_are_all_found() {
    let (mut dossier, settings) = (dossier(), settings());
    let before = found(&dossier, &settings);
    let (mut misses, mut equal) = (0, 0);
    for name in names(400) {
        let applicant = name.written(0, 0, 0, " - ");
        for (place, near) in name.near_misses().into_iter().enumerate() {
            // All are compared; one of four is checked with the whole dossier.
            assert!(!same_name(&applicant, &near), "{applicant} and {near}");
            assert!(!same_name(&near, &applicant), "{near} and {applicant}");
            equal += 1;
            if (place + name.number) % 4 != 0 {
                continue;
            }
            dossier.applicant.name = Some(applicant.clone());
            for document in dossier.documents.values_mut() {
                document.holder = Some(applicant.clone());
            }
            let document = dossier
                .documents
                .get_mut("food-safety-certificate")
                .unwrap();
            document.holder = Some(near.clone());
            let mut after = found(&dossier, &settings);
            let rule = after
                .iter()
                .position(|rule| *rule == "holder-is-not-applicant");
            let rule = rule.unwrap_or_else(|| panic!("{applicant} and {near}"));
            after.remove(rule);
            assert_eq!(after, before, "{applicant} and {near}");
            misses += 1;
        }
    }
    assert!(misses >= 1_000, "{misses} of {equal}");
}

#[test]
fn a_person_is_known_with_and_without_a_title() {
    let (mut dossier, settings) = (dossier(), settings());
    dossier.applicant.legal_form = Some(LegalForm::ProducingHousehold);
    let before = found(&dossier, &settings);
    let mut random = Random(7);
    for _ in 0..200 {
        let words: Vec<_> = (0..3).map(|_| random.below(WORDS.len())).collect();
        let written = |spelling: usize| {
            let words: Vec<_> = words.iter().map(|&word| WORDS[word][spelling]).collect();
            words.join(" ")
        };
        let (name, other) = (written(0), written(1));
        let near = name.replacen(WORDS[words[1]][0], WORDS[words[1]][2], 1);
        for (signer, is_another) in [
            (name.clone(), false),
            (format!("Ông {other}"), false),
            (format!("BÀ {}", name.to_uppercase()), false),
            (format!("Ông/Bà: {other}"), false),
            (near.clone(), true),
            (format!("Ông {near}"), true),
        ] {
            let representative = dossier.applicant.representative.as_mut().unwrap();
            representative.name = Some(name.clone());
            for form in dossier.forms.values_mut() {
                form.signature.as_mut().unwrap().by = Some(signer.clone());
            }
            let after = found(&dossier, &settings);
            let another = after.contains(&"form-signed-by-another");
            assert_eq!(another, is_another, "{name} and {signer}");
            assert_eq!(
                after.len(),
                before.len() + usize::from(is_another),
                "{name} and {signer}"
            );
        }
    }
    assert!(dossier.forms.contains_key(&FormKind::SelfReport));
}
