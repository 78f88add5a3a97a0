#!/bin/sh
# Measures an earlier build and this one in one run, and prints the tables of benches/README.md as Markdown:
#
#     benches/both.sh COMMIT [BENCH...] > tables.md
#
# Without names it measures what the tables have. What the benches print goes to the error output. Run nothing else
# on the machine meanwhile.
set -eu
cd "$(dirname "$0")/.."
earlier=${1:?names no commit of the earlier build}
shift
[ $# -gt 0 ] || set -- batch growth lines rate_one way_up parse_one sheet_code check_dossier

export CRITERION_HOME="$PWD/target/both" CARGO_TARGET_DIR="$PWD/target"
before=$(git rev-parse --short "$earlier")
tree=$(mktemp -d)
trap 'git worktree remove --force "$tree"' EXIT
git worktree add --quiet --detach "$tree" "$before" >&2
rm -rf "$CRITERION_HOME"

# Measures in a folder. Some benches say themselves how long each measurement takes.
measure() {
    folder=$1 save=$2
    shift 2
    for bench in "$@"; do
        (cd "$folder" && cargo bench --quiet -p ocop-benches --bench "$bench" -- --noplot \
            --warm-up-time 0.3 --measurement-time 1 --save-baseline "$save") >&2 ||
            echo "$bench: not measured in $save" >&2
    done
}
measure "$tree" earlier "$@"
# So that what this build does not measure is not taken from the earlier one.
find "$CRITERION_HOME" -type d -name new -prune -exec rm -r {} +
measure . now "$@"

cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
version() { sed -n "/^name = \"$1\"/{n;s/version = //p;}" Cargo.lock | tr -d '"'; }
echo "${cpu:-$(uname -m)}, $(getconf _NPROCESSORS_ONLN) cores, $(rustc --version), ${RUSTFLAGS:-stock build};"
echo "\`serde_json\` $(version serde_json), \`rust_decimal\` $(version rust_decimal), \`garde\` $(version garde)."
echo "This build: $(git rev-parse --short HEAD); the earlier build: $before."
cargo bench --quiet -p ocop-benches --bench table
