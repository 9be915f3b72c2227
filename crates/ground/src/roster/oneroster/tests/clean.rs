//! What a clean delivery gives, what never gets in, and that order does not matter.

use jiff::civil::date;

use super::*;

#[test]
fn a_clean_delivery_of_1_1_passes_strictly() {
    let reading = read_1_1(USERS_1_1).strict().expect("clean");
    assert_eq!(reading.version, Version::V1_1);
    assert_eq!(reading.orgs.iter().map(|org| org.name.as_str()).collect::<Vec<_>>(), ["Lake District", "North School", "South School"]);
    assert_eq!(reading.orgs[1].parent.as_deref(), Some("d1"));
    assert_eq!(ids(&reading), ["u1", "u4"]);
    let role = |org: &str, primary| RoleIn { org: org.into(), role: RosterRole::Teacher, primary, begins: None, ends: None };
    assert_eq!(reading.people[0].roles, [role("s1", true), role("s2", false)]);
    assert!(!reading.people[1].enabled);
    assert_eq!(reading.headcounts["s1"], Headcount { students: 1, families: 1 });
}

#[test]
fn a_clean_delivery_of_1_2_passes_strictly_and_a_parent_on_the_staff_is_staff_only() {
    let reading = read_1_2(USERS_1_2, ROLES).strict().expect("clean");
    assert_eq!(reading.version, Version::V1_2);
    assert_eq!(ids(&reading), ["u1", "u3"]);
    assert_eq!(reading.people[0].preferred_given.as_deref(), Some("Bee"));
    assert_eq!(
        reading.people[0].roles,
        [RoleIn {
            org: "s1".into(),
            role: RosterRole::Teacher,
            primary: true,
            begins: Some(date(2024, 8, 1)),
            ends: Some(date(2025, 6, 30)),
        }]
    );
    assert_eq!(reading.headcounts["s2"], Headcount { students: 0, families: 1 });
}

#[test]
fn passwords_phones_and_the_names_of_students_are_nowhere_in_the_reading() {
    for reading in [read_1_1(USERS_1_1), read_1_2(USERS_1_2, ROLES)] {
        let all = format!("{reading:?}");
        for secret in ["planted-pw", "555-01", "Hidden", "Child", "child@"] {
            assert!(!all.contains(secret), "{secret}");
        }
    }
}

#[test]
fn other_files_are_never_opened() {
    let list = [("manifest.csv", MANIFEST_1_1), ("orgs.csv", ORGS), ("users.csv", USERS_1_1), ("demographics.csv", "\"never closed")];
    assert!(read(files(&list)).is_ok());
}

#[test]
fn the_order_of_rows_and_files_does_not_matter() {
    let without_rows = |mut reading: Reading| {
        reading.orgs.iter_mut().for_each(|org| org.row = 0);
        reading.people.iter_mut().for_each(|person| person.row = 0);
        reading.warnings.iter_mut().for_each(|warning| warning.row = warning.row.map(|_| 0));
        reading.warnings.sort_by_key(|warning| format!("{warning:?}"));
        reading
    };
    let users = USERS_1_2.replace("u1,,,true", "u1,,1/05/2023,TRUE").replace("u3,,,true", "u3,,15/06/2023,yes");
    let roles = ROLES.replace("2024-08-01", "4/05/2023").replace("2023-08-01", "17/05/2023").replace("s2,\r\n", "s9,\r\n");
    let orgs = ORGS.replace("Lake District,district,,", "Lake District,District,,s1");
    let texts = [("manifest.csv", MANIFEST_1_2.to_owned()), ("orgs.csv", orgs), ("users.csv", users), ("roles.csv", roles)];
    let first = without_rows(read(files(&texts.each_ref().map(|(name, text)| (*name, text.as_str())))).expect("readable"));
    assert!(first.warnings.len() > 5, "{:?}", first.warnings);
    for seed in 1..40 {
        let mut chance = Chance(seed);
        let mut shuffled = texts.clone();
        for (_, text) in &mut shuffled {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            chance.shuffle(&mut lines[1..]);
            *text = lines.concat();
        }
        chance.shuffle(&mut shuffled);
        let list = shuffled.each_ref().map(|(name, text)| (*name, text.as_str()));
        assert_eq!(without_rows(read(files(&list)).expect("readable")), first, "seed {seed}");
        let zip = zipped(&list);
        assert_eq!(read(Source::zip(&zip)), read(Source::zip(&zip)));
        assert_eq!(without_rows(read(Source::zip(&zip)).expect("readable")), first, "zipped, seed {seed}");
    }
}

/// A row of numbers that looks like chance and is always the same (xorshift64).
struct Chance(u64);

impl Chance {
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            items.swap(at, (self.0 % (at as u64 + 1)) as usize);
        }
    }
}
