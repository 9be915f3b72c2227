week-none = { $role ->
    [district-leader] Nothing of the district waits for you. The portfolio shows what is where, and where a condition was lost.
    [administrator] Nothing of the organization waits for you. The portfolio shows what is where.
    [principal] Nothing of your school waits for you. The page of each innovation says what holds and what is not known.
    [lead] Nothing waits for you. A good moment to see what should hold before the next stage: about five minutes.
    [coach] Nobody waits for you. Visits and coaching are not recorded here yet.
    [evaluator] Nothing waits for you. Pulses that closed lately stand below; the figures of each can be taken along.
    [consultant] Nothing of this client waits for you.
   *[other] When someone asks you something, or waits for you, it stands here. Answering takes under a minute.
  }
week-none-board = Open the portfolio
week-promises = Promises
week-promises-note = Yours, and those made to you. Whoever made one says whether it was kept.
week-promise = Promise
week-promise-whose = Whose
week-promise-by = By
week-promise-state = State
week-promise-yours = yours
week-promise-theirs = made to you
week-promise-open = open
week-promise-passed = its day has passed
promise-tell = Tell people what comes of { $pulse }
promise-hear = You hear what comes of { $pulse }
week-answered = Answered
week-answered-note = In the last two weeks.
week-answered-more = { $count ->
    [one] One more under Voices
   *[other] { $count } more under Voices
  }
answered-of = { $pulse }: { $innovation } at { $unit }
answered-pulse = { $invited } people were asked until { $day }. Read what they said.
week-near = What is in use
week-near-many = { $innovations ->
    [one] One innovation
   *[other] { $innovations } innovations
  } in { $places } places. { $lost ->
    [0] No condition is known to be lost.
    [one] One place lost a condition it had.
   *[other] { $lost } places lost a condition they had.
  }
week-clients = Your clients
week-clients-note = What waits for you there stands there.
week-clients-one = { $place } is the only one today. Another stands here as soon as it asks you in.

week-promise-kept = kept, { $day }
week-promise-not-kept = not kept, { $day }
week-promise-say = Say how it went
promise-tell-of-stop = Tell { $who ->
    [teachers] teachers
    [paraeducators] paraeducators
    [leaders] leaders
    [support-staff] support staff
    [students] students
    [families] families
    [community] the community
   *[other] { $who }
  } about { $innovation } at { $unit }
promise-hear-of-stop = You hear what becomes of { $innovation } at { $unit }
answered-stop = { $innovation } at { $unit } ends
answered-pause = { $innovation } at { $unit } rests
answered-told = { $who ->
    [teachers] Teachers
    [paraeducators] Paraeducators
    [leaders] Leaders
    [support-staff] Support staff
    [students] Students
    [families] Families
    [community] The community
   *[other] { $who }
  } were told on { $day }.
answered-back = People heard back on { $day }.
answered-back-words = People heard back on { $day }: “{ $words }”
answered-not-back = Not answered as promised, said on { $day }: “{ $words }”
promise-look-back = Look back on { $innovation } at { $unit } with those who learn it
promise-looked-back-with = You look back together on { $innovation } at { $unit }
answered-looked-back = You looked back together, on { $day }.
answered-looked-back-words = You looked back together, on { $day }: “{ $words }”
answered-not-looked-back = Looking back on { $day } did not take place: “{ $words }”
