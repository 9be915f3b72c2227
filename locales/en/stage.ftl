# The work of a stage: activities, templates of them, days, proportions.
stage-from-to = { $from } – { $until }, { $count ->
    [0] no school day
    [one] one school day
   *[other] { $count } school days
  }
stage-done-of = { $apply ->
    [one] { $done } of 1 activity done
   *[other] { $done } of { $apply } activities done
  }
stage-no-activities = No activities yet
stage-page-title = { $stage }: { $place }
stage-tabs = Stages
stage-lede-done = { $done ->
    [0] Nothing is done yet of { $apply } activities.
   *[other] { $done } of { $apply } activities are done.
  }
stage-lede-days = { $count ->
    [0] It has been in this stage for less than a school day.
    [one] It has been in this stage for one school day.
   *[other] It has been in this stage for { $count } school days.
  }
stage-lede-days-past = { $count ->
    [0] It was in this stage for less than a school day.
    [one] It was in this stage for one school day.
   *[other] It was in this stage for { $count } school days.
  }
stage-lede-never = It has not reached this stage yet. Work may begin ahead of time.
stage-activities = Activities
stage-none-title = No activities yet
stage-none = Take the list that your organization begins with; it takes one tap. Then set aside what you do not need here, and add your own. Ten minutes with the team.
stage-none-reader = When the team has listed the work of this stage, you will see it here.
stage-take = Take the activities from the template
stage-untaken = From the template
stage-untaken-said = { $count ->
    [one] Your organization’s template has one activity that is not here.
   *[other] Your organization’s template has { $count } activities that are not here.
  } What you have stays as it is.
stage-set-aside = Not needed here
stage-set-aside-note = Each with its reason. These do not count.
stage-readiness = Before Implement, { $percent }% of these should be done.
stage-readiness-why = In 1,287 places that took up a program, those that planned more thoroughly started more often. 80% is a rule of thumb, not a finding.
stage-templates-see = Where these come from
stage-dates-go = Check off or date several at once
stage-dates-title = Several at once
stage-dates-lede = For each piece of work that is open: it is done, or on which day. Leave out what you cannot say yet.
activity-done-today = It is done
activity-or-planned = Planned for
stage-dates-save = Save
stage-dates-none-title = Nothing is open
stage-dates-none = All that applies in this stage is done.

activity-own = { $name }
activity-done-by = Done on { $day } by { $name }
activity-done-on = Done on { $day }
activity-late = Late: was planned for { $day }
activity-this-week = This week: planned for { $day }
activity-planned = Planned for { $day }
activity-open = Not planned yet
activity-check = Done
activity-uncheck = Not done after all
activity-change = Say more
activity-not-needed-because = Not needed here, because: { $why }
activity-add = Add an activity
activity-add-note = What this place needs besides.
activity-add-go = Add it
activity-name = What is to be done?
activity-planned-on = Planned for
activity-lede = When it is planned, when it was done and by whom. Or why you do not need it here.
activity-done-day = Done on
activity-done-day-hint = Leave empty while it is open.
activity-by = Who did it?
activity-note = Note
activity-note-hint = What a colleague should know later.
activity-not-needed = Not needed here, because …
activity-not-needed-hint = Then it does not count. You can take this back at any time.
activity-save = Save
activity-one-line = Write it on one line.
activity-done-and-not-needed = It is done, so it was needed. Keep one of the two.

check-readiness = { $percent }% of the activities of Plan & Prepare are done: { $done } of { $apply } so far
check-readiness-none = The activities of Plan & Prepare are listed, and { $percent }% of them are done
check-activities-done = Activities have been done. What was done stays.

condition-stage = The work of the stage goes on as planned
condition-stage-undated = No activity of this stage has a date yet.
condition-stage-done = { $done } of { $apply } activities done, none late.
condition-stage-late = { $done } of { $apply } activities done, { $late } late.
condition-find-time = Time to learn and to plan together has been found
condition-plan-watching = It is agreed what to look at, how often, and who looks
condition-look-at-data = The team has looked at its data and decided something
condition-second-lead = A second person can lead it
condition-activity-done = Checked off by the team on { $day }.
condition-activity-late = It was planned for { $day } and is not checked off.
condition-activity-planned = Planned for { $day }.
condition-activity-open = Nobody has planned it or checked it off.

