-- What asks time of people: one row for a role, one for each person asked by name.
create table load_claim (
  organization uuid not null, id uuid not null, kind text not null, subject uuid not null, implementation uuid, unit uuid not null,
  role text, person uuid, minutes bigint not null, monthly boolean not null, from_on text not null, until_on text,
  primary key (organization, id));
create index load_claim_source on load_claim (organization, kind, subject);
create index load_claim_role on load_claim (organization, unit, role);
create index load_claim_person on load_claim (organization, person);
create index load_claim_implementation on load_claim (organization, implementation);
-- The sum of what each person of a role is asked, as what is different from the month before.
create table load_step (
  organization uuid not null, unit uuid not null, role text not null, month text not null, minutes bigint not null,
  primary key (organization, unit, role, month));
-- How many minutes a week were agreed for a role.
create table load_limit (
  organization uuid not null, unit uuid not null, role text not null, minutes_per_week bigint not null, agreed_at bigint not null,
  agreed_by uuid, primary key (organization, unit, role));
-- That someone looked at what it asks and decided all the same; the words lie with the timeline.
create table load_decision (
  organization uuid not null, id uuid not null, implementation uuid not null, at bigint not null, decided_by uuid,
  primary key (organization, id));
create index load_decision_implementation on load_decision (organization, implementation);
