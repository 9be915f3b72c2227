-- What was deleted and can still be brought back; names as they are sought.
create table trash (
  organization uuid not null, kind text not null, subject uuid not null, name text not null, deleted_at bigint not null,
  deleted_by uuid, purge_at bigint not null, primary key (organization, kind, subject));
create index trash_at on trash (organization, deleted_at);
-- Since when something lies in the trash; null: it does not.
alter table innovation add column deleted_at bigint;
alter table implementation add column deleted_at bigint;
alter table pulse add column deleted_at bigint;
-- The name without case and accents; empty until it is written the next time.
alter table person add column folded text not null default '';
