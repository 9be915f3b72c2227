-- A pulse, its waves, and the way of one anonymous answer: nothing here joins an answer to a person.
create table pulse (
  organization uuid not null, id uuid not null, implementation uuid not null, title text not null,
  closes_on text not null, feedback_on text not null, created_at bigint not null, primary key (organization, id));
create index pulse_implementation on pulse (organization, implementation);
create table pulse_item (
  organization uuid not null, id uuid not null, pulse uuid not null, position bigint not null, statement text not null,
  primary key (organization, id));
create index pulse_item_pulse on pulse_item (organization, pulse, position);
create table pulse_wave (
  organization uuid not null, id uuid not null, pulse uuid not null, mode text not null, state text not null,
  opened_on text not null, closed_on text, invited bigint not null, answered bigint, primary key (organization, id));
create index pulse_wave_pulse on pulse_wave (organization, pulse);
-- The lattice of cuts, fixed at opening.
create table pulse_cell (
  organization uuid not null, wave uuid not null, position bigint not null, stakeholder_groups text not null,
  invited bigint not null, answered bigint, primary key (organization, wave, position));
-- Who was given which link. Deleted at close.
create table pulse_invitation (
  organization uuid not null, wave uuid not null, digest bytea not null, cell bigint not null, person uuid not null,
  primary key (organization, wave, digest));
create index pulse_invitation_person on pulse_invitation (organization, person);
-- Used marks: images of the token that only its holder can tie to the invitation. No time. Never in a backup.
create table pulse_used (
  organization uuid not null, wave uuid not null, digest bytea not null, once bytea not null,
  primary key (organization, wave, digest));
-- Answers of open waves, under a random key.
create table pulse_answer_open (
  organization uuid not null, id uuid not null, wave uuid not null, cell bigint not null, choices text not null,
  primary key (organization, id));
create index pulse_answer_open_wave on pulse_answer_open (organization, wave);
-- Answers of closed waves, under another random key.
create table pulse_answer (
  organization uuid not null, id uuid not null, wave uuid not null, cell bigint not null, choices text not null,
  primary key (organization, id));
create index pulse_answer_wave on pulse_answer (organization, wave);
create table pulse_count (
  organization uuid not null, wave uuid not null, item uuid not null, cell bigint not null, category bigint not null,
  people bigint not null, primary key (organization, wave, item, cell, category));
