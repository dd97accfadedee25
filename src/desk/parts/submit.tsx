import { Alert, Button, Checkbox, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '../act.ts';
import {
  type CopyQuery,
  SecrecyStatementDocument,
  type Sensitivity,
  SubmitDocument,
} from '../generated/operations.ts';
import { SENSITIVITIES } from '../words.ts';
import { RefusalNote } from './refusal-note.tsx';

type Copy = NonNullable<CopyQuery['copy']>;

const LEVELS = (Object.keys(SENSITIVITIES) as Sensitivity[]).map((value) => ({
  value,
  label: (
    <span>
      {SENSITIVITIES[value][0]}
      <small>{SENSITIVITIES[value][1]}</small>
    </span>
  ),
}));

function Suggested({ suggestion }: { suggestion: Copy['suggestedSensitivity'] }) {
  if (!suggestion) return null;
  const words = suggestion.mentions.map(({ word, reason }) => `“${word}”${reason}`).join('；');
  return (
    <Alert
      type="info"
      showIcon
      title={`建议：${SENSITIVITIES[suggestion.sensitivity][0]}`}
      description={`${words}。低于建议送审的，会提示审核人确认。`}
    />
  );
}

/** Hands a copy in: under which level, and with the declaration that nothing in it is secret. */
export function Submit({ copy, again }: { copy: Copy; again: () => void }) {
  const [open, setOpen] = useState(false);
  const { suggestedSensitivity: suggestion } = copy;
  const [sensitivity, setSensitivity] = useState<Sensitivity>(
    copy.sensitivity ?? suggestion?.sensitivity ?? 'GENERAL',
  );
  const [declared, setDeclared] = useState(false);
  const [{ data }] = useQuery({ query: SecrecyStatementDocument, pause: !open });
  const act = useAct(SubmitDocument, { done: '已送审', quiet: true });
  const submit = async () => {
    const done = await act.run({ id: copy.id, sensitivity, secrecyStatement: declared });
    again();
    if (done) setOpen(false);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        送审
      </Button>
      <Modal
        open={open}
        title="送审：选择敏感程度"
        okText="送审"
        okButtonProps={{ disabled: !declared }}
        confirmLoading={act.busy}
        onOk={() => void submit()}
        onCancel={() => setOpen(false)}
      >
        <Suggested suggestion={suggestion} />
        <Radio.Group
          className="choices above"
          value={sensitivity}
          options={LEVELS}
          onChange={(event) => setSensitivity(event.target.value)}
        />
        <Checkbox checked={declared} onChange={(event) => setDeclared(event.target.checked)}>
          上网不涉密声明：{data?.secrecyStatement.text}
        </Checkbox>
        <RefusalNote refusal={act.refusal} />
      </Modal>
    </>
  );
}
