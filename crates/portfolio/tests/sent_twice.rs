//! The same form sent twice is done once, whatever it does; two forms are two.

use ground::Role;
use testkit::{At, TestApp, on_each_engine};

fn rooms() -> Vec<Box<dyn kit::Element>> {
    vec![Box::new(portfolio::Portfolio)]
}

const OUTLINE: &[(&str, &str)] = &[
    ("name", "Partner Reading"),
    ("kind", "practice"),
    ("need", "Too few third-graders read fluently."),
    ("ingredients", "Pairs by reading level"),
];

/// How many innovations were ever written down.
fn written(app: &TestApp) -> usize {
    app.by(app.person(Role::Principal, At::Own), |op| Ok::<_, ground::Refusal>(portfolio::innovation::all(op)?.len()))
}

#[test]
fn a_form_pressed_twice_is_done_once_and_leads_to_the_same_place() {
    on_each_engine(rooms, |app| {
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        let replies = leader.post_times(3, "/innovations", OUTLINE);
        let places: Vec<String> = replies.into_iter().map(|reply| reply.assert_status(303).location().to_string()).collect();
        assert!(places.iter().all(|place| *place == places[0]), "{places:?}");
        assert_eq!(written(app), 1);
        // The same words from a page of their own are meant.
        let other = leader.post("/innovations", OUTLINE).location().to_string();
        assert_ne!(other, places[0]);
        assert_eq!(written(app), 2);
    });
}

#[test]
fn two_at_the_same_moment_are_done_once() {
    on_each_engine(rooms, |app| {
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        leader.get("/innovations/new").ok();
        let csrf = leader.csrf.clone().unwrap();
        let fields = [OUTLINE, &[("csrf", csrf.as_str())]].concat();
        let places: Vec<String> = std::thread::scope(|threads| {
            let send = || {
                let (mut thumb, fields) = (leader.clone(), &fields);
                threads.spawn(move || thumb.post_bare("/innovations", fields).location().to_string())
            };
            let pressed: Vec<_> = (0..8).map(|_| send()).collect();
            pressed.into_iter().map(|thumb| thumb.join().unwrap()).collect()
        });
        assert!(places.iter().all(|place| *place == places[0]), "{places:?}");
        assert_eq!(written(app), 1);
    });
}

#[test]
fn a_form_that_came_back_with_a_mistake_was_not_done() {
    on_each_engine(rooms, |app| {
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        for reply in leader.post_times(2, "/innovations", &[("name", ""), ("kind", "practice")]) {
            reply.assert_status(422);
        }
        assert_eq!(written(app), 0);
    });
}

#[test]
fn nobody_gets_the_answer_to_another_ones_form() {
    on_each_engine(rooms, |app| {
        let mut leader = app.signed_in(app.person(Role::Principal, At::Own));
        leader.get("/innovations/new").ok();
        let csrf = leader.csrf.clone().unwrap();
        let fields = [OUTLINE, &[("csrf", csrf.as_str())]].concat();
        leader.post_bare("/innovations", &fields).assert_status(303);
        // The same bytes with another sign-in: their proof is not theirs.
        app.signed_in(app.person(Role::Teacher, At::Sibling)).post_bare("/innovations", &fields).assert_status(403);
        leader.cookies.clear();
        let guest = leader.post_bare("/innovations", &fields);
        assert!(guest.header("location").is_none_or(|to| !to.starts_with("/innovations/")), "{}", guest.status());
    });
}
