elements-heading = Six elements
elements-note = What good implementation needs, and whether it is there today.
elements-nothing = Nothing is recorded here yet.
implementation-lede-lost = { $count ->
    [one] One condition was lost: “{ $first }”.
   *[other] { $count } conditions were lost, among them “{ $first }”.
  }

condition-team-carries = A team carries it
condition-team-none = No team is formed yet.
condition-team-nobody = Nobody is in a team yet.
condition-team-ended = The team ended on { $day }.
condition-team-enough = { $count } people are in { $team }; it takes { $least }.
condition-team-fewer = { $count ->
    [0] Nobody of { $team } is here today; it takes { $least }.
    [one] One person of { $team } is here today; it takes { $least }.
   *[other] { $count } people of { $team } are here today; it takes { $least }.
  }
condition-team-few = { $count ->
    [0] Nobody is in { $team } yet; it takes { $least }.
    [one] One person is in { $team } so far; it takes { $least }.
   *[other] { $count } people are in { $team } so far; it takes { $least }.
  }
condition-team-led = Someone leads the team
condition-team-leads = { $count ->
    [one] { $names } leads it.
   *[other] { $names } lead it.
  }
condition-team-lead-gone = The team had a lead and has none at present.
condition-team-lead-none = Nobody leads it yet.
condition-team-mixed = Those who decide and those who do sit together
condition-team-parts = { $leaders ->
    [0] No school or district leader
    [one] One school or district leader
   *[other] { $leaders } school or district leaders
  } and { $doers ->
    [0] no teacher, paraeducator or support staff.
    [one] one teacher, paraeducator or support staff.
   *[other] { $doers } teachers, paraeducators or support staff.
  }

condition-staff-asked = The staff were asked this term
condition-asked-none = Nobody was asked yet.
condition-asked-closed = { $pulse }: { $invited } people were asked, until { $day }.
condition-asked-open = { $pulse }: { $invited } people are asked now, until { $day }.
condition-asked-before = Not this term. { $pulse }: { $invited } people were asked, until { $day }.
condition-groups-asked = Every group is asked
condition-heard-back = People hear back what comes of it
condition-heard-none = No pulse has closed yet.
condition-heard-promised = Promised for { $pulse } until { $day }.
condition-heard-unknown = Promised for { $pulse } until { $day }. Nobody has said yet whether it happened.

condition-gates-held = Stages are left with what they need
condition-gates-none = No stage was left yet.
condition-gates-all = { $count ->
    [one] One gate was passed; its conditions held.
   *[other] { $count } gates were passed; their conditions held.
  }
condition-gates-over = { $over } of { $count ->
    [one] one gate was
   *[other] { $count } gates were
  } passed although something was missing; the reason is on record.

happened-learning-described = { $name } wrote down how adults will learn it.
happened-team-formed = { $name } formed the team, or changed its name or purpose.
happened-team-ended = { $name } ended the team.
happened-pulse-opened = { $name } opened a pulse: the staff were asked.
happened-pulse-closed = A pulse closed.
happened-implementation-stopped = { $name } stopped it on purpose.
happened-what-remains-told = What remains of it:
happened-implementation-paused = { $name } let it rest.
happened-implementation-resumed = { $name } took it up again.
happened-load-decided = { $name } looked at the hours it asks, and decided:
happened-older = { $count ->
    [one] One earlier event
   *[other] { $count } earlier events
  }

condition-groups-all = { $asked ->
    [one] One group was asked
   *[other] { $asked } groups were asked
  }{ $aside ->
    [0] .
    [one] ; one was set aside with a reason.
   *[other] ; { $aside } were set aside with a reason.
  }
condition-groups-some = { $asked ->
    [one] One group was asked,
   *[other] { $asked } groups were asked,
  } { $open ->
    [one] one was not.
   *[other] { $open } were not.
  }
condition-heard-kept = { $pulse }: people heard back on { $day }.
condition-heard-not-kept = { $pulse }: not kept, and the reason was given on { $day }.
happened-group-asked = { $name } wrote down that a group was asked.
happened-feedback-told = { $name } said whether people heard back as promised.
happened-follow-up-told = { $name } said how looking back went.
