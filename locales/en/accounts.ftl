# Several organizations, guests, templates, and who runs the server.
switch-open = Change organization. You are in
switch-to = Go to
switch-server = This server

choose-title = Where to?
choose-lede = Your account is good for several organizations. You are in one at a time.
choose-note = Next time you come to the one you used last. You can change at the top of every page.

sign-in-no-part = Address and password fit, but you have no part in any organization here today. Ask your administrator.
sign-in-suspended = Address and password fit, but your organization is closed for now. Ask whoever runs this server. Nothing is lost.

password-lede-server = Welcome. With this account you run this server. This link works once.
password-known = You have an account here already?
password-known-note = If another organization on this server gave you one, use it here too. Your password stays as it is.
password-known-reset = Use another account of yours here instead. Its password stays as it is.
password-known-go = Sign in with my account
password-another-person = This account is already that of another person in this organization. Ask your administrator.

set-up-operator = I also run this server
set-up-operator-hint = For whoever will make more organizations here. One district or school does not need it.

me-guest = Where you are a guest
me-guest-note = On the last day it ends by itself. Whoever asked you can end it sooner.
me-leave = Leave this organization
me-templates-note = Take what you have written down to another organization.
me-templates = See the templates
me-password = Your password
me-password-note = It is one password for all organizations you belong to. A change signs you out everywhere else.
me-password-current = Password now
me-password-wrong = This is not your password.
me-password-go = Change the password

people-guests = See the guests
guest-until = Last day
guest-until-hint = A consultant needs one, at most a year ahead. Others may do without.
guest-until-blank = A consultant needs a last day.
guest-until-past = This day is over. Choose { $today } or later.
guest-until-late = A guest stays for a year at most. Choose { $latest } or earlier; you can extend it later.
guest-until-day = until { $day }
guest-no-end = no last day yet
guest-latest = At the latest { $day }.
guest-extend = Save the last day of { $name }
guest-revoke = End it now
guest-revoke-title = End the stay of { $name } now?
guest-revoke-said = They are signed out of your organization at once, see nothing of it any more, and links you gave them stop working. What they did stays on record.
guest-revoke-yes = Yes, end it now
guest-revoke-no = No, leave it
guest-leave-title = Leave { $place }?
guest-leave-said = You are signed out here at once and see nothing of it any more. To come back, you have to be asked again.
guest-leave-yes = Yes, leave
guest-week-kicker = a guest’s last day is near
guest-week-title = { $name } is a guest until { $day }
guest-week-detail = Decide together whether they stay on. If you do nothing, it ends by itself.
guest-week-go = Extend or let it end

guests-title = Guests
guests-lede = { $count ->
    [0] Nobody from outside has a part here.
    [one] One consultant is here for a while.
   *[other] { $count } consultants are here for a while.
  }
guests-none-title = No guests
guests-none = A consultant is added like any person, with a last day.
guests-add = Add a guest
guests-add-note = Add a person with the role of consultant.
guests-add-go = Add a person

templates-title = Templates
templates-lede = What has been thought through once need not be typed again. Content is copied; people, days and results never are.
templates-mine = To take along
templates-mine-note = Of a pulse its title and statements go along. Of an innovation name, kind, evidence and active ingredients go along. The need does not: every place has its own. Read the words first, in case they tell something about your place.
templates-none-title = Nothing to take along yet
templates-none = Innovations you write down and pulses you draft appear here.
templates-take = Take one in
templates-take-note = A file from another server.
templates-take-go = Take it in
templates-copied = Copied
templates-copied-said = It is now in { $place }. Write down the need there.
templates-copied-pulse = It is now in { $place }, and offered there to whoever writes a new pulse.
templates-go = Go to { $place }
templates-here = Here already
templates-here-said = “{ $name }” is in { $place } already. Nothing was copied.
templates-here-see = See it
templates-here-go = See it in { $place }
templates-here-again = Make a second copy all the same
template-innovation = Innovation
template-pulse = Pulse
template-other = Other
template-copy = Copy to { $place }
template-download = Download
template-origin = (From a template of another organization.)
template-file = Template (.json)
template-file-hint = As downloaded from Perennial. Up to 64 kB.
template-file-blank = Choose a template file.
template-file-large = This file is larger than any template. Choose one that was downloaded from Perennial.
template-file-wrong = This is no template that can be read here. Download it again from where it comes from.
template-file-version = This template was made by another version of Perennial. Update the older server first.
template-file-refused = You may not write this down here. Ask whoever leads the work.

server-title = This server
server-lede = You make room for organizations. What is inside them, you do not see.
server-organizations = Organizations
server-organizations-note = Name, kind, time zone and when it was made. Nothing about their people.
server-none-title = None yet
server-none = Make the first one.
server-new = Make an organization
server-new-note = Two minutes. You get a link for its first administrator.
server-new-go = Make an organization
server-new-lede = Its first administrator gets a link from you and sets up everything else.
server-new-send = Make it
server-name = Name of the organization
server-name-hint = The district or school, as people call it.
server-language = Language of the organization
server-given-name = Given name of the first administrator
server-family-name = Family name of the first administrator
server-email = Their e-mail address
server-email-hint = Nothing is sent. You hand over the link yourself.
server-made = The organization is made
server-made-lede = Give this link to { $name }. It works once, for { $days } days.
server-made-note = It is shown only now and not kept. Whoever opens it becomes the administrator, so hand it over in person or by a message only they read.
server-made-on = made on { $day }
server-demo = demo
server-suspended = closed for now
server-suspend = Close for now
server-suspend-title = Close { $name } for now?
server-suspend-said = Nobody of this organization can sign in until you open it again. Pulses that are open can still be answered, and nothing is lost.
server-suspend-no = Leave it open
server-reopen = Open again
