-- Exports of the whole organization, asked for by one person and approved by another.
-- state: asked, approved, declined, withdrawn. The reason lies with the words of the event. No passphrase is anywhere.
create table vault_export (
  organization uuid not null, id uuid not null, asked_by uuid not null, asked_at bigint not null,
  asked_event uuid not null, state text not null, decided_by uuid, decided_at bigint, window_ends_at bigint,
  primary key (organization, id));
