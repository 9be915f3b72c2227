-- Stops and pauses with what was learned. kind: stop, pause. kept: names of ingredients that go on, one a line.
create table stop (
  organization uuid not null, id uuid not null, implementation uuid not null, kind text not null, effective_on text not null,
  returns_on text, reasons text not null, own_reason text not null, learned text not null, kept text not null,
  materials text not null, people text not null, decided_by text not null, decided_on text not null, recorded_by uuid,
  recorded_at bigint not null, resumed_on text, primary key (organization, id));
create index stop_implementation on stop (organization, implementation, recorded_at);
-- Who is told. who: the word of a group, or own words.
create table stop_told (
  organization uuid not null, id uuid not null, stop uuid not null, who text not null, by_whom text not null,
  by_day text, told_on text, told_by uuid, primary key (organization, id));
create index stop_told_stop on stop_told (organization, stop);
-- The letter in somebody's own wording; without a row it is drafted anew from what was typed.
create table stop_letter (
  organization uuid not null, stop uuid not null, language text not null, words text not null, written_at bigint not null,
  primary key (organization, stop, language));
-- Who read, before an innovation was decided anew, what was learned when it was stopped.
create table stop_reading (
  organization uuid not null, implementation uuid not null, stop uuid not null, person uuid, read_at bigint not null,
  primary key (organization, implementation, stop));
-- What lets an implementation last.
create table routine (
  organization uuid not null, id uuid not null, implementation uuid not null, what text not null, keeper text not null,
  rhythm text not null, since text, ended_on text, created_at bigint not null, primary key (organization, id));
create index routine_implementation on routine (organization, implementation);
create table resource_line (
  organization uuid not null, id uuid not null, implementation uuid not null, kind text not null, amount text not null,
  source text not null, ends_on text, created_at bigint not null, primary key (organization, id));
create index resource_line_implementation on resource_line (organization, implementation);
create table newcomer_step (
  organization uuid not null, id uuid not null, implementation uuid not null, what text not null, created_at bigint not null,
  primary key (organization, id));
create index newcomer_step_implementation on newcomer_step (organization, implementation);
create table newcomer_tick (
  organization uuid not null, step uuid not null, person uuid not null, colleague text not null, ticked_on text not null,
  primary key (organization, step, person));
-- Two implementations that help each other; one was proposed by whoever sees both, each side agrees for itself.
create table sister (
  organization uuid not null, id uuid not null, one uuid not null, other uuid not null, one_offers text not null,
  one_asks text not null, other_offers text not null, other_asks text not null, proposed_by uuid, proposed_at bigint not null,
  one_agreed_on text, one_agreed_by uuid, other_agreed_on text, other_agreed_by uuid, ended_on text,
  primary key (organization, id));
create index sister_one on sister (organization, one);
create index sister_other on sister (organization, other);
-- state: yes, not-yet, unknown.
create table readiness_item (
  organization uuid not null, id uuid not null, implementation uuid not null, statement text not null, state text not null,
  note text not null, created_at bigint not null, changed_at bigint not null, primary key (organization, id));
create index readiness_item_implementation on readiness_item (organization, implementation);
