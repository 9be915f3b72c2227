-- What happened is told of whatever a row is about, too; without this the whole timeline was read for it.
create index timeline_about on timeline (organization, about, id);
