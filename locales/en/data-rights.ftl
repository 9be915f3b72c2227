# data rights: how long data are kept, holds, erasure, who looked
data-title = What is kept here
data-lede = Everything that { $place } keeps in Perennial, what it is for, and when it goes. The program makes this list from its own tables, so nothing is left out.
data-steps = Go on
data-looks = Who looked at my data
data-json = As a file for machines
data-people = About people who work here
data-people-note = Seen by those whose job needs it.
data-voices = What people answered
data-voices-note = Without names. No one can tell who said what, not even the administrator.
data-work = The work itself
data-work-note = Not about a person.
data-what = What
data-long = How long
data-backup = In backups and exports
data-yes = yes
data-no = no
data-columns = Technical names
data-columns-note = Each column with its use and class. These words are for technicians and in English only.
data-days = { $count ->
    [one] one day
   *[other] { $count } days
  }
data-years = { $count ->
    [one] one year
   *[other] { $count } years
  }
data-after = { $span }, then it is removed
data-with = together with: { $table }
data-organization = as long as { $place } uses Perennial
data-reason = Why?
data-reason-hint = One or two sentences. Please name nobody.
data-nobody = the program
data-more = Good to know
data-more-backup = Backups are copies of one day. They hold what was there on that day until they are replaced.
data-more-hold = While a legal question is open, an administrator can hold data. Nothing held is removed.
data-more-erasure = Someone who has left can ask to be erased. Their name goes. Anonymous answers cannot be found, so nobody can pick theirs out, and nobody needs to.

retention-title = How long things are kept
retention-lede = Every night, what is past its time is removed. You can choose a longer or shorter time where the rules leave room.
retention-change = Change a time
retention-change-note = Answers are never kept longer than people were told. A shorter time counts from tonight.
retention-table = For what?
retention-choice = { $table }: now { $days } days ({ $least } to { $most })
retention-days = For how many days?
retention-go = Keep it this long
retention-changes = Changes so far
retention-runs = What was removed
retention-runs-note = Counts only. Held: past its time, but a legal hold keeps it.
retention-none-title = No night has passed yet
retention-none = Tomorrow you can read here what was removed.
retention-last = Last run: { $day }. { $removed } removed, { $held } held.
retention-day = Day
retention-removed = Removed
retention-held = Held

holds-title = Legal holds
holds-lede = { $count ->
    [0] Nothing is held. Data go when their time is over.
    [one] One hold stands. What it covers is not removed.
   *[other] { $count } holds stand. What they cover is not removed.
  }
holds-standing = Holds that stand
holds-new = Set a hold
holds-new-note = When a lawyer, an auditor or a records request needs data to stay. Erasing a held person is refused.
holds-lifted = Lifted
hold-of = What must stay?
hold-of-hint = To hold one person, start from the page of that person.
hold-everything = Everything
hold-unit = { $name }, with everyone who ever worked there
hold-person = { $name }, one person
hold-go = Hold data
hold-set = Set on { $day } by { $name }.
hold-lifted = Lifted on { $day } by { $name }.
hold-lift = Lift this hold
hold-lift-title = Lift a hold
hold-lift-lede = From tonight the clocks run again, and what is past its time goes.
hold-lift-reason = Why can it end?
hold-already = This hold was lifted already.

person-data = Their data
person-data-note = Rarely needed.
erasure-title = Erase this person
erasure-lede = { $name } would become “Former member” everywhere. This cannot be undone.
erasure-again = Please read once more what happens to the data of { $name }. After this step nobody can bring it back.
erasure-not = Not now.
erasure-held = A legal hold covers this person. It has to be lifted first.
erasure-one-self = You cannot erase yourself. Another administrator can.
erasure-done = This person was erased already.
erasure-goes = What goes
erasure-goes-note = Also from the files on the disk, within minutes.
erasure-name = The name, the e-mail address and the roster number
erasure-account-none = They have no sign-in
erasure-account-removed = Their sign-in with its password, on every device
erasure-account-kept = Their sign-in here. It stays for another organization where they use it too
erasure-words = { $count ->
    [0] No reasons they gave are kept
    [one] One reason that they gave, or that was given about them
   *[other] { $count } reasons that they gave, or that were given about them
  }
erasure-mentions = { $count ->
    [0] No other text names them by full name, family name or address
    [one] One other text that names them by full name, family name or address
   *[other] { $count } other texts that name them by full name, family name or address
  }
