check-staff-asked = The staff have been asked, and have seen what they said

voices-title = Voices
voices-lede = { $count ->
    [0] Nobody has been asked yet.
    [one] One pulse so far.
   *[other] { $count } pulses so far.
  }
voices-lede-of = { $count ->
    [0] Nobody here has been asked yet.
    [one] One pulse here so far.
   *[other] { $count } pulses here so far.
  }
voices-pulses = Pulses
voices-pulses-note = A few statements, under a minute.
voices-none-title = No pulse yet
voices-none = Ask the staff up to five short statements. It takes you five minutes and each of them less than one. Nobody can see who said what.
voices-none-reader = When your team asks something, you will find it here.
voices-none-anywhere = Open one of your implementations and ask its staff. It takes you five minutes, and each of them less than one.

pulse-outlines = Statements from elsewhere
pulse-outlines-note = Taken over from another organization. They are offered whenever someone here writes a new pulse.
pulse-outlines-choose = Choose one and its title and statements are filled in below; change them as you like.
pulse-outline-count = { $count ->
    [one] one statement
   *[other] { $count } statements
  }
pulse-outline-remove = Take “{ $title }” off this list
pulse-new = Ask something
pulse-new-title = A new pulse
pulse-new-lede = Up to five statements that people agree or disagree with. Nobody is asked before you open it.
pulse-title = Title
pulse-title-hint = People see it: “Fall pulse: Partner Reading”.
pulse-statement = Statement { $number }
pulse-statement-hint = One thought each, in words everyone uses: “Our team has time to plan it together.”
pulse-statement-needed = Write at least one statement.
pulse-closes-on = Last day to answer
pulse-closes-on-hint = One school week is usually enough.
pulse-feedback-on = Day on which people hear back
pulse-save = Save the draft

pulse-state-draft = draft
pulse-state-open = open
pulse-state-closed = closed
pulse-lede-draft = A draft. Nobody has been asked yet.
pulse-lede-open = Open until { $day }. Results appear once, after it closes.
pulse-lede-closing = It is being closed; results appear in a moment.
pulse-until = Last day to answer: { $day }
pulse-anonymous = Anonymous: nobody can see who said what
pulse-feedback = People hear back by { $day }
pulse-statements = The statements
pulse-scale-note = From “I agree a lot” to “I disagree a lot”.
pulse-own = Your own answer
pulse-own-note = You are one of those asked.
pulse-own-go = Answer in a minute
pulse-lede-cut-off = Closed by the move to this server, without answers.
pulse-cut-off = What became of it
pulse-cut-off-note = It was open when the organization moved here. Answers that are being given never leave the server they were given on, so none came along, and nobody has to hear back. Ask anew when it is a good time.
pulse-wait = What comes next
pulse-wait-note = Results appear here once, after the pulse closes. Until then nobody sees any of them.
pulse-opening = Open it
pulse-opening-note = After that nothing about it can change.
pulse-audience = { $count ->
    [0] Nobody has a part at { $unit } today. Bring people in first.
    [one] One person at { $unit } would be asked.
   *[other] { $count } people at { $unit } would be asked.
  }
pulse-cuts = How results will be shown
pulse-asked = Asked
pulse-cuts-note = Groups with fewer than ten people are shown together, so that nobody stands out.
pulse-promise-title = What you promise.
pulse-promise = Nobody can see who said what. Groups under five are never shown. No results before it closes. People hear back on the day you named.
pulse-open = Open the pulse
pulse-too-few-title = Too few people.
pulse-too-few = Only { $people } could be asked; at least { $needed } are needed, or nothing could ever be shown.
pulse-past = The last day has passed. Write a new pulse with a later day.
pulse-running = While it is open
pulse-running-note = Nobody, you included, can see who has answered.
pulse-asked-count = { $count ->
    [one] One person has a link.
   *[other] { $count } people have a link each.
  }
pulse-links = Hand out the links
pulse-close = Close it now
pulse-links-gone = The links of this pulse can no longer be shown. Those already handed out still work.

pulse-work-title = “{ $pulse }” is closed. Tell people what comes of it
pulse-work-detail = They gave you a minute each. Look at the results together and say what you will do, and what not.
pulse-work-action = Open the results
pulse-ask-kicker = open until { $day }
pulse-ask-title = “{ $pulse }” asks you
pulse-ask-detail = Under a minute. Nobody can see what you said.
pulse-ask-action = Answer

links-title = Links to hand out
links-lede = { $count ->
    [one] One person, one link.
   *[other] { $count } people, one link each.
  }
links-heading = The links
links-note = Each works once.
links-link = Link
links-care-title = Handle with care.
links-care = Give each person only their own link: print and cut, or send one by one. Whoever holds a link can use it. This list never says who has answered.
links-csv = Save as a table (CSV)
links-done = Done

close-title = Close the pulse now?
close-said = Later answers are refused. The ties between people and answers are destroyed for good, and the results appear.
close-yes = Close it
close-no = Keep it open

