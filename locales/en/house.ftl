nav-this-week = This week
nav-work = Our work
nav-voices = Voices
nav-portfolio = Portfolio
nav-people = People

sign-in-title = Sign in
sign-in-email = E-mail address
sign-in-password = Password
sign-in-go = Sign in
sign-in-email-blank = Type your e-mail address.
sign-in-password-blank = Type your password.
sign-in-does-not-fit = Address and password do not fit together. Check both, or ask your administrator for a new link.
sign-in-forgotten = Password forgotten? Your administrator can give you a new link.
sign-in-needs-https = Signing in is switched off here, because this address is not encrypted (http) and your password could be read on the way. Ask whoever runs this server to set up https, or open it on the machine itself.
fault-sign-in-way = Sign in

password-title = Choose your password
password-lede = Welcome, { $name }. This link works once.
password-email-hint = You will sign in with it.
password-new = New password
password-hint = At least 8 characters. Four unrelated words are easy to remember and hard to guess.
password-again = The same again
password-go = Save and sign in
password-short = At least 8 characters, please. Four unrelated words work well.
password-long = At most 256 characters, please.
password-guessable = This one is easy to guess: it is common, was in a known breach, or is made of your own name. Try four unrelated words.
password-differs = The two do not match. Type the same password twice.
password-address-taken = Another account already uses this address. Use another one, or ask your administrator.
password-link-spent = This link has been used already or has run out. Your administrator can give you a new one.

set-up-title = Set up Perennial
set-up-lede = Two minutes, and the server is yours. Nothing leaves this machine.
set-up-token = First-run token
set-up-token-hint = It stands in the window where you started Perennial.
set-up-token-blank = Type the first-run token from the window where you started Perennial.
set-up-token-wrong = This is not the token of this start. Look in the window where Perennial was started last.
set-up-organization = Name of your organization
set-up-organization-hint = Your district or school, as people call it.
set-up-kind = What is it?
set-up-zone = Time zone
set-up-language = Language of your organization
set-up-given-name = Given name
set-up-family-name = Family name
set-up-go = Set up and sign in

unit-national = Country
unit-state = State
unit-region = Region
unit-district = District
unit-school = School
unit-department = Department
unit-grade-team = Grade team

me-title = You
me-who = Who you are here
me-name = Name
me-place = Organization
me-sign-ins = Your sign-ins
me-sign-ins-note = A phone lost, a computer left open?
me-everywhere = Sign out everywhere

people-title = People
people-lede = { $count ->
    [0] Nobody to show yet.
    [one] One person has a part here today.
   *[other] { $count } people have a part here today.
  }
people-steps = Bring people in
people-steps-note = A roster keeps itself up to date; single people can be added by hand.
people-roster = Import a roster
people-add = Add a person
people-none-title = No list for you here
people-none = School leaders and team leads see the people of their school. Ask your administrator if you should.
people-in-unit = { $count ->
    [one] One person
   *[other] { $count } people
  }
people-name = Name
people-role = Role
people-group = Group
people-unit = Where
people-sign-in = Sign-in
people-invite = Make a sign-in link
people-reset = Make a reset link
people-new-here = { $name } has this address already. Give them another part on their own page, or leave the address out if this is somebody else.
people-new-title = Add a person
people-new-lede = For someone who is not in the roster: a consultant, a substitute, a coach of the district.
people-new-go = Add
people-link-title = A link to give away
people-link-lede = Give this link to { $name }. It works once, for { $days } days.
people-link = The link
people-link-note = It is shown only now and not kept. Whoever opens it chooses the password.
people-link-copy = Copy the link
people-link-done = Done

role-administrator = Administrator
role-district-leader = District leader
role-principal = School leader
role-lead = Implementation-team lead
role-coach = Coach
role-teacher = Teacher
role-paraeducator = Paraeducator
role-support-staff = Support staff
role-evaluator = Evaluator
role-consultant = Consultant

group-teachers = Teachers
group-paraeducators = Paraeducators
group-leaders = Leaders
group-support-staff = Support staff
group-students = Students
group-families = Families
group-community = Community

