//! Judging forecasts.
