-- Words of the catalog guide and of 《政务数据共享条例》, as data: what a field may hold, in both languages, and where
-- that stands. Lists marked 'platform' are this platform's own and may be edited.
create table catalog.term (
  list     text not null,
  code     text not null,
  position integer not null,
  title    text not null,
  title_en text not null,
  source   text not null,
  primary key (list, code)
);

insert into catalog.term (list, code, position, title, title_en, source) values
  ('SHARE_TYPE', 'UNCONDITIONAL', 1, '无条件共享', 'Shared without conditions', '政务数据共享条例 第十四条'),
  ('SHARE_TYPE', 'CONDITIONAL', 2, '有条件共享', 'Shared on conditions', '政务数据共享条例 第十四条'),
  ('SHARE_TYPE', 'WITHHELD', 3, '不予共享', 'Not shared', '政务数据共享条例 第十四条'),
  ('BASIS_KIND', 'LAW', 1, '法律', 'Law', '政务数据共享条例 第十五条'),
  ('BASIS_KIND', 'ADMINISTRATIVE_REGULATION', 2, '行政法规', 'Administrative regulation', '政务数据共享条例 第十五条'),
  ('BASIS_KIND', 'STATE_COUNCIL_DECISION', 3, '国务院决定', 'Decision of the State Council', '政务数据共享条例 第十五条'),
  ('BASIS_KIND', 'LOCAL_RULE', 4, '地方性法规或规章', 'Local regulation or rule', 'platform'),
  ('BASIS_KIND', 'POLICY', 5, '政策文件', 'Policy document', 'platform'),
  ('BASIS_KIND', 'SENSITIVE', 6, '敏感信息', 'Sensitive information', 'platform'),
  ('BASIS_KIND', 'OTHER', 7, '其他', 'Other', 'platform'),
  ('SHARE_MODE', 'INTERFACE', 1, '服务接口', 'Service interface', '政务数据共享条例 第二十二条'),
  ('SHARE_MODE', 'BATCH', 2, '批量交换', 'Batch exchange', '政务数据共享条例 第二十二条'),
  ('SHARE_MODE', 'FILE', 3, '文件下载', 'File download', '政务数据共享条例 第二十二条'),
  ('OPEN_TYPE', 'UNCONDITIONAL', 1, '无条件开放', 'Open without conditions', '目录编制指南'),
  ('OPEN_TYPE', 'CONDITIONAL', 2, '有条件开放', 'Open on conditions', '目录编制指南'),
  ('OPEN_TYPE', 'DISALLOWED', 3, '不予开放', 'Not open', '目录编制指南'),
  ('NETWORK', 'GOVERNMENT', 1, '政务外网', 'Government extranet', '目录编制指南'),
  ('NETWORK', 'INTERNET', 2, '互联网', 'Internet', '目录编制指南'),
  ('NETWORK', 'DEPARTMENT', 3, '部门专网', 'Network of the department', '目录编制指南'),
  ('FORMAT', 'API', 1, '接口', 'Interface', '目录编制指南'),
  ('FORMAT', 'TABLE', 2, '数据库表', 'Database table', '目录编制指南'),
  ('FORMAT', 'FILE_STRUCTURED', 3, '结构化文件', 'Structured file', '目录编制指南'),
  ('FORMAT', 'FILE_UNSTRUCTURED', 4, '非结构化文件', 'Unstructured file', '目录编制指南'),
  ('UPDATE_CYCLE', 'REAL_TIME', 1, '实时', 'In real time', '目录编制指南'),
  ('UPDATE_CYCLE', 'DAILY', 2, '每日', 'Daily', '目录编制指南'),
  ('UPDATE_CYCLE', 'WEEKLY', 3, '每周', 'Weekly', '目录编制指南'),
  ('UPDATE_CYCLE', 'MONTHLY', 4, '每月', 'Monthly', '目录编制指南'),
  ('UPDATE_CYCLE', 'QUARTERLY', 5, '每季度', 'Quarterly', '目录编制指南'),
  ('UPDATE_CYCLE', 'HALF_YEARLY', 6, '每半年', 'Half-yearly', 'platform'),
  ('UPDATE_CYCLE', 'YEARLY', 7, '每年', 'Yearly', '目录编制指南'),
  ('UPDATE_CYCLE', 'IRREGULAR', 8, '不定期', 'Irregularly', 'platform'),
  ('DATA_TYPE', 'C', 1, '字符型', 'Text', '目录编制指南'),
  ('DATA_TYPE', 'N', 2, '数值型', 'Number', '目录编制指南'),
  ('DATA_TYPE', 'Y', 3, '货币型', 'Currency', '目录编制指南'),
  ('DATA_TYPE', 'D', 4, '日期型', 'Date', '目录编制指南'),
  ('DATA_TYPE', 'T', 5, '日期时间型', 'Date and time', '目录编制指南'),
  ('DATA_TYPE', 'L', 6, '逻辑型', 'Yes or no', '目录编制指南'),
  ('DATA_TYPE', 'M', 7, '备注型', 'Long text', '目录编制指南'),
  ('DATA_TYPE', 'G', 8, '通用型', 'Object', '目录编制指南'),
  ('DATA_TYPE', 'B', 9, '双精度型', 'Double', '目录编制指南'),
  ('DATA_TYPE', 'I', 10, '整型', 'Whole number', '目录编制指南'),
  ('DATA_TYPE', 'F', 11, '浮点型', 'Floating point', '目录编制指南'),
  ('ITEM_CATEGORY', 'PUBLIC', 1, '公共管理信息', 'Public administration', 'platform'),
  ('ITEM_CATEGORY', 'ORGANISATION', 2, '组织信息', 'About an organisation', 'platform'),
  ('ITEM_CATEGORY', 'PERSONAL', 3, '个人信息', 'Personal information', '个人信息保护法 第四条'),
  ('ITEM_CATEGORY', 'SENSITIVE_PERSONAL', 4, '敏感个人信息', 'Sensitive personal information', '个人信息保护法 第二十八条'),
  ('SUBJECT', 'NONE', 1, '不标识任何人', 'Names nobody', 'platform'),
  ('SUBJECT', 'RESIDENT_ID', 2, '公民身份号码', 'Resident identity number', 'GB 11643'),
  ('SUBJECT', 'USCC', 3, '统一社会信用代码', 'Unified social credit code', 'GB 32100'),
  ('SECRECY_OUTCOME', 'CLEAR', 1, '不涉及国家秘密和工作秘密', 'No state or work secrets', '政务数据共享条例 第三条'),
  ('SECRECY_OUTCOME', 'SECRET', 2, '涉及国家秘密或工作秘密', 'State or work secrets', '政务数据共享条例 第三条'),
  ('PRIVACY_OUTCOME', 'NO_PERSONAL', 1, '不含个人信息', 'No personal information', '个人信息保护法 第五十五条'),
  ('PRIVACY_OUTCOME', 'CONTROLLED', 2, '含个人信息，采取措施后风险可控', 'Personal information; with the measures taken the risk is controlled', '个人信息保护法 第五十六条'),
  ('PRIVACY_OUTCOME', 'TOO_RISKY', 3, '含个人信息，风险不可接受', 'Personal information; the risk is too high', '个人信息保护法 第五十六条'),
  ('CHANGE_CAUSE', 'LAW', 1, '法律、法规、规章修改', 'A change of law', '政务数据共享条例 第十七条'),
  ('CHANGE_CAUSE', 'DUTY', 2, '部门职责调整', 'A change of the department’s duty', '政务数据共享条例 第十七条'),
  ('CHANGE_CAUSE', 'OWN', 3, '部门自行完善', 'The department’s own improvement', 'platform');

