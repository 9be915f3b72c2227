-- What was being done in a closed unit and goes on in the one that took its place. A row without done_at waits for the first
-- day there; successor is what goes on, and joined that it was there before.
create table implementation_succession (
  organization uuid not null, implementation uuid not null, unit uuid not null, on_day text not null, successor uuid,
  joined boolean not null, decided_by uuid, decided_at bigint not null, done_at bigint,
  primary key (organization, implementation, unit));
create index implementation_succession_successor on implementation_succession (organization, successor);
-- Whether leaving ended a part, and the end it had of its own before.
alter table membership add column ended_by_leaving boolean not null default false;
alter table membership add column own_end text;
update membership set ended_by_leaving = true where exists (select 1 from person p
  where p.organization = membership.organization and p.id = membership.person and p.active = true and p.left_on = membership.ends_on);
-- The address as it is compared, and the keys by which rows that may be one person are found.
alter table person add column email_key text not null default '';
update person set email_key = lower(trim(email)) where email is not null;
create index person_email on person (organization, email_key);
create index person_folded on person (organization, folded);
