-- Acts on requests and on missing data in the shape that those of all proceedings have: what an act says besides its
-- reason is text by name, and a list is one text with a line for each.
alter table demand.request_act rename column request to proceeding;
update demand.request_act set detail = jsonb_set(detail, '{missing}', to_jsonb((
    select string_agg(point, E'\n' order by number)
    from jsonb_array_elements_text(detail -> 'missing') with ordinality as each (point, number))))
  where jsonb_typeof(detail -> 'missing') = 'array';
update demand.request_act set detail = jsonb_set(detail, '{workingDays}', to_jsonb(detail ->> 'workingDays'))
  where detail -> 'workingDays' is not null;

alter table demand.missing_act disable trigger missing_act_stays;
alter table demand.missing_act rename column missing to proceeding;
update demand.missing_act set detail = case detail ->> 'type'
    when 'ENTRY' then jsonb_build_object('entry', detail ->> 'code', 'lacking', coalesce((
      select string_agg(item, E'\n' order by number)
      from jsonb_array_elements_text(detail -> 'lacking') with ordinality as each (item, number)), ''))
    when 'DUTY' then jsonb_build_object(
      'source', detail ->> 'agency', 'basis', detail ->> 'basis', 'day', detail ->> 'answerBy')
    when 'BASIS' then jsonb_build_object('basis', detail ->> 'text')
    when 'DAY' then jsonb_build_object('day', detail ->> 'day')
    else '{}'
  end;
update demand.missing_act set act = 'ESCALATE', detail = jsonb_build_object('rung', 'HEAD') where act = 'NOTE_OVERDUE';
alter table demand.missing_act enable trigger missing_act_stays;

-- How far up the ladder a statement went since its day passed.
alter table demand.missing_dataset
  add column rung text check (rung in ('OWNER', 'HEAD', 'BUREAU', 'CITY_OFFICE'));
update demand.missing_dataset set rung = 'HEAD' where overdue;
alter table demand.missing_dataset drop column overdue;
