//! Schools and the people who work in them, with the years in which some leave and others come.

use crate::chance::Chance;
use crate::names::{FAMILY, GIVEN, SCHOOLS};
use crate::parameters::Parameters;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::collections::HashSet;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    Elementary,
    Middle,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Job {
    Principal,
    Coach,
    Teacher,
    Paraeducator,
    SupportStaff,
}

#[derive(Clone, Debug, PartialEq)]
pub struct School {
    pub name: String,
    pub level: Level,
    /// In the order in which they came.
    pub staff: Vec<Employee>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Employee {
    pub given: String,
    pub family: String,
    pub job: Job,
    /// First day; those who were there at the beginning: the day it begins.
    pub from: Date,
    /// Last day of those who left.
    pub until: Option<Date>,
}

impl Employee {
    pub fn works_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|last| day <= last)
    }
}

impl School {
    pub fn on(&self, day: Date) -> impl Iterator<Item = (usize, &Employee)> {
        self.staff.iter().enumerate().filter(move |(_, e)| e.works_on(day))
    }

    /// The day the newest principal came, up to `day`.
    pub fn principal_since(&self, day: Date) -> Option<Date> {
        self.on(day).filter(|(_, e)| e.job == Job::Principal).map(|(_, e)| e.from).max()
    }
}

/// The schools as they are on the first day, with their full staff.
pub fn schools(p: &Parameters, chance: &mut Chance, begins: Date) -> Vec<School> {
    let mut taken = HashSet::new();
    let school = |n: usize, chance: &mut Chance, taken: &mut HashSet<(usize, usize)>| {
        let level = if n % 4 == 3 { Level::Middle } else { Level::Elementary };
        let kind = if level == Level::Middle { "Middle School" } else { "Elementary" };
        let size = (p.staff_mean.value + p.staff_spread.value * chance.normal()).round().clamp(14.0, 60.0) as usize;
        let name = format!("{} {kind}", SCHOOLS[n % SCHOOLS.len()]);
        let mut staff = vec![someone(chance, taken, Job::Principal, begins)];
        for at in 0..size {
            // One coach for a school; one in five supports, half of them in classrooms.
            let job = match at {
                0 => Job::Coach,
                _ if at % 10 == 4 => Job::Paraeducator,
                _ if at % 10 == 9 => Job::SupportStaff,
                _ => Job::Teacher,
            };
            staff.push(someone(chance, taken, job, begins));
        }
        School { name, level, staff }
    };
    (0..p.schools).map(|n| school(n, chance, &mut taken)).collect()
}

/// A name that nobody in the district bears yet (as long as there are enough).
fn someone(chance: &mut Chance, taken: &mut HashSet<(usize, usize)>, job: Job, from: Date) -> Employee {
    let mut name = (0, 0);
    for _ in 0..200 {
        name = (chance.below(GIVEN.len()), chance.below(FAMILY.len()));
        if taken.insert(name) {
            break;
        }
    }
    Employee { given: GIVEN[name.0].into(), family: FAMILY[name.1].into(), job, from, until: None }
}

/// Each summer some leave, and others come for the new year.
pub fn turn_over(p: &Parameters, chance: &mut Chance, schools: &mut [School], begins: Date, ends: Date) {
    let mut taken: HashSet<(usize, usize)> = schools.iter().flat_map(|s| &s.staff).filter_map(placed).collect();
    for year in begins.year()..=ends.year() {
        let (last, first) = (date(year, 6, 30), date(year, 8, 15));
        if last <= begins || first.saturating_add(1.week()) > ends {
            continue;
        }
        for school in schools.iter_mut() {
            let mut come = Vec::new();
            for employee in school.staff.iter_mut().filter(|e| e.works_on(last)) {
                let leaves = if employee.job == Job::Principal { p.principal_leaves } else { p.teacher_leaves };
                if chance.happens(leaves.value) {
                    employee.until = Some(last);
                    come.push(employee.job);
                }
            }
            for job in come {
                let newcomer = someone(chance, &mut taken, job, first);
                school.staff.push(newcomer);
            }
        }
    }
}

fn placed(e: &Employee) -> Option<(usize, usize)> {
    Some((GIVEN.iter().position(|g| *g == e.given)?, FAMILY.iter().position(|f| *f == e.family)?))
}
