# What happens with a roster delivery after someone said yes, and the classes it names.

## Taking a delivery
roster-state-applying = being taken
roster-state-undoing = being taken back
roster-state-cancelled = stopped and taken back
roster-state-undone = undone
roster-older = Older files
roster-units-closing = Schools and other units that close
roster-classes-changed = Classes added or changed
roster-without-part-short = Without a part today
roster-applying-lede = Your file is being taken. You can leave this page; it goes on by itself.
roster-undoing-lede = The changes are being taken back. You can leave this page; it goes on by itself.
roster-cancelled-lede = Stopped. What had been changed was taken back.
roster-undone-lede = Undone. What this file had changed was taken back.
roster-progress-title = How far it is
roster-progress-note = Others can go on working meanwhile.
roster-preparing = The changes are being prepared.
roster-progress = { $done } of { $total } changes are done.
roster-progress-back = { $done } changes are still to be taken back.
roster-look-again = Look again
roster-cancel = Stop and take back
roster-decided = Who said yes
roster-decided-by = { $name }, on { $day }.
roster-decided-asked = And said that this is right:
roster-asked-many = { $leaving } of { $of } people leave
roster-asked-closes = { $name } closes; { $people ->
    [0] nobody has a part there now
    [one] one person has a part there now
   *[other] { $people } people have a part there now
  }
roster-asked-empties = Everyone leaves { $name } ({ $people ->
    [one] one person
   *[other] { $people } people
  })
roster-asked-founds = { $name } is added, with { $people ->
    [0] nobody from this list
    [one] one person from this list
   *[other] { $people } people from this list
  }
roster-schools-title = Whole schools are affected.
roster-schools = A half-sent file looks just like this. Look closely before you say yes.
roster-schools-sure = Tick each one that is right
roster-school-unanswered = { $name } is not ticked. Tick it if that is right, or drop the file.
roster-founds-title = These are not here yet.
roster-founds = Your list names them, and you chose to add them. Look for slips of the pen: a school spelled in two ways would be two.
roster-founds-sure = Tick each one that is to be added
roster-found-unanswered = { $name } is not ticked. Tick it to add it. Or drop the list and send it again, and choose one of your schools for this name.
roster-more-asked-title = Please look again.
roster-more-asked = Since you said yes, people or schools here have changed, and more would leave than you were asked about. Nothing was changed.
roster-busy = Another file is being taken just now. Wait until it is done, then try again.
roster-left = Left as it is
roster-left-note = { $count ->
    [one] One thing was left as it is, because it is not as this file expected.
   *[other] { $count } things were left as they are, because they are not as this file expected.
  }
roster-left-what = Who or what
roster-left-why = Why
roster-left-changed = Changed by someone else in the meantime
roster-left-taken = Already here in another way
roster-left-circle = It would lie within itself: another unit was moved beneath it
roster-left-in-use = In use by now: a sign-in, or someone’s part
roster-sign-ins = Sign-in address differs
roster-sign-ins-note = The roster gives these people another address than the one they sign in with. Nothing changes by itself.
roster-sign-in-both = signs in with { $sign_in }; the roster says { $email }
roster-sign-in-follow = Use the roster’s
roster-sign-in-follow-whom = Use the roster’s address for { $name }
roster-sign-in-cannot = This address cannot be used to sign in here: it may belong to someone else already. The person can change it themselves.
roster-undo = Undo
roster-undo-note = Until { $day }, all of this can be taken back. What someone changed since stays and is named. People who were added stay on record, without a part.
roster-undo-go = Undo this file

roster-stay-closed-title = Closed here, and still in the file
roster-stay-closed = People here closed these units, so they stay closed and nobody gets a part there: { $names }. To open one again, do it on its page.
roster-comes-back-title = Left here, and still in the file
roster-comes-back = People here said that they left, so they stay out unless you say otherwise. Your student information system may not know yet.
roster-comes-back-who = Tick who really comes back
roster-refused = What was refused
roster-refused-note = Mend this in your student information system and send the file again, or untick the box.

## Classes
roster-classes-title = Classes
roster-classes-note = As the roster names them. Students are counted as seats; who they are is not stored.
roster-classes-see = See the classes
roster-classes-of = Classes of { $name }
roster-classes-none = No roster has named classes here.
roster-classes-count = Classes
roster-class = Class
roster-class-unit = School or unit
roster-class-staff = Teachers and aides
roster-class-when = When
roster-class-seats = Seats
