//! Why a delivery cannot be read at all. Everything milder is a `Warning`.

use super::facts::facts;

facts! {
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    pub enum ReadError {
        #[error("not a zip file: {reason}")]
        NotAZip { reason: String } = "roster-error-not-a-zip",
        #[error("cannot read {path}: {reason}")]
        Unreadable { path: String, reason: String } = "roster-error-unreadable",
        #[error("{found} entries, at most {most}")]
        TooManyEntries { found: u64, most: u64 } = "roster-error-too-many-entries",
        /// Declared or actual, whichever is met first.
        #[error("more than {most_mib} MiB when unpacked")]
        TooLarge { most_mib: u64 } = "roster-error-too-large",
        #[error("{name} unpacks to {ratio} times its size, at most {most}")]
        TooDense { name: String, ratio: u64, most: u64 } = "roster-error-too-dense",
        #[error("{name} is longer than the {declared} bytes it declares")]
        SizeFalse { name: String, declared: u64 } = "roster-error-size-false",
        #[error("{name} points outside its folder")]
        OddPath { name: String } = "roster-error-odd-path",
        #[error("{name} is encrypted")]
        Encrypted { name: String } = "roster-error-encrypted",
        #[error("{name} cannot be unpacked: {reason}")]
        Damaged { name: String, reason: String } = "roster-error-damaged",
        /// Which of the two is read would depend on the program that reads.
        #[error("two entries have the same name")]
        NameTwice = "roster-error-name-twice",
        #[error("no orgs.csv")]
        NoOrgsFile = "roster-error-no-orgs-file",
        #[error("no users.csv")]
        NoUsersFile = "roster-error-no-users-file",
        /// Neither `roles.csv` nor a role column: nobody can be told from a student.
        #[error("no roles.csv, and users.csv has no role column")]
        NoRoles = "roster-error-no-roles",
        #[error("{file} has no column {column}")]
        NoColumn { file: String, column: String } = "roster-error-no-column",
        #[error("{file} has no usable row")]
        NoRows { file: String } = "roster-error-no-rows",
        /// Whoever asked for it no longer wants it.
        #[error("stopped")]
        Stopped = "roster-error-stopped",
        #[error("{file}: the quote opened in row {row} does not close")]
        Quoting { file: String, row: u64 } = "roster-error-quoting",
    }
}

impl ReadError {
    /// What went wrong within a stream: ours carry their own reason.
    pub(in crate::roster) fn of(error: std::io::Error) -> ReadError {
        match error.downcast::<ReadError>() {
            Ok(own) => own,
            Err(other) => ReadError::Unreadable { path: String::new(), reason: other.to_string() },
        }
    }
}
