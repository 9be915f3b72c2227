-- Whether people looked back on a follow-up date of a learning plan, and what came of it; without a row nobody has said.
create table follow_up_told (
  organization uuid not null, implementation uuid not null, day text not null, kept boolean not null, words text not null,
  said_on text not null, said_by uuid, primary key (organization, implementation, day));
