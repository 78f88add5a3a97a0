//! The code of the READMEs, run as tests; published crates cannot include files outside their folder.

/// The project's README.
#[doc = include_str!("../../../README.md")]
#[derive(Debug)]
pub struct Readme;

/// The README of `ocop-core`.
#[doc = include_str!("../../ocop-core/README.md")]
#[derive(Debug)]
pub struct CoreReadme;

/// The README of `ocop-dossier`.
#[doc = include_str!("../../ocop-dossier/README.md")]
#[derive(Debug)]
pub struct DossierReadme;
