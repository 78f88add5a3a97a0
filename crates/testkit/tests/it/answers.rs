//! The answers on the shared cases that `.ci/wasm` compares between kinds of machines.

#[path = "../../answers/answers.rs"]
mod written;

/// Writes them to the file that `OCOP_ANSWERS` names, if it names one.
#[test]
fn every_shared_case_has_an_answer() {
    let all = written::all();
    // 1,540 ratings and 227 edges, from both readers of lines.
    let is_product = |line: &&str| line.starts_with("{\"id\":");
    assert_eq!(all.lines().filter(is_product).count(), 2 * 1_767);
    // Most drawn rows of the 77 sheets are whole.
    let editions = ["1048/2019 ", "148/2023 ", "26/2026 "];
    let mut sheets = 0;
    let mut lines = all.lines().skip_while(|line| *line != "1048/2019 1");
    while let Some(head) = lines.next()
        && editions.iter().any(|edition| head.starts_with(edition))
    {
        let totals = lines.next().unwrap().split(']').next().unwrap();
        let faulty = totals.split([',', '[']).filter(|total| total.trim() == "0");
        assert!(faulty.count() < 60, "{head}: {totals}");
        assert_eq!(lines.by_ref().take(5).count(), 5);
        sheets += 1;
    }
    assert_eq!(sheets, 77);
    assert!(all.lines().count() > 5_000);
    if let Some(file) = std::env::var_os("OCOP_ANSWERS") {
        std::fs::write(file, all).unwrap();
    }
}
