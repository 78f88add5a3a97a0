//! Rates OCOP scorecards in SQL: functions and aggregates for DataFusion.
