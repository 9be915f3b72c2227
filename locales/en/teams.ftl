team-title = The team
team-lede-none = Nobody carries { $innovation } at { $unit } yet. What has no team rarely lasts.
team-lede = { $count ->
    [0] Nobody is in the team yet that will carry { $innovation } at { $unit }.
    [one] One person carries { $innovation } at { $unit }.
   *[other] { $count } people carry { $innovation } at { $unit }.
  }
team-standing-few = { $missing ->
    [one] One more is needed.
   *[other] { $missing } more are needed.
  }
team-standing-lead = Nobody leads it yet.
team-standing-ready = { $count ->
    [one] { $names } leads it.
   *[other] { $names } lead it.
  }

team-form-heading = Form the team
team-form-note = A name and a purpose first, then the people. About five minutes.
team-form-go = Form the team
team-name = Name of the team
team-name-first = { $innovation } team
team-name-hint = As people will call it.
team-purpose = What is it for?
team-purpose-hint = A sentence or two that a new colleague would understand.
team-purpose-heading = What it is for
team-change = Change name or purpose
team-change-go = Save
team-none-title = No team yet
team-none-reader = Your school leader or team lead forms it. Then you will see here who carries the work.

team-members = Who is in it
team-members-note = At least { $least }, one of them the lead. With fewer, one absence stops the work.
team-empty-title = Nobody yet
team-empty = Add the first person below.
team-empty-reader = As soon as people join, they stand here.
team-member-role-since = { $role }, since { $day }
team-member-since = since { $day }
team-part-lead = Lead
team-gone = no longer here
team-away = not here at present
team-held = a place in { $team }
team-held-lead = leads { $team }
team-make-lead = Make lead
team-make-member = Make member
team-remove = Remove

team-add = Add people
team-add-note = People of { $unit }, and those who work for all of { $place }.
team-add-note-all = People of { $unit }.
team-search = Find by name
team-search-go = Search
team-found = { $count ->
    [one] One person found.
   *[other] { $count } people found.
  }
team-found-none = Nobody of that name is here, or they are in the team already.
team-found-more = The first { $count }. Type more of the name to find others.
team-near = { $count ->
    [one] One person of { $unit } is not in the team yet.
   *[other] { $count } people of { $unit } are not in the team yet.
  }
team-near-more = The first { $count }. Type a name to find others.
team-near-none = Nobody else to show. Type a name to find others, or ask your administrator to bring people in.
team-add-member = Add
team-add-lead = Add as lead

check-team = A team of at least { $least } people with a lead carries it
check-team-named = { $team } has at least { $least } people and a lead

team-work-form = Form the team for { $innovation }
team-work-form-detail = Nobody carries it yet. { $least } people, one of them the lead, are enough to begin. It takes about five minutes.
team-work-few = { $team } needs more people
team-work-few-detail = With fewer than { $least }, one absence stops the work. Whom would you ask?
team-work-lead = { $team } needs a lead
team-work-lead-detail = Someone who calls the meetings and keeps the thread. It can change hands later.
team-work-open = Open the team

team-carried = { $team }
team-carried-size = { $count ->
    [0] Nobody is in it
    [one] One person is in it
   *[other] { $count } people are in it
  }
team-carried-led = { $count ->
    [0] Nobody leads it
    [one] { $names } leads it
   *[other] { $names } lead it
  }
team-carry-on = Carry on
team-carry-lead = Carry on with a new lead
team-carry-lead-who = Who leads it?
team-carry-no-lead = Carry on without a lead for now
team-carry-end = End the team
team-carry-join = Who joins?
team-carries-on = { $title } carries on.
team-gets-a-lead = { $title } gets a new lead: { $lead }.
team-seeks-a-lead = { $title } carries on without a lead. It will stand in This week until someone leads it.
team-ends = { $title } ends.
team-carries-on-count = { $count ->
    [one] one team carries on as decided
   *[other] { $count } teams carry on as decided
  }
team-gets-a-lead-count = { $count ->
    [one] one team gets a new lead
   *[other] { $count } teams get a new lead
  }
team-seeks-a-lead-count = { $count ->
    [one] one team is without a lead
   *[other] { $count } teams are without a lead
  }
team-ends-count = { $count ->
    [one] one team ends
   *[other] { $count } teams end
  }
