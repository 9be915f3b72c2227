//! Templates: copied between organizations of one account, and between servers as a file. Content only.

use crate::fixtures::begun;
use crate::on_each_engine;
use ground::{Actor, OrganizationId, Refusal, Role, people};
use portfolio::innovation;
use testkit::{At, Browser, Part, Reply, TestApp};

/// The principal of Heron School is also a principal in Farfield.
fn in_both(app: &TestApp, there: Role) -> Browser {
    let principal = app.person(Role::Principal, At::Own).clone();
    let theirs = app.person(there, At::OtherDistrict).clone();
    let account = principal.account;
    app.app
        .ground
        .write_now(Actor::System(theirs.organization), move |op| {
            Ok::<_, Refusal>(people::link_account(op.tx, theirs.organization, theirs.id, account)?)
        })
        .unwrap();
    let mut browser = app.signed_in(&principal);
    let here = browser.get("/me").ok();
    if here.words().contains("Farfield Test District You") || !here.words().contains(&principal.name) {
        browser.post("/organizations/choice", &[("to", &principal.organization.to_string())]).assert_status(303);
    }
    browser.get("/templates").ok();
    browser
}

fn innovations(app: &TestApp, organization: OrganizationId) -> Vec<innovation::Innovation> {
    let found = app.app.ground.read_now(Actor::System(organization), |op| {
        let mut all = Vec::new();
        for found in innovation::all(op)? {
            all.push(innovation::load(op, found.id)?);
        }
        Ok::<_, Refusal>(all)
    });
    found.unwrap()
}

fn upload(browser: &mut Browser, bytes: &[u8]) -> Reply {
    browser.multipart("/templates", &[Part::File { field: "file", name: "template.json", bytes }])
}

#[test]
fn an_innovation_is_copied_to_another_organization_of_mine_and_nothing_but_its_content_arrives() {
    on_each_engine(|app| {
        let (id, implementation) = begun(app);
        let mut browser = in_both(app, Role::DistrictLeader);
        let to = app.district.other_organization;
        browser.get("/templates").ok().assert_has("Partner Reading").assert_has("Copy to Farfield Test District");
        let fields = [("kind", "innovation"), ("id", &id.to_string() as &str), ("to", &to.to_string() as &str)];
        browser.post("/templates/copies", &fields).ok().assert_has("It is now in Farfield Test District.");
        let theirs = innovations(app, to);
        assert_eq!(theirs.len(), 1);
        let copy = &theirs[0];
        assert_eq!(copy.outline.name, "Partner Reading");
        assert_eq!(copy.outline.need, "", "the need is every place's own");
        assert_eq!(copy.outline.evidence, "A trial\n\n(From a template of another organization.)");
        assert_eq!(copy.outline.ingredients.len(), 1);
        assert_ne!(copy.id, id);
        // Every row of the other organization, as text: no id, person, place or count of ours.
        let ours = [id.to_string(), implementation.to_string(), app.district.organization.to_string(), app.district.own.to_string()];
        let all = format!("{theirs:?}");
        let people = app.district.people.iter().filter(|p| !p.at.elsewhere());
        for forbidden in ours.into_iter().chain(["Heron".into(), "Riverbend".into(), "Why".into()]).chain(people.map(|p| p.id.to_string()))
        {
            assert!(!all.contains(&forbidden), "{forbidden} in {all}");
        }
        // The event there is of the person there.
        let (new, person) = (copy.id, app.person(Role::DistrictLeader, At::OtherDistrict).id);
        let told = app.app.ground.read_now(Actor::System(to), move |op| ground::timeline::of(op, new.0, 5)).unwrap();
        assert_eq!(told.iter().map(|row| row.actor).collect::<Vec<_>>(), [Some(person)]);
        // Ours is as it was.
        assert_eq!(innovations(app, app.district.organization).len(), 1);
    });
}

#[test]
fn it_is_copied_only_where_i_may_write_such_a_thing() {
    on_each_engine(|app| {
        let (id, _) = begun(app);
        let mut browser = in_both(app, Role::Teacher);
        let to = app.district.other_organization.to_string();
        let page = browser.get("/templates").ok().assert_has("Partner Reading");
        assert!(!page.words().contains("Copy to Farfield"), "{}", page.words());
        let fields = [("kind", "innovation"), ("id", &id.to_string() as &str), ("to", to.as_str())];
        assert!(matches!(browser.post("/templates/copies", &fields).status().as_u16(), 403 | 404));
        assert!(innovations(app, app.district.other_organization).is_empty());
        // Nor to a place that is none of mine, nor of a thing that is not mine to see.
        let mut stranger = app.signed_in(app.person(Role::Principal, At::Sibling));
        stranger.get("/templates").ok();
        stranger.post("/templates/copies", &fields).assert_status(404);
        let mut other = app.signed_in(app.person(Role::Administrator, At::OtherDistrict));
        other.get("/templates").ok().assert_has_not("Partner Reading");
        for id in [id.to_string(), "aaaaaaaaaaaaaaaaaaaaaaaaaa".into(), "x".into()] {
            other.post("/templates/files", &[("kind", "innovation"), ("id", &id)]).assert_status(404);
        }
    });
}

