//! `users.csv`: staff become people, students and families become numbers.
//!
//! Row by row, so that nobody's row is held who is not kept. In 1.1 the roles stand here too.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::columns::{Column, Need, Wanted};
use super::dates::Dates;
use super::model::{Headcount, Mode, Modes, Partial, Person, RoleIn, RoleOf, SourceId, Version};
use super::notes::Notes;
use super::orgs::Orgs;
use super::refusal::ReadError;
use super::roles::{Place, Roles};
use super::same_id;
use super::table::{Row, Table};
use super::values::{self, Belonging, Status};
use super::warning::WarningKind;

pub(super) const WANTED: &Wanted = &[
    (Column::SourcedId, Need::Vital),
    (Column::Status, Need::Free),
    (Column::DateLastModified, Need::Free),
    (Column::EnabledUser, Need::Usual),
    (Column::OrgSourcedIds, Need::Free),
    (Column::Role, Need::Free),
    (Column::Username, Need::Usual),
    (Column::GivenName, Need::Vital),
    (Column::FamilyName, Need::Vital),
    (Column::PreferredGivenName, Need::Free),
    (Column::PreferredFamilyName, Need::Free),
    (Column::Email, Need::Usual),
    (Column::PrimaryOrgSourcedId, Need::Free),
];

#[derive(Default)]
pub(super) struct Users {
    pub people: Vec<Person>,
    pub headcounts: BTreeMap<SourceId, Headcount>,
    pub gone: Vec<SourceId>,
    pub left_out: Vec<SourceId>,
    pub partial: Partial,
}

/// What the rows are read against.
pub(super) struct Against<'o> {
    pub orgs: &'o Orgs,
    pub version: Version,
    pub modes: Modes,
}

/// Which ids stand in the file, as digests: most are students', and nothing of theirs is held.
#[derive(Default)]
pub(super) struct Ids {
    once: HashSet<u64>,
    again: HashSet<u64>,
}

impl Ids {
    /// Passes through the file once, before it is read.
    pub fn read(mut table: Table<'_>) -> Result<(Ids, bool), ReadError> {
        let mut ids = Ids::default();
        // what is odd is told when the file is read
        let mut notes = Notes::default();
        let role_column = table.has(Column::Role);
        while let Some(row) = table.next(&mut notes)? {
            let id = row.text(Column::SourcedId, &mut notes);
            if !id.is_empty() && !ids.once.insert(digest(&id)) {
                ids.again.insert(digest(&id));
            }
        }
        ids.once.extend(table.slipped.iter().map(|id| digest(id)));
        Ok((ids, role_column))
    }

    pub fn has(&self, id: &str) -> bool {
        self.once.contains(&digest(id))
    }
}

