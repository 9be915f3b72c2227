//! How the files of an innovation look.

use super::FilesPage;
use ground::InnovationId;
use ground::files::{Attached, MOST};
use ground::trash::KEPT_DAYS;
use kit::files::views::{Listed, add, list as listed};
use kit::form::Form;
use kit::i18n::args;
use kit::views::{Confirm, Head, confirm, empty, page_head, part};
use kit::{SignedIn, paths};
use maud::{Markup, html};

pub fn title(who: &SignedIn, page: &FilesPage) -> String {
    who.words().with("files-title", args![innovation => page.innovation.outline.name.as_str()])
}

pub fn list(who: &SignedIn, page: &FilesPage, form: &Form) -> Markup {
    let w = who.words();
    let id = page.innovation.id;
    let crumbs = vec![(w.t("nav-work"), paths::WORK.to_string()), (page.innovation.outline.name.clone(), paths::innovation(id))];
    let files: Vec<Listed> = page
        .files
        .iter()
        .map(|(file, by)| Listed {
            file,
            by,
            download: paths::innovation_file(id, file.id),
            picture: paths::innovation_file_picture(id, file.id),
            deletion: page.may_add.then(|| paths::innovation_file_deletion(id, file.id)),
        })
        .collect();
    html! {
        (page_head(w, Head { crumbs, title: title(who, page), lede: w.with("files-lede", args![count => files.len()]), ..Head::default() }))
        (part("files-here", &w.t("files-here"), w.t("files-here-note"), html! {
            @if files.is_empty() {
                (empty(&w.t("files-none-title"), &w.t(if page.may_add { "files-none" } else { "files-none-reader" }), html! {}))
            } @else { (listed(w, &files, &page.zone)) }
        }))
        @if page.may_add && files.len() < MOST { (part("files-add", &w.t("files-add"), w.t("files-add-note"), add(who, &paths::innovation_files(id), form))) }
    }
}

pub fn deletion(who: &SignedIn, id: InnovationId, file: &Attached) -> Markup {
    let w = who.words();
    confirm(&Confirm {
        title: w.with("files-delete-ask", args![name => file.name.as_str()]),
        said: w.with("trash-said", args![days => KEPT_DAYS]),
        action: paths::innovation_file_deletion(id, file.id),
        csrf: who.csrf.clone(),
        yes: w.t("trash-yes"),
        no: w.t("files-delete-no"),
        back: paths::innovation_files(id),
    })
}
