//! Which column is which, also when its name is written otherwise.
//!
//! The columns read are listed here and nowhere else; `password`, `sms`, `phone`, `pronouns` and the `grades` of a user
//! are not among them.

use super::notes::{Notes, shown};
use super::table::{MOST_CELL_BYTES, Place};
use super::text;
use super::warning::WarningKind;

macro_rules! columns {
    ($($case:ident = $name:literal),+ $(,)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::roster) enum Column { $($case),+ }

        impl Column {
            pub const COUNT: usize = [$($name),+].len();

            pub fn name(self) -> &'static str {
                match self { $(Column::$case => $name),+ }
            }
        }
    };
}

columns! {
    SourcedId = "sourcedId",
    Status = "status",
    DateLastModified = "dateLastModified",
    Name = "name",
    Type = "type",
    Identifier = "identifier",
    ParentSourcedId = "parentSourcedId",
    EnabledUser = "enabledUser",
    OrgSourcedIds = "orgSourcedIds",
    Role = "role",
    Username = "username",
    GivenName = "givenName",
    FamilyName = "familyName",
    PreferredGivenName = "preferredGivenName",
    PreferredFamilyName = "preferredFamilyName",
    Email = "email",
    PrimaryOrgSourcedId = "primaryOrgSourcedId",
    UserSourcedId = "userSourcedId",
    RoleType = "roleType",
    BeginDate = "beginDate",
    EndDate = "endDate",
    OrgSourcedId = "orgSourcedId",
    Title = "title",
    StartDate = "startDate",
    Grades = "grades",
    ClassType = "classType",
    SchoolSourcedId = "schoolSourcedId",
    TermSourcedIds = "termSourcedIds",
    Subjects = "subjects",
    ClassSourcedId = "classSourcedId",
}

/// What it means when a column is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// The file cannot be read.
    Vital,
    /// Told, and done without.
    Usual,
    /// Nothing.
    Free,
}

pub(super) type Wanted = [(Column, Need)];

/// Columns of these files that are someone else's or nobody's business. A near miss never lands here.
const LEFT_ALONE: &[&str] = &[
    "userids",
    "middlename",
    "sms",
    "phone",
    "agentsourcedids",
    "grades",
    "password",
    "usermasteridentifier",
    "preferredmiddlename",
    "pronouns",
    "userprofilesourcedid",
    "resourcesourcedids",
    "profileid",
    "roleid",
    "coursesourcedid",
    "classcode",
    "location",
    "subjectcodes",
    "periods",
    "schoolyear",
    "primary",
];

/// Other words met for a column, folded. What is nearer than these is found by its letters.
const OTHERWISE: &[(&str, Column)] = &[
    ("datalastmodified", Column::DateLastModified),
    ("lastmodified", Column::DateLastModified),
    ("sourceid", Column::SourcedId),
    ("orgname", Column::Name),
    ("orgtype", Column::Type),
    ("parentid", Column::ParentSourcedId),
    ("parentorgsourcedid", Column::ParentSourcedId),
    ("enabled", Column::EnabledUser),
    ("orgsourcedid", Column::OrgSourcedIds),
    ("orgsourcedids", Column::OrgSourcedId),
    ("schoolsourcedids", Column::OrgSourcedIds),
    ("firstname", Column::GivenName),
    ("lastname", Column::FamilyName),
    ("surname", Column::FamilyName),
    ("prefferedgivenname", Column::PreferredGivenName),
    ("preferredfirstname", Column::PreferredGivenName),
    ("prefferedfamilyname", Column::PreferredFamilyName),
    ("preferredlastname", Column::PreferredFamilyName),
    ("emailaddress", Column::Email),
    ("userid", Column::UserSourcedId),
    ("startdate", Column::BeginDate),
    ("begindate", Column::StartDate),
    ("termsourcedid", Column::TermSourcedIds),
    ("classname", Column::Title),
    ("name", Column::Title),
    ("grade", Column::Grades),
    ("subject", Column::Subjects),
    ("orgsourcedid", Column::SchoolSourcedId),
    ("schoolid", Column::SchoolSourcedId),
    ("classid", Column::ClassSourcedId),
];

