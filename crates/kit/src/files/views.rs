//! How attached files look: a list with what is in each, and the form to add one.

use crate::args;
use crate::form::Form;
use crate::i18n::Words;
use crate::views::{Weight, actions, lines, link_button};
use crate::who::SignedIn;
use ground::files::kind::MOST_MEGABYTES;
use ground::files::{Attached, Kind};
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// One file with its addresses.
pub struct Listed<'a> {
    pub file: &'a Attached,
    /// Who added it, while they are known.
    pub by: &'a str,
    pub download: String,
    pub picture: String,
    /// Where it is deleted; none for readers.
    pub deletion: Option<String>,
}

/// What the browser offers to choose from; what is taken is decided by the content.
const ACCEPT: &str = ".pdf,.docx,.pptx,.xlsx,.txt,.csv,.png,.jpg,.jpeg";

/// The Fluent key of a kind.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Pdf => "file-kind-pdf",
        Kind::Document => "file-kind-document",
        Kind::Slides => "file-kind-slides",
        Kind::Sheet => "file-kind-sheet",
        Kind::Text => "file-kind-text",
        Kind::Table => "file-kind-table",
        Kind::Png | Kind::Jpeg => "file-kind-picture",
    }
}

/// "1.2 MB", "340 kB": as people compare them.
fn size(w: Words, bytes: i64) -> String {
    if bytes >= 1_000_000 { format!("{} MB", w.decimal(bytes as f64 / 1e6, 1)) } else { format!("{} kB", w.count((bytes + 999) / 1_000)) }
}

pub fn list(w: Words, files: &[Listed], zone: &TimeZone) -> Markup {
    lines(files.iter().map(|l| {
        let day = w.date(l.file.added_at.date(zone));
        let added = if l.by.is_empty() { day } else { w.with("file-added", args![name => l.by, day => day]) };
        html! {
            div.stack.tight {
                @if l.file.kind.is_picture() { img.attached src=(l.picture) alt=(l.file.description) loading="lazy"; }
                p { a href=(l.download) { (l.file.name) } " · " (w.t(kind(l.file.kind))) ", " (size(w, l.file.bytes)) }
                p { (l.file.description) }
                p.small.soft { (added) }
                @if let Some(deletion) = &l.deletion {
                    (actions([link_button(&w.with("file-delete", args![name => l.file.name.as_str()]), deletion, Weight::Plain)]))
                }
            }
        }
    }))
}

pub fn add(who: &SignedIn, action: &str, form: &Form) -> Markup {
    let w = who.words();
    let f = form.fields(w);
    f.upload(
        action,
        &who.csrf,
        html! {
            (f.file("file", w.t("file-choose")).hint(w.with("file-choose-hint", args![most => MOST_MEGABYTES])).accept(ACCEPT))
            (f.area("description", w.t("file-description")).hint(w.t("file-description-hint")).rows(2))
            (f.send(w.t("file-add")))
        },
    )
}
