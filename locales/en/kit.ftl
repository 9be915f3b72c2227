### The frame of every page and the parts all pages share.

## Numbers, days, hours
kit-percent = { $number }%
kit-list = { $first } and { $last }
kit-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
kit-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
kit-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
kit-date = { $month } { $day }, { $year }
kit-date-long = { $weekday }, { $date }
kit-date-short = { $month } { $day }
kit-date-yearless = { $month } { $day }
kit-range = { $from } to { $to }
kit-range-month = { $month } { $from } to { $to }, { $year }
kit-time = { $twelve }:{ $minute } { $half ->
   *[am] am
    [pm] pm
}

## The frame
shell-name = Perennial
shell-skip = Skip to the page
shell-demo = Demo organization: people and data are made up.
shell-nav = Main
shell-crumbs = You are here
shell-home = Perennial, to the first page
shell-account = Your account
shell-sign-out = Sign out
shell-sign-in = Sign in
shell-about = About Perennial
shell-belongs = Everything here belongs to { $place }.
shell-language = Language
shell-theme = Light or dark
shell-theme-system = As the device
shell-theme-light = Light
shell-theme-dark = Dark
shell-print = Print this page
shell-copied = Copied

## The six elements and the four stages
element-inclusion = Inclusion
element-leadership = Meaningful leadership
element-learning = Professional learning
element-assess = Assess & adjust
element-efficacy = Collective efficacy
element-teams = Teams
stage-decide = Decide
stage-prepare = Plan & Prepare
stage-implement = Implement
stage-sustain = Spread & Sustain
stage-paused = Paused
stage-stopped = Stopped on purpose

## Shapes that say how a condition stands
shape-met = Met
shape-emerging = Emerging
shape-lost = Lost
shape-unknown = Not known
shape-wrong = Look here

## Figures and tables
figure-table = The same numbers as a table
figure-hidden = hidden
table-frame = Table: { $caption }

## Forms
form-mend = { $count ->
    [one] One thing to mend before this can go on
   *[other] { $count } things to mend before this can go on
}
form-kept = What you typed is still here.
form-kept-but = What you typed is still here. Passwords and files have to be given again.
form-optional = (may stay empty)
form-choose = Choose one
form-empty = This is empty. Please fill it in.
form-none-chosen = Nothing is chosen. Please choose one.
form-none-checked = Nothing is checked. Please check at least one.
form-too-long = This has { $length } characters. Please shorten it to { $most }.
form-too-short = This has { $length } characters. It needs at least { $least }.
form-not-a-date = This is not a day. Write it as year-month-day, such as { $example }.
form-changed-meanwhile = Somebody else saved this while you wrote. What you typed is still here. Look at what it says now, in another tab; save again to put yours in its place.
form-too-early = { $day } is too early. Choose { $first } or a later day.
form-too-late = { $day } is too late. Choose { $last } or an earlier day.
form-not-a-time = This is not a time. Write it as hours and minutes, such as 14:30.
form-not-a-decimal = This is not a number. Use digits, such as 12 or 1.5.
form-not-a-number = This is not a number. Use digits only, such as 12.
form-out-of-range = This is { $number }. Choose a number from { $least } to { $most }.
form-not-offered = This choice is not on the list any more. Please choose again.
form-not-an-email = This is not an e-mail address. It needs a name, an @ and a place, such as name@school.org.
form-file-missing = No file is chosen. Please choose one.
form-file-too-large = This file is too large. It may have up to { $most } megabytes.
form-row-out = Remove this one when you save
form-file-again = Please choose the file again. Browsers do not keep it.

## When something went wrong
fault-missing-title = This page is not here
fault-missing-body = It may have been moved or removed, or the address has a slip in it. Nothing of yours was lost.
fault-sign-in-title = Please sign in first
fault-sign-in-body = This page is for members. You come right back here after signing in.
fault-refused-title = This is not open to you
fault-refused-body = Your role does not include this page or step. If you need it for your work, ask the person who looks after your organization here.
fault-wrong-title = This could not be read
fault-wrong-body = Something in what was sent does not fit together, so nothing was changed. Go back, look at it once more and send it again.
fault-too-many-title = That was too often
fault-too-many-body = To keep everyone safe there is a limit on tries. Wait a few minutes, then try again.
fault-too-large-title = That was too large
fault-too-large-body = What you sent is larger than this place can take, so nothing was saved. Try a smaller file.
fault-stale-title = This page has been open for a long time
fault-stale-body = To keep your account safe, the form on it has run out. Go back, reload the page and send it again.
fault-busy-title = It is busy right now
fault-busy-body = Too many people are here at the same moment. Nothing was changed. Try again in a minute.
fault-broken-title = Something broke on our side
fault-broken-body = It is not your doing, and nothing was half saved. Try again in a moment. If it stays broken, tell the person who looks after this server.
fault-reference = Tell them this: { $reference }
fault-ways = Ways on
fault-home = To the first page
fault-back = Try once more
