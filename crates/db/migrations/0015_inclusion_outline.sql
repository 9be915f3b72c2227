-- A pulse's title and statements from another organization, to begin one with. One statement a line.
create table pulse_outline (
  organization uuid not null, id uuid not null, title text not null, statements text not null, created_at bigint not null,
  primary key (organization, id));
