kind-program = Program
kind-practice = Practice
kind-policy = Policy
kind-procedure = Procedure
kind-product = Product
kind-program-hint = A whole package with materials and training
kind-practice-hint = Something teachers do with students
kind-policy-hint = A rule that guides what everyone does
kind-procedure-hint = A set way of doing one thing
kind-product-hint = A tool, a book, a piece of software

work-title = Our work
work-lede = { $count ->
    [0] Nothing has been begun yet.
    [one] One innovation is being put into practice in one place.
   *[other] { $count } implementations, each in its own stage.
  }
work-begin = Begin
work-none-title = No innovation yet
work-none = Write down the first one: what it is, which need it answers, what makes it work. It takes about five minutes with a colleague.
work-none-reader = When your school begins to put something new into practice, you will see it here.
work-new = Write down an innovation
work-here = In practice
work-here-note = One innovation in one place.
work-waiting = Not begun where you can see
work-waiting-note = Written down, not yet in use at a place you see.
work-more = Something new?
work-more-note = Few things, done well, last.

innovation-lede = { $count ->
    [0] Written down. Not in use yet where you can see.
    [one] In one place so far.
   *[other] In { $count } places.
  }
innovation-where = Where
innovation-where-note = Each place has its own team, stage and pace.
innovation-nowhere-title = Not begun yet
innovation-nowhere = Choose a school to begin in. You start in the stage Decide; nothing is promised by it.
innovation-need = The need
innovation-need-hint = What is not good enough today, for whom, and how do you know?
innovation-evidence = What is known about it
innovation-evidence-hint = Where did it work, for whom, how well? Name the source.
innovation-ingredients = Active ingredients
innovation-ingredients-note = What makes it work. Core parts stay; adaptable ones may change.
innovation-ingredients-hint = One a line. Begin a line with ~ if that part may be adapted.
innovation-ingredients-many = These are { $count }. With more than { $most } nobody can say what the core is.
ingredient-core = core
ingredient-adaptable = adaptable
innovation-change = Change
innovation-edit-title = Change the innovation
innovation-new-title = Write down an innovation
innovation-new-lede = What you may adopt, in your own words. Evidence, hours and outcomes come later, each on a page of its own.
innovation-name = Name
innovation-name-hint = As people will call it: “Partner Reading”.
innovation-kind = What kind of thing is it?
innovation-save = Save

implementation-unit = Begin in
implementation-begin = Begin here
implementation-title = { $innovation } at { $unit }
implementation-lede-held = It is in the stage { $stage }. { $count ->
    [one] One thing is
   *[other] { $count } things are
  } missing before { $next }.
implementation-lede-open = It is in the stage { $stage }. Nothing stands in the way of { $next }.
implementation-lede-sustain = It has reached Spread & Sustain. Keep what you started.
implementation-why = Need, evidence, ingredients
implementation-stands = Where it stands
implementation-stands-note = Stages add up and can go back.
implementation-next = What comes next
implementation-carried = Who carries it
implementation-carried-note = And what people say.
implementation-team = The team
implementation-pulses = Pulses: ask the staff
implementation-happened = What happened

stage-since = since { $day }
stage-not-begun = not begun
stage-was-there = was there before
stage-title = Move to another stage
stage-lede = Now in the stage { $stage }.
stage-move = Move
stage-move-note = A step back is a decision too, and never held.
stage-to = To which stage?
stage-back-hint = Back: always open.
stage-on-hint = Onward: the conditions above hold, or you give a reason.
stage-skip-hint = Further on: it has conditions of its own, and they hold or you give a reason.
stage-go = Move it

gate-last = This is the last stage.
gate-before = Before { $stage }, these should hold:
gate-heading = Before { $stage }
gate-move = Move to another stage
gate-open = All conditions hold.
gate-reason = Reason to go on all the same
gate-reason-hint = Needed to go on while something is missing; welcome with a step back. It stays on record with your name.
gate-reason-hint-not = A sentence or two for whoever reads it later; it stays on record with your name. You can move it on when all conditions hold; your school or district leader can go on before that.
gate-decided = What was decided, and why
gate-decided-hint = A sentence or two for whoever reads it later. It stays on record with your name.
gate-reason-needed = Still missing: { $missing }. Mend it, or give the reason to go on all the same.
gate-may-not-override = Still missing: { $missing }. Mend it first. Only a school or district leader can go on without it: ask yours.
stage-moved-meanwhile = It has moved meanwhile: it is in { $stage } now. Nothing was changed. Choose once more.