#[test]
fn a_template_travels_as_a_file_to_another_server() {
    on_each_engine(|app| {
        let (id, _) = begun(app);
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        let file = principal.post("/templates/files", &[("kind", "innovation"), ("id", &id.to_string())]).ok();
        assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"template.json\""));
        let text = file.text();
        for forbidden in [id.to_string(), "Why".into(), "Heron".into(), "Riverbend".into(), "2026".into()] {
            assert!(!text.contains(&forbidden), "{forbidden} in {text}");
        }
        let mut theirs = app.signed_in(app.person(Role::Administrator, At::OtherDistrict));
        theirs.get("/templates").ok();
        let there = upload(&mut theirs, text.as_bytes());
        assert!(there.location().ends_with("/need"), "{}", there.location());
        theirs.get(there.location()).ok().assert_has("Partner Reading");
        assert_eq!(innovations(app, app.district.other_organization).len(), 1);
        // The same again is there already: said with the way to it, and a second one only when asked for.
        let again = upload(&mut theirs, text.as_bytes()).assert_status(422);
        let again = again.assert_has("“Partner Reading” is in Farfield Test District already. Nothing was copied.");
        let page = again.assert_has("See it").text();
        assert!(page.contains(&format!("href=\"{}\"", there.location().trim_end_matches("/need"))), "{page}");
        assert_eq!(innovations(app, app.district.other_organization).len(), 1);
        theirs.post("/templates", &[("again", "yes"), ("text", &text)]).assert_status(303);
        assert_eq!(innovations(app, app.district.other_organization).len(), 2);
        // From the list of another organization it is the same question.
        let mut browser = in_both(app, Role::DistrictLeader);
        let to = app.district.other_organization.to_string();
        let fields = [("kind", "innovation"), ("id", &id.to_string() as &str), ("to", to.as_str())];
        browser.post("/templates/copies", &fields).assert_status(422).assert_has("is in Farfield Test District already");
        assert_eq!(innovations(app, app.district.other_organization).len(), 2);
        let wanted: Vec<_> = fields.into_iter().chain([("again", "yes")]).collect();
        browser.post("/templates/copies", &wanted).ok().assert_has("It is now in Farfield Test District");
        assert_eq!(innovations(app, app.district.other_organization).len(), 3);
    });
}

#[test]
fn a_hostile_file_is_refused_beside_the_field() {
    on_each_engine(|app| {
        let mut principal = app.signed_in(app.person(Role::Principal, At::Own));
        principal.get("/templates").ok();
        let content = r#"{"name":"n","kind":"practice","evidence":"e","ingredients":[{"name":"p","adaptable":true}]}"#;
        let whole =
            |version: &str, kind: &str, content: &str| format!(r#"{{"perennial_template":{version},"kind":"{kind}","content":{content}}}"#);
        let unreadable = "This is no template that can be read here.";
        let cases: Vec<(Vec<u8>, &str)> = vec![
            (b"not json".to_vec(), unreadable),
            (b"".to_vec(), unreadable),
            (vec![0xff, 0xfe, 0x00], unreadable),
            ("[".repeat(50_000).into_bytes(), unreadable),
            (whole("1", "innovation", &format!("{}1{}", "[".repeat(20_000), "]".repeat(20_000))).into_bytes(), unreadable),
            (whole("2", "innovation", content).into_bytes(), "another version of Perennial"),
            (whole("1", "person", content).into_bytes(), unreadable),
            (whole("1", "innovation", r#"{"name":"n"}"#).into_bytes(), unreadable),
            (whole("1", "innovation", &content.replace("\"e\"", &format!("\"{}\"", "x".repeat(5_000)))).into_bytes(), unreadable),
            (whole("1", "innovation", &content.replace("}]}", "}],\"organization\":\"x\"}")).into_bytes(), unreadable),
            (format!("{}{}", whole("1", "innovation", content), " ".repeat(70_000)).into_bytes(), "larger than any template"),
        ];
        for (bytes, said) in cases {
            let page = upload(&mut principal, &bytes).assert_status(422).assert_has(said);
            assert!(page.text().contains("id=\"file-wrong\""), "beside the field");
        }
        principal.multipart("/templates", &[]).assert_status(422).assert_has("Choose a template file.");
        assert!(innovations(app, app.district.organization).is_empty());
        // A teacher has no right to write innovations down: the same file, another sentence.
        let mut teacher = app.signed_in(app.person(Role::Teacher, At::Own));
        teacher.get("/templates").ok();
        upload(&mut teacher, whole("1", "innovation", content).as_bytes())
            .assert_status(422)
            .assert_has("You may not write this down here.");
        // Marks that a page would run are only text.
        let marked = whole("1", "innovation", &content.replace("\"n\"", "\"<script>alert(1)</script>\""));
        let made = upload(&mut principal, marked.as_bytes());
        let page = principal.get(made.location()).ok().text();
        assert!(!page.contains("<script>alert"), "escaped");
    });
}