insert into catalog.term (list, code, position, title, title_en, source)
select 'FIELD', lpad(position::text, 2, '0'), position, title, title_en, '公共数据开放领域'
from (values
  (1, '科技创新', 'Science and innovation'), (2, '商贸流通', 'Trade'), (3, '社会救助', 'Social assistance'),
  (4, '城建住房', 'Construction and housing'), (5, '教育文化', 'Education and culture'),
  (6, '工业农业', 'Industry and farming'), (7, '机构团体', 'Institutions'), (8, '地理空间', 'Geography'),
  (9, '资源能源', 'Resources and energy'), (10, '市场监管', 'Market regulation'), (11, '生活服务', 'Services of daily life'),
  (12, '生态环境', 'Environment'), (13, '交通运输', 'Transport'), (14, '安全生产', 'Work safety'),
  (15, '社保就业', 'Social insurance and employment'), (16, '医疗卫生', 'Health'), (17, '信用服务', 'Credit'),
  (18, '公共服务', 'Public services'), (19, '财税金融', 'Taxes and finance'), (20, '气象服务', 'Weather'),
  (21, '法律服务', 'Legal services'), (22, '其他', 'Other')) field (position, title, title_en);

-- The classes of the national structure: 类 (1 digit), 项 (2), 目 (3), 细目 (any). The numbers of the 项 follow the
-- order of the guide (inferred); 目 000 stands for a 项 that has not been divided yet. A department's own 目 under 308
-- (计划单列市) is numbered when its first entry is begun.
create table catalog.class (
  code     text primary key check (code ~ '^[123]([0-9]{2}([0-9]{3}[0-9]*)?)?$'),
  title    text not null,
  title_en text not null,
  agency   text unique
);

insert into catalog.class (code, title, title_en) values
  ('1', '基础信息', 'Base information'), ('2', '主题信息', 'Theme information'),
  ('3', '部门信息', 'Department information');

