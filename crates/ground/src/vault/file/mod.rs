//! The file of a vault, a documented open form inside strong encryption.
//!
//! Outside: an age file (age-encryption.org/v1) with a passphrase; any age program opens it. Inside: a zip with
//! `manifest.json` (what it is, how many rows each table has, their digests), `schema.json` (what each column is for),
//! `tables/NAME.csv`, `accounts.csv`, `files/DIGEST`, and `README.txt`, which says all this to whoever finds the file in ten years.

mod cells;
mod manifest;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub use manifest::{Content, Left, Manifest, TableFile};
pub use read::{Opened, Unsound};
pub use write::{Contents, Progress, Stopped, write};

/// The two names by which a reader knows the form.
pub const FORM: &str = "perennial-vault";
pub const VERSION: u32 = 1;

const MANIFEST: &str = "manifest.json";
const SCHEMA: &str = "schema.json";
const README: &str = "README.txt";
const ACCOUNTS: &str = "accounts.csv";

/// How hard the passphrase is to try: scrypt with 2^16 rounds, 64 MiB and a quarter of a second for each guess. Four times
/// that is age's own choice, and would need more memory than the smallest servers have beside the database.
pub const WORK: u8 = 16;
/// The most a file may ask of whoever opens it: 1 GiB, so that a hostile one cannot take the machine down.
const MOST_WORK: u8 = 20;

fn content_file(sha256: &str) -> String {
    format!("files/{sha256}")
}

fn table_file(table: &str) -> String {
    format!("tables/{table}.csv")
}
