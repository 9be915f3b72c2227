-- How the conditions of each implementation stood when they were last looked at: how many of each state. A roll-up that
-- can be made anew at any time; pages that show many implementations read it instead of asking every room for each.
create table standing (
  organization uuid not null, implementation uuid not null, met bigint not null, emerging bigint not null, lost bigint not null,
  unknown bigint not null, looked_at bigint not null, primary key (organization, implementation));
