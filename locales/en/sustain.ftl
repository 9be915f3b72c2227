sustain-title = What keeps it going
sustain-lede = { $met ->
    [0] None of { $count } things that let it last is in place yet.
    [one] One of { $count } things that let it last is in place.
   *[other] { $met } of { $count } things that let it last are in place.
  }
sustain-open = What keeps it going
sustain-open-note = Routines, resources, newcomers, a sister school.
sustain-stand = Will it last?
sustain-stand-note = What nobody has written down is not known.
sustain-change = Change
sustain-keep = Keep
sustain-remove = Take away
sustain-many = There are many rows here already. Take away what you no longer need.
sustain-none-reader = Those who lead it write this down.

sustain-routines = Routines
sustain-routines-note = What is done again and again, whoever is here.
sustain-routines-none = No routine yet
sustain-routines-first = Name the one thing that would be missed first. It takes two minutes.
sustain-routine-add = Add a routine
sustain-routine-what = What is done?
sustain-routine-what-hint = “Pairs read three mornings a week”
sustain-routine-keeper = Who keeps it?
sustain-routine-keeper-hint = A role lasts longer than a name.
sustain-routine-rhythm = How often?
sustain-routine-since-when = Simply how things are done since
sustain-routine-since-hint = Leave it empty while it still needs reminding.
sustain-routine-ended-when = Given up on
sustain-routine-since = how things are done since { $day }
sustain-routine-not-yet = still needs reminding
sustain-routine-ended = given up on { $day }
sustain-daily = daily or nearly
sustain-weekly = weekly
sustain-monthly = monthly
sustain-termly = each term
sustain-yearly = yearly

sustain-resources = Resources
sustain-resources-note = What it lives on. { $days } days before an end it stands in This week; in a break, on the last school day before.
sustain-resources-none = Nothing written down yet
sustain-resources-first = Begin with what ends first: a grant, a post, hours that were lent. Two minutes.
sustain-resource-add = Add a line
sustain-resource-kind = What kind?
sustain-resource-amount = How much of what?
sustain-resource-amount-hint = “A coach, one day a week”
sustain-resource-source = From where?
sustain-resource-source-hint = Budget, grant, goodwill of someone.
sustain-resource-ends = Ends on
sustain-resource-ends-hint = Empty: no end is known.
sustain-money = Money
sustain-time = Time
sustain-post = A post
sustain-other = Something else
sustain-resource-over = ended on { $day }
sustain-resource-soon = ends soon, on { $day }
sustain-resource-until = until { $day }
sustain-resource-open = no end known

sustain-newcomers = Newcomers
sustain-newcomers-note = New is whoever's part here began after it was in use. Each ticks off their own steps, with a colleague.
sustain-newcomers-none = No first steps yet
sustain-newcomers-first = Two to five steps are enough: see one, try one, ask someone. Three minutes.
sustain-step-add = Add a step
sustain-step-what = What does a new colleague do?
sustain-step-what-hint = “See a session with a colleague”
sustain-newcomers-who = Who is new
sustain-newcomers-later = As soon as it is in use, whoever comes new stands here.
sustain-newcomers-nobody = Nobody has come since it is in use.
sustain-newcomer-since = here since { $day }
sustain-newcomer-done = All steps taken
sustain-newcomer-open = Still to come; who goes along?
sustain-own-steps = Your first steps
sustain-own-done = You have taken every step. Thank you!
sustain-tick-step = Which step did you take?
sustain-tick-colleague = With whom?
sustain-tick-colleague-hint = The colleague who was there.
sustain-tick = Tick off
sustain-untick = Not yet
sustain-tick-with = with { $who }, { $day }

