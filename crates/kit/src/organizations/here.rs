//! A template that is here already: said with a way to it, and asked before a second copy is made.

use crate::args;
use crate::element::Known;
use crate::form::hidden_csrf;
use crate::paths;
use crate::views::{Tone, Weight, actions, link_button, notice, part};
use crate::who::SignedIn;
use ground::account::Home;
use maud::{Markup, html};

/// What was about to be made a second time.
pub struct Here {
    pub known: Known,
    pub again: Again,
}

/// How it would be made all the same.
pub enum Again {
    /// A copy of one of mine to another organization: its kind and id, and where to.
    Copy { kind: String, id: String, to: Home },
    /// A file that was sent, as its text: a browser would not send it again.
    File(String),
}

pub fn view(who: &SignedIn, here: &Here) -> Markup {
    let w = who.words();
    let place = match &here.again {
        Again::Copy { to, .. } => to.name.as_str(),
        Again::File(_) => who.place.as_str(),
    };
    let see = html! {
        @match &here.again {
            // The way there leads through a sign-in of that place.
            Again::Copy { to, .. } => form.inline method="post" action=(paths::ORGANIZATION_CHOICE) {
                (hidden_csrf(&who.csrf))
                input type="hidden" name="back" value=(here.known.href);
                button.button.quiet name="to" value=(to.organization) { (w.with("templates-here-go", args![place => place])) }
            },
            Again::File(_) => (link_button(&w.t("templates-here-see"), &here.known.href, Weight::Quiet)),
        }
    };
    let action = if matches!(here.again, Again::File(_)) { paths::TEMPLATES } else { paths::TEMPLATE_COPIES };
    let again = html! {
        @if here.known.may_repeat {
            form.inline method="post" action=(action) {
                (hidden_csrf(&who.csrf))
                input type="hidden" name="again" value="yes";
                @match &here.again {
                    Again::Copy { kind, id, to } => {
                        input type="hidden" name="kind" value=(kind);
                        input type="hidden" name="id" value=(id);
                        input type="hidden" name="to" value=(to.organization);
                    },
                    Again::File(text) => { input type="hidden" name="text" value=(text); },
                }
                button.button.plain { (w.t("templates-here-again")) }
            }
        }
    };
    part(
        "here",
        &w.t("templates-here"),
        "",
        html! { div.stack {
            div role="alert" tabindex="-1" autofocus {
                (notice(Tone::Plain, "", &w.with("templates-here-said", args![name => here.known.name.as_str(), place => place])))
            }
            (actions([see, again]))
        } },
    )
}