check-core-ingredient = At least one core active ingredient is named
check-mend = Do it now

move-begun = Begun by { $name }.
move-made = Moved to { $stage } by { $name }.
move-overridden = Moved to { $stage } by { $name }, although not all conditions held:


work-stopped = Stopped
work-stopped-note = Stopping on purpose makes room. What was learned stays.
work-stopped-on = stopped on { $day }
implementation-lede-stopped = It was stopped on purpose on { $day }. What was learned stays on record.
implementation-unit-closed = Its unit is closed
implementation-lede-closed = { $unit } is closed. What was learned stays on record.
implementation-closed-on = Nothing goes further here. Carry it over to where the unit goes on, or stop it with a reason and what remains of it.
implementation-stopped = Why it was stopped
implementation-stopped-note = A stop is a decision like any other. It can be taken up again.
implementation-in-decide = In the stage Decide
implementation-in-prepare = In the stage Plan & Prepare
implementation-in-implement = In the stage Implement
implementation-in-sustain = In the stage Spread & Sustain
implementation-carry-on = Carry on
implementation-carries-on = { $title } carries on.
implementation-stop = Stop
implementation-stops = { $title } stops.
stop-part = Time to stop?
stop-part-note = Stopping what does not help is good work too.
stop-go-to = Stop this on purpose
stop-title = Stop on purpose
stop-lede = A stop is no failure: it makes room for what helps. Five short steps, about ten minutes. Nothing new begins on it, its history stays, and you can take it up again.
stop-reason = Why stop?
stop-reason-hint = As many as hold; or say it in your own words below.
stop-go = Stop it
stop-resume = Take it up again
implementation-carries-on-count = { $count ->
    [one] one implementation carries on as decided
   *[other] { $count } implementations carry on as decided
  }
implementation-stops-count = { $count ->
    [one] one implementation stops
   *[other] { $count } implementations stop
  }
implementation-unit-closes = Its unit closes on { $day }
implementation-carry-over = It goes on in the unit that takes the place of this one
implementation-carry-over-to = Where does it go on?
implementation-carries-over = { $title } goes on at { $to }.
implementation-carries-over-count = { $count ->
    [one] { $count } implementation goes on elsewhere
   *[other] { $count } implementations go on elsewhere
}
move-went-on = Went on here in the stage { $stage }.
happened-implementation-carried-over = Its unit closed, and it went on in the unit that took its place.

succession-title = Carry it over
succession-lede = The last day of { $unit } is { $day }. What is being done there can go on in the unit that takes its place.
succession-lede-open = { $unit } has no last day. There is nothing to carry over.
succession-goes = What goes along
succession-goes-stage = Its stage, and the work of the stages with what is done
succession-goes-team = Its team, with those people who work there then
succession-goes-learning = The learning plan, with its hours
succession-goes-sustain = Routines, resources, first steps for newcomers and readiness
succession-stays = What stays
succession-stays-note = A series is not read across a merger: other people, another place.
succession-stays-history = What happened, under the name of the old unit
succession-stays-pulses = Pulses with what people answered
succession-stays-sisters = Agreements with sister schools: each side agrees for itself
succession-where = Where it goes on
succession-where-note = Decided once. Nothing happens before the first day without the old unit.
succession-to = It goes on at
succession-used = The innovation is used there already: the two are tied to each other, and nothing is copied.
succession-go = Carry it over
succession-decided = Decided
succession-planned = It goes on at { $unit } from { $day } on.
succession-done = It goes on at { $unit } since { $day }.
succession-none-title = Nothing takes its place
succession-none = No open unit was named to follow, or you do not lead there. It can be stopped with a reason and with what was learned.
succession-earlier = Before
succession-earlier-note = The series breaks here: what came before was made by other people in another place.
succession-line = Until { $day } at { $unit }.
succession-joined-line = Until { $day } also at { $unit }; since then the two are one.
succession-look = See { $unit }
