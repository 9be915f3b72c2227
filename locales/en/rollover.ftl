rollover-title = The next school year
rollover-lede = People leave, people come, roles and teams change. Prepare it here with others, page by page. Nothing changes before someone confirms.
rollover-of = Into the school year { $year }
rollover-begin = Begin to prepare
rollover-begin-note = You can leave at any page and come back. Several people can work on it at once.
rollover-begin-go = Begin to prepare
rollover-going = Being prepared
rollover-going-note = Go on where you or others left off.
rollover-over = Earlier years
rollover-none-title = Nothing to prepare here
rollover-none = Your school leader prepares the next year.
rollover-unit = For whom?
rollover-open-already = A year is being prepared there already. Go on with that one, above.
rollover-day = First day of the new year
rollover-day-hint = Everything takes effect on this day. The day before is the last day of the old year.
rollover-day-entered = { $day } is from the calendar of { $unit }: the first school day of { $year }.
rollover-day-usual = { $day } is a guess: no next school year is entered in the calendar of { $unit }.
rollover-from = Name of the year that ends
rollover-to = Name of the year that begins
rollover-state-preparing = being prepared
rollover-state-waiting = confirmed, waits for its day
rollover-state-applying = under way
rollover-state-applied = done
rollover-state-dropped = dropped
rollover-lede-preparing = Nothing has changed yet. What you decide takes effect on { $day }, after someone confirms.
rollover-lede-waiting = Confirmed by { $name }. It takes effect on { $day }; until then nothing changes, and it can be taken back.
rollover-lede-applying = The new year has begun. Your decisions are being carried out, a few at a time.
rollover-lede-applied = The new year began on { $day }, as { $name } confirmed.
rollover-lede-dropped = It was dropped. Nothing was changed by it.
rollover-steps = Seven pages
rollover-steps-note = In this order each makes the next one easy. You can skip and come back.
rollover-looked = { $done } of { $all } looked at
rollover-step-of = Page { $at } of { $all }
rollover-step-go = Go on
rollover-step-open = not looked at yet
rollover-step-decided = { $count ->
    [0] Nothing decided.
    [one] One decision.
   *[other] { $count } decisions.
  }
rollover-step-empty-title = Nothing here
rollover-step-empty = There is nothing to decide on this page. Go on to the next.
rollover-step-year = The year
rollover-year = The year
rollover-year-lede = When does the new year begin, and what is it called?
rollover-step-leavers = Who leaves
rollover-leavers-lede = Tick everyone who leaves. Their sign-ins end when the new year begins; what they did stays.
rollover-step-newcomers = Who comes
rollover-newcomers-lede = Add people who begin with the new year. Someone who was here before is known again by e-mail.
rollover-step-grades = Grades and departments
rollover-grades-lede = Does each grade team go on, get another name, or close? Add new ones here before people move into them.
rollover-step-roles = Roles and places
rollover-roles-lede = Who stays and does something else, or moves to another school or grade?
rollover-step-teams = Teams
rollover-teams-lede = Who leads each team, and who takes the place of those who leave?
rollover-step-implementations = What we carry on
rollover-implementations-lede = What is not decided here carries on as it is. Stopping on purpose is good work too: it makes room.
rollover-save-next = Save and go on
rollover-save-then = Save, then: { $next }
rollover-save-more = Save and add more
rollover-by = Decided by { $name }
rollover-name = { $name }
rollover-who-leaves = Who leaves { $unit }?
rollover-leaves = leaves
rollover-last-day = Last day of those you tick now
rollover-last-day-hint = The end of the old year, unless they leave sooner.
rollover-last-day-of = Last day of { $name }
rollover-part-ends = part ends on { $day }
rollover-roster-waiting = not in the roster of { $day }, which waits for a yes
rollover-roster-kept = not in the roster of { $day }, which left them as they are
rollover-roster-left = { $count ->
    [one] One person left already, with the roster of { $day }
   *[other] { $count } people left already, with the roster of { $day }
  }
rollover-roster-ticked = Some are ticked already.
rollover-roster-ticked-said = The roster that waits no longer names them. Untick who stays, then save: only then is it decided.
rollover-other-school = is also at another school: who manages people there decides with you
rollover-leaving = { $count ->
    [one] One person leaves
   *[other] { $count } people leave
  }
rollover-leaving-are = Leaving so far: { $names }.
rollover-nobody = nobody
rollover-not-yours = Your administrator decides this.
rollover-row-leaving = leaves: { $names }
rollover-remove = Take off the list: { $what }
rollover-add = Add people
rollover-add-note = Leave the rest empty. You can save and add more.
rollover-add-nth = Person { $n }
rollover-paste = Or paste a list
rollover-paste-note = From a spreadsheet, one person a line.
rollover-lines = Lines
rollover-lines-hint = Given name, family name, e-mail, school or team, role. Between them a tab, a semicolon or a comma.
rollover-too-many-lines = These are too many lines. Up to { $most } at once; for more, import a roster.
rollover-twice = Someone with this e-mail is on the list already.
rollover-line-name = Line { $line }: given name and family name are both needed.
rollover-line-email = Line { $line }: this is not an e-mail address.
rollover-line-twice = Line { $line }: someone with this e-mail is on the list already.
rollover-line-unit = Line { $line }: “{ $unit }” is no school or team of yours. Write its name as it stands in the list of units.
rollover-line-role = Line { $line }: “{ $role }” is no role. Write it as it stands in the list of roles.
rollover-roles-add = Change someone’s part
rollover-roles-note = The old part ends with the old year, the new one begins with the new.
rollover-roles-nth = Change { $n }
rollover-roles-who = Who, and what they do now
rollover-roles-role = Role from then on
rollover-roles-unit = Where
rollover-roles-none = Nobody is left here whose part could change.
rollover-part-same = That is what they do already. Choose another role or place.
rollover-unit-people = { $count ->
    [0] nobody in it
    [one] one person
   *[other] { $count } people
  }
