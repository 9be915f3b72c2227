# Reading OneRoster files: what was odd, and how it was read all the same.
# Each text says what the file has, then what Perennial made of it.

## Where it is
roster-place-whole = The delivery
roster-place-file = { $file }
roster-place-column = { $file }, column { $column }
roster-place-row = { $file }, row { $row }
roster-place-cell = { $file }, row { $row }, column { $column }

## What a file looks like by what is in it
file-looks = { $look ->
    [empty] This file is empty.
    [pdf] This looks like a PDF.
    [picture] This looks like a picture.
    [old-excel] This looks like an Excel file of the older kind (.xls).
    [locked-excel] This looks like a workbook with a password.
    [excel] This looks like an Excel workbook (.xlsx).
    [excel-binary] This looks like a binary Excel workbook (.xlsb).
    [open-sheet] This looks like an OpenDocument file (.ods).
    [word] This looks like a Word document.
    [slides] This looks like slides.
    [zip] This looks like a zip file of another kind.
    [broken-zip] This looks like a zip file that is not whole.
    [web-page] This looks like a web page, whatever its name ends with.
    [calendar] This looks like a calendar file (.ics).
    [text] This looks like text or CSV.
   *[other] This is a kind of file that is not read here.
  }
upload-no-roster = { file-looks } A roster is one zip file (.zip) with CSV files in it, exported as OneRoster. A list from Excel or as CSV goes under “Or a plain staff list”.

## Why nothing could be read
roster-error-not-a-zip = This zip file is damaged or not whole. Export it again, or choose another file.
roster-error-unreadable = This file cannot be read to its end. Export it again, or choose another file.
roster-error-too-many-entries = The zip file holds { $found } files. A roster has about 20; at most { $most } are accepted.
roster-error-too-large = Unpacked, these files are larger than { $most_mib } MiB. That is more than a roster needs, so they were not read.
roster-error-too-dense = { $name } unpacks to { $ratio } times its size; at most { $most } times is accepted. Files made to fill a disk look like this.
roster-error-size-false = { $name } says that it is { $declared } bytes long, but it is longer. The zip file is damaged or not honest.
roster-error-odd-path = { $name } points outside its folder. Pack the CSV files alone, without folders.
roster-error-encrypted = { $name } is locked with a password. Export the zip file without one.
roster-error-damaged = { $name } is damaged and cannot be unpacked. Export it again.
roster-error-name-twice = Two files in the zip file have the same name. Keep one of them.
roster-error-no-orgs-file = There is no file orgs.csv. Without it we do not know your schools.
roster-error-no-users-file = There is no file users.csv. Without it we do not know your people.
roster-error-no-roles = There is no file roles.csv, and users.csv has no column role. We cannot tell staff from students, so nobody was read.
roster-error-no-column = { $file } has no column { $column }. The first row must name the columns.
roster-error-no-rows = { $file } has no row that can be used.
roster-error-quoting = { $file }, row { $row }: a quotation mark opens and does not close where it should. Correct that row.
roster-error-stopped = You stopped the reading. Nothing was changed.

## The delivery as a whole
roster-warning-in-folder = The files lie in the folder “{ $folder }”. The standard wants none. They were read.
roster-warning-file-name = The name of this file is not quite right. It was read as { $read_as }.
roster-warning-file-twice = There is a second file for the same thing, { $ignored }. It was not read.
roster-warning-file-not-listed = The manifest does not list this file or calls it absent, but it is there. It was read.
roster-warning-file-ignored = Files of version { $version } do not use this file. It was not read.
roster-warning-file-missing = The manifest promises { $name } ({ $mode }), but there is no such file.
roster-warning-closed-file-name = The name of this file is not quite right; the standard writes { $right }. Perennial has no use for it and did not open it.
roster-warning-closed-file-copy = This file has the same length and check sum as { $of }: a copy under another name. It was not opened.
roster-warning-manifest-missing = There is no file manifest.csv. The files were read as full lists.
roster-warning-manifest-blank = The manifest names { $name } but gives it no value. The files themselves were looked at.
roster-warning-manifest-mode = For { $name } the manifest says “{ $value }”. It can be bulk, delta or absent. The line was passed over.
roster-warning-manifest-twice = The manifest names { $name } twice and not the same way. It was read as { $read_as }.
roster-warning-manifest-form = The manifest says “{ $value }”. It was read as { $read_as }.
roster-warning-version-guessed = The manifest does not tell the OneRoster version. By the look of the files it is { $read_as }.
roster-warning-version-other = The manifest says version “{ $value }”, but the files were read as { $read_as }.
roster-warning-no-district = No organization in this list is a district. That is fine; you can place these under a unit of your own.

## The text of a file
roster-warning-byte-order-mark = The file starts with a hidden mark (a byte order mark). It was passed over.
roster-warning-utf16 = The file is written as UTF-16; the standard wants UTF-8. It was read.
roster-warning-windows-1252 = Letters are written in an old Windows form, not as UTF-8. Please check names with accents.
roster-warning-delimiter = The columns are set apart by “{ $delimiter }”; the standard wants a comma. They were read.
roster-warning-row-delimiter = The cells of this row are set apart by “{ $delimiter }”, those of the first row otherwise. They were read.
roster-warning-stray-quote = A quotation mark stands inside a value. It was taken as part of the value.
roster-warning-cell-too-long = This value is { $length } bytes long; at most { $most } are read. It was left empty.

