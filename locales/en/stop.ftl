work-paused-until = rests until { $day }
implementation-lede-paused = It rests since { $day }. On { $returns } you look at it again.
implementation-lede-stops = It ends on purpose on { $day }. Until then it runs out; nothing new begins on it.

stop-because-goal-reached = The goal was reached; it is no longer needed
stop-because-too-much = Too much at once; something else comes first
stop-because-no-effect = We saw no effect after a fair try
stop-because-little-used = It was hardly used
stop-because-no-fit = It did not fit our students or our school
stop-because-better-found = We found something better
stop-because-people-left = The people who carried it left or are away
stop-because-money-ended = Money or time for it ended
stop-because-no-longer-required = It is no longer required of us

stop-step-why = 1. Why
stop-step-learned = 2. What you learned
stop-step-remains = 3. What remains
stop-step-decided = 4. The decision
stop-step-told = 5. Who is told
stop-reason-needed = Choose at least one reason, or say it in your own words.
stop-stopped-meanwhile = It was stopped meanwhile: { $name } decided it on { $day }. What you wrote here is not kept a second time; copy what should not be lost.
stop-paused-meanwhile = It was paused meanwhile: { $name } decided it on { $day }. What you wrote here is not kept a second time; copy what should not be lost.
stop-own-reason = In your own words
stop-own-reason-hint = One or two sentences that a colleague would understand later.
stop-learned = What was learned
stop-learned-hint = What worked, for whom, and what you would do differently. It stays with the innovation: whoever begins it again finds it here.
stop-kept = What goes on as ordinary practice?
stop-kept-hint = Parts that people keep doing, without a team and without meetings.
stop-materials = Materials
stop-materials-hint = What stays, where it is, who may use it.
stop-people = People
stop-people-hint = Who keeps something going, and whom one can ask.
stop-decided-by = Who decided?
stop-decided-by-hint = A person or a team, as people here call them.
stop-decided-on = Decided on
stop-effective-on = Ends on
stop-effective-on-hint = Today, a day that has passed, or one to come. Nothing new begins on it from now on.
stop-told = Who should hear of it?
stop-told-hint = You get a list to tick off, and a letter drafted from what you typed here. Nothing is sent by itself.
stop-told-other = Someone else
stop-told-other-hint = “The youth center next door”
stop-told-by = Told by
stop-told-by-hint = Empty: whoever decided. You can change it for each group later.
stop-told-until = Told by this day
stop-story-open = Read its story

pause-go-to = Let this rest for a while
pause-title = Let it rest
pause-lede = A rest gives people air without losing what they have. You say when you look at it again; on that day it stands in This week.
pause-reason = Why let it rest?
pause-effective-on = Rests from
pause-returns-on = Look at it again on
pause-returns-on-hint = The day on which you decide: go on, rest longer, or stop.
pause-go = Let it rest
pause-heading = Why it rests
pause-note = Nothing new begins on it while it rests.
pause-note-over = The day to look at it again has come: take it up, rest longer, or stop.
pause-stop-it = Stop it instead
pause-put-off = Rest longer
pause-put-off-go = Keep the new day
pause-put-off-lede = So far you wanted to look at it again on { $day }.
pause-work = Look at { $innovation } again
pause-work-detail = It rests until { $day }. Take it up, let it rest longer, or stop it on purpose.
pause-work-open = Decide
tell-work = Tell people about { $innovation }
tell-work-detail = { $count ->
    [one] One group should have heard of the decision by now.
   *[other] { $count } groups should have heard of the decision by now.
  }
tell-work-open = Open the list

telling-title = Who is told
telling-open = Who is told
telling-lede-none = Nobody is on the list yet.
telling-lede = { $open ->
    [0] Everyone on the list knows.
    [one] One of { $count } still has to hear of it.
   *[other] { $open } of { $count } still have to hear of it.
  }
