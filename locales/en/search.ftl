## Finding
search-title = Find
search-lede = Innovations, decisions, teams, pulses, people and units, as far as your pages show them.
search-words = Words
search-hint = Any words of a name or a reason. Accents and capitals do not matter. What you look for is kept nowhere.
search-go = Find
search-found = { $count ->
    [0] Nothing found for “{ $words }”.
    [one] One thing found for “{ $words }”.
   *[other] { $count } things found for “{ $words }”.
}
search-none-heading = Found
search-none-title = Nothing fits these words
search-none = Try fewer words, or only the beginning of a name. You find what your own pages would show you, nothing else.
search-more = And { $count } more. Another word narrows it.
search-innovations = Innovations
search-implementations = Where we implement
search-decisions = Decisions
search-teams = Teams
search-pulses = Pulses
search-people = People
search-units = Units
found-name = { $name }
found-at = { $unit }
found-moved-on = { $day }: moved on to { found-stage }
found-moved-back = { $day }: went back to { found-stage }
found-moved-reason = { $day }: moved to { found-stage } although something was missing: “{ $reason }”
found-stage = { $stage ->
    [decide] Decide
    [prepare] Plan & Prepare
    [implement] Implement
   *[sustain] Spread & Sustain
}
