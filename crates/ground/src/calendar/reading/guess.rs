//! What a line means by its name. A guess only: the person confirms every kind before anything changes.

use crate::calendar::DayKind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    Kind(DayKind),
    /// A school day like others: an early release, the first day of school.
    Usual,
    /// The name says nothing about school.
    Unknown,
}

/// In this order: "Teacher workday, no school" is a staff day, "early release before the break" a school day.
const WORDS: [(&[&str], Guess); 6] = [
    (
        &[
            "early release",
            "early dismissal",
            "half day",
            "half-day",
            "late start",
            "delayed start",
            "minimum day",
            "first day",
            "last day",
            "school begins",
            "school starts",
            "classes begin",
            "back to school",
            "salida temprana",
            "primer día",
            "último día",
            "inicio de clases",
        ],
        Guess::Usual,
    ),
    (
        &["make-up", "makeup", "make up", "instructional", "recuperación", "recuperacion", "día lectivo"],
        Guess::Kind(DayKind::Instructional),
    ),
    (
        &[
            "teacher",
            "staff",
            "professional",
            "in-service",
            "inservice",
            "workday",
            "work day",
            "no student",
            "student holiday",
            "conference",
            "docente",
            "maestros",
            "personal",
            "sin estudiantes",
            "capacitación",
        ],
        Guess::Kind(DayKind::Staff),
    ),
    (&["break", "recess", "vacation", "vacaciones", "receso"], Guess::Kind(DayKind::Break)),
    (&["holiday", "observed", "festivo", "feriado"], Guess::Kind(DayKind::Holiday)),
    (
        &[
            "no school",
            "no classes",
            "school closed",
            "schools closed",
            "offices closed",
            "sin clases",
            "no hay clases",
            "labor day",
            "thanksgiving",
            "christmas",
            "new year",
            "martin luther king",
            "mlk",
            "presidents",
            "memorial day",
            "juneteenth",
            "independence day",
            "veterans day",
            "columbus day",
            "indigenous peoples",
            "good friday",
            "easter",
            "diwali",
            "eid al",
            "yom kippur",
            "rosh hashanah",
            "lunar new year",
        ],
        Guess::Kind(DayKind::Holiday),
    ),
];

/// By the name (and categories) and for how many days.
pub fn guess(name: &str, days: i64) -> Guess {
    let name = name.to_lowercase();
    let found = WORDS.iter().find(|(words, _)| words.iter().any(|w| name.contains(w))).map(|(_, guess)| *guess);
    match found {
        // Several days are a break, whatever the reason.
        Some(Guess::Kind(DayKind::Holiday)) if days > 1 => Guess::Kind(DayKind::Break),
        other => other.unwrap_or(Guess::Unknown),
    }
}

/// A kind as it is written in a file; `Some(None)`: a usual school day.
pub fn said(word: &str) -> Option<Option<DayKind>> {
    let word = word.trim().to_lowercase().replace([' ', '_'], "-");
    match word.as_str() {
        "break" | "recess" | "vacation" | "receso" | "vacaciones" => Some(Some(DayKind::Break)),
        "holiday" | "no-school" | "festivo" | "feriado" | "sin-clases" => Some(Some(DayKind::Holiday)),
        "staff-day" | "staff" | "no-students" | "workday" | "teacher-workday" | "pd" | "día-del-personal" | "solo-personal" => {
            Some(Some(DayKind::Staff))
        }
        "instructional" | "make-up" | "make-up-day" | "makeup" | "school-day" | "recuperación" | "día-lectivo" | "lectivo" => {
            Some(Some(DayKind::Instructional))
        }
        "early-release" | "half-day" | "none" | "usual" | "event" | "ninguno" => Some(None),
        _ => None,
    }
}
