//! What was wrong with a delivery and how it was read nevertheless: file, row, column, facts.
//!
//! A warning never repeats a name, an address, the id of a user or any other value of a person's; where a value is shown it
//! is a date, a role, a status or the id of an organization, a class or a term, and only its form (`aaa999`) where the cells
//! of the row may have slipped.

use super::facts::facts;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// As it is called in the delivery, without its folder. Empty when it is about the whole.
    pub file: String,
    /// Line in the file; the header is line 1. The first such row where `rows` is more than one.
    pub row: Option<u64>,
    pub column: Option<String>,
    pub what: WarningKind,
    /// How many rows show the very same: harmless spellings are told once per column.
    pub rows: u64,
}

impl Warning {
    /// The facts of the case and the place.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = self.what.args();
        args.push(("file", self.file.clone()));
        args.push(("rows", self.rows.to_string()));
        args.extend(self.row.map(|row| ("row", row.to_string())));
        args.extend(self.column.clone().map(|column| ("column", column)));
        args
    }

    /// The key of the words for where it is; takes the same `args`.
    pub fn place_key(&self) -> &'static str {
        match (self.file.is_empty(), self.row, &self.column) {
            (true, ..) => "roster-place-whole",
            (_, None, None) => "roster-place-file",
            (_, None, Some(_)) => "roster-place-column",
            (_, Some(_), None) => "roster-place-row",
            (_, Some(_), Some(_)) => "roster-place-cell",
        }
    }
}

pub const PLACE_KEYS: [&str; 5] =
    ["roster-place-whole", "roster-place-file", "roster-place-column", "roster-place-row", "roster-place-cell"];

