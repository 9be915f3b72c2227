-- The work of each stage: what an organization expects, what an implementation took from it, how adults will learn it.
create table stage_template (
  organization uuid not null, id uuid not null, name text not null, origin text not null, in_use boolean not null,
  created_at bigint not null, primary key (organization, id));
-- stock: the word of an activity the house has words for; name: the organization's own words. One of them is empty.
create table template_activity (
  organization uuid not null, template uuid not null, stage text not null, position bigint not null, stock text not null,
  name text not null, primary key (organization, template, stage, position));
create table stage_activity (
  organization uuid not null, id uuid not null, implementation uuid not null, stage text not null, position bigint not null,
  stock text not null, name text not null, planned_on text, done_on text, done_by uuid, note text not null,
  not_needed text not null, primary key (organization, id));
create index stage_activity_implementation on stage_activity (organization, implementation, stage, position);
create index stage_activity_planned on stage_activity (organization, planned_on);
create table learning_plan (
  organization uuid not null, implementation uuid not null, behaviors text not null, learners text not null,
  theory text not null, demonstration text not null, practice text not null, coaching text not null,
  minutes_each bigint, starts_on text, ends_on text, led_by text not null, note text not null,
  changed_at bigint not null, changed_by uuid, primary key (organization, implementation));
create table learning_group (
  organization uuid not null, implementation uuid not null, role text not null, people bigint not null,
  primary key (organization, implementation, role));
create table learning_follow_up (
  organization uuid not null, implementation uuid not null, day text not null,
  primary key (organization, implementation, day));
-- What was written before there were plans becomes the note of a plan; nothing of it is lost.
insert into learning_plan (organization, implementation, behaviors, learners, theory, demonstration, practice, coaching, led_by,
  note, changed_at)
  select organization, id, '', '', '', '', '', '', '', adult_learning, created_at from implementation where adult_learning <> '';
update implementation set adult_learning = '' where adult_learning <> '';