## Columns and rows
roster-warning-header-missing = The first row does not name the columns. It was read as a row of its own.
roster-warning-header-again = The names of the columns stand here again. The row was passed over.
roster-warning-column-form = The column is written “{ $found }”. It was read.
roster-warning-column-spelling = The column is called “{ $found }”. It was read as { $column }.
roster-warning-column-twice = This column is there twice. The first one was read.
roster-warning-column-missing = This column is missing. The file was read without it.
roster-warning-empty-columns = Columns without a name at the end: { $count }. They were passed over.
roster-warning-row-short = The row has { $cells } values where { $expected } are expected. The missing ones were taken as empty.
roster-warning-row-long = The row has values beyond its { $expected } columns ({ $cells } in all). They may have slipped out of place, so the row was left out.
roster-warning-empty-cells = The row has { $cells } values where { $expected } are expected; the extra ones are empty.

## Values
roster-warning-value-missing = This value is needed and empty. The row was left out.
roster-warning-value-blank = This value is empty. It was taken as { $read_as }.
roster-warning-id-twice = The same sourcedId also stands in row { $first_row }. The rows were read as one.
roster-warning-id-shared = The same sourcedId also stands in row { $first_row }, with another name or as a student. We cannot tell whose roles are whose, so none of these rows was read. If you already have this person, they stay as they are.
roster-warning-status-form = The status is written “{ $value }”. It was read as { $read_as }.
roster-warning-status-unknown = The status “{ $value }” is not in the standard. It was taken as active.
roster-warning-gone-in-bulk = A full list should hold only what is there, but this row says that it is to be deleted. It was left out.
roster-warning-boolean-form = “{ $value }” was read as { $read_as }.
roster-warning-boolean-unknown = “{ $value }” is neither true nor false. It was taken as true.
roster-warning-date-format = The date “{ $value }” is not written as year-month-day. It was read as { $read_as }.
roster-warning-date-with-time = The date “{ $value }” has a time. It was read as { $read_as }.
roster-warning-date-by-others = In the date “{ $value }” the day or the month may come first. By other dates in this file it was read as { $read_as }.
roster-warning-date-ambiguous = In the date “{ $value }” the day or the month may come first, and the file does not show which. It was read as { $read_as }. Please check.
roster-warning-date-unreadable = “{ $value }” is not a date that we can read. It was left empty.
roster-warning-dates-reversed = This role begins on { $begins } and ends before that, on { $ends }. The end was kept, the beginning left empty.
roster-warning-email-unreadable = This is not an e-mail address. It was left empty.

## Organizations
roster-warning-org-type-form = The type is written “{ $value }”. It was read as { $read_as }.
roster-warning-org-department = A department. The standard knows it, some programs that check files do not. It was read.
roster-warning-org-type-unknown = The type “{ $value }” is not in the standard. It was taken as { $read_as }. Please check.
roster-warning-parent-unknown = The parent { $id } is not in the list. This organization now stands at the top.
roster-warning-parent-circle = Going up from here by the parent { $id } leads back here. This organization now stands at the top.

## Roles
roster-warning-role-form = The role is written “{ $value }”. It was read as { $read_as }.
roster-warning-role-unknown = The role “{ $value }” is not in the standard. It was kept as it is. Please check that these people are staff.
roster-warning-role-shifted = The role is unknown, and values may have slipped out of place: the row has { $cells } where { $expected } are expected. The role was left out.
roster-warning-role-is-org = Where the role should be stands an organization. Values may have slipped out of place, so the role was left out.
roster-warning-role-type-form = The kind of role is written “{ $value }”. It was read as { $read_as }.
roster-warning-role-type-unknown = “{ $value }” is neither primary nor secondary. It was taken as secondary.
roster-warning-role-in-users = This person has no row in roles.csv. The role in users.csv was read.
roster-warning-org-list-form = The organizations are set apart by “{ $separator }”; the standard wants a comma. They were read.
roster-warning-role-org-unknown = The organization { $id } is not in the list. The role there was left out.
roster-warning-role-user-unknown = This user is not in the list. The role was left out.
roster-warning-person-without-role = This person has no role at an organization in the list. We cannot tell whether they are staff, so they were left out.

## School years, terms and classes
roster-warning-session-type-form = The kind of term is written “{ $value }”. It was read as { $read_as }.
roster-warning-session-type-unknown = The kind of term “{ $value }” is not in the standard. It was taken as { $read_as }. Please check.
roster-warning-session-reversed = This term begins on { $starts } and ends before that, on { $ends }. It was left out.
roster-warning-session-parent-unknown = The parent { $id } is not in the list. This term now stands by itself.
roster-warning-session-circle = Going up from here by the parent { $id } leads back here. This term now stands by itself.
roster-warning-class-type-form = The kind of class is written “{ $value }”. It was read as { $read_as }.
roster-warning-class-type-unknown = The kind of class “{ $value }” is not in the standard. Nothing depends on it.
roster-warning-class-org-unknown = The school { $id } is not in the list. The class was left out.
roster-warning-term-unknown = The term { $id } is not in the list. The class was read without it.
roster-warning-classes-uncounted = There is no file enrollments.csv, so we do not know how many students a class has. Classes were left out.
roster-warning-classes-mixed = People were sent as a full list, classes or enrollments only as changes. The two do not fit together, so classes were left out.

## Enrollments
roster-warning-enrollment-role-form = The role is written “{ $value }”. It was read as { $read_as }.
roster-warning-enrollment-role-unknown = The role “{ $value }” is not in the standard. The row was neither counted nor read.
roster-warning-enrollment-class-unknown = The class { $id } is not in the list. The row was not counted.
roster-warning-enrollment-user-unknown = This user is not in the list of users. The row was not counted.
roster-warning-enrollment-not-staff = This row makes someone a teacher or aide who has no such role in the list of people. It was left out.

roster-warning-more-like-this = More rows with the same trouble as those listed above: { $count }.
