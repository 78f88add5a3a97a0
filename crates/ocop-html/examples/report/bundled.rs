//! The bundled files: products, dossiers, certificates.

use clap::ValueEnum;
use ocop_examples::bundled::{Product, Sample};

/// A bundled file.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Bundled {
    /// A product, invented: 26/2026, enough points for 4 stars, but a requirement is not met
    DriedBanana,
    /// A product, invented: 26/2026, 68 points
    DriedJackfruit,
    /// A product, real: 1048/2019, published with 93 points
    FrozenDurian,
    /// A dossier, invented: first evaluation, no defects
    MountainHoney,
    /// A dossier, invented: re-evaluation, close to its deadline
    CommunityTourism,
    /// A dossier, invented: first evaluation, many defects
    DriedTaoMeo,
    /// Certificates of eight products, invented
    Certificates,
}

impl Bundled {
    pub(crate) const fn sample(self) -> Sample {
        let (name, bytes): (_, &[u8]) = match self {
            Self::DriedBanana => return Product::DriedBanana.sample(),
            Self::DriedJackfruit => return Product::DriedJackfruit.sample(),
            Self::FrozenDurian => return Product::FrozenDurian.sample(),
            Self::MountainHoney => (
                "mountain-honey",
                include_bytes!("../../../ocop-dossier/tests/data/mountain-honey.json"),
            ),
            Self::CommunityTourism => (
                "community-tourism",
                include_bytes!("../../../ocop-dossier/tests/data/community-tourism.json"),
            ),
            Self::DriedTaoMeo => (
                "dried-tao-meo",
                include_bytes!("../../../ocop-dossier/tests/data/dried-tao-meo.json"),
            ),
            Self::Certificates => ("certificates", include_bytes!("certificates.json")),
        };
        Sample { name, bytes }
    }
}
