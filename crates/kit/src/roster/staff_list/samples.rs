//! The pages of staff lists with made-up contents: a first list, one whose columns are not all known, with its mistakes, and
//! the words of its schools and jobs.

use super::{ListPage, filled, told, views, with_meanings};
use crate::form::{Form, Wrong};
use crate::sample::{Sample, SamplePage, demo};
use crate::who::{Place, SignedIn};
use ground::roster::staff_list::sheet::Line;
use ground::roster::staff_list::{Matching, Missing, Sheet, Waiting};
use maud::Markup;

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, ListPage)> {
        let english = &[
            &["Last name", "First name", "E-mail", "Building", "Job title", "Remarks"][..],
            &["Raman", "Priya", "priya@riverbend.example", "Alder Creek", "Literacy coach", ""],
            &["Whitehorse", "Sam", "sam@riverbend.example", "Birchwood", "Bus driver", "since March"],
            &["Haddad", "Noor", "noor@riverbend.example", "Birchwood", "Teacher", ""],
        ];
        let spanish = &[
            &["Apellidos y nombre", "Correo electrónico", "Plantel", "Puesto"][..],
            &["Ruiz Peña, Ana", "ana@riverbend.example", "Alder Creek", "Maestra"],
        ];
        vec![
            ("columns", page("staff-november.xlsx", english, &["Birthday", "Home phone"], 3)),
            ("spanish", page("personal.csv", spanish, &[], 3)),
            ("first", page("staff-november.xlsx", english, &[], 0)),
        ]
    }
}

fn page(name: &str, rows: &[&[&str]], closed: &[&str], schools: usize) -> ListPage {
    let cells = |row: &[&str]| row.iter().map(|cell| (*cell).to_string()).collect::<Vec<_>>();
    let mut lines = rows.iter().zip(1..);
    let heads = lines.next().map(|(row, _)| cells(row)).unwrap_or_default();
    let rows = lines.map(|(row, number)| Line { number, cells: cells(row) }).collect();
    let sheet = Sheet { heads, rows, closed: cells(closed) };
    let units: Vec<_> = std::iter::once(demo::district()).chain((0..schools).map(demo::school)).collect();
    let matching = Matching::guess(&sheet).with_words_of(&sheet, &units);
    ListPage { list: Waiting { id: demo::id(460), file_name: name.into(), sheet, matching, units } }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    let framed = |body: Markup| who.page(&who.words().t("staff-list-title"), Place::People, body);
    let mut unfit = Form::blank();
    unfit.wrong("file", Wrong::of("staff-list-not-a-list").and("look", "old-excel"));
    let mut all = vec![
        SamplePage::of("staff-list/send", framed(views::send(who, &Form::blank()))),
        SamplePage::of("staff-list/send-mistake", framed(views::send(who, &unfit))),
    ];
    all.extend(SamplePage::each("staff-list/matching", |page: &ListPage| framed(views::columns(who, page, &filled(&page.list.matching)))));
    all.extend(SamplePage::each("staff-list/words", |page: &ListPage| framed(views::words(who, page, &with_meanings(page)))));
    let mistaken = ListPage::samples().into_iter().take(1).map(|(state, page)| {
        let mut form = filled(&page.list.matching);
        for missing in [Missing::Name, Missing::Key, Missing::Unit, Missing::Whole] {
            let (field, wrong) = told(missing, &page.list.matching);
            form.wrong(&field, wrong);
        }
        SamplePage::of(&format!("staff-list/matching/{state}-mistake"), framed(views::columns(who, &page, &form)))
    });
    all.extend(mistaken);
    all
}
