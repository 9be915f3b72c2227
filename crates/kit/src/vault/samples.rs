//! Its pages with made-up contents.

use super::{Making, VaultPage, views};
use crate::form::Form;
use crate::sample::{Sample, SamplePage, demo};
use crate::who::{Place, SignedIn};
use ground::vault::{Export, Keeper, Listed, Overview, State, WINDOW_SECONDS};
use jiff::tz::TimeZone;
use maud::Markup;

fn keeper(n: usize) -> Keeper {
    let person = demo::person(n);
    Keeper { person: person.id, name: person.name(), account: None, administrator: true }
}

fn page(state: Option<State>, me: usize, making: Making, others: bool) -> VaultPage {
    let asked_at = demo::noon(demo::day(11, 16));
    let decided = matches!(state, Some(State::Approved | State::Declined));
    let answering = if others { vec![keeper(demo::MARCUS)] } else { Vec::new() };
    let exports = state.map(|state| Listed {
        export: Export {
            id: demo::id(700),
            asked_by: demo::person(demo::INES).id,
            asked_at,
            asked_event: demo::id(701),
            state,
            decided_by: decided.then(|| demo::person(demo::MARCUS).id),
            decided_at: decided.then_some(asked_at),
            window_ends_at: (state == State::Approved).then(|| asked_at.plus_seconds(WINDOW_SECONDS)),
        },
        asked_by: demo::person(demo::INES).name(),
        decided_by: decided.then(|| demo::person(demo::MARCUS).name()),
        reason: Some("We move to the state's server in December.".into()),
        answering: if state == State::Asked { answering.clone() } else { Vec::new() },
    });
    let overview = Overview { exports: exports.into_iter().collect(), could_answer: answering, may_ask: true };
    VaultPage { overview, me: demo::person(me).id, now: asked_at.plus_seconds(3_600), zone: TimeZone::UTC, making }
}

impl Sample for VaultPage {
    fn samples() -> Vec<(&'static str, VaultPage)> {
        vec![
            ("blank", page(None, demo::INES, Making::Not, true)),
            ("nobody-else", page(None, demo::INES, Making::Not, false)),
            ("asked", page(Some(State::Asked), demo::INES, Making::Not, true)),
            ("to-answer", page(Some(State::Asked), demo::MARCUS, Making::Not, true)),
            ("approved", page(Some(State::Approved), demo::INES, Making::Not, true)),
            ("making", page(Some(State::Approved), demo::INES, Making::Running { done: 12, of: 28 }, true)),
            ("failed", page(Some(State::Approved), demo::INES, Making::Failed, true)),
            ("ready", page(Some(State::Approved), demo::INES, Making::Ready { bytes: 18_400_000 }, true)),
            ("declined", page(Some(State::Declined), demo::INES, Making::Not, true)),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let w = who.words();
    let framed = |body: Markup| who.page(&w.t("vault-title"), Place::People, body);
    let mut all = SamplePage::each("vault", |page: &VaultPage| framed(views::vault(who, page, &Form::blank())));
    let mut hasty = Form::blank();
    hasty.wrong("reason", "vault-reason-blank");
    all.push(SamplePage::of("vault/mistake", framed(views::vault(who, &page(None, demo::INES, Making::Not, true), &hasty))));
    let mut weak = Form::blank();
    weak.wrong("passphrase", "password-guessable");
    all.push(SamplePage::of("vault/weak", framed(views::vault(who, &page(Some(State::Approved), demo::INES, Making::Not, true), &weak))));
    all.push(SamplePage::of("my-data", who.page(&w.t("bundle-title"), Place::Nowhere, views::my_data(who))));
    all
}
