import { Button, Modal, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import {
  DropTierRuleDocument,
  StepTableDocument,
  type StepTableQuery,
  type TierRuleInput,
} from '../generated/operations.ts';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { TierRuleForm } from '../parts/tier-rule-form.tsx';
import { timeOf } from '../time.ts';
import { KINDS, ROLES, SENSITIVITIES, TASKS } from '../words.ts';

type Rule = StepTableQuery['tierRules'][number];
type Plan = Pick<Rule, 'sensitivity' | 'steps'>;

const wordOf = ({ name, task, role, window }: Plan['steps'][number]) =>
  `${name}（${TASKS[task]}，${ROLES[role]}，${window.value}${window.unit === 'HOURS' ? '工作小时' : '工作日'}）`;

const stepsOf = ({ steps }: Plan) => steps.map(wordOf).join(' → ');

function RuleRow({ rule, onEdit, again }: { rule: Rule; onEdit: () => void; again: () => void }) {
  const act = useAct(DropTierRuleDocument, { done: '已删除' });
  const { id, version, sensitivity, kind, section, changedAt, changedBy } = rule;
  const drop = async () => {
    if (await act.run({ id, version })) again();
  };
  const facts = (
    <>
      <Tag color="blue">{SENSITIVITIES[sensitivity][0]}</Tag>
      <span>{kind ? KINDS[kind] : '各类内容'}</span>
      <span>{section ? `${section.site.name} · ${section.name}（含下级）` : '各栏目'}</span>
      <span>
        {changedBy.name} {timeOf(changedAt)}
      </span>
    </>
  );
  return (
    <Row title={stepsOf(rule)} facts={facts}>
      <Button onClick={onEdit}>修改</Button>
      <Popconfirm title="删除后，此后送审的稿件按其余规则办理。" okText="删除" onConfirm={() => void drop()}>
        <Button danger loading={act.busy}>
          删除
        </Button>
      </Popconfirm>
    </Row>
  );
}

function inputOf({ id: _id, section, ...rule }: Rule): TierRuleInput {
  const { sensitivity, kind, version } = rule;
  return { sensitivity, kind, version, sectionId: section?.id ?? null, steps: rule.steps };
}

function Defaults({ table }: { table: StepTableQuery }) {
  return (
    <Part title="没有规则时">
      <ul className="rows">
        {table.defaultSteps.map((plan) => {
          const floor = plan.floor.map((role) => ROLES[role]).join('、');
          const facts = (
            <>
              <Tag>{SENSITIVITIES[plan.sensitivity][0]}</Tag>
              <span>任何规则都不能省去的审核：{floor}</span>
            </>
          );
          return (
            <li key={plan.sensitivity}>
              <Row title={stepsOf(plan)} facts={facts} />
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function Table({ table, again }: { table: StepTableQuery; again: () => void }) {
  const [edited, setEdited] = useState<TierRuleInput | null>(null);
  const close = () => setEdited(null);
  const fresh: TierRuleInput = { sensitivity: 'GENERAL', steps: table.defaultSteps[0]?.steps ?? [] };
  return (
    <>
      <Part title="规则">
        {table.tierRules.length === 0 && <p className="faint">还没有规则，一律按下面的环节办理</p>}
        <ul className="rows">
          {table.tierRules.map((rule) => (
            <li key={rule.id}>
              <RuleRow rule={rule} onEdit={() => setEdited(inputOf(rule))} again={again} />
            </li>
          ))}
        </ul>
        <Button type="primary" className="above" onClick={() => setEdited(fresh)}>
          新增规则
        </Button>
      </Part>
      <Defaults table={table} />
      <Modal
        open={edited !== null}
        title="审核环节"
        footer={null}
        width={900}
        destroyOnHidden
        onCancel={close}
      >
        {edited && (
          <TierRuleForm
            initial={edited}
            onDone={() => {
              close();
              again();
            }}
          />
        )}
      </Modal>
    </>
  );
}

/** Which steps copy takes: an administrator's table. */
export function StepTablePage() {
  return (
    <>
      <Head
        title="审核环节"
        hint="按敏感程度、内容类型、栏目定三审三校的环节。栏目的规则先于各栏目的，指明类型的先于各类的；修改只对此后送审的稿件生效。"
      />
      <Load query={StepTableDocument} variables={{}}>
        {(table, again) => <Table table={table} again={again} />}
      </Load>
    </>
  );
}
