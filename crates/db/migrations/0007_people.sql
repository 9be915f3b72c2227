-- Units from a date to a date and what became of them; people merged, on leave, standing in; invitations.
alter table unit add column begins_on text;
-- What became of a unit: several into one is a merger, one into several a split. closed_on of the unit is its last day.
create table unit_succession (
  organization uuid not null, unit uuid not null, successor uuid not null, on_day text not null,
  primary key (organization, unit, successor));
create index unit_succession_successor on unit_succession (organization, successor);
-- Two rows that are one person: nothing moves, everything reads through. One level deep: who stands is never merged.
alter table person add column merged_into uuid;
-- The last day of someone who left or is going to leave.
alter table person add column left_on text;
create index person_merged on person (organization, merged_into);
-- The membership whose holder is away while this one stands in.
alter table membership add column covers uuid;
create index membership_covers on membership (organization, covers);
-- Someone is away from a day to a day (or until further notice). Never why.
create table absence (
  organization uuid not null, id uuid not null, person uuid not null, begins_on text not null, ends_on text,
  primary key (organization, id));
create index absence_person on absence (organization, person);