erasure-files = { $count ->
    [0] No attached file names them, as far as it can be read
    [one] One attached file that names them, whole
   *[other] { $count } attached files that name them, whole
  }
erasure-stays-files = { $count ->
    [one] One PDF or picture is attached that cannot be read through here. If it may show or name them, look at it and delete it.
   *[other] { $count } PDFs and pictures are attached that cannot be read through here. Look at those that may show or name them, and delete them.
  }
erasure-rows-go = Removed whole:
erasure-rows-emptied = Emptied:
erasure-rows = { $table }: { $count }
erasure-stays = What stays, without the name
erasure-stays-note = The others need it to understand what was decided. It leads to nobody any more.
erasure-stays-none = Nothing else is kept about them.
erasure-stays-answers = Anonymous answers stay. Nobody can find out which were theirs, so none can be picked out.
erasure-stays-backups = Backups made before today still hold the name until they are replaced. If one is restored, this person is erased again at once.
erasure-stays-given = A text that only uses the given name is not found. Look through recent notes if that matters.
erasure-stays-roster = If the roster still lists them, the next import brings them back. Have them taken off there first.
erasure-ask = Ask for it
erasure-ask-note = You see everything once more before it happens.
erasure-reason-hint = For example: asked for by letter of November 9. Please do not name the person.
erasure-reason-names = This names the person. Please write it without the name or address.
erasure-next = Go on
erasure-hold = Or keep everything
erasure-hold-note = When a legal question is open, hold the data instead.
erasure-sure = Erase now?
erasure-sure-note = This cannot be undone.
erasure-go = Erase { $name } for good
erasure-back = Leave everything as it is

me-data = Your data
me-data-note = What is kept, and who looked.
looks-title = Who looked at my data
looks-lede = { $count ->
    [0] Nobody has opened a page about you yet.
    [one] One look at a page about you.
   *[other] { $count } looks at pages about you.
  }
looks-list = Looks
looks-note = Each person once a day for each kind of page, for three years. Nobody can take their own out. Lists that show only names and jobs are not counted.
looks-none-title = No looks
looks-none = When someone opens a page with your data, it stands here.
looks-who = Who
looks-part = Their part today
looks-what = At what
looks-when = Day
looks-no-part = no part here today
looks-more = More
look-person = Your page, with your parts
look-links = A list of links to hand out, with your name and link
look-roster = A staff list that would change your entry
look-erasure = The page for erasing your data
look-export = An export with your data

