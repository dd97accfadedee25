import { Button, Empty, Modal, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import {
  EndLinkageRuleDocument,
  LinkageRulesDocument,
  type RuleRowFragment,
} from '../generated/operations.ts';
import { Counterparts } from '../parts/counterparts.tsx';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { type RuleChoices, RuleForm } from '../parts/rule-form.tsx';
import { maySupervise, useMe } from '../session.tsx';
import { timeOf } from '../time.ts';
import { FEED_LEVELS } from '../upstream-words.ts';

function conditionsOf({ where }: RuleRowFragment): string[] {
  if (!where) return [];
  const said = (name: string, words: readonly string[] | null | undefined) =>
    words && words.length > 0 ? [`${name}：${words.join('、')}`] : [];
  return [
    ...(where.titleMatches ? [`标题含：${where.titleMatches}`] : []),
    ...said(
      '层级',
      where.levels?.map((level) => FEED_LEVELS[level]),
    ),
    ...said('主题', where.themes),
    ...said('行业', where.industries),
    ...said('地区', where.regions),
    ...(where.counterparts ? ['只限对口部门'] : []),
  ];
}

function Facts({ rule }: { rule: RuleRowFragment }) {
  return (
    <>
      <Tag color={rule.mandatory ? 'red' : 'default'}>{rule.mandatory ? '必须转载' : '建议转载'}</Tag>
      <Tag>{rule.mode === 'SHARED' ? '共用一稿' : '各审一份'}</Tag>
      <span>
        {rule.sites.length > 0 ? rule.sites.map(({ name }) => name).join('、') : '全部下属站点'}（{rule.reach}{' '}
        个）
      </span>
      <span>栏目 {rule.sectionCode}</span>
      {conditionsOf(rule).map((words) => (
        <span key={words}>{words}</span>
      ))}
      {rule.endedAt && <Tag>{timeOf(rule.endedAt)} 停用</Tag>}
    </>
  );
}

function RuleRow({ rule, again, onEdit }: { rule: RuleRowFragment; again: () => void; onEdit: () => void }) {
  const end = useAct(EndLinkageRuleDocument, { done: '已停用' });
  const onEnd = async () => {
    if (await end.run({ id: rule.id })) again();
  };
  return (
    <Row title={rule.feed?.name ?? '全部来源'} facts={<Facts rule={rule} />}>
      {!rule.endedAt && (
        <>
          <Button onClick={onEdit}>修改</Button>
          <Popconfirm title="停用后不再产生新任务，已有任务仍须完成。" onConfirm={() => void onEnd()}>
            <Button loading={end.busy}>停用</Button>
          </Popconfirm>
        </>
      )}
    </Row>
  );
}

interface RulesProps {
  rules: RuleRowFragment[];
  choices: RuleChoices;
  again: () => void;
}

function Rules({ rules, choices, again }: RulesProps) {
  const [edited, setEdited] = useState<RuleRowFragment | 'new' | null>(null);
  const close = () => setEdited(null);
  const done = () => {
    close();
    again();
  };
  return (
    <Part title="规则">
      <Button type="primary" className="below" onClick={() => setEdited('new')}>
        新增规则
      </Button>
      {rules.length === 0 && <Empty description="还没有联动规则" />}
      <ul className="rows">
        {rules.map((rule) => (
          <li key={rule.id}>
            <RuleRow rule={rule} again={again} onEdit={() => setEdited(rule)} />
          </li>
        ))}
      </ul>
      <Modal
        open={edited !== null}
        title={edited === 'new' ? '新增规则' : '修改规则'}
        footer={null}
        destroyOnHidden
        onCancel={close}
      >
        <RuleForm rule={edited === 'new' ? null : edited} choices={choices} onDone={done} />
      </Modal>
    </Part>
  );
}

/** Which sites must repost what, and whose counterparts are whose. */
export function LinkagePage() {
  const me = useMe();
  return (
    <>
      <Head title="联动规则" hint="规则决定哪些站点须转载哪些上级稿件；每篇稿件、每个站点只产生一项任务。" />
      <Load query={LinkageRulesDocument} variables={{}}>
        {({ linkageRules, feeds, sites }, again) => (
          <>
            <Rules rules={linkageRules} choices={{ feeds, sites }} again={again} />
            {maySupervise(me) && <Counterparts sites={sites} />}
          </>
        )}
      </Load>
    </>
  );
}
