record-write = Write it down
record-complete = Add to it
record-change = Change it
record-missing = Nobody has written this down yet.

innovation-edit-lede = So that someone who never heard of it knows what it is.
innovation-about = What it is
innovation-about-hint = Two or three sentences, as you would tell a new colleague.
innovation-about-missing = Say what it is and for whom it is meant, in two or three sentences. Three minutes.
innovation-meant-for = For whom it is meant
innovation-meant-for-hint = Also for whom it is not.

need-title = The need
need-lede = A problem with numbers is one a team can agree on, and later see smaller.
need-whom = Who has this need?
need-whom-hint = “Third graders at Alder Creek, most of all those who learn English”.
need-of = It is about: { $whom }.
need-figure-nth = Figure { $n }
need-figure = The figure
need-figure-hint = As you would say it: “41 of 98”. Leave the row empty if you have none yet.
need-counted = What does it count?
need-counted-hint = “third graders read fluently in May”.
need-as-of = Of which day?
need-source = Who says so?
need-source-hint = The test, the report, the count you made.
need-figure-more = One more figure
need-figure-from = { $day }. Source: { $source }
need-figures-missing = Add a figure with its day and its source. Five minutes with the numbers at hand.
need-missing = Say what is not good enough, for whom, and add a figure with its day and its source. Five minutes with the numbers at hand.

evidence-title = What is known about it
evidence-lede = What others found, how sure they are, and with whom. “None or unknown” is an honest answer.
evidence-note = How sure is anyone that it was this that helped?
evidence-summary = In your own words
evidence-nth = Source { $n }
evidence-source = The study or report
evidence-source-hint = Who, when, what: enough for somebody to find it.
evidence-link = Link
evidence-link-hint = Begins with https://
evidence-link-wrong = This is no address on the web. It begins with https:// and has no spaces.
evidence-tier = How strong is it?
evidence-tier-hint = The four tiers of the Every Student Succeeds Act. If you are not sure, choose the last one.
evidence-studied = With whom was it studied?
evidence-studied-hint = Grade, how many, what kind of school: do they resemble yours?
evidence-effect = How large was the effect?
evidence-effect-hint = The number as it stands in the study: 0.30. Empty if none is given.
evidence-low = Interval from
evidence-high = Interval to
evidence-unit = A number of what?
evidence-unit-hint = “standard deviations”, “months of learning”, “percentage points”.
evidence-more = One more source
evidence-no-estimate = An interval or a unit needs its effect. Write the number, or empty the other fields.
evidence-half-interval = An interval has two ends. Write this one too, or empty the other.
evidence-outside = The effect lies outside this interval. Look at the three numbers once more.
evidence-no-unit = A number of what? Write the unit, such as “standard deviations”.
evidence-with = Studied with: { $whom }.
evidence-missing = Add one study or report, how strong it is and with whom it was done. Ten minutes; “none or unknown” counts.
effect-alone = Effect: { $effect } { $unit }. No interval given.
effect-with-interval = Effect: { $effect } { $unit }, interval { $low } to { $high }.
effect-none = No size of the effect given.
tier-strong = Tier 1, strong: a good experiment, decided by lot
tier-moderate = Tier 2, moderate: a good comparison with a like group
tier-promising = Tier 3, promising: both go together, other causes taken into account
tier-rationale = Tier 4, a rationale: good reasons, and a study is under way
tier-none = None or unknown

ingredients-title = Active ingredients
ingredients-lede = What makes it work. Few enough to remember, clear enough to see.
ingredient-nth = Ingredient { $n }
ingredient-name = Its name
ingredient-may-adapt = This part may be adapted
ingredient-looks-like = What would you see where it is done well?
ingredient-looks-like-hint = What people do and say: “Two children, one book, both see the page”.
ingredient-more = One more ingredient
ingredients-none = Name at least one ingredient.
ingredients-missing = Name what makes it work, and what you would see. Ten minutes with someone who has done it.
innovation-fidelity = How will you see whether it is used as meant?
innovation-fidelity-hint = Who looks, with what, how often. Something a busy school can keep up.

hours-title = Time it asks
hours-lede = Of each person, for each month. Count meetings, preparing and writing down as well.
hours-note = Of each person. Time that nobody counts is taken from something else.
hours-nth = Row { $n }
hours-role = Of whom
hours-hours = Hours a month
hours-hours-hint = For one person: 1.5
hours-when = When
hours-month = Each month
hours-more = One more row
hours-twice = One role stands here twice for the same time. Put its hours into one row.
hours-missing = Say for each role how many hours a month it takes. Five minutes with someone who has done it.
hours-count = { $count ->
    [one] { $hours } hour
   *[other] { $hours } hours
  }
hours-said = { $role }: { $hours } a month, { $when }.
while-preparing = while preparing
while-implementing = while implementing
while-sustained = when it is sustained

