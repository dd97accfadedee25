import { Button, Form, Input, Radio, Select, Switch } from 'antd';
import { useAct } from '../act.ts';
import {
  CreateLinkageRuleDocument,
  type LinkageRuleInput,
  type LinkageRulesQuery,
  ReviseLinkageRuleDocument,
  type RuleRowFragment,
} from '../generated/operations.ts';
import { FEED_LEVELS } from '../upstream-words.ts';
import { optionsOf } from '../words.ts';
import { RefusalNote } from './refusal-note.tsx';

/** What a rule may speak of, as the hub tells it. */
export type RuleChoices = Pick<LinkageRulesQuery, 'feeds' | 'sites'>;

const MODES = [
  { value: 'OWN', label: '各站各审一份' },
  { value: 'SHARED', label: '一站审定，各站共用' },
];
const WEIGHTS = [
  { value: true, label: '必须转载' },
  { value: false, label: '建议转载' },
];

const named = (list: { id: string; name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }));

function enteredOf(rule: RuleRowFragment | null): LinkageRuleInput {
  if (!rule) return { sectionCode: 'zcwj', mandatory: true, mode: 'OWN' };
  const { feed, sites, sectionCode, mandatory, mode, where } = rule;
  const { titleMatches, themes, industries, regions, levels, counterparts } = where ?? {};
  return {
    ...{ feedId: feed?.id, siteIds: sites.map(({ id }) => id), sectionCode, mandatory, mode },
    where: { titleMatches, themes, industries, regions, levels, counterparts },
  };
}

function Conditions() {
  return (
    <>
      <Form.Item label="标题包含" name={['where', 'titleMatches']} extra="多个词用 | 分隔">
        <Input />
      </Form.Item>
      <div className="form-grid">
        <Form.Item label="来源层级" name={['where', 'levels']}>
          <Select mode="multiple" allowClear options={optionsOf(FEED_LEVELS)} />
        </Form.Item>
        {(['themes', 'industries', 'regions'] as const).map((name, place) => (
          <Form.Item key={name} label={['主题分类', '站点行业', '站点地区'][place]} name={['where', name]}>
            <Select mode="tags" open={false} />
          </Form.Item>
        ))}
      </div>
      <Form.Item
        label="只限对口上级部门发布的"
        name={['where', 'counterparts']}
        valuePropName="checked"
        extra="对口部门在本页下方设定"
      >
        <Switch />
      </Form.Item>
    </>
  );
}

function Scope({ feeds, sites }: RuleChoices) {
  const codes = new Map(
    sites.flatMap(({ sections }) => sections.map(({ code, name }) => [code, name] as const)),
  );
  const sections = [...codes].map(([value, name]) => ({ value, label: `${name}（${value}）` }));
  return (
    <>
      <Form.Item label="来源" name="feedId">
        <Select
          allowClear
          placeholder="全部来源"
          options={named(feeds)}
          optionFilterProp="label"
          showSearch
        />
      </Form.Item>
      <Form.Item label="站点" name="siteIds">
        <Select
          mode="multiple"
          placeholder="本单位及下属单位的全部站点"
          options={named(sites)}
          optionFilterProp="label"
        />
      </Form.Item>
      <Form.Item label="转载到栏目" name="sectionCode" rules={[{ required: true, message: '请选择栏目' }]}>
        <Select options={sections} />
      </Form.Item>
      <Form.Item name="mandatory">
        <Radio.Group options={WEIGHTS} />
      </Form.Item>
      <Form.Item name="mode" extra="共用：哪个站点先转载，就由哪个站点送审；发布后自动刊载到其他站点">
        <Radio.Group options={MODES} />
      </Form.Item>
    </>
  );
}

/** What the form says; what was emptied in it is said, for what is left out stays. */
function inputOf({
  feedId = null,
  siteIds = null,
  where = null,
  ...rest
}: LinkageRuleInput): LinkageRuleInput {
  return { ...rest, feedId, siteIds, where };
}

interface RuleFormProps {
  /** The rule to be said anew; null: a new one. */
  rule: RuleRowFragment | null;
  choices: RuleChoices;
  onDone: () => void;
}

/** Lays a linkage rule down, or says it anew. */
export function RuleForm({ rule, choices, onDone }: RuleFormProps) {
  const create = useAct(CreateLinkageRuleDocument, { done: '已新增规则', quiet: true });
  const revise = useAct(ReviseLinkageRuleDocument, { done: '已修改规则', quiet: true });
  const save = async (input: LinkageRuleInput) => {
    const data = rule ? await revise.run({ id: rule.id, input }) : await create.run({ input });
    if (data) onDone();
  };
  return (
    <Form
      layout="vertical"
      initialValues={enteredOf(rule)}
      onFinish={(entered) => void save(inputOf(entered))}
    >
      <Scope {...choices} />
      <Conditions />
      <RefusalNote refusal={create.refusal ?? revise.refusal} />
      <Button type="primary" htmlType="submit" loading={create.busy || revise.busy} className="above">
        {rule ? '保存' : '新增规则'}
      </Button>
    </Form>
  );
}
