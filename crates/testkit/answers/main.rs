//! Prints what the libraries answer on the shared cases. `.ci/wasm` runs it as WebAssembly, and compares
//! the answers with those of a test on this machine.

use std::io::{self, Write};

mod answers;

fn main() -> io::Result<()> {
    io::stdout().write_all(answers::all().as_bytes())
}