/// Lower case without blanks, underscores and hyphens: the form in which words are compared.
pub(super) fn fold(word: &str) -> String {
    word.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-')).flat_map(char::to_lowercase).collect()
}

/// How a column's name was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Right,
    KnownOtherwise,
    NearMiss,
}

/// Where each wanted column stands in a header.
pub(super) fn places(file: &str, header: &[&[u8]], wanted: &Wanted, row: u64, notes: &mut Notes) -> [Place; Column::COUNT] {
    let mut places = [None; Column::COUNT];
    let heads: Vec<String> = header.iter().map(|cell| text::cell(&cell[..cell.len().min(MOST_CELL_BYTES)]).0).collect();
    let mut free: Vec<Option<String>> = heads.iter().map(|head| Some(fold(head))).collect();
    // in this order for all columns, so that a near miss never takes another column's right name
    for way in [Way::Right, Way::KnownOtherwise, Way::NearMiss] {
        for &(column, _) in wanted {
            for at in 0..heads.len() {
                let fits = free[at].as_deref().is_some_and(|head| fits(way, column, head, wanted));
                if !fits || (places[column as usize].is_some() && way != Way::Right) {
                    continue;
                }
                free[at] = None;
                let found = shown(&heads[at]);
                let what = match (places[column as usize], way) {
                    (Some(_), _) => WarningKind::ColumnTwice,
                    (None, Way::Right) => WarningKind::ColumnForm { found },
                    (None, _) => WarningKind::ColumnSpelling { found },
                };
                if what != (WarningKind::ColumnForm { found: column.name().to_owned() }) {
                    notes.add(file, Some(row), Some(column.name()), what);
                }
                places[column as usize].get_or_insert(at);
            }
        }
    }
    places
}

fn fits(way: Way, column: Column, head: &str, wanted: &Wanted) -> bool {
    let is_known = || LEFT_ALONE.contains(&head) || wanted.iter().any(|(other, _)| fold(other.name()) == head);
    match way {
        // what one file leaves alone another may want: grades of a class, not of a person
        Way::Right => fold(column.name()) == head,
        Way::KnownOtherwise => OTHERWISE.contains(&(head, column)) && !is_known(),
        Way::NearMiss => is_near(&fold(column.name()), head) && !is_known(),
    }
}

/// Two letters off, in a short word one; letters that changed places count as one.
fn is_near(right: &str, head: &str) -> bool {
    let allowed = if right.len() < 8 { 1 } else { 2 };
    !head.is_empty() && right.len().abs_diff(head.len()) <= allowed && distance(right, head) <= allowed
}

/// Optimal string alignment distance. Source: Boytsov (2011), ACM JEA 16, 1.1, section 2.2.1.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_swapped_letters_once() {
        assert_eq!(distance("familyname", "famliyname"), 1);
        assert_eq!(distance("sourcedid", "sourcid"), 2);
        assert_eq!(distance("role", ""), 4);
    }

    #[test]
    fn a_near_miss_takes_no_column_that_has_its_own_name() {
        let wanted = [(Column::Username, Need::Usual), (Column::FamilyName, Need::Vital)];
        let heads: [&[u8]; 4] = [b"password", b"middleName", b"user_name", b"familiyName"];
        let mut notes = Notes::default();
        let places = places("users.csv", &heads, &wanted, 1, &mut notes);
        assert_eq!(places[Column::Username as usize], Some(2));
        assert_eq!(places[Column::FamilyName as usize], Some(3));
        let told: Vec<_> = notes.into_warnings().iter().map(|w| w.what.key()).collect();
        assert_eq!(told, ["roster-warning-column-spelling", "roster-warning-column-form"]);
    }
}
