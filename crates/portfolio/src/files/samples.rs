//! The page of files with made-up contents.

use super::{FilesPage, views};
use crate::innovation::samples::innovation;
use ground::files::{Attached, Digest, Kind};
use jiff::tz::TimeZone;
use kit::files::wrong;
use kit::sample::{Sample, SamplePage, demo};
use kit::{Form, Place, SignedIn};

fn file(n: usize, name: &str, kind: Kind, bytes: i64, description: &str) -> (Attached, String) {
    let (digest, added_at) = (Digest::of(name.as_bytes()), demo::noon(demo::day(10, 5)));
    let by = demo::person_id(demo::INES);
    let (name, description) = (name.into(), description.into());
    (Attached { id: demo::id(960 + n), name, kind, bytes, digest, description, added_at, added_by: Some(by) }, demo::name(demo::INES))
}

impl Sample for FilesPage {
    fn samples() -> Vec<(&'static str, FilesPage)> {
        let files = vec![
            file(0, "Guide for pairs.pdf", Kind::Pdf, 1_840_000, "Twelve pages: how pairs are made, what each partner does, what to say."),
            file(1, "Record of minutes.xlsx", Kind::Sheet, 18_200, "A table in which pairs write down their minutes."),
        ];
        let of = |files, may_add| FilesPage { innovation: innovation(0), files, may_add, zone: TimeZone::UTC };
        vec![
            ("full", of(files.clone(), true)),
            ("none", of(Vec::new(), true)),
            ("reader", of(files, false)),
            ("reader-none", of(Vec::new(), false)),
        ]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let framed = |page: &FilesPage, form: &Form| who.page(&views::title(who, page), Place::Work, views::list(who, page, form));
    let mut all = SamplePage::each("files", |page: &FilesPage| framed(page, &Form::blank()));
    let mut mistake = Form::blank().filled("description", "Our page");
    mistake.wrong("file", wrong(ground::files::NotTaken::OtherKind));
    for (_, page) in FilesPage::samples().into_iter().take(1) {
        all.push(SamplePage::of("files/mistake", framed(&page, &mistake)));
        if let Some((file, _)) = page.files.first() {
            let body = views::deletion(who, page.innovation.id, file);
            all.push(SamplePage::of("files/deletion", who.page(&who.words().t("files-delete-title"), Place::Work, body)));
        }
    }
    all
}