rollover-unit-carries-on = Goes on
rollover-unit-rename = Gets another name
rollover-unit-close = Closes. Whoever is still in it keeps their part at the school
rollover-unit-name = New name of { $unit }
rollover-grades-add = New grade teams and departments
rollover-grades-note = Then you can move people into them on the next page.
rollover-grades-nth = New one { $n }
rollover-grades-name = Name
rollover-grades-kind = What is it?
rollover-grades-in = In which school?
rollover-kind-grade-team = Grade team
rollover-kind-department = Department
rollover-undecided = Not decided yet
rollover-lead-leaves = Whoever leads it leaves. Name a new lead, or carry on without one for now.
rollover-review = Look it over
rollover-nothing-title = Nothing would change
rollover-nothing = Nothing has been decided yet.
rollover-summary = In the new year: { $parts }.
rollover-count-leavers = { $count ->
    [one] one person leaves
   *[other] { $count } people leave
  }
rollover-count-newcomers = { $count ->
    [one] one person comes
   *[other] { $count } people come
  }
rollover-count-parts = { $count ->
    [one] one role or place changes
   *[other] { $count } roles or places change
  }
rollover-count-units = { $count ->
    [one] one grade or department changes
   *[other] { $count } grades or departments change
  }
rollover-count-others = { $count ->
    [one] one other thing changes
   *[other] { $count } other things change
  }
rollover-decisions = { $count ->
    [0] Nothing decided.
    [one] One decision.
   *[other] { $count } decisions.
  }
rollover-by-unit = How much changes where
rollover-changes = Changes
rollover-said-leaves = { $name } leaves. Last day: { $day }.
rollover-said-comes = { $name } comes to { $unit }: { $role }.
rollover-said-returns = { $name } comes back, to { $unit }: { $role }.
rollover-said-here = { $name } is here already and gets one more part at { $unit }: { $role }.
rollover-said-part = { $name } is from then on at { $unit }: { $role }.
rollover-said-rename = { $unit } is from then on called { $name }.
rollover-said-close = { $unit } closes.
rollover-said-new-unit = { $name } begins in { $unit }.
rollover-said-other = { $what }: { $choice }.
rollover-conflicts = Before you confirm
rollover-conflicts-note = What does not fit together, and what you should know.
rollover-mend = To mend.
rollover-know = Good to know.
rollover-conflict-named = { $name } leaves, but is to join or lead { $what }. Choose someone else.
rollover-conflict-moves = { $name } leaves, but is to get another role. Take one of the two back.
rollover-conflict-lead = { $what }: whoever leads it leaves. Name a new lead, or carry on without one for now.
rollover-conflict-changed = { $what } has changed since it was decided. It would be left alone; decide again if it should not.
rollover-conflict-email = Two people on the list have the e-mail { $email }.
rollover-conflict-nobody = Nobody would be left who manages people here. Give someone who stays the role of administrator first.
rollover-conflict-at-once = The first day is today or past. Everything is done as soon as you confirm.
rollover-confirm = Confirm
rollover-confirm-note = Until the day you can take it back.
rollover-confirm-left = Nobody has looked at these yet: { $steps }. What is not decided stays as it is.
rollover-confirm-held = Mend what stands above first.
rollover-confirm-not-yours = Whoever answers for the whole of it confirms.
rollover-confirm-name = It will stand on record that { $name } confirmed it.
rollover-confirm-go = Confirm for { $day }
rollover-back = Take it back?
rollover-back-note = Everything you decided is kept.
rollover-take-back = Take back and go on preparing
rollover-drop = Drop it
rollover-end = Not needed?
rollover-end-note = Dropping it changes nothing.
rollover-closed = This can no longer be changed here.
rollover-closed-said = It is confirmed, done or dropped.
rollover-progress = How far it is
rollover-progress-of = { $done } of { $all } done
rollover-look-again = Look again
rollover-done = What was done
rollover-done-note = { $count ->
    [0] Nothing.
    [one] One thing.
   *[other] { $count } things.
  }
rollover-skipped = Left alone
rollover-skipped-note = These were not done. Look whether something is left to do by hand.
rollover-what = What
rollover-why = Why
rollover-outcome-done = Done
rollover-outcome-changed = It had changed since it was decided.
rollover-outcome-no-right = Those who decided and confirmed may not do this here any more.
rollover-outcome-already = It was so already.
rollover-outcome-missing = Refused, nothing changed: someone or something it needs is no longer there.
rollover-outcome-forbidden = Refused, nothing changed: it cannot be done there any more, as in work that was stopped.
rollover-outcome-last-administrator = Refused, nothing changed: nobody would be left who manages people here.
rollover-work-kicker = The next school year
rollover-work-begin = Prepare the school year { $year }
rollover-work-begin-detail = Who leaves, who comes, who leads the teams. Seven short pages; nothing changes before someone confirms.
rollover-work-begin-go = Begin to prepare
rollover-work-left = School year { $year }: { $left ->
    [0] look it over and confirm
    [one] one of { $all } pages is left
   *[other] { $left } of { $all } pages are left
  }
rollover-work-left-detail = Nothing has changed yet. Go on where you or others left off.
rollover-work-go-on = Go on
rollover-day-past = That day is long past. Is the year right?