## Every table: its name, what it is for, and where no clock runs, what ends it
data-t-account = Sign-ins to Perennial
data-t-account-why = So that people get in and nobody else does. Passwords are kept only as a scrambled print that cannot be turned back.
data-t-account-until = until the last person with it is erased
data-t-sign-in = Browsers signed in
data-t-sign-in-why = So that a person stays signed in on their own phone or computer.
data-t-door = One-time links and keys
data-t-door-why = So that a link opens what it was made for. Only a print of each link is kept.
data-t-job = Work to be done later
data-t-job-why = So that the program remembers what is due, such as closing a pulse.
data-t-job-until = until it is done
data-t-organization = The organization
data-t-organization-why = Its name, time zone and language, as pages show them.
data-t-unit = Schools and other units
data-t-unit-why = So that work and people have a place.
data-t-unit-within = Which unit lies in which
data-t-unit-within-why = So that a district can see its schools.
data-t-person = People who work here
data-t-person-why = Name, work e-mail and the number the roster uses, so that colleagues can be addressed and invited. No students, no families.
data-t-membership = Who works where, and as what
data-t-membership-why = So that people see and do what belongs to their job.
data-t-roster-import = Lists of staff that were sent in
data-t-roster-import-why = So that a list can be looked at before it changes anything. What it says about people is let go once it is decided.
data-t-timeline = What happened here
data-t-timeline-why = Who did what and when, as numbers without names, so that decisions can be traced.
data-t-timeline-words = Reasons people gave
data-t-timeline-words-why = So that a later reader understands a decision.
data-t-timeline-seal = Seals over what happened
data-t-timeline-seal-why = So that a change made in secret is found.
data-t-disclosure-release = List of figures that were shown
data-t-disclosure-release-why = So that two figures together never give one person away.
data-t-disclosure-release-until = as long as figures may be compared
data-t-innovation = New practices and programs
data-t-innovation-why = What the schools take up, and why.
data-t-active-ingredient = The parts of a practice that count
data-t-active-ingredient-why = So that everyone knows what must be done and what may be adapted.
data-t-need-figure = Figures of a need
data-t-need-figure-why = What the numbers said when a practice was taken up.
data-t-evidence-source = Studies of a practice
data-t-evidence-source-why = What is known about it, and how surely.
data-t-innovation-hours = Time a practice asks
data-t-innovation-hours-why = So that people know beforehand, and too much is seen.
data-t-innovation-cost = Money a practice asks
data-t-innovation-cost-why = So that it can be decided with open eyes.
data-t-intended-outcome = What shall be different
data-t-intended-outcome-why = So that one can see later whether it is.
data-t-implementation = Where a practice is in use
data-t-implementation-why = How far each school is with it.
data-t-stage-move = Steps from stage to stage
data-t-stage-move-why = Who decided a step, and when.
data-t-implementation-succession = Where work went on
data-t-implementation-succession-why = So that what a closed unit did is found again where it goes on.
data-t-stop = Stops and pauses
data-t-stop-why = Why something was stopped, and what was learned, so that it need not be learned twice.
data-t-stop-told = Who is told of a stop
data-t-stop-told-why = So that nobody hears of it last.
data-t-stop-letter = Letters about a stop
data-t-stop-letter-why = The wording that the school gave the letter.
data-t-stop-reading = Who read what was learned before
data-t-stop-reading-why = So that a new start rests on earlier experience.
data-t-routine = Routines
data-t-routine-why = What keeps a practice going, and who keeps it.
data-t-resource-line = Money, time and posts
data-t-resource-line-why = What a practice needs, and until when it is there.
data-t-newcomer-step = First steps for newcomers
data-t-newcomer-step-why = What new colleagues do first.
data-t-newcomer-tick = First steps that were taken
data-t-newcomer-tick-why = So that new colleagues get help where a step is still open.
data-t-sister = Sister schools
data-t-sister-why = Which two schools help each other, and with what.
data-t-readiness-item = What must hold before more schools begin
data-t-readiness-item-why = So that a practice spreads only when it can last.
data-t-stage-template = Your lists of stage activities
data-t-stage-template-why = So that each new implementation begins with the work you expect.
data-t-template-activity = What stands in these lists
data-t-template-activity-why = The activities of each stage, in order.
data-t-stage-activity = Activities of a stage
data-t-stage-activity-why = What is planned and done, when, and who did it.
data-t-learning-plan = Plans for adult learning
data-t-learning-plan-why = How the adults in a school will learn a new practice.
data-t-learning-group = Who learns, in numbers
data-t-learning-group-why = How many people of each role a plan is for.
data-t-learning-follow-up = Follow-up dates of a plan
data-t-learning-follow-up-why = When people look back on what they tried.
data-t-follow-up-told = How looking back went
data-t-follow-up-told-why = So that those who learn see whether a date was kept.
data-t-team = Teams
data-t-team-why = Who carries a practice together.
data-t-team-member = People in teams
data-t-team-member-why = So that colleagues know whom to ask.
data-t-team-member-until = until they leave the team
data-t-pulse = Pulses: short questions to staff
data-t-pulse-why = What was asked, and until when.
data-t-pulse-item = Statements of a pulse
data-t-pulse-item-why = The words people answered to.
data-t-pulse-outline = Statements from another organization
data-t-pulse-outline-why = So that a pulse can begin with words that worked elsewhere. Nobody answered them here.
data-t-pulse-wave = Rounds of a pulse
data-t-pulse-wave-why = When it was open, how many were asked and how many answered.
data-t-pulse-feedback = Whether people heard back
data-t-pulse-feedback-why = So that a promise ends openly: kept, or why not.
data-t-asking = Who was asked in other ways
data-t-asking-why = So that students, families and others are not forgotten. Never what anyone said.
data-t-pulse-cell = Groups of a pulse
data-t-pulse-cell-why = Groups large enough that nobody stands out.
data-t-pulse-invitation = Who was invited to a pulse
data-t-pulse-invitation-why = So that each person gets one link while it is open.
data-t-pulse-invitation-until = until the pulse closes
data-t-pulse-used = Marks that a link was used
data-t-pulse-used-why = So that nobody answers twice. They do not say who.
data-t-pulse-used-until = until the pulse closes
data-t-pulse-answer-open = Answers while a pulse is open
data-t-pulse-answer-open-why = The choices alone. No name, no time.
data-t-pulse-answer-open-until = until the pulse closes
data-t-pulse-answer = Answers of closed pulses
data-t-pulse-answer-why = The choices alone, in a shuffled order. No name, no time, and no way back to a person.
data-t-pulse-count = Counts of answers
data-t-pulse-count-why = How many chose what: what pages show.
data-t-legal-hold = Legal holds
data-t-legal-hold-why = What must not be removed while a legal question is open, and why.
data-t-retention-setting = Changes to how long things are kept
data-t-retention-setting-why = Who changed it, and why.
data-t-retention-run = Record of what was removed on time
data-t-retention-run-why = So that anyone can check that old data really go.
data-t-erasure = List of erased people, as numbers
data-t-erasure-why = So that someone erased does not come back with an old backup.
data-t-data-access = Who looked at whose data
data-t-data-access-why = So that each person can see who looked at theirs.
data-t-unit-succession = What became of a unit
data-t-unit-succession-why = So that a merged or split school can still be read together with what it was before.
data-t-absence = Who is away for a while
data-t-absence-why = So that nobody is asked anything while on leave. Why someone is away is not kept.
data-t-operator = Who runs this server
data-t-operator-why = So that someone can set up organizations. They read none of their pages.
data-t-operator-until = until removed on the console
data-t-operator-sign-in = Browsers of those who run this server
data-t-operator-sign-in-why = So that they stay signed in for a short while.
data-t-operator-sign-in-until = 12 hours at most
data-t-account-link = One-time links made on the console
data-t-account-link-why = So that a forgotten password can be set again.
data-t-account-link-until = until used, three days at most
data-t-organization-suspension = Organizations closed for now
data-t-organization-suspension-why = So that nobody signs in until they are opened again. Their data are not touched.
data-t-roster-change = Steps of a list of staff being taken
data-t-roster-change-why = So that taking a list can be stopped, gone on with, and undone.
data-t-class = Classes, with how many students they have
data-t-class-why = So that a class can be asked together. Students are counted, never listed.
data-t-class-staff = Who teaches a class
data-t-class-staff-why = So that the right teacher hands out the codes of a class.
data-t-staff-list = A spreadsheet of staff not yet matched
data-t-staff-list-why = So that someone can say what its columns mean.
data-t-staff-list-matching = What the columns of your spreadsheets mean
data-t-staff-list-matching-why = So that the next list of the same form is understood at once.
data-t-school-year = School years
data-t-school-year-why = So that days are counted as school days.
data-t-term = Terms
data-t-term-why = So that a time of the year has its usual name.
data-t-calendar-day = Breaks, holidays and make-up days
data-t-calendar-day-why = So that clocks stand still when school does.
data-t-trash = What was deleted
data-t-trash-why = So that a deletion can be taken back for thirty days.
data-t-trash-until = until brought back, or 30 days after the deletion
data-t-vault-export = Requests for everything in one file
data-t-vault-export-why = So that it is known who asked for such a file, and who agreed.
data-t-rollover = The turn of the school year
data-t-rollover-why = So that the next year can be prepared together and looked over before anything changes.
data-t-rollover-choice = What was decided for the next year
data-t-rollover-choice-why = So that each decision is done on its day, once.
data-t-rollover-look = Which pages of the turn of the year were looked at
data-t-rollover-look-why = So that nothing is forgotten.
data-t-load-claim = What asks for people’s time
data-t-load-claim-why = So that all hours asked can be added up, and nobody is asked for too much.
data-t-load-step = Hours asked of each role
data-t-load-step-why = Sums by role and month, so that pages are quick.
data-t-load-limit = Hours a week that were agreed
data-t-load-limit-why = So that too much is seen.
data-t-load-decision = Decisions about hours
data-t-load-decision-why = That someone looked at what a practice asks.
data-t-file = Attached files
data-t-file-why = What people need at hand for a practice. The contents lie in a folder of their own.
data-t-file-until = until thirty days after it was deleted, or with what it belongs to
data-t-standing = How conditions stand
data-t-standing-why = So that an overview of many places opens quickly. It holds counts of conditions, nothing about people.
