-- What we adopt, and where each adoption stands.
create table innovation (
  organization uuid not null, id uuid not null, name text not null, kind text not null, need text not null,
  evidence text not null, created_at bigint not null, primary key (organization, id));
create table active_ingredient (
  organization uuid not null, id uuid not null, innovation uuid not null, position bigint not null,
  name text not null, adaptable boolean not null, primary key (organization, id));
create index active_ingredient_innovation on active_ingredient (organization, innovation, position);
create table implementation (
  organization uuid not null, id uuid not null, innovation uuid not null, unit uuid not null, stage text not null,
  furthest text not null, adult_learning text not null, created_at bigint not null, primary key (organization, id));
create unique index implementation_once on implementation (organization, innovation, unit);
create table stage_move (
  organization uuid not null, id uuid not null, implementation uuid not null, from_stage text, to_stage text not null,
  at bigint not null, actor uuid, event uuid not null, held text not null, primary key (organization, id));
create index stage_move_implementation on stage_move (organization, implementation, at);