answer-asked-by = Asked by the team of { $innovation }, { $unit }.
answer-promise-title = Nobody is shown who said what.
answer-promise = We do not keep your name, your phone or the time with your answer. Groups under five people are never shown. Until the close, whoever runs the server could in principle link an answer to a person; after it, nobody can. You will hear what came of it by { $day }.
answer-more = More about this
answer-more-text = Your link is used up when you send. What would be needed to link answers to people is destroyed when the pulse closes (at the latest after { $day }). What you have sent cannot be taken back, because nobody can find it. Keep your link to yourself: whoever has it could answer in your place.
answer-number = { $number } of { $of }
answer-5 = I agree a lot
answer-4 = I agree
answer-3 = Neither
answer-2 = I disagree
answer-1 = I disagree a lot
answer-send = Send
answer-skip = You may leave out any statement. A link counts once: if you have sent an answer before, that one stands.
answer-empty = Choose an answer for at least one statement.
answer-kept-title = Kept. Thank you!
answer-kept = Your answer is stored, and it counts once.
answer-used-title = This link has been used
answer-used = The first answer sent with it stands. If you saw “kept”, it counted.
answer-closed-title = This pulse is closed
answer-closed = It takes no more answers. If you saw “kept”, yours counted.
answer-unknown-title = This link leads nowhere
answer-unknown = Check that it is whole, or ask whoever gave it to you.
answer-close-page = You can close this page.

hidden-word = hidden
group-all = Everyone
result-answers = The answers
result-answers-note = { $count ->
    [one] One statement, answered in under a minute.
   *[other] { $count } statements, answered in under a minute.
  }
result-how-many = { $answered } of { $invited } answered.
result-too-few = Fewer than { $floor } answered, so nothing can be shown without pointing at people.
result-of = { $answered } of { $invited }
result-finding-both = Most agree: “{ $yes }” Most disagree: “{ $no }”
result-finding-yes = Most agree: “{ $statement }”
result-finding-no = Most disagree: “{ $statement }”
result-finding-none = No statement has a clear majority for it or against it.
result-measure = Staff of { $unit }, { $when }. Shares in percent of those who answered the statement.
result-notes = Interval: Wilson, 95%. “Most” is said only when the whole interval lies above one half.
result-statement = Statement
result-agree = Agree
result-interval = 95% interval
result-n = n
result-answered = Answered
result-groups = By group
result-groups-note = Share who agree, with its 95% interval.
result-groups-caption = Share who agree, by group
result-overlap = Where intervals overlap, these numbers do not show that one group agrees more than another.
result-hidden-row = hidden: fewer than { $floor } answered this
result-banded-agree = nearly all agree ({ $percent }% or more)
result-banded-disagree = nearly all disagree ({ $percent }% or more)
result-banded-neither = nearly all chose neither ({ $percent }% or more)
result-why-small-title = Why a group is hidden.
result-why-small = Fewer than { $floor } of them answered, or none did; a share could point at a person.
result-why-neighbor-title = Why its neighbor is hidden too.
result-why-neighbor = Otherwise the total minus the other groups would give the small one away.
result-take = Take it with you
result-take-note = The same figures, on one page or as a table.
result-sheet = The one-page sheet
result-pdf = As PDF
result-csv = Figures as a table (CSV)

chart-title = Agreement with the statements of “{ $pulse }”
chart-disagree = disagree %
chart-agree = agree %
chart-neither = neither %
chart-disagree-word = Disagree
chart-interval = 95% interval of all who agree
chart-percent = {"{"}n{"}"}%
chart-range = {"{"}low{"}"}–{"{"}high{"}"}%

csv-statement = Statement
csv-group = Group
csv-told = Told
csv-shown = shown
csv-banded = banded
csv-answered = Answered
csv-agree = Share who agree
csv-low = Interval from
csv-high = Interval to
csv-level = Level

sheet-made = Made { $day }, after the pulse closed.
sheet-rule = Groups under { $floor } are never shown.
sheet-nav = This sheet
sheet-back = Back to the pulse

feedback-title = What people hear back
feedback-note = Promised until { $day }. Whoever asked says whether it was kept.
feedback-question = Did people hear what comes of it?
feedback-kept = Yes, we told them
feedback-not-kept = No, not yet
feedback-day = On which day?
feedback-words = What were they told, or why not?
feedback-words-hint = Everyone who could be asked reads this: “You said that time is short; from December on Tuesdays are free.” Without a reason a promise is not set down as broken.
feedback-why-needed = Say why not, in a sentence.
feedback-save = Write it down
feedback-kept-on = Kept: people heard back on { $day }
feedback-not-kept-on = Not kept, said on { $day }
feedback-take-back = Take it back
feedback-open = Its day is still to come
feedback-unsaid = Its day has passed; nobody has said yet whether it was kept
feedback-work-kicker = promised until { $day }
feedback-work-title = Did people hear back from { $pulse }?
feedback-work-detail = The promised day has passed. Say whether it was kept, or why not. One minute; those who answered see it.
feedback-work-action = Say how it went

asking-title = Who was asked
asking-lede = { $count ->
    [0] Every group was asked, or set aside with a reason.
    [one] One of { $all } groups was not asked yet.
   *[other] { $count } of { $all } groups were not asked yet.
  }
asking-lede-nobody = Nobody was asked yet. One minute for each group that was.
asking-groups = Every group
asking-groups-note = A pulse reaches the staff. Students, families and the community are asked in other ways: an evening, a circle in class, a letter.
asking-by-pulse = Asked by a pulse: { $pulse }.
asking-by-hand = Asked on { $day }: { $how }.
asking-aside = Set aside on { $day }: { $how }.
asking-not-yet = Not asked yet.
asking-remove = Take it back
asking-write = Write down
asking-write-note = One minute. Only that they were asked stands here, never what anyone said.
asking-group = Which group
asking-what = What is so?
asking-was-asked = They were asked
asking-set-aside = It does not concern them here
asking-day = On which day?
asking-how = In what way, or why not?
asking-how-hint = “Family evening, with an interpreter.” Name no single person.
asking-save = Write it down
asking-part-note = Students and families count as well. Write down how they were asked.
asking-open = Who was asked
