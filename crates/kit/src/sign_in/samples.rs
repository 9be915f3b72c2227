//! The pages of signing in with made-up contents. Someone without a sign-in sees them, so only the look matters.

use super::{pages, views};
use crate::form::Form;
use crate::sample::{SamplePage, demo};
use crate::who::{Place, SignedIn};
use db::Uuid;
use ground::OrganizationId;
use ground::account::Home;
use ground::account::guest::Stay;
use ground::account::link::{Holder, Offer};
use maud::Markup;

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let look = &who.look;
    let invited = demo::person(demo::JOEL);
    let to_set_up =
        || Form::blank().filled("language", look.words.lang().code()).filled("kind", "district").filled("zone", "America/Chicago");
    let chosen = || Form::blank().filled("email", invited.email.clone().unwrap_or_default());
    vec![
        SamplePage::of("sign-in/blank", views::sign_in(look, &Form::blank())),
        SamplePage::of("sign-in/mistake", views::sign_in(look, &unknown())),
        SamplePage::of("password/blank", views::password(look, TOKEN, &held(Offer::Join), &chosen(), &chosen())),
        SamplePage::of("password/mistakes", views::password(look, TOKEN, &held(Offer::Join), &weak(), &chosen())),
        SamplePage::of("password/known-mistake", views::password(look, TOKEN, &held(Offer::Join), &chosen(), &unknown())),
        SamplePage::of("password/reset", views::password(look, TOKEN, &held(Offer::Reset { tie: true }), &chosen(), &chosen())),
        SamplePage::of("password/server", views::password(look, TOKEN, &Holder::sample("", None, Offer::Join), &chosen(), &chosen())),
        SamplePage::of("set-up/blank", views::set_up(look, &to_set_up())),
        SamplePage::of("set-up/mistakes", views::set_up(look, &hasty(to_set_up()))),
        SamplePage::of("me", me(who, &[], &Form::blank())),
        SamplePage::of("me/guest", me(&several(who), &stays(), &Form::blank())),
        SamplePage::of("me/mistakes", me(who, &[], &forgotten())),
    ]
}

const TOKEN: &str = "xk3m9q2vw7h4t6r8p5n1c0z2sa";

fn me(who: &SignedIn, stays: &[Stay], form: &Form) -> Markup {
    who.page(&who.words().t("me-title"), Place::Nowhere, views::me(who, stays, form))
}

/// A consultant: the same account in three districts.
fn several(who: &SignedIn) -> SignedIn {
    let home = |n: usize, name: &str| Home { organization: demo::id(n), person: demo::id(n), name: name.into(), demo: false };
    SignedIn { elsewhere: vec![home(801, "Farfield Unified"), home(802, "Lakeland Consolidated School District")], ..who.clone() }
}

fn stays() -> Vec<Stay> {
    let stay = |n: usize, name: &str, until| Stay { organization: demo::id(n), name: name.into(), until: Some(until) };
    let here = Stay { organization: OrganizationId(Uuid::nil()), name: demo::DISTRICT.into(), until: Some(demo::day(12, 18)) };
    vec![stay(801, "Farfield Unified", demo::day(12, 4)), here]
}

fn held(offer: Offer) -> Holder {
    let person = demo::person(demo::JOEL);
    Holder::sample(&person.name(), person.email.as_deref(), offer)
}

fn forgotten() -> Form {
    let mut form = Form::blank().filled("current", "x").filled("password", "password1").filled("password-again", "password1");
    form.wrong("current", "me-password-wrong");
    let _ = pages::new_password(&mut form, &[]);
    form
}

fn unknown() -> Form {
    let mut form = Form::blank().filled("email", "ines.okafor@riverbend.example");
    form.wrong("password", "sign-in-does-not-fit");
    form
}

fn weak() -> Form {
    let mut form = Form::blank().filled("email", "joel").filled("password", "password1").filled("password-again", "password1");
    let _ = form.text("email").email().required();
    let _ = pages::new_password(&mut form, &[]);
    form
}

fn hasty(form: Form) -> Form {
    let mut form = form
        .filled("organization", demo::DISTRICT)
        .filled("given-name", "Ines")
        .filled("password", "seven quiet herons wade")
        .filled("password-again", "seven");
    let _ = form.text("token").if_blank("set-up-token-blank").required();
    let _ = form.text("family-name").required();
    let _ = form.text("email").email().required();
    let _ = pages::new_password(&mut form, &[]);
    form
}
