//! Control and run charts.