/// 64 bits that stand for an id. Of a million ids two are alike with a chance of one in thirty million; one student is then
/// counted once less.
pub(super) fn digest(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// A row of someone who has several.
struct Draft {
    row: u64,
    status: Status,
    places: Vec<Place>,
    /// Nothing for who is not kept, and for a row without a name.
    person: Option<Person>,
}

impl Users {
    pub fn read(mut table: Table<'_>, ids: &Ids, mut roles: Roles, against: &Against<'_>, notes: &mut Notes) -> Result<Users, ReadError> {
        let file = table.file.clone();
        let mut users = Users::default();
        let mut dates = Dates::default();
        let mut several: BTreeMap<SourceId, Vec<Draft>> = BTreeMap::new();
        while let Some(row) = table.next(notes)? {
            let Some(id) = row.required(Column::SourcedId, notes) else {
                continue;
            };
            dates.stamp(row.number, Column::DateLastModified, &row.text(Column::DateLastModified, notes));
            let places = match roles.by_user.remove(&id) {
                Some(places) => places,
                None => own_places(&row, against, notes),
            };
            let status = values::status(&row, notes);
            if ids.again.contains(&digest(&id)) {
                let kept = status == Status::Active && (places.is_empty() || places.iter().any(Place::is_staff));
                let person = if kept { person(id.clone(), Vec::new(), &row, notes) } else { None };
                several.entry(id).or_default().push(Draft { row: row.number, status, places, person });
                continue;
            }
            match status {
                Status::Gone => users.leave(id, &places, &row, against, notes),
                Status::Active => users.arrive(id, places, &row, against, notes),
            }
        }
        if ids.once.is_empty() && against.modes.users == Mode::Bulk {
            return Err(ReadError::NoRows { file });
        }
        for (id, drafts) in several {
            users.arrive_in_several(id, drafts, &file, against, notes);
        }
        dates.tell(&file, notes);
        users.take_strays(roles, against.modes.users, notes);
        users.people.sort_by(|a, b| a.source_id.cmp(&b.source_id));
        users.partial.people.sort_by(|a, b| a.source_id.cmp(&b.source_id));
        users.gone.sort();
        users.left_out.extend(table.slipped);
        users.left_out.sort();
        Ok(users)
    }

    /// Someone with several rows, as where a system writes one for each school: read as one when they name the same person,
    /// and not at all when they do not, since nobody can tell whose roles are whose.
    fn arrive_in_several(&mut self, id: SourceId, mut drafts: Vec<Draft>, file: &str, against: &Against<'_>, notes: &mut Notes) {
        let rows = drafts.iter().map(|draft| draft.row).collect();
        if drafts.iter().all(|draft| draft.status == Status::Gone) {
            if drafts.iter().any(|draft| draft.places.is_empty() || draft.places.iter().any(Place::is_staff)) {
                self.gone.push(id);
            }
            return same_id::tell(rows, file, notes, |first_row| WarningKind::IdTwice { first_row });
        }
        drafts.retain(|draft| draft.status == Status::Active);
        let names = |person: &Person| (person.given.to_lowercase(), person.family.to_lowercase());
        let named: BTreeSet<_> = drafts.iter().filter_map(|draft| draft.person.as_ref()).map(names).collect();
        let kinds: BTreeSet<bool> = drafts.iter().flat_map(|draft| &draft.places).map(Place::is_staff).collect();
        // of who is only a student nothing is held to compare, and nothing is needed
        let staff_in_each = drafts.iter().all(|draft| draft.person.is_some() || draft.places.is_empty());
        if named.len() > 1 || (kinds.contains(&true) && !staff_in_each) {
            self.left_out.push(id);
            return same_id::tell(rows, file, notes, |first_row| WarningKind::IdShared { first_row });
        }
        same_id::tell(rows, file, notes, |first_row| WarningKind::IdTwice { first_row });
        let mut people: Vec<Person> = drafts.iter_mut().filter_map(|draft| draft.person.take()).collect();
        people.sort_by(|a, b| sheet(a).cmp(&sheet(b)));
        let first = drafts.iter().map(|draft| draft.row).min();
        // each row calls its own first place the primary one; of all of them the least is
        let mut places: Vec<Place> = drafts.into_iter().flat_map(|draft| draft.places).collect();
        places.sort_by(|a, b| a.org.cmp(&b.org));
        self.count(&places);
        let without = places.is_empty();
        let mut roles: Vec<RoleIn> = places.into_iter().filter_map(Place::into_role).collect();
        roles.sort();
        roles.dedup();
        if roles.is_empty() && !without {
            return;
        }
        match people.into_iter().next() {
            Some(person) if without && against.may_be_half_told() => self.partial.people.push(person),
            Some(person) if !without => self.people.push(Person { roles, ..person }),
            _ => {
                notes.add(file, first, None, WarningKind::PersonWithoutRole);
                self.left_out.push(id);
            }
        }
    }

    fn leave(&mut self, id: SourceId, places: &[Place], row: &Row<'_>, against: &Against<'_>, notes: &mut Notes) {
        if against.modes.users == Mode::Bulk {
            row.tell(Column::Status, WarningKind::GoneInBulk, notes);
        }
        // of someone whose roles were not sent we cannot know: the id alone goes on
        if places.is_empty() || places.iter().any(Place::is_staff) {
            self.gone.push(id);
        }
    }

    fn arrive(&mut self, id: SourceId, places: Vec<Place>, row: &Row<'_>, against: &Against<'_>, notes: &mut Notes) {
        self.count(&places);
        let without = places.is_empty();
        let mut roles: Vec<RoleIn> = places.into_iter().filter_map(Place::into_role).collect();
        roles.sort();
        roles.dedup();
        if roles.is_empty() && !without {
            // a student or someone's family: counted, and let go
            return;
        }
        if without && !against.may_be_half_told() {
            // never kept on a guess: most users of a roster are students
            notes.add(row.file, Some(row.number), None, WarningKind::PersonWithoutRole);
            self.left_out.push(id);
            return;
        }
        match person(id.clone(), roles, row, notes) {
            Some(person) if without => self.partial.people.push(person),
            Some(person) => self.people.push(person),
            None => self.left_out.push(id),
        }
    }

    /// One person counts once at an org, whatever the number of rows that say so.
    fn count(&mut self, places: &[Place]) {
        let mut at = |of: Belonging, add: fn(&mut Headcount)| {
            let orgs: BTreeSet<_> = places.iter().filter(|place| place.belonging == of).map(|place| &place.org).collect();
            for org in orgs {
                add(self.headcounts.entry(org.clone()).or_default());
            }
        };
        at(Belonging::Student, |count| count.students += 1);
        at(Belonging::Family, |count| count.families += 1);
    }

    /// A delta that sends roles alone.
    pub fn only_roles(roles: Roles, notes: &mut Notes) -> Users {
        let mut users = Users::default();
        users.take_strays(roles, Mode::Absent, notes);
        users
    }

    /// Roles whose person is not in the users file.
    fn take_strays(&mut self, roles: Roles, users: Mode, notes: &mut Notes) {
        let mut strays: Vec<(SourceId, Place)> = Vec::new();
        for (user, places) in roles.by_user {
            strays.extend(places.into_iter().map(|place| (user.clone(), place)));
        }
        strays.sort_by_key(|(_, place)| place.row);
        for (user, place) in strays {
            if users == Mode::Bulk {
                let what = WarningKind::RoleUserUnknown;
                notes.add(&roles.file, Some(place.row), Some(Column::UserSourcedId.name()), what);
            } else {
                self.partial.roles.extend(place.into_role().map(|role| RoleOf { user, role }));
            }
        }
        self.partial.roles.sort();
    }
}

impl Against<'_> {
    /// Whether a person's roles may have come with an earlier delivery.
    fn may_be_half_told(&self) -> bool {
        self.version == Version::V1_2 && self.modes.roles != Mode::Bulk
    }
}

