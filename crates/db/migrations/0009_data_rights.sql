-- Retention clocks with legal holds, erasures, and who looked at whose data.
-- What must not be removed while a question is open: everything, a unit with all beneath it, or one person.
create table legal_hold (
  organization uuid not null, id uuid not null, scope text not null, target uuid, reason text not null,
  set_at bigint not null, set_by uuid, lifted_at bigint, lifted_by uuid, lift_reason text,
  primary key (organization, id));
-- How long an organization keeps a table, where it differs from the house: each change a row, the newest counts.
create table retention_setting (
  organization uuid not null, id uuid not null, table_name text not null, days bigint not null, reason text not null,
  at bigint not null, actor uuid, primary key (organization, id));
-- What the clocks removed on a day; the row without a table is the run itself.
create table retention_run (
  organization uuid not null, day text not null, table_name text not null, removed bigint not null, held bigint not null,
  at bigint not null, primary key (organization, day, table_name));
-- Who was erased: an id that leads to no name any more, so that a restored backup can be erased again.
create table erasure (
  organization uuid not null, person uuid not null, at bigint not null, actor uuid,
  primary key (organization, person));
-- Who looked at whose data: at most one row for viewer, person, kind of page and day.
create table data_access (
  organization uuid not null, person uuid not null, day text not null, viewer uuid not null, what text not null,
  at bigint not null, primary key (organization, person, day, viewer, what));
create index data_access_viewer on data_access (organization, viewer);
-- The last batch of the timeline whose rows were let go by the clock keeps its seal, so that the next one can be checked.
alter table timeline_seal add column cleared_at bigint;