sustain-sisters = Sister school
sustain-sisters-note = Two places that help each other. It holds when both agree.
sustain-sisters-none = No sister yet
sustain-sisters-first = Choose a school that uses the same, and say what you give and need. Five minutes.
sustain-sisters-above = Someone who sees both schools, usually in the district, brings two together. Then each side agrees for itself.
sustain-sister-add = Bring two together
sustain-sister-with = With
sustain-sister-offers = What this side gives
sustain-sister-offers-hint = Visits, materials, an ear.
sustain-sister-asks = What this side would like
sustain-sister-asks-hint = As exact as possible: it is answered more easily.
sustain-sister-we = We give: { $offers } – We would like: { $asks }
sustain-sister-they = They give: { $offers } – They would like: { $asks }
sustain-sister-agreed = both agree
sustain-sister-waits-them = you agree; the other side has not answered yet
sustain-sister-waits-us = waits for your side's answer
sustain-sister-ended = ended on { $day }
sustain-sister-agree = Agree
sustain-sister-end = End it
sustain-sister-gone = A place that is gone

sustain-readiness = Ready for more places?
sustain-readiness-note = Your own conditions before others begin.
sustain-readiness-none = No conditions yet
sustain-readiness-first = Say what must hold before the next school begins. Begin with ours or with your own; five minutes.
sustain-readiness-begin = Begin with { $count } conditions
sustain-readiness-add = Add a condition
sustain-ready-statement = What must hold?
sustain-ready-statement-hint = So that two people would agree whether it does.
sustain-ready-state = Does it hold?
sustain-ready-note = How do you know?
sustain-ready-note-hint = A number, a date, a name.
sustain-ready-yes = yes
sustain-ready-not-yet = not yet
sustain-ready-unknown = not known
sustain-starter-used = Where it began, most classrooms use its core parts as described
sustain-starter-learned = Somebody new can learn it here from colleagues
sustain-starter-people = More than one person can answer questions about it
sustain-starter-resources = The hours and the money it needs are known, and are there for the next place too
sustain-starter-asked = The next place asked for it and knows what it will leave out instead

condition-routines = It is carried by routines that someone keeps
condition-routines-none = No routine is written down.
condition-routines-some = { $count } of { $all } routines are simply how things are done.
condition-routines-lost = { $count ->
    [one] The one routine was given up.
   *[other] All { $count } routines were given up.
  }
condition-resources = What it lives on will still be there
condition-resources-none = No money, time or post is written down.
condition-resources-over = { $count } of { $all } lines have ended.
condition-resources-until = { $count ->
    [one] One line; it ends on { $day }.
   *[other] { $count } lines; the next one ends on { $day }.
  }
condition-resources-open = { $count ->
    [one] One line, with no known end.
   *[other] { $count } lines, none with a known end.
  }
condition-newcomers = New colleagues find their way in
condition-newcomers-none = No first steps are written down.
condition-newcomers-steps = { $steps ->
    [one] There is one first step to take.
   *[other] There are { $steps } first steps to take.
  }
condition-newcomers-taken = { $all } came since it is in use; all of them took all steps.
condition-newcomers-open = { $all } came since it is in use; some are still on the way.
condition-sisters = It has a sister to learn with
condition-sisters-none = No sister school is written down.
condition-sisters-agreed = { $count ->
    [one] One sister; both sides agree.
   *[other] { $count } sisters; all sides agree.
  }
condition-sisters-proposed = { $count ->
    [one] One is proposed; not both sides have agreed.
   *[other] { $count } are proposed; not all sides have agreed.
  }
condition-sisters-ended = It ended.
condition-readiness = It is clear what must hold before more places begin
condition-readiness-none = Nothing is known about it yet.
condition-readiness-some = { $yes } of { $all } conditions hold; of { $open } it is not known.

check-routine-kept = At least one routine is simply how things are done
check-resources-last = What it lives on is written down, and none of it ends soon
check-newcomer-steps = There are first steps for newcomers

sustain-work-resource = { $amount } ends soon
sustain-work-resource-detail = Until { $day }, from { $source }. What comes after?
sustain-work-open = Open
sustain-work-sister = { $unit } as a sister school?
sustain-work-sister-detail = Somebody brought you together. See what they give and need, and answer.
sustain-work-answer = Answer
sustain-work-newcomer = Your first steps in { $innovation }
sustain-work-newcomer-detail = { $count ->
    [one] One step is still to come. Take a colleague along.
   *[other] { $count } steps are still to come. Take a colleague along.
  }
