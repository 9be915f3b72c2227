//! What a vault says of itself.

use db::Uuid;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// `perennial-vault`
    pub form: String,
    pub version: u32,
    /// The release that wrote it.
    pub release: String,
    /// How many migrations its tables have; [`Manifest::schema_sums`] are their checksums.
    pub schema: usize,
    pub schema_sums: Vec<String>,
    pub organization: Uuid,
    pub name: String,
    /// Microseconds since 1970, UTC.
    pub made_at: i64,
    pub tables: Vec<TableFile>,
    pub accounts: TableFile,
    /// The contents of attached files; none in vaults of before there were any.
    #[serde(default)]
    pub files: Vec<Content>,
    /// What is not in it, and why.
    pub left_out: Vec<Left>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableFile {
    pub name: String,
    pub rows: i64,
    pub bytes: u64,
    /// SHA-256 of the file, as hex.
    pub sha256: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// SHA-256 of the content, as hex; also its name.
    pub sha256: String,
    pub bytes: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Left {
    pub table: String,
    pub why: String,
}

impl Manifest {
    pub fn rows(&self) -> i64 {
        self.tables.iter().map(|t| t.rows).sum()
    }
}
