//! The trash with made-up contents.

use super::{TrashPage, views};
use crate::sample::{Sample, SamplePage, demo};
use crate::who::{Place, SignedIn};
use db::Uuid;
use ground::Moment;
use ground::trash::{KEPT_DAYS, Trashed};
use jiff::tz::TimeZone;

impl Sample for TrashPage {
    fn samples() -> Vec<(&'static str, TrashPage)> {
        let noon =
            |day: i8| Moment(demo::day(11, day).at(12, 0, 0, 0).to_zoned(TimeZone::UTC).map_or(0, |at| at.timestamp().as_microsecond()));
        let lying = |n: u128, kind: &str, name: &str, day: i8| Trashed {
            kind: kind.into(),
            subject: Uuid::from_u128(n),
            name: name.into(),
            deleted_at: noon(day),
            deleted_by: None,
            purge_at: noon(day).plus_days(KEPT_DAYS),
        };
        let page = |trashed, just| TrashPage { trashed, just, zone: TimeZone::UTC };
        let two = || {
            vec![
                (lying(1, "pulse", "Fall pulse: Math Talks", 19), None),
                (lying(2, "innovation", "Partner Reading (copy)", 12), Some("Joel Rahman".to_string())),
            ]
        };
        vec![("nothing", page(Vec::new(), None)), ("just-deleted", page(two(), Some(Uuid::from_u128(1)))), ("two", page(two(), None))]
    }
}

pub fn samples(who: &SignedIn) -> Vec<SamplePage> {
    SamplePage::each("trash", |page: &TrashPage| who.page(&who.words().t("trash-title"), Place::Nowhere, views::trash(who, page)))
}
