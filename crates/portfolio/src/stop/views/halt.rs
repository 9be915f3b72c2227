//! The guided form: why, what was learned, what remains, who decided, who is told. One page, everything kept as typed.

use super::{crumbs, reason_key};
use crate::stop::model::{Kind, Reason};
use crate::stop::pages::HaltPage;
use ground::StakeholderGroup;
use kit::form::{Choice, Form};
use kit::i18n::Words;
use kit::views::{Head, page_head};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn halt_title(w: Words, kind: Kind) -> String {
    w.t(match kind {
        Kind::Stop => "stop-title",
        Kind::Pause => "pause-title",
    })
}

pub fn halt(who: &SignedIn, page: &HaltPage, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    let is_stop = page.kind == Kind::Stop;
    let id = page.placed.id;
    let (lede, action, go) = if is_stop {
        ("stop-lede", paths::implementation_stop(id), "stop-go")
    } else {
        ("pause-lede", paths::of_implementation(id, "pause"), "pause-go")
    };
    let reasons = Reason::ALL.map(|r| Choice::new(r.word(), w.t(reason_key(r))));
    let kept = page.innovation.outline.ingredients.iter().map(|i| Choice::new(&i.name, &i.name));
    let groups = StakeholderGroup::ALL.iter().map(|g| Choice::new(g.word(), w.t(kit::people::group(*g))));
    let learned = f.area("learned", w.t("stop-learned")).hint(w.t("stop-learned-hint")).rows(5);
    html! {
        (page_head(w, Head { crumbs: crumbs(w, &page.placed), title: halt_title(w, page.kind), lede: w.t(lede), ..Head::default() }))
        (f.post(&action, &who.csrf, html! {
            h2 { (w.t("stop-step-why")) }
            (f.checks("reasons", w.t(if is_stop { "stop-reason" } else { "pause-reason" }), reasons).hint(w.t("stop-reason-hint")))
            (f.area("own-reason", w.t("stop-own-reason")).hint(w.t("stop-own-reason-hint")).optional().rows(3))
            h2 { (w.t("stop-step-learned")) }
            @if is_stop { (learned) } @else { (learned.optional()) }
            h2 { (w.t("stop-step-remains")) }
            @if !page.innovation.outline.ingredients.is_empty() {
                (f.checks("kept", w.t("stop-kept"), kept).hint(w.t("stop-kept-hint")).optional())
            }
            (f.area("materials", w.t("stop-materials")).hint(w.t("stop-materials-hint")).optional().rows(2))
            (f.area("people", w.t("stop-people")).hint(w.t("stop-people-hint")).optional().rows(2))
            h2 { (w.t("stop-step-decided")) }
            (f.text("decided-by", w.t("stop-decided-by")).hint(w.t("stop-decided-by-hint")).autocomplete("off"))
            (f.date("decided-on", w.t("stop-decided-on")))
            (f.date("effective-on", w.t(if is_stop { "stop-effective-on" } else { "pause-effective-on" })).hint(w.t("stop-effective-on-hint")))
            @if !is_stop { (f.date("returns-on", w.t("pause-returns-on")).hint(w.t("pause-returns-on-hint"))) }
            h2 { (w.t("stop-step-told")) }
            (f.checks("told", w.t("stop-told"), groups).hint(w.t("stop-told-hint")).optional())
            (f.text("told-other", w.t("stop-told-other")).hint(w.t("stop-told-other-hint")).optional().autocomplete("off"))
            (f.text("told-by", w.t("stop-told-by")).hint(w.t("stop-told-by-hint")).optional().autocomplete("off"))
            (f.date("told-until", w.t("stop-told-until")).optional())
            (f.send(w.t(go)))
        }))
    }
}