facts! {
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum WarningKind {
        // The delivery
        InFolder { folder: String } = "roster-warning-in-folder",
        FileName { read_as: String } = "roster-warning-file-name",
        FileTwice { ignored: String } = "roster-warning-file-twice",
        FileNotListed = "roster-warning-file-not-listed",
        FileIgnored { version: String } = "roster-warning-file-ignored",
        /// One that stays closed anyway.
        ClosedFileName { right: String } = "roster-warning-closed-file-name",
        /// Seen from outside: the same length and check sum.
        ClosedFileCopy { of: String } = "roster-warning-closed-file-copy",
        FileMissing { name: String, mode: String } = "roster-warning-file-missing",
        ManifestMissing = "roster-warning-manifest-missing",
        ManifestBlank { name: String } = "roster-warning-manifest-blank",
        ManifestMode { name: String, value: String } = "roster-warning-manifest-mode",
        ManifestTwice { name: String, read_as: String } = "roster-warning-manifest-twice",
        ManifestForm { value: String, read_as: String } = "roster-warning-manifest-form",
        VersionGuessed { read_as: String } = "roster-warning-version-guessed",
        VersionOther { value: String, read_as: String } = "roster-warning-version-other",
        /// Fine in itself: a delivery may hold one school, or only a department.
        NoDistrict = "roster-warning-no-district",

        // The text of a file
        ByteOrderMark = "roster-warning-byte-order-mark",
        Utf16 = "roster-warning-utf16",
        Windows1252 = "roster-warning-windows-1252",
        Delimiter { delimiter: String } = "roster-warning-delimiter",
        RowDelimiter { delimiter: String } = "roster-warning-row-delimiter",
        StrayQuote = "roster-warning-stray-quote",
        CellTooLong { length: u64, most: u64 } = "roster-warning-cell-too-long",

        // Columns and rows
        HeaderMissing = "roster-warning-header-missing",
        HeaderAgain = "roster-warning-header-again",
        ColumnForm { found: String } = "roster-warning-column-form",
        ColumnSpelling { found: String } = "roster-warning-column-spelling",
        ColumnTwice = "roster-warning-column-twice",
        ColumnMissing = "roster-warning-column-missing",
        EmptyColumns { count: u64 } = "roster-warning-empty-columns",
        RowShort { cells: u64, expected: u64 } = "roster-warning-row-short",
        RowLong { cells: u64, expected: u64 } = "roster-warning-row-long",
        EmptyCells { cells: u64, expected: u64 } = "roster-warning-empty-cells",

        // Values
        ValueMissing = "roster-warning-value-missing",
        ValueBlank { read_as: String } = "roster-warning-value-blank",
        IdTwice { first_row: u64 } = "roster-warning-id-twice",
        /// Rows that name different people.
        IdShared { first_row: u64 } = "roster-warning-id-shared",
        StatusForm { value: String, read_as: String } = "roster-warning-status-form",
        StatusUnknown { value: String } = "roster-warning-status-unknown",
        GoneInBulk = "roster-warning-gone-in-bulk",
        BooleanForm { value: String, read_as: String } = "roster-warning-boolean-form",
        BooleanUnknown { value: String } = "roster-warning-boolean-unknown",
        DateFormat { value: String, read_as: String } = "roster-warning-date-format",
        DateWithTime { value: String, read_as: String } = "roster-warning-date-with-time",
        DateByOthers { value: String, read_as: String } = "roster-warning-date-by-others",
        DateAmbiguous { value: String, read_as: String } = "roster-warning-date-ambiguous",
        DateUnreadable { value: String } = "roster-warning-date-unreadable",
        DatesReversed { begins: String, ends: String } = "roster-warning-dates-reversed",
        EmailUnreadable = "roster-warning-email-unreadable",

        // Orgs
        OrgTypeForm { value: String, read_as: String } = "roster-warning-org-type-form",
        /// In the standard, and still unknown to some programs that check files.
        OrgDepartment = "roster-warning-org-department",
        OrgTypeUnknown { value: String, read_as: String } = "roster-warning-org-type-unknown",
        ParentUnknown { id: String } = "roster-warning-parent-unknown",
        ParentCircle { id: String } = "roster-warning-parent-circle",

        // Roles
        RoleForm { value: String, read_as: String } = "roster-warning-role-form",
        RoleUnknown { value: String } = "roster-warning-role-unknown",
        RoleShifted { cells: u64, expected: u64 } = "roster-warning-role-shifted",
        RoleIsOrg = "roster-warning-role-is-org",
        RoleTypeForm { value: String, read_as: String } = "roster-warning-role-type-form",
        RoleTypeUnknown { value: String } = "roster-warning-role-type-unknown",
        RoleInUsers = "roster-warning-role-in-users",
        OrgListForm { separator: String } = "roster-warning-org-list-form",
        RoleOrgUnknown { id: String } = "roster-warning-role-org-unknown",
        RoleUserUnknown = "roster-warning-role-user-unknown",
        PersonWithoutRole = "roster-warning-person-without-role",

        // School years, terms and classes
        SessionTypeForm { value: String, read_as: String } = "roster-warning-session-type-form",
        SessionTypeUnknown { value: String, read_as: String } = "roster-warning-session-type-unknown",
        SessionReversed { starts: String, ends: String } = "roster-warning-session-reversed",
        SessionParentUnknown { id: String } = "roster-warning-session-parent-unknown",
        SessionCircle { id: String } = "roster-warning-session-circle",
        ClassTypeForm { value: String, read_as: String } = "roster-warning-class-type-form",
        ClassTypeUnknown { value: String } = "roster-warning-class-type-unknown",
        ClassOrgUnknown { id: String } = "roster-warning-class-org-unknown",
        TermUnknown { id: String } = "roster-warning-term-unknown",
        /// Fine in itself: a roster of the staff alone.
        ClassesUncounted = "roster-warning-classes-uncounted",
        ClassesMixed = "roster-warning-classes-mixed",

        // Enrollments: never who, only where
        EnrollmentRoleForm { value: String, read_as: String } = "roster-warning-enrollment-role-form",
        EnrollmentRoleUnknown { value: String } = "roster-warning-enrollment-role-unknown",
        EnrollmentClassUnknown { id: String } = "roster-warning-enrollment-class-unknown",
        EnrollmentUserUnknown = "roster-warning-enrollment-user-unknown",
        EnrollmentNotStaff = "roster-warning-enrollment-not-staff",

        /// The rest of a long list of the same case in the same column.
        MoreLikeThis { count: u64 } = "roster-warning-more-like-this",
    }
}

impl WarningKind {
    /// Said for the reader's sake; not a fault, so `strict` does not refuse it.
    pub fn is_notice(&self) -> bool {
        matches!(self, WarningKind::NoDistrict | WarningKind::OrgDepartment | WarningKind::ClassesUncounted)
    }

    /// A spelling or a word, the same in row after row: told once with the number of rows.
    pub(super) fn is_form(&self) -> bool {
        use WarningKind::*;
        matches!(
            self,
            Windows1252
                | EmptyCells { .. }
                | ValueBlank { .. }
                | StatusForm { .. }
                | StatusUnknown { .. }
                | GoneInBulk
                | BooleanForm { .. }
                | BooleanUnknown { .. }
                | OrgTypeForm { .. }
                | OrgTypeUnknown { .. }
                | RoleForm { .. }
                | RoleUnknown { .. }
                | RoleTypeForm { .. }
                | RoleTypeUnknown { .. }
                | RoleInUsers
                | OrgListForm { .. }
                | OrgDepartment
                | SessionTypeForm { .. }
                | SessionTypeUnknown { .. }
                | ClassTypeForm { .. }
                | ClassTypeUnknown { .. }
                | RowDelimiter { .. }
                | EnrollmentRoleForm { .. }
                | EnrollmentRoleUnknown { .. }
        )
    }
}
