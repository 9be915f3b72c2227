//! What it asks: hours by role and month, money, and what one needs in hand. Three short pages.

use super::super::model::{AsksOf, Cost, LONGEST_LINE, LONGEST_TEXT, MOST_HOURS, MOST_MONEY, Materials, Part, Record, Rhythm, Row, While};
use super::{Face, id, line, open_row, rows};
use crate::innovation::record::views::{hours_typed, rhythm_key, while_key};
use ground::{HoursId, Role};
use kit::form::{Choice, Fields, Form};
use kit::i18n::{Words, args};
use kit::people::role as role_key;
use maud::{Markup, html};

const ASK: &str = "ask";
const COST: &str = "cost";

/// Those who are asked most often come first.
const ROLES: [Role; 10] = [
    Role::Teacher,
    Role::Paraeducator,
    Role::Coach,
    Role::Lead,
    Role::Principal,
    Role::SupportStaff,
    Role::DistrictLeader,
    Role::Evaluator,
    Role::Consultant,
    Role::Administrator,
];

pub const HOURS: Face = Face {
    fill: fill_hours,
    read: read_hours,
    draw: draw_hours,
    more: &[(ASK, "hours-more")],
    looked_at: "/innovations/{innovation}/hours",
    sent_to: "/innovations/{innovation}/hours",
    title: "hours-title",
    lede: "hours-lede",
};

pub const COSTS: Face = Face {
    fill: fill_costs,
    read: read_costs,
    draw: draw_costs,
    more: &[(COST, "costs-more")],
    looked_at: "/innovations/{innovation}/costs",
    sent_to: "/innovations/{innovation}/costs",
    title: "costs-title",
    lede: "costs-lede",
};

pub const MATERIALS: Face = Face {
    fill: fill_materials,
    read: read_materials,
    draw: draw_materials,
    more: &[],
    looked_at: "/innovations/{innovation}/materials",
    sent_to: "/innovations/{innovation}/materials",
    title: "materials-title",
    lede: "materials-lede",
};

fn fill_hours(record: &Record) -> Form {
    let form = record.hours.iter().fold(Form::blank(), |form, row| {
        let hours = hours_typed(row.is.minutes_per_month);
        form.filled_row(ASK, &[("id", &id(row)), ("role", row.is.role.word()), ("hours", &hours), ("when", row.is.when.word())])
    });
    open_row(form, ASK)
}

fn read_hours(form: &mut Form) -> Option<Part> {
    let all: Vec<Row<HoursId, AsksOf>> = rows(form, ASK, &["role", "hours", "when"], |form, cell| {
        let role = form.choice(&cell("role"), Role::from_word).required();
        let hours = form.decimal(&cell("hours")).between(0.1, MOST_HOURS).required();
        let when = form.choice(&cell("when"), While::from_word).required();
        AsksOf::hours(role?, hours?, when?)
    });
    let same = |a: &AsksOf, b: &AsksOf| (a.role, a.when) == (b.role, b.when);
    if all.iter().enumerate().any(|(at, row)| all[..at].iter().any(|before| same(&before.is, &row.is))) {
        form.wrong("", "hours-twice");
    }
    form.is_fine().then_some(Part::Hours(all))
}

fn draw_hours(w: Words, f: &Fields) -> Markup {
    let roles = || ROLES.map(|role| Choice::new(role.word(), w.t(role_key(role))));
    let whiles = || While::ALL.map(|when| Choice::new(when.word(), w.t(while_key(when))));
    f.rows(
        ASK,
        |n| w.with("hours-nth", args![n => n]),
        |cell| {
            html! {
                (f.select(&cell("role"), w.t("hours-role"), roles()))
                (f.number(&cell("hours"), w.t("hours-hours")).hint(w.t("hours-hours-hint")))
                (f.select(&cell("when"), w.t("hours-when"), whiles()))
            }
        },
    )
}

fn fill_costs(record: &Record) -> Form {
    let form = record.costs.iter().fold(Form::blank(), |form, row| {
        let amount = row.is.amount.to_string();
        form.filled_row(COST, &[("id", &id(row)), ("amount", &amount), ("rhythm", row.is.rhythm.word()), ("purpose", &row.is.purpose)])
    });
    open_row(form, COST)
}

fn read_costs(form: &mut Form) -> Option<Part> {
    let all = rows(form, COST, &["amount", "rhythm", "purpose"], |form, cell| {
        let amount = form.whole(&cell("amount")).between(0, MOST_MONEY).required();
        let rhythm = form.choice(&cell("rhythm"), Rhythm::from_word).required();
        let purpose = line(form, &cell("purpose"), LONGEST_LINE).required();
        Some(Cost { amount: amount?.into(), rhythm: rhythm?, purpose: purpose? })
    });
    form.is_fine().then_some(Part::Costs(all))
}

fn draw_costs(w: Words, f: &Fields) -> Markup {
    let rhythms = || Rhythm::ALL.map(|rhythm| Choice::new(rhythm.word(), w.t(rhythm_key(rhythm))));
    f.rows(
        COST,
        |n| w.with("costs-nth", args![n => n]),
        |cell| {
            html! {
                (f.number(&cell("amount"), w.t("costs-amount")).hint(w.t("costs-amount-hint")))
                (f.select(&cell("rhythm"), w.t("costs-rhythm"), rhythms()))
                (f.text(&cell("purpose"), w.t("costs-purpose")))
            }
        },
    )
}

fn fill_materials(record: &Record) -> Form {
    let m = &record.materials;
    Form::blank().filled("needed", &m.needed).filled("licence", &m.licence).filled("at", &m.at)
}

fn read_materials(form: &mut Form) -> Option<Part> {
    let needed = form.text("needed").max(LONGEST_TEXT).or(String::new());
    let licence = line(form, "licence", LONGEST_LINE).or(String::new());
    let at = line(form, "at", LONGEST_LINE).or(String::new());
    Some(Part::Materials(Materials { needed: needed?, licence: licence?, at: at? }))
}

fn draw_materials(w: Words, f: &Fields) -> Markup {
    html! {
        (f.area("needed", w.t("materials-needed")).hint(w.t("materials-needed-hint")).optional())
        (f.text("licence", w.t("materials-licence")).hint(w.t("materials-licence-hint")).optional())
        (f.text("at", w.t("materials-at")).hint(w.t("materials-at-hint")).optional())
    }
}
