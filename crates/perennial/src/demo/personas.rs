//! As whom one can look around: one person for each role, found again by an address that exists in demos only.

use ground::Role;

/// Someone of the made-up district with a sign-in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Persona {
    pub role: Role,
    /// Ends in `.example`: no mail can ever reach it.
    pub email: &'static str,
    /// Fluent keys: what they are, and what to look at with their eyes.
    pub name: &'static str,
    pub sees: &'static str,
}

const fn persona(role: Role, email: &'static str, name: &'static str, sees: &'static str) -> Persona {
    Persona { role, email, name, sees }
}

/// In the order in which the page offers them.
pub const ALL: [Persona; 8] = [
    persona(Role::Lead, "lead@riverbend.example", "demo-lead", "demo-lead-sees"),
    persona(Role::Teacher, "teacher@riverbend.example", "demo-teacher", "demo-teacher-sees"),
    persona(Role::Principal, "principal@riverbend.example", "demo-principal", "demo-principal-sees"),
    persona(Role::DistrictLeader, "district@riverbend.example", "demo-district", "demo-district-sees"),
    persona(Role::Coach, "coach@riverbend.example", "demo-coach", "demo-coach-sees"),
    persona(Role::Administrator, "administrator@riverbend.example", "demo-administrator", "demo-administrator-sees"),
    persona(Role::Consultant, "consultant@riverbend.example", "demo-consultant", "demo-consultant-sees"),
    persona(Role::Evaluator, "evaluator@riverbend.example", "demo-evaluator", "demo-evaluator-sees"),
];

pub fn of(role: Role) -> Option<&'static Persona> {
    ALL.iter().find(|p| p.role == role)
}

pub fn known(email: &str) -> Option<&'static Persona> {
    ALL.iter().find(|p| p.email == email)
}
