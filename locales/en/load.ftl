# load: what is asked of people's time
load-people = { $role ->
    [administrator] Administrators
    [district-leader] District leaders
    [principal] School leaders
    [lead] Implementation-team leads
    [coach] Coaches
    [teacher] Teachers
    [paraeducator] Paraeducators
    [support-staff] Support staff
    [evaluator] Evaluators
   *[other] Consultants
  }
load-source = { $kind ->
    [implementation] the practice itself
    [pulse] a pulse
    [learning-plan] learning it
    [meeting] meetings
    [team] the team
   *[other] something else
  }
load-month = { $month } { $year }
load-by-name = you by name
load-hours-month = { $hours } h this month
load-hours-week = { $hours } h a week
load-column-month = Month
load-column-weekly = Hours a week
load-column-monthly = Hours in the month
load-column-limit = Agreed
load-column-over = More than agreed
load-column-by-name = By name, all together
load-column-now = Hours a week now
load-column-then = With it
load-chart-unit = hours a week
load-key-within = asked
load-key-over = more than agreed
load-key-limit = agreed
load-over = { $people }: { $over } h a week more than agreed, most in { $month } ({ $asked } asked, { $limit } agreed).
load-none-title = Nothing is asked yet

load-mine-title = My hours
load-mine-nothing = This month no innovation asks for your time.
load-mine-now = This month you are asked for about { $hours } h a week. No limit is agreed for your part.
load-mine-within = This month you are asked for about { $hours } h a week; { $limit } h are agreed.
load-mine-over = This month you are asked for about { $hours } h a week, { $over } h more than the { $limit } h that are agreed. Show this page to your school leader, if you like.
load-mine-none = When an innovation, a plan or a team asks for your time, you see it here first. Nobody else has this page.
load-asks-now = What asks, this month
load-asks-now-note = Only you see this.
load-mine-months = Month by month
load-mine-note = Six months back and six ahead.
load-mine-of = What all innovations ask of you, in hours a week
load-mine-how = By the parts you have today. A month is as many weeks as it has days by seven. What was asked is counted, not what you really needed. With several parts the highest agreed limit counts.
load-me = My hours
load-me-note = What all innovations together ask of your time. Only you see your own.
load-me-open = See my hours

load-unit-title = Hours asked at { $unit }
load-unit-lede-unagreed = What each person of a role is asked, over all innovations. No limit is agreed here yet.
load-unit-lede-fits = What each person of a role is asked, over all innovations. No role is asked for more than was agreed.
load-unit-lede-over = { $count ->
    [one] One role is asked for more than was agreed.
   *[other] { $count } roles are asked for more than was agreed.
  }
load-unit-none = Nothing is asked of a role here. It begins when an innovation with hours written down has passed the gate out of Decide. Writing them down takes five minutes.
load-over-heading = More than agreed
load-over-note = This month and the six that follow.
load-roles = By role
load-roles-note = What each person is asked as one of a role. What single people are asked by name only they see; it is told as a sum where at least five are asked.
load-role-of = { $people } at { $unit }: hours a week asked of each
load-role-now = { $people } are asked for about { $hours } h a week each, this month. No limit is agreed.
load-role-within = { $people } are asked for about { $hours } h a week each, this month; { $limit } h are agreed.
load-role-over = { $people } are asked for about { $hours } h a week each, this month: { $over } h more than agreed.
load-role-little = Asked for a few minutes in a month at most: { $people }.
load-role-how = As of { $month }. From what innovations, learning plans, teams and pulses ask; not measured. A month is as many weeks as it has days by seven.
load-role-brief = { $people } { $hours } h a week
load-role-none = nothing asked this month
load-together = { $hours } h, of { $count } people
load-together-hidden = not shown
load-asks-unit-note = Of each person of the role; also what a district asks of everyone.
load-beneath = Beneath it
load-beneath-note = From A to Z, this month.
load-lessen = What could be merged or stopped?
load-lessen-note = A thought, nothing more: what rests comes first, then what has been quiet for longest. Nothing happens by itself.
load-quiet = { $count ->
    [0] Something was written down about it today.
    [one] Last written about on { $day }, a day ago.
   *[other] Last written about on { $day }, { $count } days ago.
  }