roster-title = Roster
roster-lede = Send the OneRoster file of your student information system. You see what it would change before anything changes.
roster-send = Send a file
roster-send-note = OneRoster CSV 1.1 or 1.2. Students and families are counted, never stored. Passwords and birthdays are not even read.
roster-file = OneRoster file (.zip)
roster-file-hint = The zip as your system exports it. Up to 64 MB.
roster-file-blank = Choose the zip file that your system exported.
roster-strict = Refuse the file if anything in it is not quite right
roster-strict-refused = { $count ->
    [one] One thing in this file is not quite right, and you asked to refuse that. It stands below.
   *[other] { $count } things in this file are not quite right, and you asked to refuse that. They stand below.
  }
roster-look = See what it would change
roster-before = Earlier files
roster-state-waiting = waiting for your yes
roster-state-applied = taken
roster-state-dropped = dropped
roster-dry-title = What this file would change
roster-dry-lede = Nothing has changed yet. Look at the lists, then decide.
roster-same = This file says what you already have. Nothing would change.
roster-applied-lede = Done: your people and schools are as this file says.
roster-dropped-lede = Dropped. Nothing was changed by this file.
roster-changes = Changes
roster-what = What
roster-how-many = How many
roster-units-added = Schools and other units added
roster-units-changed = Units changed
roster-added = People added
roster-changed = People changed
roster-leaving = People leaving
roster-unchanged = People unchanged
roster-students = In the file: { $students ->
    [one] one student
   *[other] { $students } students
 } and { $families ->
    [one] one family member
   *[other] { $families } family members
 }. They were counted and let go.
roster-and-more = and { $count } more
roster-renamed = now { $name }
roster-email-changed = new address
roster-part-new = new part: { $role }
roster-part-ended = a part ends
roster-warnings = How the file was read
roster-warnings-note = { $count ->
    [one] One thing was not as the standard says. The table says what was made of it.
   *[other] { $count } things were not as the standard says. The table says what was made of each.
  }
roster-clean = Clean: everything is as the standard says.
roster-where = Where
roster-read-as = What, and how it was read
roster-decide = Decide
roster-decide-note = People who leave are never deleted; their sign-ins end.
roster-apply = Take these changes
roster-dismiss = Drop this file
roster-many-title = Many people would leave.
roster-many = { $leaving } of { $of } people would lose their place, more than { $percent } percent. A half-sent file looks just like this.
roster-many-sure = Yes, these people have really left
roster-many-leaving = { $leaving } of { $of } people would leave. Tick the box if that is right, or drop the file.
roster-on = Go on
roster-see-people = See the people

about-title = About Perennial
about-lede = Keep what you start. Perennial is where a school or district does the work of putting something new into practice together.
about-independent = Independent
about-independence = Perennial implements the ideas of the IMPACT implementation framework (Pizzuto & Carney). It is an independent project, not affiliated with or endorsed by the framework’s authors. No text of the book and no licensed instrument is in it.
about-promises = What it promises
about-promise-real = It never shows data that did not come from your own reality.
about-promise-nobody = Nobody can be picked out: small groups are hidden, and so is what would give them away.
about-promise-growth = Growth, not appraisal: people are not scored.
about-promise-lost = Nothing you send is lost, and it counts once.
about-promise-theirs = It is yours: it runs on your own machine, and one backup file holds all of it.
about-free = Free software
about-license = Perennial is open source under the Apache License 2.0.

guide-pages = Pages
guide-pages-note = { $count } pages with made-up contents, each in every state.
roster-rows-alike = { $count } rows are like this.

person-lede = { $count ->
    [0] Has no part here today.
    [one] Has one part here.
   *[other] Has { $count } parts here.
  }
person-parts = Parts
person-parts-note = What someone may see and do follows from their parts.
person-part-roster = from the roster
person-part-own = your own; another administrator can end it
person-part-end = End { $role } at { $unit }
person-give = Give a part
person-give-note = A teacher who leads an implementation team gets the part “Implementation-team lead” beside their own.
person-give-go = Give this part
roster-without-part = Of these, without a part today (their roles in the file have ended or not begun): they show under People when they have one
