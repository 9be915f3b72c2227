one-pager-link = One page for the board
one-pager-back = Back
one-pager-for = { $organization } · for the board, { $day }
one-pager-lede = It is in the stage { $stage }. { $all ->
    [0] Nothing is recorded of its conditions yet.
   *[other] Of { $all } conditions { $met ->
        [0] none is met
        [one] one is met
       *[other] { $met } are met
      }, { $emerging ->
        [0] none is emerging
        [one] one is emerging
       *[other] { $emerging } are emerging
      } and { $lost ->
        [0] none was lost
        [one] one was lost
       *[other] { $lost } were lost
      }; { $unknown ->
        [0] of all something is known.
        [one] of one nothing is known.
       *[other] of { $unknown } nothing is known.
      }
  }
one-pager-lede-places = { $count ->
    [0] It is in use nowhere yet.
    [one] It is in one place
   *[other] It is in { $count } places
  }{ $count ->
    [0] {""}
   *[other] {""}, and { $lost ->
        [0] none is known to have lost a condition.
        [one] one of them lost a condition it had.
       *[other] { $lost } of them lost a condition they had.
      }
  }
one-pager-what = What it is
one-pager-kind = { $kind }. { $about }
one-pager-need = Why: { $need }
one-pager-core = What makes it work: { $names }.
one-pager-adaptable = May be adapted: { $names }.
one-pager-evidence = What is known about it: { $evidence }
one-pager-since = In the stage { $stage } since { $day }.
one-pager-paused = It rests on purpose since { $day }. What was learned stays on record.
one-pager-next-paused = Look at it again on { $day }: go on, or stop.
one-pager-places = Places
one-pager-staff = What staff say
one-pager-agree = Most agree: “{ $statement }”
one-pager-disagree = Most disagree: “{ $statement }”
one-pager-no-side = No statement clearly found most staff on one side.
one-pager-pulse = { $pulse }, closed on { $day }; anonymous.
one-pager-holds = What holds
one-pager-emerging = What is emerging
one-pager-emerging-none = Nothing is halfway, as far as is known.
one-pager-lost = What was lost
one-pager-unknown = What is not known
one-pager-nowhere = It is in use nowhere yet.
one-pager-next-nowhere = Decide with those it concerns whether to begin it, and in which school first.
one-pager-own-page = Stands on the page of each place.
one-pager-nothing = Nothing is recorded yet.
one-pager-more = { $count ->
    [one] And one other.
   *[other] And { $count } others.
  }
one-pager-asks = What it asks
one-pager-asks-none = Hours, money and materials are not written down yet.
one-pager-cost = Money: { $cost }.
one-pager-materials = Materials: { $materials }
one-pager-week-agreed = All innovations together ask { $hours } h a week of a teacher here; { $limit } h are agreed.
one-pager-week = All innovations together ask { $hours } h a week of a teacher here; no limit is agreed.
one-pager-next = Next step
one-pager-next-open = Nothing stands in the way of { $stage }; the team can move on.
one-pager-next-held = Before { $stage } { $count ->
    [one] one thing is missing:
   *[other] { $count } things are missing. The first:
  } { $first }.
one-pager-next-stopped = None. It can be taken up again, and what was learned is kept.
one-pager-next-places = Each place has its own next step, on its own page.
one-pager-next-lost = Talk with the teams of { $places } about what was lost.
one-pager-decided = What was decided
one-pager-decided-none = No stage was left yet.
one-pager-stopped = Stopped on purpose.
one-pager-rested = Paused, with a day to look again.
one-pager-resumed = Taken up again.
one-pager-hours = Decided about the hours it asks.
one-pager-by = By { $name }.
one-pager-words = “{ $reason }”
one-pager-moved = Moved to { $stage }.
one-pager-moved-back = Went back to { $stage }.
one-pager-reason = Something was missing. The reason to go on: “{ $reason }”
one-pager-foot = As of { $day }. Nobody can be picked out: of what people say only words stand here, and only when at least { $floor } answered.
