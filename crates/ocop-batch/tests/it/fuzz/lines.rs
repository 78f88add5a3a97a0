//! Lines of products: the fast path gives the bytes of the reference path.

use ocop_batch::LineRater;
use ocop_core::json::Record;

pub(crate) fn lines(data: &[u8]) {
    let (rated, text) = match Record::read(data) {
        Ok(record) => (true, serde_json::to_string(&record.rate())),
        Err(error) => (false, serde_json::to_string(&error.at_line(7))),
    };
    let text = text.unwrap();
    // A second time with the sheet already met.
    let (mut rater, mut answers) = (LineRater::new(), Vec::new());
    for _ in 0..2 {
        answers.clear();
        assert_eq!(rater.rate(data, 7, &mut answers), rated);
        assert_eq!(answers.strip_suffix(b"\n"), Some(text.as_bytes()));
    }
}