telling-list = The list
telling-list-note = People take a stop well when they hear of it first-hand, with the reasons.
telling-list-note-pause = People take a pause well when they hear of it first-hand, with the reasons and the day on which you look again.
telling-none-title = Nobody yet
telling-none = Begin with those who did the work. It takes two minutes.
telling-add = Add someone
telling-change = Change
telling-by = by { $who }
telling-until = not later than { $day }
telling-no-day = no day set
telling-told-on = told on { $day }
telling-tick = Told
telling-untick = Not told yet
telling-who = Group
telling-who-own = Or someone else
telling-who-own-hint = In your own words; this counts before the group.
telling-who-needed = Choose a group, or say who it is.
telling-by-whom = Told by
telling-by-day = By this day
telling-save = Keep
telling-remove = Take off the list
telling-then = Then
telling-then-note = The letter says the same to everyone.

letter-open = The letter
letter-title = The letter
letter-lede = Drafted from what you typed. Change it as you like, print it, hand it out. Nothing is sent by itself.
letter-languages = Language of the letter
letter-words = Wording
letter-draft-note = This is the draft. As soon as you keep a change, your wording counts.
letter-own-note = This is your own wording.
letter-text = Text of the letter
letter-text-hint = What was typed stands in it as it was typed: put it into the language of the letter yourself. An empty line begins a new paragraph.
letter-save = Keep this wording
letter-anew = Draft it anew
letter-print = Sheet for printing
letter-back = Back to the wording
letter-greeting = Dear colleagues, dear families,
letter-stop = { $innovation } at { $unit } ends on { $day }.
letter-pause = { $innovation } at { $unit } rests from { $day } on. On { $returns } we look at it again.
letter-decided = This was decided on { $day }.
letter-decided-by = This was decided on { $day } by { $who }.
letter-why = Why:
letter-learned = What we learned:
letter-kept = What goes on as ordinary practice:
letter-materials = Materials:
letter-people = People:
letter-thanks = Thank you to everyone who tried it. What you learned is kept, so that whoever begins something like it can build on it. If you have a question, please ask us.
letter-thanks-pause = Thank you to everyone who carries it. What you have learned so far is kept. If you have a question, please ask us.

story-lede = It was stopped on purpose on { $day }, after { $count ->
    [0] no school day
    [one] one school day
   *[other] { $count } school days
  }. What was learned stays.
story-lede-stops = It ends on purpose on { $day }. What was learned stays.
story-lede-pause = It rests since { $day }, until { $returns }. What was learned stays.
story-resumed = On { $day } it was taken up again.
story-what = What it was for
story-why = Why it was stopped
story-why-pause = Why it rests
story-remains = What remains
story-kept = Goes on as ordinary practice
story-materials = Materials
story-people = People
story-way = The way it went
story-ended = Stopped on purpose
story-rests = Rests
story-told = Who is told
story-earlier = What was learned at earlier stops
story-nav = What you can do with this page
story-back = To the implementation

before-title = What was learned before
before-note = { $count ->
    [one] The same, or something like it, was stopped or paused once before.
   *[other] The same, or something like it, was stopped or paused { $count } times before.
  }
before-lede = { $count ->
    [0] Nothing like it was stopped or paused where you can see.
    [one] Somebody tried this before you. What they learned is yours.
   *[other] It was tried in { $count } places before you. What they learned is yours.
  }
before-learned-note = From the same innovation, one of the same name, or one with at least two of the same ingredients.
before-none-title = Nothing to read
before-none = When something like this is stopped, what was learned stands here.
before-open = Read it before you decide
before-stopped = stopped on { $day }
before-paused = paused on { $day }
before-read = read
before-mark = We have read this
before-all-read = Read before deciding
check-earlier-learning = { $count ->
    [one] What was learned when it was stopped or paused before has been read
   *[other] What was learned the { $count } times it was stopped or paused before has been read
  }
found-stopped = Stopped on { $day }, with what was learned
found-paused = Paused on { $day }, with what was learned
