# calendar
calendar-title = School calendar
calendar-assumed = Nobody has entered the school year yet. Until then every Monday to Friday counts as a school day.
calendar-lede = { $count ->
    [one] One school day in { $year }.
   *[other] { $count } school days in { $year }.
  }
calendar-lede-now = { $count } school days in { $year }: { $gone } are behind us, { $left } still come, today included.
calendar-zone-is = Clock: { $zone }
calendar-year = The school year
calendar-none-title = Enter the school year
calendar-none = The first day, the last day and the breaks. About three minutes. From then on every date here counts school days.
calendar-none-reader = A leader of the school or district can enter it. It takes about three minutes.
calendar-terms = Terms
calendar-term = Term
calendar-when = When
calendar-school-days = School days
calendar-months = Month by month
calendar-months-note = School days, and what is different from a usual week.
calendar-month = Month
calendar-different = Different from usual
calendar-as-usual = as usual
calendar-in-all = In all
calendar-caption = { $year }, { $unit }: school days by month
calendar-stretch = { $when }: { $name } ({ $kind })
calendar-short-range = { $from } to { $to }
calendar-own-day = only here
calendar-own = own days
calendar-change = Change it
calendar-inherited = This year comes from { $owner }. You can say where it is different here.
calendar-days-own = Days that differ here
calendar-year-own = Enter a whole year of our own
calendar-year-change = Change this year
calendar-year-next = Make the next year like this one
calendar-year-remove = Remove this year
calendar-year-new = Enter a school year
calendar-offered = From your roster
calendar-offered-note = Your roster names these school years. Nothing is kept before you look at it.
calendar-years = All years
calendar-others = Other calendars
calendar-others-note = Schools follow the calendar above them, except where they have their own days.

calendar-zone = Time zone
calendar-zone-note = It says when a day begins and ends here, and when a pulse closes.
calendar-zone-whole = { $zone }, for the whole organization.
calendar-zone-own = { $zone }, chosen here.
calendar-zone-above = { $zone }, as above.
calendar-zone-change = Change the time zone
calendar-zone-as-above = As above: { $zone }
calendar-zone-hint = Choose the city whose clock your school follows.
calendar-zone-save = Save
calendar-zone-unknown = This time zone is not known. Choose one of the list.

calendar-year-lede = For { $unit } and every place in it that has no year of its own.
calendar-year-name = Name
calendar-year-starts = First day of school
calendar-year-starts-hint = For students.
calendar-year-ends = Last day of school
calendar-weekdays = School on
calendar-days = Breaks and other days
calendar-days-hint = One line each: name, first day, last day, kind. The last day and the kind may be left out. Kinds: break, holiday, staff day, make-up day. Example: Winter break, 2026-12-21, 2027-01-01
calendar-days-own-hint = One line each: name, first day, last day, kind (break, holiday, staff day, make-up day). A make-up day is a school day here, even if the others are off. Example: Storm day, 2027-02-03
calendar-days-own-lede = Where { $unit } differs in { $year }. All other days stay as they are above.
calendar-terms-hint = One line each: name, first day, last day. Example: Semester 1, 2026-08-17, 2026-12-18
calendar-year-save = Save the calendar
calendar-year-reversed = The last day is before the first. Turn them around.
calendar-year-short = That is only { $days } days. A school year has at least { $least }; enter shorter parts as terms.
calendar-year-long = That is { $days } days. A school year has at most { $most }.
calendar-year-overlaps = This runs into { $other }, from { $from } to { $to }. Choose days outside of it.
calendar-term-two-days = Line { $line }: a term needs a first and a last day.
calendar-line-reversed = Line { $line }: the last day is before the first. Turn them around.
calendar-line-outside = Line { $line } lies outside the school year. Change its days or those of the year.
calendar-line-usual = Line { $line }: “{ $value }” sounds like a usual school day. Leave it out, or add a kind at its end.
calendar-lines-more = { $count ->
    [one] One more line needs a look.
   *[other] { $count } more lines need a look.
  }

calendar-remove-title = Remove { $year }?
calendar-remove-said = The year goes with its terms and all its days, also where schools in { $unit } differ. Counts of school days change at once.
calendar-remove-yes = Remove the year
calendar-remove-no = Keep it

