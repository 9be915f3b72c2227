-- School years, terms, breaks and instructional days; zones of units.
-- Null: the zone of the nearest unit above, in the end of the organization.
alter table unit add column zone text;
-- A school year of a unit and of all beneath it that have none of their own. weekdays: 1 is Monday, 12345 the usual week.
create table school_year (
  organization uuid not null, id uuid not null, unit uuid not null, name text not null,
  starts_on text not null, ends_on text not null, weekdays text not null, primary key (organization, id));
create index school_year_unit on school_year (organization, unit);
create table term (
  organization uuid not null, id uuid not null, school_year uuid not null, kind text not null, name text not null,
  starts_on text not null, ends_on text not null, primary key (organization, id));
create index term_year on term (organization, school_year);
-- Days that are not as the week says. unit: the year's own, or one beneath it that differs on these days.
create table calendar_day (
  organization uuid not null, id uuid not null, school_year uuid not null, unit uuid not null, kind text not null,
  name text not null, starts_on text not null, ends_on text not null, primary key (organization, id));
create index calendar_day_year on calendar_day (organization, school_year);
