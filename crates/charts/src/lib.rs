//! Numbers become accessible pictures: an SVG made on the server, and the same numbers as a table. Never one without the other.
//!
//! A chart is a value with public fields and three answers: `svg(theme)`, `key()` (what the marks mean) and `table()`. It knows no
//! language: every visible word is passed in, already translated. It decides nothing about who may see what: a row arrives as
//! shown, banded or hidden. And it draws from the rounded numbers that the table prints, so that nobody can measure the picture
//! and learn more than the page says.
//!
//! Across in percent, down in pixels: marks stretch with the page while letters keep their size, so one picture serves a phone
//! and a desk. The looks of the classes used here live in the web kit's style sheet (`@layer charts`); in print they are literal.

pub mod agreement;
pub mod months;
mod pen;
mod shares;
mod table;
mod text;

pub use agreement::{AgreementBars, AgreementRow, AgreementWords, RowState};
pub use months::{MonthBar, MonthBars, MonthWords};
pub use pen::{KeyEntry, Mark, Theme};
pub use shares::{NotShares, Shares};
pub use table::{Column, Table};
