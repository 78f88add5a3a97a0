//! A rating in one line.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::base::lang::Lang;
use crate::base::star::Star;
use crate::explain::{options_of, text};
use crate::law::criterion::Criterion;
use crate::rating::rating::Rating;

impl Rating {
    /// The rating in one line: the sheet, the points, the band, the star, what keeps the star below the
    /// band, and what follows. [`Rating::explain`] gives all reasons.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Lang};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let card = sheet.best().edit().choose("1.5", 3)?.complete()?;
    /// let rating = Council::of([card])?.rate()?;
    /// let summary = rating.summary(Lang::En);
    /// assert!(summary.starts_with("26/2026, Annex II, set 7: 99 points, band 5★, 4 stars; unmet for 5★: 1.5; "));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn summary(&self, lang: Lang) -> String {
        let place = self.sheet().place(lang);
        let options = options_of(self.council().rules(), lang);
        let shown = options.shown_total(self.mean(), self.sheet().bands());
        let points = text::exact(&shown, self.mean(), lang);
        let band = self.band();
        let star = text::stars_of(self, lang);
        let mut line = match lang {
            Lang::Vi => format!("{place}: {points} điểm, khung {band}★, {star}"),
            Lang::En => {
                let unit = if points == "1" { "point" } else { "points" };
                format!("{place}: {points} {unit}, band {band}★, {star}")
            }
        };
        let grounds = self.council().grounds();
        let grounds: Vec<_> = grounds.map(|ground| ground.fact(lang)).collect();
        if !grounds.is_empty() {
            let rejected = lang.pick("bị loại vì", "rejected because of");
            line.push_str(&format!("; {rejected}: {}", grounds.join(", ")));
        }
        let mut add = |what: &str, which: Vec<&str>| {
            if !which.is_empty() {
                line.push_str(&format!("; {what}: {}", which.join(", ")));
            }
        };
        let stopped: Vec<_> = self.stopped().map(Criterion::key).collect();
        add(
            lang.pick("dừng đánh giá vì 0 điểm", "stopped by a zero"),
            stopped,
        );
        // The lowest star up to the band with a requirement that is unmet.
        let stars = Star::RECOGNISED.into_iter().filter(|&star| star <= band);
        let unmet = stars.map(|star| {
            let keys: Vec<_> = self
                .unmet(star)
                .map(|unmet| unmet.criterion().key())
                .collect();
            (star, keys)
        });
        if let Some((star, keys)) = unmet.into_iter().find(|(_, keys)| !keys.is_empty()) {
            let what = match lang {
                Lang::Vi => format!("chưa đạt yêu cầu {star}★"),
                Lang::En => format!("unmet for {star}★"),
            };
            add(&what, keys);
        }
        format!("{line}; {}", text::recognition(self, lang))
    }
}
