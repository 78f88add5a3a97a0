//! Faults of output and input in the programs `portfolio` and `signed_star`.

use testkit::faults::Case;
use testkit::programs::adapters;

fn check(program: &str, args: &[&str], input: &str, files: &[&'static str]) {
    let case = Case::new(adapters(false).join(program), args, input);
    case.writing(files).check();
}

#[test]
fn a_report_on_a_register_ends_well() {
    let register = include_str!("../../examples/portfolio/register.csv");
    let args = ["-", "--on", "16/11/2026"];
    check(
        "portfolio",
        &args,
        register,
        &["--csv", "--ics", "--svg", "--ministry"],
    );
}

#[test]
fn a_star_is_signed_and_checked_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let [private, public] = ["private", "public"].map(|name| folder.path().join(name));
    let keys = [&private, &public].map(|path| path.to_str().unwrap());
    let new = ["new-key", "--private", keys[0], "--public", keys[1]];
    let made = testkit::programs::run_at(&adapters(false).join("signed_star"), &new, b"");
    assert_eq!(made.status.code(), Some(0));
    let sign = [
        "sign",
        "--key",
        keys[0],
        "--code",
        "86-28870-2-2026",
        "--set",
        "26",
        "--star",
        "4",
        "--issued",
        "10/07/2026",
    ];
    check("signed_star", &sign, "", &["--svg"]);
    let star = testkit::programs::run_at(&adapters(false).join("signed_star"), &sign, b"");
    let star = testkit::programs::text(&star.stdout);
    let verify = ["verify", "-", "--key", keys[1], "--on", "16/11/2026"];
    check("signed_star", &verify, star, &[]);
}
