//! Rates OCOP scorecards in SQL on a cluster: Ballista with the functions of ocop-datafusion.
