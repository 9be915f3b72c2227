-- Who was asked otherwise than by a pulse, or why a group need not be asked. how: in what way, or the reason.
create table asking (
  organization uuid not null, id uuid not null, implementation uuid not null, stakeholder_group text not null,
  concerned boolean not null, day text not null, how text not null, recorded_at bigint not null, recorded_by uuid,
  primary key (organization, id));
create index asking_implementation on asking (organization, implementation);
-- Whether what a pulse promised its people was kept, and in what words; without a row nobody has said.
create table pulse_feedback (
  organization uuid not null, pulse uuid not null, kept boolean not null, day text not null, words text not null,
  said_at bigint not null, said_by uuid, primary key (organization, pulse));
-- The paper of its PDFs; without one: what is usual in its zone.
alter table organization add column paper text;
