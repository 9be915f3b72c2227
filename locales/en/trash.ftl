## Deleting, and taking it back
trash-title = Trash
trash-lede = { $count ->
    [0] What is deleted stays here for { $days } days.
    [one] One thing can still be brought back.
   *[other] { $count } things can still be brought back.
}
trash-just = Just now
trash-deleted = “{ $name }” is deleted.
trash-until = You can bring it back until { $day }.
trash-undo = Undo
trash-here = Deleted
trash-here-note = You see what you deleted. Administrators see all of it.
trash-none-title = Nothing here
trash-none = What someone deletes lies here for { $days } days. Then it is removed for good.
trash-bring-back = Bring back
trash-by = Deleted by { $name } on { $day }; goes for good on { $until }.
trash-by-you = Deleted on { $day }; goes for good on { $until }.
trash-innovation = innovation
trash-implementation = implementation
trash-pulse = draft of a pulse
trash-thing = other
trash-said = It goes to the trash. For { $days } days you can bring it back; then it is removed for good.
trash-yes = Delete
innovation-delete = Delete
innovation-delete-title = Delete an innovation
innovation-delete-ask = Delete “{ $name }”?
innovation-delete-no = Keep it
innovation-delete-in-use = { $count ->
    [one] It is implemented in one place.
   *[other] It is implemented in { $count } places.
}
innovation-delete-in-use-why = What was done with it, and what you learned, hangs from it. An implementation that lies in the trash counts too.
implementation-delete = Begun by mistake? Delete it
implementation-delete-title = Delete an implementation
implementation-delete-ask = Delete “{ $name }”?
implementation-delete-said = Its team and its drafts go to the trash with it. For { $days } days you can bring it back; then all of it is removed for good.
implementation-delete-no = Keep it
implementation-delete-history = This has a history now.
implementation-delete-moved = It has moved on from the first stage. What was decided and learned stays.
check-nobody-asked = People were asked about it. What they said stays.
pulse-else = Or else
pulse-delete = Delete this draft
pulse-delete-title = Delete a pulse
pulse-delete-ask = Delete the draft “{ $name }”?
pulse-delete-no = Keep it
pulse-delete-asked = People were asked with this.
pulse-delete-asked-why = What they were asked, and what they said, stays. Raw answers go two years after the close.