fn person(source_id: SourceId, roles: Vec<RoleIn>, row: &Row<'_>, notes: &mut Notes) -> Option<Person> {
    Some(Person {
        source_id,
        given: row.required(Column::GivenName, notes)?,
        family: row.required(Column::FamilyName, notes)?,
        preferred_given: row.optional(Column::PreferredGivenName, notes),
        preferred_family: row.optional(Column::PreferredFamilyName, notes),
        email: email(row, notes),
        username: row.optional(Column::Username, notes),
        enabled: values::enabled(row, notes),
        roles,
        row: row.number,
    })
}

/// What the rows of one person may differ in.
fn sheet(person: &Person) -> (&str, &str, [Option<&str>; 4], bool) {
    let Person { given, family, preferred_given, preferred_family, email, username, enabled, .. } = person;
    (given, family, [preferred_given.as_deref(), preferred_family.as_deref(), email.as_deref(), username.as_deref()], *enabled)
}

fn email(row: &Row<'_>, notes: &mut Notes) -> Option<String> {
    let text = row.optional(Column::Email, notes)?;
    let parts = text.split_once('@');
    let good = parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    if good && !text.contains(char::is_whitespace) {
        return Some(text);
    }
    row.tell(Column::Email, WarningKind::EmailUnreadable, notes);
    None
}

/// The places that the user's own row names: each role at each org. This is how 1.1 has it.
fn own_places(row: &Row<'_>, against: &Against<'_>, notes: &mut Notes) -> Vec<Place> {
    let words = row.text(Column::Role, notes);
    if words.is_empty() {
        return Vec::new();
    }
    if against.version == Version::V1_2 {
        row.tell(Column::Role, WarningKind::RoleInUsers, notes);
    }
    let belongings: Vec<Belonging> =
        pieces(&words, &[',']).iter().filter_map(|word| values::role(word, row, against.orgs, notes)).collect();
    let mut places = Vec::new();
    for (at, org) in own_orgs(row, against.orgs, notes).into_iter().enumerate() {
        for belonging in &belongings {
            places.push(Place {
                org: org.clone(),
                belonging: belonging.clone(),
                primary: at == 0,
                begins: None,
                ends: None,
                row: row.number,
            });
        }
    }
    places
}

fn own_orgs(row: &Row<'_>, orgs: &Orgs, notes: &mut Notes) -> Vec<SourceId> {
    let several = Some(row.text(Column::OrgSourcedIds, notes)).filter(|text| !text.is_empty());
    let (column, text) = match several {
        Some(text) => (Column::OrgSourcedIds, text),
        None => (Column::PrimaryOrgSourcedId, row.text(Column::PrimaryOrgSourcedId, notes)),
    };
    let mut ids = pieces(&text, &[',']);
    if let Some(separator) = [';', '|'].into_iter().find(|&other| text.contains(other))
        && !ids.iter().all(|id| orgs.may_have(id))
    {
        ids = pieces(&text, &[',', separator]);
        row.tell(column, WarningKind::OrgListForm { separator: separator.to_string() }, notes);
    }
    ids.retain(|id| {
        let known = orgs.may_have(id);
        if !known {
            row.tell(column, WarningKind::RoleOrgUnknown { id: row.shown(id) }, notes);
        }
        known
    });
    ids
}

pub(super) fn pieces(text: &str, separators: &[char]) -> Vec<String> {
    text.split(separators).map(str::trim).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}
