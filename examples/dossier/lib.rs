//! What the programs on dossiers read beside dossiers.

pub mod leads;
