//! What is known: a summary in own words, and the studies one by one, with how strong and how large.

use super::super::effect::{Effect, LONGEST_UNIT, NoEffect, Place};
use super::super::model::{Evidence, LONGEST_LINE, LONGEST_TEXT, Link, Part, Record, Source, Tier};
use super::{Face, id, line, open_row, rows};
use crate::innovation::record::views::tier_key;
use kit::form::{Choice, Fields, Form, Wrong};
use kit::i18n::{Words, args};
use maud::{Markup, html};

const SOURCE: &str = "source";

pub const FACE: Face = Face {
    fill,
    read,
    draw,
    more: &[(SOURCE, "evidence-more")],
    looked_at: "/innovations/{innovation}/evidence",
    sent_to: "/innovations/{innovation}/evidence",
    title: "evidence-title",
    lede: "evidence-lede",
};

fn fill(record: &Record) -> Form {
    let form = Form::blank().filled("summary", &record.evidence.summary);
    let form = record.evidence.sources.iter().fold(form, |form, row| {
        let (s, effect) = (&row.is, row.is.effect.as_ref());
        let (low, high) = effect.and_then(Effect::interval).unwrap_or_default();
        let values = [
            ("id", id(row)),
            ("source", s.source.clone()),
            ("link", s.link.as_ref().map_or("", Link::as_str).into()),
            ("tier", s.tier.word().into()),
            ("effect", effect.map_or("", Effect::estimate).into()),
            ("low", low.into()),
            ("high", high.into()),
            ("unit", effect.map_or("", Effect::unit).into()),
            ("studied", s.studied.clone()),
        ];
        form.filled_row(SOURCE, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    });
    open_row(form, SOURCE)
}

fn read(form: &mut Form) -> Option<Part> {
    let summary = form.text("summary").max(LONGEST_TEXT).or(String::new());
    let sources = rows(form, SOURCE, &["source", "link", "tier", "effect", "low", "high", "unit", "studied"], |form, cell| {
        let source = line(form, &cell("source"), LONGEST_LINE).required();
        let link = form.text(&cell("link")).read(|text| Link::read(&text).ok_or_else(|| Wrong::of("evidence-link-wrong"))).optional();
        let tier = form.choice(&cell("tier"), Tier::from_word).required();
        let effect = effect(form, cell);
        let studied = line(form, &cell("studied"), LONGEST_LINE).or(String::new());
        Some(Source { source: source?, link: link?, tier: tier?, effect: effect?, studied: studied? })
    });
    let evidence = Evidence { summary: summary?, sources };
    form.is_fine().then_some(Part::Evidence(evidence))
}

/// The four fields of an effect; what does not fit together is told beside the field that mends it.
fn effect(form: &mut Form, cell: &dyn Fn(&str) -> String) -> Option<Option<Effect>> {
    let [estimate, low, high, unit] = ["effect", "low", "high", "unit"].map(cell);
    let read = Effect::read(form.value(&estimate), form.value(&low), form.value(&high), form.value(&unit));
    let at = |place| match place {
        Place::Estimate => &estimate,
        Place::Low => &low,
        Place::High => &high,
        Place::Unit => &unit,
    };
    let (field, wrong) = match read {
        Ok(effect) => return Some(effect),
        Err(NoEffect::NotANumber(place)) => (at(place), Wrong::of("form-not-a-decimal")),
        Err(NoEffect::NoEstimate) => (at(Place::Estimate), Wrong::of("evidence-no-estimate")),
        Err(NoEffect::HalfAnInterval(place)) => (at(place), Wrong::of("evidence-half-interval")),
        Err(NoEffect::Outside) => (at(Place::Low), Wrong::of("evidence-outside")),
        Err(NoEffect::NoUnit) => (at(Place::Unit), Wrong::of("evidence-no-unit")),
        Err(NoEffect::TooLong) => {
            let length = form.value(&unit).chars().count();
            (at(Place::Unit), Wrong::of("form-too-long").and("length", length).and("most", LONGEST_UNIT))
        }
    };
    form.wrong(field, wrong);
    None
}

fn draw(w: Words, f: &Fields) -> Markup {
    let tiers = || Tier::ALL.map(|tier| Choice::new(tier.word(), w.t(tier_key(tier))));
    html! {
        (f.area("summary", w.t("evidence-summary")).hint(w.t("innovation-evidence-hint")).optional())
        (f.rows(SOURCE, |n| w.with("evidence-nth", args![n => n]), |cell| html! {
            (f.area(&cell("source"), w.t("evidence-source")).hint(w.t("evidence-source-hint")).rows(2))
            (f.text(&cell("link"), w.t("evidence-link")).hint(w.t("evidence-link-hint")).optional())
            (f.select(&cell("tier"), w.t("evidence-tier"), tiers()).hint(w.t("evidence-tier-hint")))
            (f.text(&cell("studied"), w.t("evidence-studied")).hint(w.t("evidence-studied-hint")).optional())
            (f.number(&cell("effect"), w.t("evidence-effect")).hint(w.t("evidence-effect-hint")).optional())
            div.columns.field {
                div { (f.number(&cell("low"), w.t("evidence-low")).optional()) }
                div { (f.number(&cell("high"), w.t("evidence-high")).optional()) }
            }
            (f.text(&cell("unit"), w.t("evidence-unit")).hint(w.t("evidence-unit-hint")).optional())
        }))
    }
}
