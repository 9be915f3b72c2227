//! What happens, in the order of its days. Places point into the simulated district.

use jiff::ToSpan;
use jiff::civil::Date;
use simulate::District;

/// Promised when a pulse opens: people hear back a week after its last day.
pub const HEAR_BACK_DAYS: i64 = 7;

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Event {
    /// Who left in summer is gone, who comes is there.
    Turnover,
    Begin(usize),
    Step(usize, usize),
    Move(usize, usize),
    Pulse(usize, usize),
    Close(usize, usize),
    /// The day on which people were promised to hear back.
    HearBack(usize, usize),
    End(usize),
}

/// On one day in the order of `Event`: people first, endings last.
pub fn of(district: &District) -> Vec<(Date, Event)> {
    let mut all: Vec<(Date, Event)> = arrivals(district).into_iter().map(|day| (day, Event::Turnover)).collect();
    for (n, a) in district.adoptions.iter().enumerate() {
        let last = a.ending.as_ref().map_or(district.ends, |e| e.on);
        let mut add = |day: Date, event| {
            if day <= last && day <= district.ends {
                all.push((day, event));
            }
        };
        add(a.begins, Event::Begin(n));
        a.steps.iter().enumerate().for_each(|(at, s)| add(s.on, Event::Step(n, at)));
        a.moves.iter().enumerate().for_each(|(at, m)| add(m.on, Event::Move(n, at)));
        // A wave that would outlast its implementation is not opened.
        for (at, pulse) in a.pulses.iter().enumerate().filter(|(_, p)| p.closes <= last) {
            add(pulse.opens, Event::Pulse(n, at));
            add(pulse.closes, Event::Close(n, at));
            add(pulse.closes.saturating_add(HEAR_BACK_DAYS.days()), Event::HearBack(n, at));
        }
        if let Some(ending) = &a.ending {
            add(ending.on, Event::End(n));
        }
    }
    all.sort();
    all
}

/// The days on which people come or have just gone.
fn arrivals(district: &District) -> Vec<Date> {
    let staff = district.schools.iter().flat_map(|s| &s.staff);
    let mut days: Vec<Date> = staff.flat_map(|e| [Some(e.from), e.until.map(|last| last.saturating_add(1.day()))]).flatten().collect();
    days.retain(|day| *day > district.begins && *day <= district.ends);
    days.sort();
    days.dedup();
    days
}
