-- A pause is a stop with a day on which one looks again.
alter table implementation add column paused_on text;
alter table implementation add column returns_on text;
