//! One field: label above, hint between, mistake beside the field in words that say what to do.

use maud::{Markup, Render, html};

use super::{Choice, Fields};
use crate::views::{Shape, mark};

pub(super) enum Kind {
    Input(&'static str),
    Number,
    Area,
    File,
    Select(Vec<Choice>),
    Radios(Vec<Choice>),
    Checks(Vec<Choice>),
    Check,
}

/// Put it on the page as it is: `(f.text("what", label).hint(hint))`.
pub struct Field<'a> {
    fields: &'a Fields<'a>,
    name: String,
    label: String,
    kind: Kind,
    hint: Option<String>,
    optional: bool,
    autocomplete: Option<&'static str>,
    accept: Option<&'static str>,
    rows: u8,
    /// The page opens here.
    begin: bool,
}

impl<'a> Field<'a> {
    pub(super) fn new(fields: &'a Fields<'a>, name: &str, label: String, kind: Kind, begin: bool) -> Self {
        let name = name.to_owned();
        Field { fields, name, label, kind, hint: None, optional: false, autocomplete: None, accept: None, rows: 4, begin }
    }

    /// A line below the label that helps to fill it in.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says beside the label that it may stay empty.
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// What the browser may fill in by itself: `current-password`, `one-time-code`, `name`.
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// Which files: `.csv,text/csv`.
    pub fn accept(mut self, what: &'static str) -> Self {
        self.accept = Some(what);
        self
    }

    /// How many lines an area shows at first.
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    fn id(&self) -> String {
        self.fields.id(&self.name)
    }

    fn typed(&self) -> &str {
        self.fields.form.value(&self.name)
    }

    fn mistakes(&self) -> Vec<String> {
        let (form, words) = (self.fields.form, self.fields.words);
        let told: Vec<String> =
            form.mistakes().iter().filter(|(field, _)| *field == self.name).map(|(_, wrong)| wrong.say(words)).collect();
        let again = told.is_empty() && !form.is_fine() && form.taken.contains(&self.name);
        if again { vec![words.t("form-file-again")] } else { told }
    }

    fn is_wrong(&self) -> bool {
        !self.mistakes().is_empty()
    }

    fn invalid(&self) -> Option<&'static str> {
        self.is_wrong().then_some("true")
    }

    /// The ids of hint and mistake, for `aria-describedby`.
    fn described(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id()));
        let mistake = self.is_wrong().then(|| format!("{}-wrong", self.id()));
        let both: Vec<String> = hint.into_iter().chain(mistake).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }

    fn required(&self) -> bool {
        !self.optional
    }

    fn title(&self) -> Markup {
        html! {
            (self.label)
            @if self.optional { " " span.may { (self.fields.words.t("form-optional")) } }
        }
    }

    fn notes(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint { p.hint id={ (self.id()) "-hint" } { (hint) } }
            @match self.mistakes().as_slice() {
                [] => {},
                [mistake] => p.error id={ (self.id()) "-wrong" } { (mark(Shape::Wrong)) span { (mistake) } },
                several => div.error id={ (self.id()) "-wrong" } {
                    (mark(Shape::Wrong)) ul.bullets { @for mistake in several { li { (mistake) } } }
                },
            }
        }
    }

    /// A field with one control below its label.
    fn one(&self, control: Markup) -> Markup {
        html! {
            div.field.is-wrong[self.is_wrong()] { label for=(self.id()) { (self.title()) } (self.notes()) (control) }
        }
    }

    /// A field with several controls in one group.
    fn group(&self, controls: Markup) -> Markup {
        html! {
            fieldset.field.is-wrong[self.is_wrong()] aria-describedby=[self.described()] {
                legend { (self.title()) }
                (self.notes())
                (controls)
            }
        }
    }

    fn input(&self, kind: &str, inputmode: Option<&str>) -> Markup {
        let value = (kind != "password" && kind != "file").then(|| self.typed());
        html! {
            input type=(kind) id=(self.id()) name=(self.name) value=[value] inputmode=[inputmode]
                autocomplete=[self.autocomplete] accept=[self.accept]
                aria-describedby=[self.described()] aria-invalid=[self.invalid()] required[self.required()] autofocus[self.begin];
        }
    }

    fn area(&self) -> Markup {
        html! {
            textarea id=(self.id()) name=(self.name) rows=(self.rows) aria-describedby=[self.described()]
                aria-invalid=[self.invalid()] required[self.required()] autofocus[self.begin] { "\n" (self.typed()) }
        }
    }

    fn select(&self, from: &[Choice]) -> Markup {
        let typed = self.typed();
        html! {
            select id=(self.id()) name=(self.name) autocomplete=[self.autocomplete] aria-describedby=[self.described()]
                aria-invalid=[self.invalid()] required[self.required()] autofocus[self.begin] {
                option value="" { (self.fields.words.t("form-choose")) }
                @for choice in from {
                    option value=(choice.value) selected[choice.value == typed] { (choice.label) }
                }
            }
        }
    }

    /// Radios or boxes; the first carries the id the list of mistakes links to.
    fn row(&self, kind: &str, from: &[Choice]) -> Markup {
        let chosen: Vec<&str> = self.fields.form.values(&self.name).collect();
        html! {
            div.choices {
                @for (at, choice) in from.iter().enumerate() {
                    label {
                        input type=(kind) id=[(at == 0).then(|| self.id())] name=(self.name) value=(choice.value)
                            checked[chosen.contains(&choice.value.as_str())]
                            required[kind == "radio" && self.required()];
                        span { (choice.label) @if let Some(hint) = &choice.hint { span.hint { (hint) } } }
                    }
                }
            }
        }
    }

    fn check(&self) -> Markup {
        html! {
            div.field.is-wrong[self.is_wrong()] {
                (self.notes())
                div.choices {
                    label {
                        input type="checkbox" id=(self.id()) name=(self.name) value="yes" checked[!self.typed().is_empty()]
                            aria-describedby=[self.described()] aria-invalid=[self.invalid()];
                        span { (self.label) }
                    }
                }
            }
        }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        match &self.kind {
            Kind::Input(kind) => self.one(self.input(kind, None)),
            Kind::Number => self.one(self.input("text", Some("decimal"))),
            Kind::Area => self.one(self.area()),
            Kind::File => self.one(self.input("file", None)),
            Kind::Select(from) => self.one(self.select(from)),
            Kind::Radios(from) => self.group(self.row("radio", from)),
            Kind::Checks(from) => self.group(self.row("checkbox", from)),
            Kind::Check => self.check(),
        }
    }
}
