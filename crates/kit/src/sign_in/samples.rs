//! The pages of signing in with made-up contents. Someone without a sign-in sees them, so only the look matters.

use super::{pages, views};
use crate::form::Form;
use crate::sample::{SamplePage, demo};
use crate::who::{Place, SignedIn};

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let look = &who.look;
    let invited = demo::person(demo::JOEL);
    let to_set_up =
        || Form::blank().filled("language", look.words.lang().code()).filled("kind", "district").filled("zone", "America/Chicago");
    let chosen = || Form::blank().filled("email", invited.email.clone().unwrap_or_default());
    vec![
        SamplePage::of("sign-in/blank", views::sign_in(look, &Form::blank())),
        SamplePage::of("sign-in/mistake", views::sign_in(look, &unknown())),
        SamplePage::of("password/blank", views::password(look, &chosen(), &invited.name())),
        SamplePage::of("password/mistakes", views::password(look, &weak(), &invited.name())),
        SamplePage::of("set-up/blank", views::set_up(look, &to_set_up())),
        SamplePage::of("set-up/mistakes", views::set_up(look, &hasty(to_set_up()))),
        SamplePage::of("me", who.page(&who.words().t("me-title"), Place::Nowhere, views::me(who))),
    ]
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
