-- Files attached to something; their contents lie outside the database, under their digest.
create table file (
  organization uuid not null, id uuid not null, kind text not null, subject uuid not null, name text not null, media text not null,
  bytes bigint not null, digest text not null, description text not null, added_at bigint not null, added_by uuid, deleted_at bigint,
  primary key (organization, id));
create index file_subject on file (organization, kind, subject, added_at);
create index file_digest on file (organization, digest);
