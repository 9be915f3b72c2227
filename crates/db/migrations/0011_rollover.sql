-- The yearly step, prepared before anything changes.
create table rollover (
  organization uuid not null, id uuid not null, unit uuid not null, from_year text not null, to_year text not null,
  effective_on text not null, state text not null, begun_by uuid, begun_at bigint not null, confirmed_by uuid,
  confirmed_at bigint, primary key (organization, id));
-- One decision about one thing. seen: what the thing was like then. outcome: done, or why it was left alone.
create table rollover_choice (
  organization uuid not null, rollover uuid not null, kind text not null, subject uuid not null, unit uuid not null,
  choice text not null, detail text not null, seen text not null, decided_by uuid, decided_at bigint not null,
  outcome text, primary key (organization, rollover, kind, subject));
-- Which steps someone has looked at.
create table rollover_look (
  organization uuid not null, rollover uuid not null, step text not null, person uuid, at bigint not null,
  primary key (organization, rollover, step));
alter table implementation add column stopped_on text;
alter table team add column ended_on text;
