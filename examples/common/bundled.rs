//! The bundled products and tables: what a program shows when nothing else is given.

use clap::ValueEnum;

/// A bundled product.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Product {
    /// Dried banana, invented: 26/2026, enough points for 4 stars, but a requirement is not met
    DriedBanana,
    /// Dried jackfruit, invented: 26/2026, 68 points
    DriedJackfruit,
    /// Frozen durian, real: 1048/2019, published with 93 points (34 + 24 + 35)
    FrozenDurian,
}

impl Product {
    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DriedBanana => "dried-banana",
            Self::DriedJackfruit => "dried-jackfruit",
            Self::FrozenDurian => "frozen-durian",
        }
    }

    /// The product as JSON.
    #[must_use]
    pub const fn json(self) -> &'static str {
        match self {
            Self::DriedBanana => include_str!("../data/dried-banana.json"),
            Self::DriedJackfruit => include_str!("../data/dried-jackfruit.json"),
            Self::FrozenDurian => include_str!("../data/frozen-durian.json"),
        }
    }

    /// What the program shows: its name and its bytes.
    #[must_use]
    pub const fn sample(self) -> Sample {
        Sample {
            name: self.name(),
            bytes: self.json().as_bytes(),
        }
    }
}

/// A bundled file.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its name on the command line.
    pub name: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
}

/// The only bundled table: invented scorecards of 26/2026, set 7.
pub const TABLE: Sample = Sample {
    name: "scorecards",
    bytes: include_bytes!("../data/scorecards.csv"),
};

/// A bundled table, as typed on the command line.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Table {
    /// Invented scorecards of 26/2026, set 7: three councils
    Scorecards,
}
