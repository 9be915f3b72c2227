-- Whether people closed a unit, and not a list: then no list opens it again. The timeline forgets it after some years.
alter table unit add column closed_by_hand boolean not null default false;
update unit set closed_by_hand = true where closed_on is not null and (
  exists (select 1 from unit_succession s where s.organization = unit.organization and s.unit = unit.id)
  or 'unit-closed' = (select t.event from timeline t where t.organization = unit.organization and t.subject = unit.id
    and t.event in ('unit-closed', 'unit-reopened') order by t.id desc limit 1));
