import { Button, Form, Select } from 'antd';
import { useAct } from '../act.ts';
import { SetTierRuleDocument, type TierRuleInput } from '../generated/operations.ts';
import { KINDS, optionsOf, SENSITIVITIES } from '../words.ts';
import { useMySites } from './desk-lists.ts';
import { PlannedStepFields } from './planned-steps.tsx';
import { RefusalNote } from './refusal-note.tsx';

/** A line of the table of steps, entered. */
export function TierRuleForm({ initial, onDone }: { initial: TierRuleInput; onDone: () => void }) {
  const sites = useMySites();
  const act = useAct(SetTierRuleDocument, { done: '已保存，对此后送审的稿件生效', quiet: true });
  const sections = (sites ?? []).map(({ name, sections: of }) => ({
    label: name,
    options: of.map((section) => ({ value: section.id, label: section.name })),
  }));
  const isNew = !initial.version;
  const save = async (entered: TierRuleInput) => {
    if (await act.run({ input: { ...initial, ...entered, version: initial.version } })) onDone();
  };
  return (
    <Form layout="vertical" initialValues={initial} onFinish={(entered: TierRuleInput) => void save(entered)}>
      <div className="form-grid">
        <Form.Item
          label="敏感程度"
          name="sensitivity"
          rules={[{ required: true, message: '请选择敏感程度' }]}
        >
          <Select options={optionsOf(SENSITIVITIES)} disabled={!isNew} />
        </Form.Item>
        <Form.Item label="内容类型" name="kind">
          <Select options={optionsOf(KINDS)} allowClear placeholder="各类" disabled={!isNew} />
        </Form.Item>
        <Form.Item label="栏目（含下级）" name="sectionId">
          <Select options={sections} allowClear placeholder="各栏目" disabled={!isNew} />
        </Form.Item>
      </div>
      <PlannedStepFields />
      <RefusalNote refusal={act.refusal} />
      <p className="above">
        <Button type="primary" htmlType="submit" loading={act.busy}>
          保存
        </Button>
      </p>
    </Form>
  );
}
