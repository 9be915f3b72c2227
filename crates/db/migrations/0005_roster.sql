-- How a roster is taken in, step by step; classes with how many students they have.
-- staff lists
-- Rows of a list until somebody has said what its columns are, and what was said about columns like these.
create table staff_list (
  organization uuid not null, id uuid not null, at bigint not null, file_name text not null, sheet text not null,
  matching text not null, primary key (organization, id));
create table staff_list_matching (
  organization uuid not null, header text not null, matching text not null, at bigint not null,
  primary key (organization, header));
