-- Whether people let someone go, and not a list: then no list brings them back by itself.
alter table person add column left_by_hand boolean not null default false;
update person set left_by_hand = true where active = false and exists (select 1 from timeline t
  where t.organization = person.organization and t.subject = person.id and t.event = 'person-left' and t.actor is not null);
