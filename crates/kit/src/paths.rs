//! Every address of the house, so that a link cannot be misspelt. Routes are nouns.

use ground::*;

pub const HOME: &str = "/";
pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_OUT: &str = "/sign-out";
pub const SET_UP: &str = "/set-up";
pub const ME: &str = "/me";
pub const PEOPLE: &str = "/people";
pub const NEW_PERSON: &str = "/people/new";
pub const ROSTER: &str = "/roster";
pub const WORK: &str = "/work";
pub const INNOVATIONS: &str = "/innovations";
pub const NEW_INNOVATION: &str = "/innovations/new";
pub const VOICES: &str = "/pulses";
pub const ABOUT: &str = "/about";
pub const STYLEGUIDE: &str = "/styleguide";

pub fn sign_in_then(back: &str) -> String {
    format!("{SIGN_IN}?back={}", percent(back))
}
pub fn password(token: &str) -> String {
    format!("/password/{token}")
}
pub fn person(id: PersonId) -> String {
    format!("/people/{id}")
}
pub fn person_parts(id: PersonId) -> String {
    format!("/people/{id}/parts")
}
pub fn person_part_endings(id: PersonId) -> String {
    format!("/people/{id}/part-endings")
}
pub fn person_link(id: PersonId) -> String {
    format!("/people/{id}/password-link")
}
pub fn roster_import(id: ImportId) -> String {
    format!("/roster/{id}")
}
pub fn innovation(id: InnovationId) -> String {
    format!("/innovations/{id}")
}
pub fn innovation_edit(id: InnovationId) -> String {
    format!("/innovations/{id}/edit")
}
pub fn innovation_implementations(id: InnovationId) -> String {
    format!("/innovations/{id}/implementations")
}
pub fn implementation(id: ImplementationId) -> String {
    format!("/implementations/{id}")
}
pub fn implementation_learning(id: ImplementationId) -> String {
    format!("/implementations/{id}/adult-learning")
}
pub fn implementation_stage(id: ImplementationId) -> String {
    format!("/implementations/{id}/stage")
}
pub fn team(id: ImplementationId) -> String {
    format!("/implementations/{id}/team")
}
pub fn team_members(id: ImplementationId) -> String {
    format!("/implementations/{id}/team/members")
}
pub fn team_departures(id: ImplementationId) -> String {
    format!("/implementations/{id}/team/departures")
}
pub fn new_pulse(id: ImplementationId) -> String {
    format!("/implementations/{id}/pulses/new")
}
pub fn implementation_pulses(id: ImplementationId) -> String {
    format!("/implementations/{id}/pulses")
}
pub fn pulse(id: PulseId) -> String {
    format!("/pulses/{id}")
}
pub fn pulse_opening(id: PulseId) -> String {
    format!("/pulses/{id}/opening")
}
pub fn pulse_closure(id: PulseId) -> String {
    format!("/pulses/{id}/closure")
}
pub fn pulse_links(id: PulseId) -> String {
    format!("/pulses/{id}/links")
}
pub fn pulse_links_csv(id: PulseId) -> String {
    format!("/pulses/{id}/links.csv")
}
pub fn pulse_figures_csv(id: PulseId) -> String {
    format!("/pulses/{id}/figures.csv")
}
pub fn pulse_sheet(id: PulseId) -> String {
    format!("/pulses/{id}/sheet")
}
pub fn pulse_pdf(id: PulseId) -> String {
    format!("/pulses/{id}/sheet.pdf")
}
pub fn answer(token: &str) -> String {
    format!("/r/{token}")
}

// roster

// calendar

// people and units

// organizations

// data rights

pub const VAULT: &str = "/vault";
pub const MY_DATA: &str = "/me/data";
pub const MY_BUNDLE: &str = "/me/data/bundle";
pub fn vault_step(id: ExportId, step: &str) -> String {
    format!("/vault/{id}/{step}")
}

// rollover

// search and trash

/// Enough of percent-encoding for a path inside a query.
fn percent(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Where to go back to: only an address of our own, never another site.
pub fn own(back: &str) -> &str {
    let inside = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\') && !back.contains(char::is_control);
    if inside { back } else { HOME }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_back_never_leaves_the_house() {
        assert_eq!(own("/work?x=1"), "/work?x=1");
        for away in ["//evil.example", "https://evil.example", "/\\evil.example", "", "javascript:alert(1)", "/a\nb"] {
            assert_eq!(own(away), HOME);
        }
        assert_eq!(sign_in_then("/pulses/a?b=c&d"), "/sign-in?back=/pulses/a%3Fb%3Dc%26d");
    }
}
