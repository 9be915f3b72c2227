-- How a roster is taken in, step by step; classes with how many students they have.
-- Who said yes to a delivery, to what, and how far it has come.
alter table roster_import add column decided_by uuid;
alter table roster_import add column decided_at bigint;
alter table roster_import add column confirmed text;
alter table roster_import add column total bigint not null default 0;
alter table roster_import add column done bigint not null default 0;
alter table roster_import add column finished_at bigint;
alter table roster_import add column terms text;
-- One change of one delivery: what was, what becomes of it. Applied forwards, taken back backwards.
create table roster_change (
  organization uuid not null, import uuid not null, position bigint not null, kind text not null, subject uuid not null,
  was text, becomes text, state text not null, note text, at bigint not null, primary key (organization, import, position));
create index roster_change_state on roster_change (organization, import, state, position);
-- A class: counted, never listed.
create table class (
  organization uuid not null, id uuid not null, source_id text not null, unit uuid not null, title text not null,
  grades text not null, subject text, students bigint not null, begins_on text, ends_on text, closed_on text,
  primary key (organization, id));
create unique index class_source on class (organization, source_id);
create index class_unit on class (organization, unit, title, id);
create table class_staff (
  organization uuid not null, class uuid not null, person uuid not null, primary key (organization, class, person));
create index class_staff_person on class_staff (organization, person);
-- staff lists
-- Rows of a list until somebody has said what its columns are, and what was said about columns like these.
create table staff_list (
  organization uuid not null, id uuid not null, at bigint not null, file_name text not null, sheet text not null,
  matching text not null, primary key (organization, id));
create table staff_list_matching (
  organization uuid not null, header text not null, matching text not null, at bigint not null,
  primary key (organization, header));
