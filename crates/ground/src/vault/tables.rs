//! What each column is for, whose it is and how long it is kept.

use crate::table_info::TableInfo;

pub const TABLES: &[TableInfo] = &[];
