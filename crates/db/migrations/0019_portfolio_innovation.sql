-- The whole record of an innovation: what it is, the need in numbers, what is known, what it asks, what it is for.
alter table innovation add column about text not null default '';
alter table innovation add column meant_for text not null default '';
alter table innovation add column need_whom text not null default '';
alter table innovation add column fidelity text not null default '';
alter table innovation add column materials text not null default '';
alter table innovation add column licence text not null default '';
alter table innovation add column materials_at text not null default '';
-- What one would see where this part is done well.
alter table active_ingredient add column looks_like text not null default '';
create table need_figure (
  organization uuid not null, id uuid not null, innovation uuid not null, position bigint not null, figure text not null,
  counted text not null, as_of text not null, source text not null, primary key (organization, id));
create index need_figure_innovation on need_figure (organization, innovation, position);
-- Numbers of studies stay as they were typed; empty: none was given.
create table evidence_source (
  organization uuid not null, id uuid not null, innovation uuid not null, position bigint not null, source text not null,
  link text not null, tier text not null, effect text not null, low text not null, high text not null,
  effect_unit text not null, studied text not null, primary key (organization, id));
create index evidence_source_innovation on evidence_source (organization, innovation, position);
create table innovation_hours (
  organization uuid not null, id uuid not null, innovation uuid not null, position bigint not null, role text not null,
  minutes_per_month bigint not null, during text not null, primary key (organization, id));
create index innovation_hours_innovation on innovation_hours (organization, innovation, position);
create table innovation_cost (
  organization uuid not null, id uuid not null, innovation uuid not null, position bigint not null, amount bigint not null,
  rhythm text not null, purpose text not null, primary key (organization, id));
create index innovation_cost_innovation on innovation_cost (organization, innovation, position);
create table intended_outcome (
  organization uuid not null, id uuid not null, innovation uuid not null, position bigint not null, whose text not null,
  outcome text not null, primary key (organization, id));
create index intended_outcome_innovation on intended_outcome (organization, innovation, position);