costs-title = Money it asks
costs-lede = What it costs, once or every year. Also what is paid by someone else.
costs-nth = Cost { $n }
costs-amount = Amount in whole dollars
costs-amount-hint = 4200. Write 0 if something is free and people may wonder.
costs-rhythm = How often
costs-purpose = What for?
costs-more = One more cost
costs-missing = Say what it costs, once and every year. Three minutes. Write 0 if it is free.
cost = ${ $amount } { $rhythm }: { $purpose }
rhythm-once = once
rhythm-yearly = every year

materials-title = Materials
materials-lede = What one needs in hand, whether one may copy it, and where it is.
materials-needed = What is needed
materials-needed-hint = “Cards with the steps, one for each pair”.
materials-licence = Licence
materials-licence-hint = “CC BY 4.0”, “bought for 12 classrooms until June 2028”, “made by us”.
materials-at = Where they are
materials-at-hint = A link or a place: “shelf in room 12”.
materials-missing = Say what is needed, under which licence it may be copied, and where it is. Three minutes.

outcomes-title = What shall be different
outcomes-lede = Adults first: students learn differently only after adults do something differently. What adults will do is also what you can see first.
outcomes-note = First what adults do, then what students can.
outcome-adults = Adults will
outcome-students = Then students will
outcome-adult-nth = Adults, { $n }
outcome-adult = What will adults do differently?
outcome-adult-hint = Something one can see: “Teachers pair children by reading level every month”.
outcome-adult-more = One more for adults
outcome-student-nth = Students, { $n }
outcome-student = What will students then be able to do?
outcome-student-hint = “Third graders read grade-level text fluently by May”.
outcome-student-more = One more for students
outcomes-adults-first = Say first what adults will do differently. What students can do follows from it.
outcomes-missing = Say what adults will do, then what students will be able to do. Ten minutes with the team.

usable-title = Can it be put into practice?
usable-note = Four things an innovation needs before others can use it well. No score: each is there, begun or missing.
usable-written = Written down.
usable-begun = Begun: { $written } of { $needed }.
usable-missing = Not written down yet.
usable-description = A clear description
usable-description-how = What it is, and for whom it is meant.
usable-core = Its core
usable-core-how = At least one active ingredient that is not to be changed.
usable-definitions = What it looks like
usable-definitions-how = For each core ingredient, what one would see.
usable-fidelity = A way to see whether it is used as meant
usable-fidelity-how = Who looks, with what, how often.

theory-title = Theory of change
theory-of = Theory of change: { $name }
theory-lede = Why we believe that it will help, on one page.
theory-because = Because
theory-adults = Adults will
theory-core = At its core
theory-learning = Supported by learning
theory-asks = Which asks of them
theory-students = So that students will
theory-known = What makes us think so
theory-need-missing = The need is missing: what is not good enough, and for whom. Five minutes.
theory-figures-missing = A figure is missing, with its day and its source. Five minutes.
theory-adults-missing = What will adults do differently? Five minutes with the team.
theory-core-missing = What makes it work? Name the core. Ten minutes.
theory-asks-missing = How much time does it take, of whom? Five minutes.
theory-students-missing = What will students then be able to do? Five minutes with the team.
theory-evidence-missing = What did others find? One study or report. Ten minutes.
theory-learning-nowhere = It is not in use yet. How adults learn it is planned where it begins.
theory-learning-at = How adults learn it at { $unit }
theory-learning-missing = (not written down yet)
theory-learning-more = { $count ->
    [one] And in one more place.
   *[other] And in { $count } more places.
  }

compare-title = Compare two innovations
compare-two = { $a } and { $b }
compare-lede = Beside each other, so that you can choose together. There are no points to add up.
compare-go-to = Compare it with another
compare-choose = Which two?
compare-first = The first
compare-second = The second
compare-go = Put them beside each other
compare-same = This is the same one. Choose another.
compare-none-title = There are not two yet
compare-none = Write down a second innovation first. It takes about five minutes.
compare-beside = Beside each other
compare-beside-note = Where something is not written down yet, it says so.
compare-what = What
compare-kind = Kind
compare-core-both = Core in both
compare-core-alone = Core in this one only
compare-adults = Adults will
compare-students = Students will
compare-missing = not written down yet
compare-no-core = none
compare-nowhere = Not in use where you can see.

condition-need-with-data = The need is written down with figures
condition-need-none = Nobody has written down a need.
condition-need-words = The need is written down, without a figure.
condition-need-figures = { $count ->
    [one] One figure, of { $day }.
   *[other] { $count } figures, the latest of { $day }.
  }
condition-asks-told = What it asks of people's time is written down
condition-asks-none = Nobody has written down how many hours it asks.
condition-asks-rows = { $count ->
    [one] Hours a month for one role.
   *[other] Hours a month for { $count } roles.
  }
condition-core-defined = What each core ingredient looks like is written down
condition-core-none = No core ingredient has been described.
condition-core-some = { $written } of { $needed } core ingredients are described.
