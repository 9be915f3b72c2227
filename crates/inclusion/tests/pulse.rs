//! A pulse as people meet it: drafted and opened by a school leader, answered by link on a phone, closed, told.

use ground::{Actor, Op, Refusal, Role, people};
use inclusion::pulse::{self, Draft};
use portfolio::{implementation, innovation};
use testkit::{At, Browser, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn kit::Element>> {
    vec![Box::new(portfolio::Portfolio), Box::new(inclusion::Inclusion { keyring: None })]
}

/// A school of teachers and paraeducators, an implementation, and a draft. Gives the address of the pulse.
fn drafted(app: &TestApp, teachers: usize, paraeducators: usize) -> String {
    let leader = app.person(Role::Principal, At::Own).clone();
    let unit = leader.unit;
    let pulse = app.app.ground.write_now(Actor::System(leader.organization), move |op: &mut Op| {
        let hired = [(Role::Teacher, teachers), (Role::Paraeducator, paraeducators)];
        for (role, n) in hired.into_iter().flat_map(|(role, count)| (0..count).map(move |n| (role, n))) {
            people::enroll(op, role.word(), &format!("Number {n}"), None, unit, role)?;
        }
        let outline = innovation::Outline {
            name: "Partner Reading".into(),
            kind: innovation::Kind::Practice,
            need: "n".into(),
            evidence: "e".into(),
            ingredients: Vec::new(),
        };
        let innovation = innovation::add(op, &outline)?;
        let begun = implementation::begin(op, innovation.id, unit).map_err(|e| match e {
            implementation::BeginError::Refused(refusal) => refusal,
            implementation::BeginError::AlreadyBegun(_) => Refusal::Missing,
        })?;
        let today = op.today()?;
        let statements = vec!["It helps my readers.".into(), "We have time.".into()];
        pulse::draft(op, begun.id, &Draft { title: "Fall pulse".into(), statements, closes_on: today, feedback_on: today })
    });
    kit::paths::pulse(pulse.expect("a draft").id)
}

/// Opens it as the school leader and gives the links, as handed out.
fn opened(app: &TestApp, pulse: &str) -> (Browser, Vec<String>) {
    let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
    leader.get(pulse).ok().assert_has("would be asked");
    leader.post(&format!("{pulse}/opening"), &[]);
    let page = leader.get(&format!("{pulse}/links")).ok().text();
    let links = page.split("href=\"").filter_map(|rest| Some(rest.split('"').next()?.split_once("/r/")?.1.to_string()));
    let links = links.map(|token| format!("/r/{token}")).collect();
    (leader, links)
}

fn send(app: &TestApp, link: &str, once: &str, choices: [&str; 2]) -> testkit::Reply {
    app.browser().post_bare(link, &[("once", once), ("a0", choices[0]), ("a1", choices[1])])
}

fn closed(leader: &mut Browser, pulse: &str) -> testkit::Reply {
    leader.get(&format!("{pulse}/closure")).ok().assert_has("Close the pulse now?");
    leader.post(&format!("{pulse}/closure"), &[]);
    leader.get(pulse).ok()
}

#[test]
fn an_answer_counts_once_however_often_it_is_sent() {
    on_each_engine(rooms, |app| {
        let pulse = drafted(app, 12, 0);
        let (mut leader, links) = opened(app, &pulse);
        for (n, link) in links.iter().take(6).enumerate() {
            send(app, link, "first", ["5", "2"]).assert_status(200).assert_has("Kept");
            send(app, link, "first", ["5", "2"]).assert_status(200).assert_has("Kept");
            send(app, link, "second", ["1", "1"]).assert_status(409).assert_has("This link has been used");
            assert!(n < 6);
        }
        let page = closed(&mut leader, &pulse).assert_has(&format!("6 of {} answered", links.len()));
        drop(page);
        let csv = leader.get(&format!("{pulse}/figures.csv")).ok().text();
        assert!(csv.contains("It helps my readers.,Everyone,banded"), "all six agreed: only a band is told: {csv}");
    });
}

#[test]
fn looking_at_a_link_never_tells_whether_it_was_used() {
    on_each_engine(rooms, |app| {
        let pulse = drafted(app, 12, 0);
        let (_, links) = opened(app, &pulse);
        send(app, &links[0], "o", ["5", "2"]).assert_status(200);
        let plain = |link: &str| {
            let text = app.browser().get(link).ok().text();
            let token = link.trim_start_matches("/r/").to_string();
            let once = text.split("name=\"once\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_string();
            text.replace(&token, "").replace(&once, "")
        };
        assert_eq!(plain(&links[0]), plain(&links[1]));
    });
}

#[test]
fn nothing_chosen_is_told_and_what_was_chosen_is_kept() {
    on_each_engine(rooms, |app| {
        let pulse = drafted(app, 12, 0);
        let (_, links) = opened(app, &pulse);
        app.browser().post_bare(&links[0], &[("once", "o")]).assert_status(422).assert_has("Choose an answer for at least one statement");
        let spanish = app.browser().post_bare(&links[0], &[("once", "o"), ("a1", "4"), ("lang", "es")]).ok();
        let text = spanish.text();
        assert!(text.contains("lang=\"es\"") && text.contains("De acuerdo"));
        assert!(text.contains("name=\"a1\" value=\"4\" checked"), "the choice made before the language changed is kept");
        app.browser().post_bare(&links[0], &[("once", "o"), ("a0", "9"), ("a1", "x")]).assert_status(422);
        app.browser().post_bare(&links[0], &[("once", "o"), ("a0", "5"), ("a4", "5")]).assert_status(400);
    });
}

#[test]
fn after_the_close_every_retry_hears_that_it_is_closed() {
    on_each_engine(rooms, |app| {
        let pulse = drafted(app, 12, 0);
        let (mut leader, links) = opened(app, &pulse);
        for link in links.iter().take(5) {
            send(app, link, "o", ["5", "2"]).assert_status(200);
        }
        closed(&mut leader, &pulse);
        send(app, &links[0], "o", ["5", "2"]).assert_status(410).assert_has("If you saw “kept”, yours counted");
        app.browser().get(&links[9]).assert_status(410);
        app.browser().get("/r/aaaaaaaaaaaaaaaaaaaaaaaaaa").assert_status(404).assert_has("leads nowhere");
        // Pressing the button a second time shows the result again and changes nothing.
        leader.get(&pulse).ok();
        leader.post(&format!("{pulse}/closure"), &[]);
        leader.get(&pulse).ok().assert_has("answered.");
    });
}

#[test]
fn results_appear_only_at_the_close_and_small_groups_stay_hidden_with_a_neighbor() {
    on_each_engine(rooms, |app| {
        let pulse = drafted(app, 20, 12);
        let (mut leader, links) = opened(app, &pulse);
        leader.get(&pulse).ok().assert_has("Results appear once, after it closes").assert_has_not("Wilson");
        leader.get(&format!("{pulse}/figures.csv")).assert_status(404);
        leader.get(&format!("{pulse}/sheet")).assert_status(404);
        // Whose link is whose stands on the list: all hired teachers answer, and of everyone else only three.
        let listed = leader.get(&format!("{pulse}/links.csv")).ok().text();
        let mut small = 0;
        for row in listed.lines().skip(1) {
            let (name, link) = row.split_once(',').expect("a name and a link");
            let link = &link[link.find("/r/").expect("a link")..];
            let teacher = name.starts_with("teacher Number");
            small += usize::from(!teacher && name.starts_with("paraeducator"));
            if teacher || (name.starts_with("paraeducator") && small <= 3) {
                let choice = if links.iter().position(|l| l == link).expect("listed").is_multiple_of(2) { "5" } else { "2" };
                send(app, link, "o", [choice, "3"]).assert_status(200);
            }
        }
        closed(&mut leader, &pulse).assert_has("hidden").assert_has("would give the small one away");
        let csv = leader.get(&format!("{pulse}/figures.csv")).ok().text();
        let told: Vec<&str> = csv.lines().filter(|l| l.starts_with("It helps my readers.")).collect();
        assert!(told[0].contains("Everyone,shown"), "{csv}");
        assert!(told[1..].iter().all(|line| line.contains(",hidden,")), "two groups, one too small: both are hidden: {csv}");
        let organization = app.district.organization;
        let wave = app.look(move |op| {
            let about = op_wave(op, &pulse_id(&pulse))?;
            Ok(ground::disclosure::releases_of(op.tx, organization, about)?)
        });
        assert!(wave.iter().any(|r| r.verdict == "neighbor") && wave.iter().any(|r| r.verdict == "floor"), "the ledger says so: {wave:?}");
    });
}

fn pulse_id(path: &str) -> ground::PulseId {
    path.trim_start_matches("/pulses/").parse().expect("an id")
}

fn op_wave(op: &mut Op, id: &ground::PulseId) -> Result<db::Uuid, Refusal> {
    Ok(pulse::see(op, *id)?.wave.ok_or(Refusal::Missing)?.id.0)
}

#[test]
fn another_school_and_another_organization_find_nothing() {
    on_each_engine(rooms, |app| {
        let pulse = drafted(app, 12, 0);
        opened(app, &pulse);
        for at in [At::Sibling, At::Other] {
            let mut stranger = app.signed_in(app.person(Role::Principal, at));
            let missing = stranger.get("/pulses/aaaaaaaaaaaaaaaaaaaaaaaaaa").assert_status(404).text();
            let foreign = stranger.get(&pulse).assert_status(404).text();
            assert_eq!(foreign.replace(&pulse, ""), missing.replace("/pulses/aaaaaaaaaaaaaaaaaaaaaaaaaa", ""));
            stranger.get(&format!("{pulse}/links")).assert_status(404);
        }
        app.signed_in(app.person(Role::Teacher, At::Own)).get(&format!("{pulse}/links")).assert_status(403);
    });
}

#[test]
fn a_pulse_needs_enough_people_and_closes_by_itself_after_its_last_day() {
    on_each_engine(rooms, |app| {
        let pulse = drafted(app, 12, 0);
        let (_, links) = opened(app, &pulse);
        let id = pulse_id(&pulse);
        let wave = ground::WaveId(app.look(move |op| op_wave(op, &id)));
        let organization = app.district.organization;
        let due = |app: &TestApp| app.app.ground.write_now(Actor::System(organization), move |op| pulse::overdue(op, wave)).expect("asked");
        assert!(!due(app), "its last day is not over");
        app.later_days(1);
        assert!(due(app));
        send(app, &links[0], "o", ["5", "2"]).assert_status(410);
        pulse::settle(&app.app.ground, &app.app.keyring, organization, wave).expect("settled");
        app.signed_in(app.person(Role::Principal, At::Own)).get(&pulse).ok().assert_has("Fewer than 5 answered");
    });
}

#[test]
fn a_wave_open_in_a_backup_is_closed_when_it_is_restored() {
    on_each_engine(rooms, |app| {
        let pulse = drafted(app, 12, 0);
        let (_, links) = opened(app, &pulse);
        for link in links.iter().take(6) {
            send(app, link, "o", ["4", "2"]).assert_status(200);
        }
        let file = app.home.folder.path().join("backup.db");
        db::backup(&app.app.ground.db, &file, &["pulse_used"]).expect("a backup");
        let to = db::Place::Sqlite(app.home.folder.path().join("restored.db"));
        let (restored, _) = db::restore(&file, &to, app.now().0).expect("restored");
        let ground = ground::Ground { db: restored, ..app.app.ground.clone() };
        let organization = app.district.organization;
        let waves = ground.write_now(Actor::System(organization), pulse::reclose_after_restore).expect("closed");
        assert_eq!(waves.len(), 1);
        pulse::settle(&ground, &app.app.keyring, organization, waves[0]).expect("settled");
        let token = links[0].trim_start_matches("/r/").to_string();
        let again = ground.write_now(Actor::Guest, move |op| pulse::answer(op, &token, &[pulse::Point::new(5)], "x"));
        assert!(matches!(again, Err(pulse::AnswerError::Closed)), "it cannot be answered a second time");
        let id = pulse_id(&pulse);
        let told = ground.read_now(Actor::System(organization), move |op| pulse::results(op, id)).expect("readable").expect("closed");
        assert_eq!(told.answered.figure().expect("shown").people, 6, "what was sent is kept");
    });
}

/// By role, when it opens: no list of who was invited, and nothing that moves when somebody answers.
#[test]
fn a_pulse_asks_its_minute_of_roles_and_tells_nothing_of_who_answered() {
    on_each_engine(rooms, |app| {
        let pulse = drafted(app, 5, 2);
        let (_, links) = opened(app, &pulse);
        let mine = |role| {
            let person = app.person(role, At::Own).clone();
            app.by(&person, portfolio::load::mine).asking.into_iter().map(|a| (a.kind, a.minutes[6])).collect::<Vec<_>>()
        };
        let before = mine(Role::Teacher);
        assert_eq!(before, [("pulse".to_string(), 1)]);
        assert_eq!(mine(Role::Consultant), [], "guests are not asked");
        send(app, &links[0], "one", ["5", "2"]);
        assert_eq!(mine(Role::Teacher), before);
    });
}
