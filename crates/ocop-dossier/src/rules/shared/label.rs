//! The contents that the label of a product must show, by the goods of the sheet.

use ocop_core::{Edition, Sheet};

use crate::model::LabelContent;
use crate::model::LabelContent::{
    Composition, Expiry, Instructions, Name, Nutrition, Origin, ProductionDate, Quantity,
    ResponsibleUnit,
};

/// What every label of goods shows.
const GOODS: &[LabelContent] = &[Name, ResponsibleUnit, Origin];

/// The further contents of goods, by the last sheet of a group of sheets. The sheets of 148/2023 have the
/// same numbers.
const FURTHER: [(u16, &[LabelContent]); 12] = [
    // Fresh vegetables, meat and the like.
    (2, &[Quantity]),
    // Rice and grains.
    (3, &[Quantity, ProductionDate, Expiry]),
    // Honey and other raw food.
    (
        4,
        &[Quantity, ProductionDate, Expiry, Composition, Instructions],
    ),
    // Processed food, fish sauce.
    (
        9,
        &[
            Quantity,
            ProductionDate,
            Expiry,
            Composition,
            Instructions,
            Nutrition,
        ],
    ),
    // Spices, tea, coffee.
    (
        13,
        &[Quantity, ProductionDate, Expiry, Composition, Instructions],
    ),
    // Alcohol.
    (15, &[Quantity, ProductionDate, Instructions]),
    // Bottled water.
    (
        16,
        &[Quantity, ProductionDate, Expiry, Composition, Instructions],
    ),
    // Other drinks.
    (
        17,
        &[
            Quantity,
            ProductionDate,
            Expiry,
            Composition,
            Instructions,
            Nutrition,
        ],
    ),
    // Functional food, medicine from plants.
    (
        18,
        &[Quantity, ProductionDate, Expiry, Composition, Instructions],
    ),
    // Cosmetics: a date of production or of expiry.
    (19, &[Quantity, Composition, Instructions]),
    // Essential oils, medicinal plants.
    (20, &[Quantity, ProductionDate, Expiry]),
    // Crafts, fabrics, plants and animals.
    (25, &[]),
];

/// The contents that a label of the sheet's goods must show, in their order. Services have no label.
pub(crate) fn required(sheet: &Sheet) -> impl Iterator<Item = LabelContent> {
    let number = sheet.number();
    let mut groups = FURTHER.iter();
    // The sheets of 1048/2019 have other numbers.
    let further = match sheet.edition() {
        Edition::E2019 => None,
        _ => groups.find(|(last, _)| number <= *last),
    };
    let further = further.map_or(&[][..], |&(_, further)| further);
    let goods = sheet.samples() > 0;
    let all = GOODS.iter().chain(further).copied();
    all.filter(move |_| goods)
}
