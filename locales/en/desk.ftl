week-title = This week
week-lede = Hello, { $name }. { $count ->
    [0] Nothing waits for you.
    [one] One thing needs you.
    [2] Two things need you.
    [3] Three things need you.
   *[other] { $count } things need you; the three most urgent come first.
  }
week-lede-steps = Hello, { $name }. { $count ->
    [one] One step is left
   *[other] { $count } steps are left
  } until your work stands on its feet: { $minutes ->
    [one] about a minute.
   *[other] about { $minutes } minutes in all.
  }
week-needs = Needs you
week-needs-note = Never more than three.
week-others = { $count ->
    [one] One other can wait
   *[other] { $count } others can wait
  }
week-none-title = Nothing needs you now
week-none-go = Look at our work

week-steps = First steps
week-steps-note = In this order each makes the next one easy. You can stop after any of them.
week-step-done = done
week-step-minutes = { $minutes ->
    [one] About a minute.
   *[other] About { $minutes } minutes.
  }
week-step-roster = Bring your people in
week-step-roster-why = The file that your student information system exports is enough; you see what it would change before anything changes.
week-step-roster-go = Import the roster
week-step-unit-go = Add a school by hand
week-step-person-go = Add a person by hand
week-step-innovation = Write down the first innovation
week-step-innovation-why = What it is, which need it answers, what is known about it.
week-step-innovation-go = Write it down
week-step-begin = Begin it in a school
week-step-begin-why = It starts in the stage Decide; nothing is promised by it.
week-step-begin-go = Choose the school
week-step-team = Form the team
week-step-team-why = Who carries it, with a lead among them.
week-step-team-go = Form the team
week-step-learning = Describe how adults will learn it
week-step-learning-why = Who practices what, who coaches, when you look back.
week-step-learning-go = Write it down
week-step-pulse = Ask the staff
week-step-pulse-why = A few questions, under a minute to answer, and nobody can be picked out.
week-step-pulse-go = Draft the pulse

week-teams = Your teams
week-teams-lead = you lead it
