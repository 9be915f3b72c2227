-- Who carries an implementation.
create table team (
  organization uuid not null, id uuid not null, implementation uuid not null, name text not null,
  purpose text not null, created_at bigint not null, primary key (organization, id));
create unique index team_implementation on team (organization, implementation);
create table team_member (
  organization uuid not null, team uuid not null, person uuid not null, part text not null, since text not null,
  primary key (organization, team, person));
create index team_member_person on team_member (organization, person);
