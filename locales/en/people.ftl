# people

people-find = Find someone
people-find-note = By how any part of the name begins: a given name, or either of two family names. Accents and capitals do not matter.
people-find-name = Name
people-find-go = Find
people-found = Found
people-found-none = Nobody of that name is here, or not where you may see people.
people-found-more = There are more. Type a little more of the name.
people-units = Units
people-units-note = Open one to see its people.
people-count = People
people-elsewhere = also elsewhere
people-stands-in = stands in
people-away = away
people-next = More people
people-merge = One person twice?
people-invite-many = Invite many
people-unplaced = Not placed at present
people-unplaced-title = Not placed at present
people-unplaced-lede = People without a part today: they left, have not begun, or their parts have ended.
people-unplaced-none = Everyone has a part today.

days-from-until = from { $from } until { $until }
days-from = from { $from }
days-until = until { $until }

part-from = First day
part-from-hint = Empty: today.
part-until = Last day
part-until-hint = Empty: until further notice.
part-days-change = Change the last day
part-days-go = Keep this day

person-left = No longer here.
person-left-on = Left on { $day }.
person-leaves-on = Leaves on { $day }.
person-more = More
person-return = Back again
person-return-note = What was before stays. A new part begins.
person-return-go = Bring back
person-merged = The same person
person-merged-note = These rows read as this person. Nothing was moved.
person-unmerge = Take { $name } apart again
person-is-another = This is also someone else in the list

person-away = Away
person-away-note = Only from when to when is kept, never why. Whoever is away keeps their sign-in, is not asked, and does not count where people are needed.
absence-days = Away { $days }
absence-stood-in = { $name } stands in as { $role }
absence-last = Last day away
absence-last-go = Keep this day
absence-new = Note a time away
absence-from = First day away
absence-until = Last day away
absence-until-hint = Empty: until further notice.
absence-go = Note it
absence-overlaps = Some of these days are noted as away already. Change the end of that time instead.
stand-in-find = Who stands in: { $role }, { $unit }
stand-in-title = Who stands in
stand-in-lede = For { $name } as { $role } at { $unit }, { $days }.
stand-in-who = Choose
stand-in-note = They stand in under their own name. Their part ends when the time away ends. Someone new is added first.
stand-in-go = { $name } stands in
stand-in-cannot = This person cannot stand in: they are away themselves, have left, or it is the same person.
stand-in-nobody-away = Nobody is away here just now.

departure-title = Leaves
departure-lede = { $name } leaves. Nothing they did is deleted.
departure-holds = What they still hold
departure-holds-note = Somebody else may have to take this over.
departure-day = The last day
departure-day-note = With today or an earlier day, the sign-in and all unused links end at once. With a later day, they end at its midnight.
departure-last = Last day
departure-go = End all parts on this day
departure-nobody-from = From { $day } on nobody would look after this organization. First make someone an administrator who goes on from that day.

merge-title = One person twice?
merge-lede = When two rows are one person, one stands for both. Nothing is moved, and you can take them apart again.
merge-pair = Side by side
merge-pair-note = Look closely: two people may share a name.
merge-has = What they have
merge-has-sign-in = Has a sign-in
merge-no-sign-in = No sign-in
merge-in-roster = In the roster
merge-stands = Which name and address stand?
merge-stands-hint = Both sign-ins keep working. Parts and teams of both count as one person’s.
merge-go = They are one person
merge-other = Who is it also?
merge-other-note = Find the other row of { $name }.
merge-suggested = May be one person
merge-suggested-note = The same address, or the same name in the same unit.
merge-none = No pair looks like one person.
merge-compare = Compare
merge-stands-for-another = This row stands for someone already. Let it stand, or take those two apart first.
merge-only-administrator = You would merge yourself away, and nobody else looks after this organization.

