-- What every room stands on: who we are, who may, what happened, what was released.
create table organization (
  id uuid not null, name text not null, zone text not null, language text not null, demo boolean not null,
  created_at bigint not null, primary key (id));
create table unit (
  organization uuid not null, id uuid not null, parent uuid, kind text not null, name text not null,
  source_id text, closed_on text, primary key (organization, id));
create unique index unit_source on unit (organization, source_id);
-- Every unit with each of its ancestors and itself, so that access is one look-up.
create table unit_within (
  organization uuid not null, unit uuid not null, ancestor uuid not null, depth bigint not null,
  primary key (organization, unit, ancestor));
create index unit_within_ancestor on unit_within (organization, ancestor);
create table person (
  organization uuid not null, id uuid not null, given_name text not null, family_name text not null,
  email text, account uuid, source_id text, active boolean not null, primary key (organization, id));
create unique index person_source on person (organization, source_id);
create index person_account on person (account);
create index person_name on person (organization, family_name, given_name, id);
-- Someone's part in a unit from a date to a date. source: roster (the import owns it) or hand.
create table membership (
  organization uuid not null, id uuid not null, person uuid not null, unit uuid not null, role text not null,
  stakeholder_group text not null, begins_on text not null, ends_on text, source text not null,
  primary key (organization, id));
create index membership_person on membership (organization, person);
create index membership_unit on membership (organization, unit);
-- A sign-in, global: the one table beside door that no organization owns.
create table account (
  id uuid not null, email text not null, password_hash text not null, changed_at bigint not null, primary key (id));
create unique index account_email on account (email);
create table sign_in (
  organization uuid not null, id uuid not null, account uuid not null, person uuid not null,
  started_at bigint not null, seen_at bigint not null, ends_at bigint not null, primary key (organization, id));
create index sign_in_account on sign_in (account);
-- Digest of a token or code -> whose it is and what it opens. The token itself is never stored.
create table door (
  digest bytea not null, organization uuid not null, kind text not null, target uuid not null, ends_at bigint,
  primary key (digest));
create index door_target on door (organization, target);
-- The timeline holds ids, never words; words lie beside it and can be erased without breaking the chain.
create table timeline (
  organization uuid not null, id uuid not null, at bigint not null, actor uuid, event text not null,
  subject uuid not null, about uuid, words_digest bytea, seal bigint, primary key (organization, id));
create index timeline_subject on timeline (organization, subject, id);
create index timeline_unsealed on timeline (organization, seal, id);
create table timeline_words (
  organization uuid not null, event uuid not null, salt bytea not null, words text not null,
  primary key (organization, event));
create table timeline_seal (
  organization uuid not null, number bigint not null, events bigint not null, digest bytea not null,
  sealed_at bigint not null, primary key (organization, number));
create table roster_import (
  organization uuid not null, id uuid not null, at bigint not null, actor uuid, state text not null,
  file_name text not null, version text not null, reading text, report text not null,
  primary key (organization, id));
create table job (
  organization uuid not null, id uuid not null, kind text not null, subject uuid not null, due_at bigint not null,
  leased_until bigint not null, attempts bigint not null, primary key (organization, id));
create index job_due on job (due_at);
create unique index job_once on job (organization, kind, subject);
-- Every figure about people that was ever released: which cells, how many people, under which rule.
create table disclosure_release (
  organization uuid not null, id uuid not null, about uuid not null, figure text not null, audience text not null,
  cells text not null, people bigint not null, verdict text not null, rule text not null, at bigint not null,
  primary key (organization, id));
create index disclosure_release_about on disclosure_release (organization, about);
