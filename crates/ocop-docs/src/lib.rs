//! The code of the READMEs, run as tests.
