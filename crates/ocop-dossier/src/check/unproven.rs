//! Claims on the content of the product that no test result proves, as the examination keeps them.

/// Why the test reports do not prove a claim.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Reason {
    /// No report has the indicator.
    Untested,
    /// The latest report contradicts the claim.
    Contradicted,
    /// The latest report does not decide the claim, such as `<0.5` for at most 0.3.
    Undecided,
    /// No report has a unit that can be compared with that of the claim.
    OtherUnit,
}

/// The place of a document among all, and of a claim or result in it.
pub(crate) type Place = (usize, usize);

/// A claim that no test result proves, with the result that counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unproven {
    pub(crate) reason: Reason,
    pub(crate) claim: Place,
    pub(crate) result: Place,
}