stage-work-late = { $count ->
    [one] One activity is late
   *[other] { $count } activities are late
  }
stage-work-week = { $count ->
    [one] One activity is due this week
   *[other] { $count } activities are due this week
  }
stage-work-detail = Check off what is done, or give it another day.
stage-work-go = See the activities

stage-templates-title = Templates for the stages
stage-templates-lede = What an implementation begins with. Changing a template never changes what is under way.
stage-templates-which = Your templates
stage-templates-note = New implementations begin with the one in use. They can drop, add and date as they need.
stage-template-house = The list Perennial brings along
stage-template-house-see = What is in it
stage-template-in-use = in use
stage-template-use = Use it
stage-template-new = Make your own
stage-template-new-note = A copy that you change line by line. Ten minutes.
stage-template-name = Name
stage-template-name-hint = As your people will know it: “All our schools”.
stage-template-of = Begin with
stage-template-of-hint = Left empty: the list Perennial brings along.
stage-template-make = Make a copy
stage-template-lede = Not in use. Change it in peace, then choose it.
stage-template-lede-in-use = New implementations begin with this. What is under way keeps what it has.
stage-template-lines-hint = One activity a line, in the order in which they stand. Move, change, add or delete lines.
stage-template-save = Save the template
stage-template-many = These are { $count }. More than { $most } in one stage and nobody reads them.
stage-template-long = One of these lines has more than { $most } characters. Say it shorter.
stage-template-empty = Write at least one activity in one of the stages.
stage-template-remove-part = No longer needed?
stage-template-remove = Remove this template
stage-template-remove-ask = Remove “{ $name }”?
stage-template-remove-said = The list goes for good. Implementations keep the activities they took from it.
stage-template-remove-yes = Remove it
stage-template-remove-no = Keep it
stage-template-remove-in-use = “{ $name }” is in use.
stage-template-remove-in-use-why = Choose another list for new implementations first; then this one can go.
stage-template-remove-other = Choose another one
template-stage-template = Activities of the stages

# The list of the house. Our own words; a line here is an activity there.
stock-name-need = Say what is not good enough today, for whom, and how you know
stock-form-team = Form the team that will carry it
stock-hear-concerned = Ask those it concerns: teachers, support staff, families, students
stock-compare-options = Put two or three ways to meet the need side by side, with what is known of each
stock-weigh-fit = Weigh the fit: each alone first, then together
stock-weigh-load = See what it asks of people’s time, and what could stop to make room
stock-agree-goal = Agree what adults will do differently, and what students gain by it
stock-tell-decision = Decide, and tell everyone what was decided and why
stock-name-core = Agree what has to stay and what may be adapted
stock-picture-use = Describe good use so that anyone would recognize it in a room
stock-plan-learning = Plan how adults will learn it
stock-find-time = Find the time to learn, to practice and to plan together
stock-ready-materials = Have materials, rooms and access ready
stock-name-coaches = Name who coaches whom, and from when
stock-plan-watching = Agree what to look at, how often, and who looks
stock-plan-talk = Agree who hears what from whom, and how they can answer
stock-start-small = Choose where to begin: small enough to learn from
stock-first-dates = Put the dates of the first term into everyone’s calendar
stock-first-learning = Hold the first learning session
stock-first-tries = Everyone concerned has tried it once
stock-coaching-runs = Coaching runs as planned
stock-see-each-other = Colleagues visit one another and talk about what they saw
stock-look-at-data = Look at your own data as a team, and decide something
stock-first-cycle = Finish a first round: plan, try, look, decide
stock-clear-barrier = Clear something out of the way that people named
stock-check-core = Check that the core is still there where it is used
stock-answer-voices = Tell people what became of what they said
stock-share-success = Show what works, with the evidence for it
stock-into-routines = Make it part of routines: schedules, agendas, handbooks
stock-teach-newcomers = Newcomers learn it in their first term
stock-secure-means = Secure money, materials and hours for the years to come
stock-second-lead = A second person can lead it
stock-keep-watching = Go on looking: less often, on fixed dates
stock-write-story = Write down what was learned for those who come later
stock-help-others = Help another team or school begin
stock-decide-yearly = Decide once a year: go on, widen, change or stop
