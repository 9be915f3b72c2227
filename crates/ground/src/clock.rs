//! Time is passed in. A [`Moment`] is stored; people read dates in the zone of their organization.

use db::{FromValue, Value};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::sync::Arc;

/// An instant in microseconds since 1970, UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Moment(pub i64);

impl Moment {
    pub fn plus_days(self, days: i64) -> Moment {
        self.plus_seconds(days * 86_400)
    }

    pub fn plus_seconds(self, seconds: i64) -> Moment {
        Moment(self.0 + seconds * 1_000_000)
    }

    /// The civil date of this instant in a zone.
    pub fn date(self, zone: &TimeZone) -> Date {
        let at = Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH);
        at.to_zoned(zone.clone()).date()
    }
}

impl From<Moment> for Value {
    fn from(at: Moment) -> Value {
        Value::Int(at.0)
    }
}

impl FromValue for Moment {
    const WANTED: &'static str = "an instant";
    fn from_value(value: Value) -> Option<Moment> {
        i64::from_value(value).map(Moment)
    }
}

/// Where `now` comes from: the wall clock in the program, a hand-set one in tests.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    pub fn new(now: impl Fn() -> Moment + Send + Sync + 'static) -> Clock {
        Clock(Arc::new(now))
    }

    pub fn now(&self) -> Moment {
        (self.0)()
    }
}

/// A zone by name; unknown names fall back to UTC (the form refuses them at the door).
pub fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// Whether a zone of this name is known.
pub fn is_zone(name: &str) -> bool {
    TimeZone::get(name).is_ok()
}

/// All zones known by name, in their order.
pub fn zone_names() -> Vec<String> {
    jiff::tz::db().available().map(|name| name.to_string()).collect()
}

/// The first instant after a day in a zone, also where a clock change leaves that midnight out. None at the end of time.
pub fn midnight_after(day: Date, zone: &TimeZone) -> Option<Moment> {
    let start = day.tomorrow().ok().and_then(|next| next.to_zoned(zone.clone()).ok())?;
    Some(Moment(start.timestamp().as_microsecond()))
}

/// An ISO date as stored.
pub fn date(text: &str) -> Option<Date> {
    text.parse().ok()
}
