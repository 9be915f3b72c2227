//! Finding innovations, people and decisions by their words.

pub(crate) mod samples;

use ground::TableInfo;
use kit::Routes;

pub const TABLES: &[TableInfo] = &[];

pub fn routes() -> Routes {
    Routes::new()
}
