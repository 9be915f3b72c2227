-- Operators, and choices of a sign-in that serves several organizations.
-- home: the organization whose link made the account; no organization (all zeros) when the console did. Only there, and
-- only while nobody else relies on the account, may a link of an administrator change its password.
alter table account add column home uuid;
-- Where the account was last signed in: an organization, or all zeros for the pages of an operator.
alter table account add column last_organization uuid;
-- Accounts that may make and suspend organizations. An operator belongs to no organization.
create table operator (account uuid not null, made_at bigint not null, primary key (account));
create table operator_sign_in (
  digest bytea not null, account uuid not null, started_at bigint not null, seen_at bigint not null,
  ends_at bigint not null, primary key (digest));
create index operator_sign_in_account on operator_sign_in (account);
-- One-time links made on the console: for an account, not for a person of an organization.
create table account_link (
  digest bytea not null, account uuid, email text not null, makes_operator boolean not null, ends_at bigint not null,
  primary key (digest));
-- A row: nobody signs in to this organization until it is reopened. Its data are not touched.
create table organization_suspension (
  organization uuid not null, suspended_at bigint not null, primary key (organization));