calendar-file-title = Read days from a file
calendar-file-lede = A calendar file (.ics) or a list. You see what it says before anything changes.
calendar-file = File
calendar-file-hint = .ics or .csv, at most { $most } MB. Most school websites offer their calendar as .ics.
calendar-file-lines = Or paste lines
calendar-file-lines-hint = One line each: name, first day, last day, kind.
calendar-file-look = Look at it
calendar-file-blank = Choose a file, or paste lines below.
calendar-file-kind = { file-looks } Days can be read from a calendar file (.ics) or from a list as .csv or text.
calendar-file-nothing = There are no days in it.
calendar-preview-title = What the file says
calendar-preview-lede = { $count ->
    [0] Nothing in it changes a school day. Nothing has changed yet.
    [one] One line changes school days. Nothing has changed yet.
   *[other] { $count } lines change school days. Nothing has changed yet.
  }
calendar-preview-outside = { $count ->
    [one] One line is left out.
   *[other] { $count } lines are left out.
  }
calendar-preview-outside-said = They lie in no school year that was entered.
calendar-preview-no-year = Enter the school year first, with its first and last day. Then read the file again.
calendar-preview-rest = { $count ->
    [one] One more line is not shown and not taken.
   *[other] { $count } more lines are not shown and not taken.
  }
calendar-preview-go = Take these days
calendar-preview-no = Leave it
calendar-changing = Is every kind right?
calendar-changing-note = Kinds are guessed from names. Change what is wrong.
calendar-usual = { $count ->
    [one] One line that seems to be a usual school day
   *[other] { $count } lines that seem to be usual school days
  }
calendar-usual-caption = Usual school days
calendar-kind-of = Kind of { $name }
calendar-name = Name
calendar-kind = Kind
calendar-kind-break = break
calendar-kind-holiday = holiday
calendar-kind-staff = staff day
calendar-kind-instructional = make-up day
calendar-kind-usual = a usual school day: leave it out
calendar-notes = Please check
calendar-notes-note = What was not clear, by line.
calendar-left-out = Left out
calendar-left-out-note = By line, with the reason. Mend the file, or add these days by hand.
calendar-note-no-date = Line { $line } has no date and is left out: “{ $value }”.
calendar-note-not-a-date = Line { $line }, part { $column }: there is no such day as “{ $value }”.
calendar-note-month-first = Line { $line }, part { $column }: “{ $value }” was read with the month first.
calendar-note-reversed = Line { $line }: “{ $value }” ends before it begins.
calendar-note-repeats = Line { $line }: “{ $value }” repeats. Repeating events are left out; add the days by hand.
calendar-note-cancelled = Line { $line }: “{ $value }” was called off.
calendar-note-no-end = Line { $line }: the end of “{ $value }” cannot be read. It was taken as one day; please check.
calendar-note-not-whole = Line { $line }: “{ $value }” begins here and does not end. The file is cut off.
calendar-note-outside = Line { $line }: “{ $value }” lies in no school year that was entered.
calendar-note-no-beginning = Line { $line }: “{ $value }” has no day that can be read.
calendar-note-no-name = Line { $line } has no name. Give it one.
calendar-note-too-many = From line { $line } on nothing was read: there are too many lines.
calendar-note-not-a-calendar = This file holds no events.

## Where others count school days

calendar-days-count = { $count ->
    [one] one school day
   *[other] { $count } school days
  }
calendar-stage-since = since { $day }, { $count ->
    [0] no school day yet
    [one] one school day
   *[other] { $count } school days
  }
calendar-counts-assumed = Nobody has entered this school year. Monday to Friday count until then.
calendar-counts = Days are school days.
calendar-open = See the school calendar
calendar-hear-back = people hear back by { $day }, { $count ->
    [0] today or by the next school day
    [one] in one school day
   *[other] in { $count } school days
  }
calendar-feedback-off = { $day } is no school day; people may miss it. The next one is { $next }. Change it, or send again to keep it.
calendar-feedback-hint = You promise it on the first screen. At most ten school days after the last day, and never more than { $days } days.
