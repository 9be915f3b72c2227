board-title = Portfolio
board-lede = { $innovations ->
    [0] Nothing fits this choice
    [one] One innovation
   *[other] { $innovations } innovations
  }{ $places ->
    [0] .
    [one] {" "}in one place.
   *[other] {" "}in { $places } places.
  }
board-lede-none = Nothing is in use where you can see.
board-lede-lost = { $count ->
    [0] No condition is known to be lost.
    [one] { $first } has lost a condition it had.
    [2] { $first } and one other have lost a condition they had.
   *[other] { $count } implementations have lost a condition they had, { $first } among them.
  }
board-lede-unknown = How their conditions stand is not known yet.
board-as-of = As of { $day }
board-order = From A to Z; nobody is ranked
board-begin = Begin
board-none-title = Nothing is in use yet
board-none = Write down the first innovation: what it is, which need it answers, what is known about it. It takes about five minutes with a colleague.
board-none-reader = When something is begun where you can see it, it stands here.
board-none-go = Write down an innovation
board-heading = What is where
board-caption = The stage of each innovation in each place
board-mark-lost = a condition was lost
board-mark-unknown = not known
board-choose = What to look at
board-any = All
board-innovation = Innovation
board-unit = Place
board-stage = Stage
board-show = Show
board-fits-none = Nothing fits this choice.
board-all = Look at all of it
board-not-here = not here
board-asked = Asked of a teacher
board-asked-note = hours a week, this month
board-asked-nothing = nothing is asked
board-asked-over = { $hours } h over
board-asked-part-note = What all innovations together ask of each teacher in a week of this month. The name of a place leads to its hours, month by month.
board-asked-week = Hours a week
board-asked-agreed = Agreed
board-asked-unagreed = not agreed
board-asked-made-of = Made of
board-asked-part = { $name } { $hours } h
board-asked-other = other things
board-hours = { $hours } h
board-page = Places { $from } to { $to } of { $places }, from A to Z.
board-first = Back to the first
board-next = The next places
board-lost = Where something was lost
board-lost-note = It was there and is no longer. A reason to talk, not to judge.
board-lost-none = No condition is known to be lost.
board-lost-unknown = Nothing is known of any condition yet. Forming a team and asking the staff are the first to show.
board-lost-count = { $count ->
    [one] one condition was lost
   *[other] { $count } conditions were lost
  }
board-lost-more = { $count ->
    [one] One more place
   *[other] { $count } more places
  }
board-looked = Conditions were last looked at on { $day }: a minute after something happened, and every night.
board-work-title = { $count ->
    [one] A condition was lost
   *[other] { $count } conditions were lost
  }
board-work-detail = It was there and is no longer. Look at what it was, and with whom to talk.
board-work-action = Look at it
board-work-many = { $count ->
    [one] A condition was lost in one place
   *[other] Conditions were lost in { $count } places
  }
board-work-many-detail = The board shows where. Each place has its own team to talk with.
board-work-many-action = Open the board
