//! Provisions (quy định): what rules cite of an edition, without the edition.

/// What a rule cites. Each edition's `procedure.toml` says where it is, by the name in kebab-case.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Provision {
    /// Who may apply.
    Applicants,
    /// Industries, groups and subgroups.
    Classification,
    /// What the form of registration asks.
    RegistrationContents,
    /// What the self-evaluation report asks.
    ReportContents,
    /// What the commune's report asks.
    CommuneReportContents,
    /// The forms of the annex, their parts and signatures.
    Forms,
    /// The registration form itself.
    Registration,
    /// The self-evaluation report itself.
    SelfReport,
    /// The business plan itself.
    BusinessPlan,
    /// The organisation chart itself.
    OrganisationChart,
    /// The business registration itself.
    BusinessRegistration,
    /// The copy of the business registration is certified.
    CertifiedCopy,
    /// What a dossier of an upgrade adds.
    UpgradeDossier,
    /// What a dossier of a re-evaluation adds.
    ReEvaluationDossier,
    /// How many sets the applicant hands in.
    Sets,
    /// How many sets the commune sends to the province.
    CommuneSets,
    /// How many sets the province sends to the ministry.
    ProvinceSets,
    /// Samples, up to the province.
    Samples,
    /// Samples for the ministry.
    SamplesForMinistry,
    /// What the commune adds to the dossier.
    CommuneDossier,
    /// The commune's report itself.
    CommuneReport,
    /// The commune's letter of request.
    RequestLetter,
    /// What the province adds to the dossier.
    MinistryDossier,
    /// The province's letter to the ministry.
    LetterToMinistry,
    /// The report of the advisory team.
    AdvisoryReport,
    /// The report of the council.
    CouncilReport,
    /// The decision that approves the result.
    ApprovalDecision,
    /// The report of the OCOP agency.
    AgencyReport,
    /// The result with which a dossier goes to the ministry.
    PotentialFiveStars,
    /// The commune's days from receipt.
    CommuneDays,
    /// The rounds of the province.
    ProvinceRounds,
    /// The rounds of the ministry.
    MinistryRounds,
    /// When a re-evaluation is filed.
    ReEvaluationWindow,
    /// The days for the decision of a re-evaluation.
    ReEvaluationDays,
    /// Upgrades and re-evaluations, which begin from a certificate.
    PreviousCertificate,
    /// How long a certificate is valid.
    CertificateTerm,
    /// How long it stays valid in the transition.
    CertificateGrace,
    /// For what a certificate is withdrawn.
    Withdrawal,
    /// From when the edition is in force, and for which dossiers.
    InForce,
    /// Dossiers filed before the edition.
    Transition,
    /// The form of product codes.
    ProductCode,
    /// The points of each star.
    Bands,
    /// The stars that are not recognised.
    UnrecognisedStars,
    /// Minimum requirements in prose.
    Minima,
}
