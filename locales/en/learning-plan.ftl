# How adults will learn it: the plan, what it can reach, what is missing.
learning-heading = How adults will learn it
learning-note = Without it, most new practices fade.
learning-title = How adults will learn it
learning-lede = A single training rarely changes what happens in classrooms. Practice, feedback and coaching do.
learning-lede-whole = It says what adults will do, who learns it, how they practice it, who coaches them, when they look back, and what time it asks.
learning-none-title = Not planned yet
learning-none = Say who learns what, when they practice it, who coaches them, and when you look back. Ten minutes with the team.
learning-write = Plan it
learning-see = See the whole plan
learning-change-part = Change
learning-change = Change the plan
learning-missing = Still missing
learning-missing-note = The gate to Implement waits for these. A leader can go on without them, with a reason.
learning-missing-count = { $count ->
    [one] One thing is missing before the gate to Implement.
   *[other] { $count } things are missing before the gate to Implement.
  }
learning-not-said = Not said yet
learning-behaviors = What adults will do differently
learning-behaviors-note = Everything else serves this.
learning-behaviors-hint = One a line, so that a visitor could see it: “Teachers of grades 2 and 3 hold two partner readings a week”.
learning-behaviors-blank = Say at least one thing that adults will do differently. The rest can follow later.
learning-who = Who learns it
learning-needed = Only the first field is needed to save; come back as often as you like. Before Implement, it also says who learns it, practice, coaching, one follow-up date, and hours with their days.
learning-there = { $count ->
    [0] Nobody has this role there today.
    [one] One person has this role there today.
   *[other] { $count } people have this role there today.
  }
learning-people-of = of { $there }
learning-some-of = Where a plan is for some of a role only, its hours are not counted in what each person of that role is asked: it does not say who they are.
learning-who-hint = How many of each; leave out who does not.
learning-which = Which of them?
learning-which-hint = “All of grades 2 and 3”.
learning-led-by = Who leads the learning?
learning-led-by-hint = The person whom everyone can ask.
learning-people = { $count ->
    [one] one person
   *[other] { $count } people
  }
learning-how = How they learn it
learning-step-nothing = nothing of this
learning-step-theory = Knowing: why and how
learning-step-demonstration = Seeing it done
learning-step-practice = Practicing it
learning-step-coaching = Coaching or feedback at work
learning-theory-hint = A reading, a talk, a conversation about why.
learning-demonstration-hint = Where do they see it: at a colleague’s, in a film, done for them?
learning-practice-hint = Where do they try it, with whom, how often, before it has to work?
learning-coaching-hint = Who sees them do it and talks about it with them? How often, until when?
learning-expect = What this can reach
learning-expect-note = Of a hundred people who take part.
learning-estimate = An estimate:
learning-estimate-only = People who designed trainings estimate so; it is not the result of a trial.
learning-expected = With a design that goes as far as “{ $step }”, about { $uses } of 100 people come to use it in their work.
learning-gap = It skips a step: “{ $step }”. What comes after it is not counted, since the estimate has no such case.
learning-one-shot = This is one session.
learning-one-shot-said = Designs without practice, coaching and a day to look back rarely change what happens in classrooms.
learning-table = What designs can reach, of 100 people
learning-table-with = A design that includes
learning-table-here = In this plan
learning-table-know = know it
learning-table-can = can do it in training
learning-table-use = use it at work
learning-table-yes = yes
learning-table-no = not yet
learning-source = Source: Joyce & Showers (2002) as coaching guides cite them. It is an estimate by people who designed trainings, not the result of a trial. What trials found: in 60 studies coaching changed instruction by about half a standard deviation, and large programs reached a fraction of that (Kraft, Blazar & Hogan 2018).
learning-when = When, and what time it asks
learning-follow-ups = Looking back on
learning-follow-ups-hint = Days on which people look back at what they tried. Save to get more fields.
learning-follow-up = Follow-up date { $number }
learning-hours = Hours of each person, in all
learning-hours-hint = Sessions, practice and coaching together: 12 or 12.5.
learning-hours-all = Hours of all together
learning-hours-month = By the month
learning-hours-said = { $hours } hours
learning-hours-month-said = about { $each } hours of each person, { $all } of all together
learning-between = Between
learning-from = The learning begins on
learning-until = The learning ends on
learning-hours-together = Hours, the first day and the last day belong together. Say all three, or none.
learning-note-part = What else is to be said
learning-save = Save the plan

check-learning-plan = How adults will learn it is planned, beyond one session
check-learning-none = There is a learning plan: how adults will learn it
check-learning-behavior = The learning plan says what adults will do differently
check-learning-learners = The learning plan says who learns it, and how many they are
check-learning-practice = The learning plan says how they practice it
check-learning-coaching = The learning plan says who coaches them or gives feedback
check-learning-follow-up = The learning plan has at least one follow-up date
check-learning-hours = The learning plan says how many hours it asks, and between which days

condition-learning = Adults have a plan to learn it that goes beyond one session
condition-learning-unknown = Nobody has written a plan yet.
condition-learning-emerging = { $count ->
    [one] A plan is begun; one of its six parts is missing.
   *[other] A plan is begun; { $count } of its six parts are missing.
  }
condition-learning-met = { $people ->
    [one] One person learns it,
   *[other] { $people } people learn it,
  } with practice and coaching; { $count ->
    [one] one follow-up date,
   *[other] { $count } follow-up dates, the last
  } on { $day }.

learning-work-none = Plan how adults will learn it
learning-work-none-detail = Ten minutes with the team. Without it the gate to Implement is held.
learning-work-missing = Complete the learning plan
learning-work-missing-detail = { $count ->
    [one] One thing is missing. Without it the gate to Implement is held.
   *[other] { $count } things are missing. Without them the gate to Implement is held.
  }
learning-work-go = Go to the plan

follow-ups-title = Looking back
follow-ups-lede = The dates on which people talk about what they tried. Those who lead say how each one ended.
follow-ups-open = How looking back went
follow-ups-none-title = No date yet
follow-ups-none = The learning plan names the first date on which you look back together. One minute.
follow-ups-to-come = Still to come
follow-ups-unsaid = Its day has come; nobody has said yet how it went
follow-ups-kept-on = Kept, said on { $day }
follow-ups-not-kept-on = Not kept, said on { $day }
follow-ups-take-back = Take it back
follow-ups-tell = Say how it went
follow-ups-tell-note = One minute. Whoever learns by this plan sees it.
follow-ups-day = Which date?
follow-ups-question = Did you look back together?
follow-ups-kept = Yes, we did
follow-ups-not-kept = No, not yet
follow-ups-words = What came of it, or why not?
follow-ups-words-hint = A sentence for those who were not there. Name no single person.
follow-ups-why-needed = Say why not, in a sentence.
follow-ups-save = Write it down