load-paused = Paused since { $day }.
load-asks = { $people } { $hours } h a month
load-asks-all = It asks { $asks }.
load-asks-nothing = It asks for no hours this month.
load-shares-ingredients = It shares “{ $names }” with { $with }.
load-shares-kind = Like { $with } it is a { $kind } and asks { $people }.
load-agreed = What is agreed
load-agreed-note = Hours a week for all innovations together, for each role. Agree with those it is for.
load-agreed-none = No limit is agreed here yet.
load-agreed-first = The first step: ask a role what is possible in a week, and write it down. It takes five minutes in a staff meeting.
load-agreed-above = Agreed above this place: { $hours } h. Leave empty to keep to it.
load-agree-go = Write down what is agreed

load-forecast-title = What { $innovation } would ask at { $unit }
load-forecast-title-anywhere = What { $innovation } would ask
load-forecast-choose-lede = Choose a place to see what it adds there, and whom it would overload.
load-forecast-unknown = Nobody can say yet: no hours are written down for it.
load-forecast-over = { $count ->
    [one] It would ask one role for more than was agreed.
   *[other] It would ask roles for more than was agreed in { $count } cases.
  }
load-forecast-unagreed = What it adds is below. Whether that is too much nobody can say: no limit is agreed here.
load-forecast-fits = With it, nobody is asked for more than was agreed.
load-forecast-empty-title = No hours written down
load-forecast-empty = Write down how many hours a month it asks of each role. An estimate with a colleague takes three minutes.
load-forecast-write = Write down the hours
load-adds = What it adds
load-adds-note = This month and the six that follow, for each person, with the stage that asks most.
load-adds-said = { $count ->
    [0] At the most { $hours } h a month. Nobody has this role here today.
    [one] At the most { $hours } h a month. One person has this role here today.
   *[other] At the most { $hours } h a month each, { $all } h for the { $count } who have this role here today.
  }
load-adds-stages = It asks { $stages }.
load-adds-stage = { $hours } h in { $stage }
load-adds-caption = { $people } at { $unit }: hours a week now, and with it
load-counted = It is decided here: its hours already count among those of now.
load-fits = Nobody is asked for more than was agreed.
load-preview = See what this would add to people's hours
load-preview-back = Back to what it would add
load-adds-months = Month by month
load-agree-there = Agree on one first
load-decision = Decide about it
load-decision-note = If it is too much: what gives way, or why you go on all the same.
load-decision-not-begun = You can write down a decision once it is begun here.
load-decision-words = What did you decide?
load-decision-hint = For instance: the Tuesday meeting rests until May. It stays on record, with your name.
load-decision-go = Write down the decision
load-decided = { $name }, { $day }
load-decided-past = It counts no longer: what it asks was changed since, or it came back to Decide.
load-decided-heading = Decided about it
load-decided-note = Somebody looked at the hours of these before they went on.
load-back = To the implementation
load-where = Another place
load-where-note = What is asked differs from school to school.
load-where-go = Look there

load-here-link = The hours this asks
check-load-not-agreed = No hours are agreed here yet, so nothing can be said to be too much
check-load = It asks nobody for more than was agreed, or somebody looked at its hours and decided
condition-load = Nobody is asked for more than was agreed
condition-load-unknown = No limit is agreed yet, so nobody can say.
condition-load-over = { load-people }: { $asked } h a week asked, { $limit } h agreed; { $over } h too many.
condition-load-soon = { load-people }: { $asked } h a week asked in the month from { $month } on, { $limit } h agreed.
condition-load-by-name = Some people are asked for more, counting what is asked of them by name. Each of them sees it under My hours.
condition-load-met = Held against what was agreed, on { $day }.
load-work-kicker = hours asked of people
load-work-title = More is asked at { $unit } than was agreed
load-work-detail = { load-people }: { $over } h a week too many in the month from { $month } on ({ $asked } asked, { $limit } agreed).
load-work-places = { $count ->
    [one] In one place.
   *[other] In { $count } places.
  }
load-work-action = See the hours
unit-load = Hours asked
unit-load-note = What all innovations together ask of each role here.
unit-load-open = See what is asked here