insert into catalog.class (code, title, title_en)
select kind || lpad(number::text, 2, '0') || tail, title, title_en
from (values
  (1, 1, '人口', 'Population'), (1, 2, '法人单位', 'Legal persons'),
  (1, 3, '自然资源和空间地理', 'Natural resources and geography'), (1, 4, '社会信用', 'Social credit'),
  (1, 5, '电子证照', 'Electronic licences'),
  (2, 1, '公共服务', 'Public services'), (2, 2, '健康保障', 'Health'), (2, 3, '社会保障', 'Social security'),
  (2, 4, '食品药品安全', 'Food and drug safety'), (2, 5, '安全生产', 'Work safety'), (2, 6, '价格监管', 'Prices'),
  (2, 7, '能源安全', 'Energy'), (2, 8, '信用体系', 'Credit'), (2, 9, '城乡建设', 'Construction'),
  (2, 10, '社区治理', 'Communities'), (2, 11, '生态环保', 'Environment'), (2, 12, '应急维稳', 'Emergencies')
  ) item (kind, number, title, title_en)
  cross join (values (''), ('000')) undivided (tail);

insert into catalog.class (code, title, title_en) values
  ('301', '党中央', 'Central Committee'), ('302', '全国人大常委会', 'National People’s Congress'),
  ('303', '国务院', 'State Council'), ('304', '全国政协', 'Political Consultative Conference'),
  ('305', '最高人民法院', 'Supreme Court'), ('306', '最高人民检察院', 'Supreme Procuratorate'),
  ('307', '省（自治区、直辖市）及其下', 'Provinces'), ('308', '计划单列市及其下', 'Cities with a plan of their own');

create table catalog.class_serial (
  class text primary key,
  last  bigint not null
);

-- A catalog entry as it is being worked on; what is in force lies in entry_version.
create table catalog.entry (
  code          text primary key,
  agency        text not null,
  class_code    text not null,
  state         text not null,
  metadata      jsonb not null,
  version       integer not null default 0,
  revision      bigint not null default 1,
  name          text not null,
  level         smallint,
  share_type    text not null default '',
  gaps          integer not null default 0,
  review_since  timestamptz,
  change        jsonb,
  tombstone     jsonb,
  changed_by    text not null,
  changed_at    timestamptz not null,
  created_at    timestamptz not null
);
create index entry_by_agency on catalog.entry (agency, code);
create index entry_in_review on catalog.entry (review_since, code) where review_since is not null;

-- Each publication, whole and for good.
create table catalog.entry_version (
  code         text not null references catalog.entry,
  version      integer not null,
  metadata     jsonb not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (code, version)
);

create function catalog.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was published stays as it was published';
end $$;
create trigger entry_version_for_good before update or delete on catalog.entry_version
  for each row execute function catalog.refuse_change();

create table catalog.entry_act (
  code     text not null references catalog.entry,
  revision bigint not null,
  act      text not null,
  acted_by text not null,
  acted_at timestamptz not null,
  because  text not null default '',
  primary key (code, revision)
);

-- One department is the source of truth for one thing (art. 19).
create table catalog.truth (
  thing text primary key,
  entry text not null unique references catalog.entry
);

-- Datasets that were in force before there were entries become entries with gaps.
insert into catalog.entry (code, agency, class_code, state, metadata, version, revision, name, level, gaps, changed_by,
  changed_at, created_at)
select dataset.code, dataset.agency, split_part(dataset.code, '/', 1), 'PUBLISHED', jsonb_build_object(
    'naming', jsonb_build_object('name', dataset.name, 'description', dataset.abstract, 'otherClasses', '[]'::jsonb,
      'related', '[]'::jsonb, 'truth', jsonb_build_object('origin', 'UNSTATED', 'thing', '', 'drawnFrom', '')),
    'items', (select jsonb_agg(jsonb_build_object('name', item.name, 'title', item.title, 'titleEn', item.title_en,
        'type', case item.type when 'TEXT' then 'C' when 'NUMBER' then 'N' when 'DATE' then 'D'
          when 'TIMESTAMP' then 'T' else 'L' end,
        'standard', '', 'level', 'L' || item.level, 'category', '', 'subject', item.subject,
        'description', item.description) order by item.position)
      from catalog.data_item item where item.dataset = dataset.code),
    'sharing', jsonb_build_object('type', 'UNDECIDED'),
    'opening', jsonb_build_object('type', '', 'conditions', ''),
    'supply', jsonb_build_object('formats', '[]'::jsonb, 'cycle', coalesce((select term.code from catalog.term
      where term.list = 'UPDATE_CYCLE' and term.title = dataset.update_cycle), 'IRREGULAR'), 'network', '',
      'modes', '[]'::jsonb),
    'grading', jsonb_build_object('field', '', 'level', 'L' || dataset.level),
    'secrecy', jsonb_build_object('by', '', 'outcome', ''),
    'privacy', jsonb_build_object('by', '', 'outcome', ''),
    'approval', jsonb_build_object('by', '')),
  1, 1, dataset.name, dataset.level, 1, 'migration', dataset.created_at, dataset.created_at
from catalog.dataset where exists (select from catalog.data_item item where item.dataset = dataset.code);
insert into catalog.entry_version (code, version, metadata, published_by, published_at)
select code, 1, metadata, changed_by, changed_at from catalog.entry;
insert into catalog.entry_act (code, revision, act, acted_by, acted_at)
select code, 1, 'ADOPTED', changed_by, changed_at from catalog.entry;
