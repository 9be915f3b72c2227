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
pub const COMPARISON: &str = "/innovations/compare";
pub const VOICES: &str = "/pulses";
pub const PULSE_OUTLINE_REMOVALS: &str = "/pulses/outline-removals";
pub const ABOUT: &str = "/about";
pub const DEMO: &str = "/demo";
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
pub fn innovation_need(id: InnovationId) -> String {
    format!("/innovations/{id}/need")
}
pub fn innovation_ingredients(id: InnovationId) -> String {
    format!("/innovations/{id}/ingredients")
}
pub fn innovation_theory(id: InnovationId) -> String {
    format!("/innovations/{id}/theory-of-change")
}
/// Two innovations beside each other; whichever is missing can be chosen there.
pub fn comparison(a: Option<InnovationId>, b: Option<InnovationId>) -> String {
    let chosen = [("a", a), ("b", b)].into_iter().filter_map(|(name, id)| Some(format!("{name}={}", id?)));
    format!("{COMPARISON}?{}", chosen.collect::<Vec<_>>().join("&"))
}
pub fn innovation_implementations(id: InnovationId) -> String {
    format!("/innovations/{id}/implementations")
}
pub fn implementation(id: ImplementationId) -> String {
    format!("/implementations/{id}")
}
pub fn learning_plan(id: ImplementationId) -> String {
    format!("/implementations/{id}/learning-plan")
}
pub fn learning_plan_edit(id: ImplementationId) -> String {
    format!("/implementations/{id}/learning-plan/edit")
}
/// A stage by its word.
pub fn stage(id: ImplementationId, stage: &str) -> String {
    format!("/implementations/{id}/stages/{stage}")
}
pub fn stage_activities(id: ImplementationId, stage: &str) -> String {
    format!("/implementations/{id}/stages/{stage}/activities")
}
pub fn stage_dates(id: ImplementationId, stage: &str) -> String {
    format!("/implementations/{id}/stages/{stage}/dates")
}
pub fn activities(id: ImplementationId) -> String {
    format!("/implementations/{id}/activities")
}
pub fn activity(id: ActivityId) -> String {
    format!("/activities/{id}")
}
pub fn activity_completion(id: ActivityId) -> String {
    format!("/activities/{id}/completion")
}
pub fn activity_reopening(id: ActivityId) -> String {
    format!("/activities/{id}/reopening")
}
pub const STAGE_TEMPLATES: &str = "/stage-templates";
pub const STAGE_TEMPLATE_CHOICE: &str = "/stage-templates/choice";
pub fn stage_template(id: StageTemplateId) -> String {
    format!("/stage-templates/{id}")
}
pub fn stage_template_removal(id: StageTemplateId) -> String {
    format!("/stage-templates/{id}/removal")
}
pub fn implementation_stage(id: ImplementationId) -> String {
    format!("/implementations/{id}/stage")
}
pub fn innovation_files(id: InnovationId) -> String {
    format!("/innovations/{id}/files")
}
pub fn innovation_file(id: InnovationId, file: FileId) -> String {
    format!("/innovations/{id}/files/{file}")
}
pub fn innovation_file_picture(id: InnovationId, file: FileId) -> String {
    format!("/innovations/{id}/files/{file}/picture")
}
pub fn innovation_file_deletion(id: InnovationId, file: FileId) -> String {
    format!("/innovations/{id}/files/{file}/deletion")
}
pub const MY_LOAD: &str = "/me/load";
pub fn unit_load(id: UnitId) -> String {
    format!("/units/{id}/load")
}
/// Where hours are agreed on, with the way back to what an innovation would add there.
pub fn unit_load_for(id: UnitId, innovation: InnovationId) -> String {
    format!("/units/{id}/load?for={innovation}#load-agreed")
}
pub fn unit_load_limits(id: UnitId) -> String {
    format!("/units/{id}/load/limits")
}
pub fn innovation_load(id: InnovationId, unit: UnitId) -> String {
    format!("/innovations/{id}/load?unit={unit}")
}
pub fn innovation_load_anywhere(id: InnovationId) -> String {
    format!("/innovations/{id}/load")
}
pub fn implementation_load_decision(id: ImplementationId) -> String {
    format!("/implementations/{id}/load-decision")
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
/// A page of a pulse by its last word.
pub fn of_pulse(id: PulseId, page: &str) -> String {
    format!("/pulses/{id}/{page}")
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
pub const STAFF_LISTS: &str = "/roster/staff-lists";
pub fn staff_list_matching(id: StaffListId) -> String {
    format!("{STAFF_LISTS}/{id}/matching")
}
pub fn staff_list_words(id: StaffListId) -> String {
    format!("{STAFF_LISTS}/{id}/words")
}
pub fn staff_list_dismissal(id: StaffListId) -> String {
    format!("{STAFF_LISTS}/{id}/dismissal")
}
pub const CLASSES: &str = "/roster/classes";
pub fn classes_of(unit: UnitId) -> String {
    format!("{CLASSES}?unit={unit}")
}
pub fn roster_before(id: ImportId) -> String {
    format!("{ROSTER}?before={id}")
}

pub const CALENDAR: &str = "/calendar";

pub fn calendar(unit: UnitId) -> String {
    format!("/calendar/{unit}")
}
pub fn calendar_year(unit: UnitId, year: SchoolYearId) -> String {
    format!("/calendar/{unit}?year={year}")
}
pub fn calendar_zone(unit: UnitId) -> String {
    format!("/calendar/{unit}/zone")
}
pub fn calendar_file(unit: UnitId) -> String {
    format!("/calendar/{unit}/file")
}
pub fn calendar_additions(unit: UnitId) -> String {
    format!("/calendar/{unit}/additions")
}
pub fn calendar_days(unit: UnitId, year: SchoolYearId) -> String {
    format!("/calendar/{unit}/days/{year}")
}
pub fn school_years(unit: UnitId) -> String {
    format!("/calendar/{unit}/years")
}
pub fn new_school_year(unit: UnitId) -> String {
    format!("/calendar/{unit}/years/new")
}
pub fn next_school_year(unit: UnitId, like: SchoolYearId) -> String {
    format!("/calendar/{unit}/years/new?like={like}")
}
pub fn school_year_from_roster(unit: UnitId, at: usize) -> String {
    format!("/calendar/{unit}/years/new?roster={at}")
}
pub fn school_year(id: SchoolYearId) -> String {
    format!("/school-years/{id}")
}
pub fn school_year_removal(id: SchoolYearId) -> String {
    format!("/school-years/{id}/removal")
}

pub const UNPLACED: &str = "/people/unplaced";
pub const MERGING: &str = "/people/merging";
pub const INVITATIONS: &str = "/people/invitations";
pub const UNITS: &str = "/units";
pub const NEW_UNIT: &str = "/units/new";
pub fn person_part_days(id: PersonId) -> String {
    format!("/people/{id}/part-days")
}
pub fn person_departure(id: PersonId) -> String {
    format!("/people/{id}/departure")
}
pub fn person_return(id: PersonId) -> String {
    format!("/people/{id}/return")
}
pub fn person_absences(id: PersonId) -> String {
    format!("/people/{id}/absences")
}
pub fn person_absence_endings(id: PersonId) -> String {
    format!("/people/{id}/absence-endings")
}
pub fn person_stand_in(id: PersonId) -> String {
    format!("/people/{id}/stand-in")
}
pub fn person_unmerging(id: PersonId) -> String {
    format!("/people/{id}/unmerging")
}
pub fn merging_pair(one: PersonId, other: PersonId) -> String {
    format!("{MERGING}?one={one}&other={other}")
}
pub fn unit(id: UnitId) -> String {
    format!("/units/{id}")
}
pub fn unit_edit(id: UnitId) -> String {
    format!("/units/{id}/edit")
}
pub fn unit_closing(id: UnitId) -> String {
    format!("/units/{id}/closing")
}
pub fn unit_reopening(id: UnitId) -> String {
    format!("/units/{id}/reopening")
}

pub const ORGANIZATIONS: &str = "/organizations";
pub const ORGANIZATION_CHOICE: &str = "/organizations/choice";
pub const GUESTS: &str = "/guests";
pub const MY_PASSWORD: &str = "/me/password";
pub const MY_DEPARTURE: &str = "/me/departure";
pub const TEMPLATES: &str = "/templates";
pub const TEMPLATE_FILES: &str = "/templates/files";
pub const TEMPLATE_COPIES: &str = "/templates/copies";
pub const OPERATOR: &str = "/operator";
pub const OPERATOR_NEW: &str = "/operator/organizations/new";
pub const OPERATOR_ORGANIZATIONS: &str = "/operator/organizations";
pub const OPERATOR_CHOICE: &str = "/operator/choice";
pub const OPERATOR_SIGN_OUT: &str = "/operator/sign-out";
pub fn choose_then(back: &str) -> String {
    if back == HOME { ORGANIZATIONS.into() } else { format!("{ORGANIZATIONS}?back={}", percent(back)) }
}
pub fn password_account(token: &str) -> String {
    format!("/password/{token}/account")
}
pub fn guest_extension(id: PersonId) -> String {
    format!("/guests/{id}/extension")
}
pub fn guest_end(id: PersonId) -> String {
    format!("/guests/{id}/end")
}
pub fn guest_revocation(id: PersonId) -> String {
    format!("/guests/{id}/revocation")
}
pub fn operator_suspension(id: OrganizationId) -> String {
    format!("/operator/organizations/{id}/suspension")
}
pub fn operator_reopening(id: OrganizationId) -> String {
    format!("/operator/organizations/{id}/reopening")
}

pub const DATA: &str = "/data";
pub const DATA_JSON: &str = "/data.json";
pub const RETENTION: &str = "/data/retention";
pub const HOLDS: &str = "/data/holds";
pub const LOOKS: &str = "/me/looks";
pub fn hold(id: HoldId) -> String {
    format!("/data/holds/{id}")
}
pub fn hold_lifting(id: HoldId) -> String {
    format!("/data/holds/{id}/lifting")
}
pub fn erasure(id: PersonId) -> String {
    format!("/people/{id}/erasure")
}
pub fn erasure_confirmation(id: PersonId) -> String {
    format!("/people/{id}/erasure/confirmation")
}

pub const VAULT: &str = "/vault";
pub const MY_DATA: &str = "/me/data";
pub const MY_BUNDLE: &str = "/me/data/bundle";
pub fn vault_step(id: ExportId, step: &str) -> String {
    format!("/vault/{id}/{step}")
}

pub const ROLLOVER: &str = "/rollover";
pub fn rollover(id: RolloverId) -> String {
    format!("/rollover/{id}")
}
/// A step of it, by its word.
pub fn rollover_step(id: RolloverId, step: &str) -> String {
    format!("/rollover/{id}/{step}")
}
pub fn implementation_stop(id: ImplementationId) -> String {
    format!("/implementations/{id}/stop")
}
pub fn implementation_resumption(id: ImplementationId) -> String {
    format!("/implementations/{id}/resumption")
}

/// A page of an implementation by its last word: `stop-story`, `telling`, `letter`, `pause`, `sustain`.
pub fn of_implementation(id: ImplementationId, page: &str) -> String {
    format!("/implementations/{id}/{page}")
}

pub const SEARCH: &str = "/search";
pub const TRASH: &str = "/trash";
pub fn trash_just(id: db::Uuid) -> String {
    format!("{TRASH}?just={}", PersonId(id))
}
pub fn innovation_deletion(id: InnovationId) -> String {
    format!("/innovations/{id}/deletion")
}
pub fn implementation_deletion(id: ImplementationId) -> String {
    format!("/implementations/{id}/deletion")
}
pub fn pulse_deletion(id: PulseId) -> String {
    format!("/pulses/{id}/deletion")
}

// desk: what looks across
pub const PORTFOLIO: &str = "/portfolio";
pub fn implementation_one_pager(id: ImplementationId) -> String {
    format!("/implementations/{id}/one-pager")
}
pub fn implementation_one_pager_pdf(id: ImplementationId) -> String {
    format!("/implementations/{id}/one-pager.pdf")
}
pub fn innovation_one_pager(id: InnovationId) -> String {
    format!("/innovations/{id}/one-pager")
}
pub fn innovation_one_pager_pdf(id: InnovationId) -> String {
    format!("/innovations/{id}/one-pager.pdf")
}

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
