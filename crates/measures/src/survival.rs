//! Time until an event.
