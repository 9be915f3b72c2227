# Plain staff lists: CSV and Excel
staff-list-title = Staff list
staff-list-lede = No OneRoster file? Send the list you keep yourself, from Excel or as CSV. You see what it would change before anything changes.
staff-list-entry = Or a plain staff list
staff-list-entry-note = A list from Excel or a CSV file works too. You say once what its columns are.
staff-list-entry-go = Send a staff list
staff-list-send = Send a list
staff-list-send-note = One row for each person, with the names of the columns above. Columns such as birthday, telephone, address or pay are dropped while the file is read.
staff-list-file = Staff list (.csv or .xlsx)
staff-list-file-hint = Separated by comma, semicolon or tab, or an Excel workbook. Up to 20,000 rows.
staff-list-file-blank = Choose the file with your list.
staff-list-sheet = Name of the sheet
staff-list-sheet-hint = Only for a workbook, and only if it is not the first sheet.
staff-list-ask = Ask me again what the columns are, also if you know them from last time
staff-list-go-on = Go on
staff-list-not-a-list = { file-looks } A staff list can be an Excel workbook (.xlsx) or text (.csv or .tsv). Open it where it comes from, save it as one of these and send that.
staff-list-workbook = This workbook cannot be read. Save it again as .xlsx, or as .csv.
staff-list-no-sheet = There is no sheet of this name. The workbook has: { $found }.
staff-list-no-rows = There is nothing below the names of the columns.
staff-list-too-many-rows = The list has more than { $most } rows. Is it a list of students? Send the staff only.
staff-list-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
  }

## What the columns are
staff-list-columns-title = What do the columns hold?
staff-list-columns-lede = We have guessed. Below each name are the first cells of the column. Correct what is wrong; we remember it for your next list.
staff-list-closed = Not read
staff-list-closed-note = These columns are nobody’s business here. They were dropped while the file was read.
staff-list-column-without-name = Column { $number } (without a name)
staff-list-empty-column = Nothing in it
staff-list-field-ignore = Leave out
staff-list-field-given = Given name
staff-list-field-family = Family name
staff-list-field-full = Full name (“Ana Ruiz” or “Ruiz, Ana”)
staff-list-field-family-first = Full name, family name first (“Ruiz, Ana” or “Ruiz Ana”)
staff-list-field-email = E-mail address
staff-list-field-unit = School or department
staff-list-field-role = Job or role
staff-list-field-id = Number or id of the person
staff-list-field-starts = First day
staff-list-field-ends = Last day
staff-list-unit-for-all = If no school is named, everyone belongs to
staff-list-unit-for-all-hint = Needed only when the list has no column for it, or some cells are empty.
staff-list-role-for-all = If no job is named, everyone is
staff-list-role-for-all-hint = Needed only when the list has no column for it, or some cells are empty.
staff-list-whole = Who is in this list?
staff-list-whole-some = Only these people
staff-list-whole-some-hint = Nobody leaves. People in the list are added or brought up to date.
staff-list-whole-all = Everyone on the staff
staff-list-whole-all-hint = Whoever came by a roster or a list before and is not in this one leaves. You see who before it happens.
staff-list-drop = Drop this list
staff-list-unfinished = A staff list waits for you
staff-list-unfinished-said = { $file }, { $rows }, sent on { $day }. Nothing has changed yet.
staff-list-unfinished-columns = Next: say what its columns are. A few minutes.
staff-list-unfinished-words = Next: say what its schools and jobs mean here. A few minutes.
staff-list-missing-name = Choose the column with the full name, or those with given name and family name.
staff-list-missing-key = Choose a column with an e-mail address or an id. Without one nobody can be known again in your next list.
staff-list-missing-unit = No column holds the school. Choose one, or say here where everyone belongs.
staff-list-missing-role = No column holds the job. Choose one, or say here what everyone is.
staff-list-many-words = This column has more than 200 different words. That looks like another kind of column.
staff-list-twice = Another column is already chosen for this. Leave one of them out.
staff-list-missing-words = Say for each word what it means here.

## What the words mean
staff-list-words-title = What do these words mean here?
staff-list-words-lede = The list names schools and jobs in its own words. Choose yours for each, or add a new one. Rows with a word you leave out are not taken.
staff-list-words-lede-first = No school has been entered here yet. Say for each one in your list whether it is to be added; before anything changes you tick each by its name.
staff-list-new-school = Add it as a new school
staff-list-new-department = Add it as a new department
staff-list-word-unit = School “{ $word }”
staff-list-word-role = Job “{ $word }”
staff-list-leave-out = Leave these rows out
staff-list-back = Back to the columns

## The report
staff-list-counted = In the list: { $people ->
    [one] one person
   *[other] { $people } people
  }. { $rows ->
    [0] No row was left out.
    [one] One row was left out; see below which and why.
   *[other] { $rows } rows were left out; see below which and why.
  }
staff-list-left-out = Rows that were left out
staff-list-left-out-note = { $count ->
    [one] One row. Mend it in your list and send the list again. If this person is here already, they stay as they are.
   *[other] { $count } rows. Mend them in your list and send the list again. Whoever is here already stays as they are.
  }
staff-list-none-left-out = No row was left out.
staff-list-otherwise = Read, but please check
staff-list-otherwise-note = These rows were taken; here is what was made of them.

## What was odd about a row
staff-list-warning-closed = Columns that are nobody’s business here were dropped: { $columns }.
staff-list-warning-name = The name is missing or only half there. The row was left out.
staff-list-warning-name-order = The family name may end elsewhere. Please check this name.
staff-list-warning-address = This is not an e-mail address. The row was left out.
staff-list-warning-no-key = Neither id nor e-mail address, so nobody could be known again. The row was left out.
staff-list-warning-key-twice = The same id or address stands in an earlier row with another name. The row was left out.
staff-list-warning-no-unit = No school is named. The row was left out.
staff-list-warning-unit-left-out = You left this school out, so the row was not taken.
staff-list-warning-no-role = No job is named. The row was left out.
staff-list-warning-role-left-out = You left this job out, so the row was not taken.
staff-list-warning-more-left-out = More rows left out for the reasons listed above: { $count }.
staff-list-warning-reversed = The first day is after the last one. The last one was kept.
staff-list-warning-date = This is not a date that we can read. It was left empty.
staff-list-warning-date-either = The day or the month may come first here. Please check the date.