invite-title = Invite many
invite-lede = Each person gets a link of their own. It works once, for { $days } days. Their earlier unused links stop working.
invite-unit = Where
invite-who-note = Those who have no sign-in yet.
invite-none = Everyone here has a sign-in.
invite-people = Who is invited?
invite-as = How?
invite-as-cards = Cards to print and cut
invite-as-list = A list for a mail merge (CSV)
invite-go = Make the links
invite-cards-title = Invitations
invite-cards-lede = { $count ->
    [0] Nobody at { $unit } needs an invitation.
    [one] One card for { $unit }, to be cut out and handed over.
   *[other] { $count } cards for { $unit }, to be cut out and handed over.
  }
invite-care-title = Only for your hands.
invite-care = Whoever holds a card can sign in as that person. Give each only to the person named on it, and keep no copy. It is shown only now. That you made these links is on record.
invite-card = Your way in to Perennial, for { $organization }. Works once, until { $day }. Type the link, or hold a camera to the code.
invite-code = Code with the link of { $name }

units-title = Units
units-lede = { $count ->
    [one] One unit is open today.
   *[other] { $count } units are open today.
  }
units-tree = As a tree
units-table = As a table
unit-kind = Kind
unit-days = Open
unit-name = Name
unit-parent = Lies in
unit-from = First day
unit-from-hint = Empty: it was always there.
unit-not-open = not open
unit-new-title = Add a unit
unit-new-lede = For a school, department or team that the roster does not bring.
unit-new-go = Add
unit-edit-title = Rename or move
unit-edit-lede = { $unit }: its people and its work stay with it.
unit-edit-go = Keep
paper-of-pdfs = Paper of PDFs
paper-of-pdfs-hint = Every PDF of the organization is made for it: results, the page for the board, letters.
paper-usual = What is usual where you are: { $paper }
paper-letter = Letter (8.5 × 11 inches)
paper-a4 = A4 (210 × 297 mm)
unit-circle = A unit cannot lie within itself or go to the top. Choose another place.
unit-closed-lede = Not open today. It was open { $days }. Its history can still be read from above.
unit-breaks = What changed
unit-breaks-note = Figures from before and after such a day speak of different units.
unit-people-note = Whoever has a part here today.
unit-nobody = Nobody has a part here today.
unit-beneath = Beneath it
unit-reopen = Open it again
person-erased = It is done. Everything about this person was erased. What they had a part in stays, without their name.
unit-close-title = Close or merge
unit-close-lede = { $unit } ends on a day. What belongs to it stays with it as history.
unit-close-what = When, and what follows
unit-close-what-note = Close several units into one and they merge. Choose several units here and it is split.
unit-close-last = Last day
unit-close-successors = What goes on in its place?
unit-close-successors-hint = None: it simply closes.
unit-close-look = Show what would change
unit-close-preview = What would change
unit-close-preview-note = Say for each person where they go on, or that their part ends here.
unit-close-ends = Ends here
unit-close-nothing-yet = Nothing has changed yet.
unit-close-said = { $count ->
    [0] { $unit } closes after { $day }. Nobody has a part there after that day.
    [one] { $unit } closes after { $day }. One part ends on that day.
   *[other] { $unit } closes after { $day }. { $count } parts end on that day.
  }
unit-close-beneath = With it closes: { $names }.
unit-close-runs = What is being done there stays there as history. Decide below what goes on where the unit goes on, and what is stopped; what is left open can be decided later, on its own page:
unit-close-run-later = Decide later
unit-shut-title = Can be read, not changed
unit-shut = { $unit } closed: since { $day } what was done there can be read and is no longer changed.
unit-shut-on = It goes on here:
unit-close-go = Close it
unit-close-root = The organization itself cannot be closed.
unit-close-successor = What follows must be another unit that is open on the day after.
unit-before-separately = Before { $day }: { $names }, separately.
unit-before = Before { $day }: { $names }.
break-opened = Opened on { $day }.
break-merged = From { $day } on with { $names }.
break-split = Came out of { $name } on { $day }.
break-followed = Takes the place of { $name } since { $day }.
break-closed = Closed from { $day } on.
break-closed-into = { $count ->
    [one] Closed from { $day } on. { $names } goes on in its place.
   *[other] Closed from { $day } on. { $names } go on in its place.
}
unit-no-dates = no dates set
