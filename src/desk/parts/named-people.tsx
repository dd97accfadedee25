import { Button, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '../act.ts';
import { ColleaguesDocument, type CopyQuery, LimitCopyDocument } from '../generated/operations.ts';
import { RefusalNote } from './refusal-note.tsx';

type Copy = NonNullable<CopyQuery['copy']>;
type Person = { id: string; name: string };

interface ChooseProps {
  known: readonly Person[];
  value?: string[];
  onChange?: (ids: string[]) => void;
  id?: string;
}

/** Chooses people among one's colleagues and those who are known already. */
export function ChoosePeople({ known, value, onChange, id }: ChooseProps) {
  const [{ data }] = useQuery({ query: ColleaguesDocument, variables: {} });
  const people = new Map([...known, ...(data?.colleagues ?? [])].map((one) => [one.id, one.name]));
  return (
    <Select
      id={id}
      mode="multiple"
      aria-label="知悉人员"
      placeholder="选择人员，至多 50 人"
      maxCount={50}
      optionFilterProp="label"
      style={{ width: '100%' }}
      options={[...people].map(([one, name]) => ({ value: one, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}

function Naming({ copy, onDone }: { copy: Copy; onDone: () => void }) {
  const [limited, setLimited] = useState(copy.named !== null);
  const [ids, setIds] = useState(copy.named?.map(({ id }) => id) ?? []);
  const act = useAct(LimitCopyDocument, { done: '已调整知悉范围', quiet: true });
  const save = async () => {
    if (await act.run({ id: copy.id, namedIds: limited ? ids : null })) onDone();
  };
  return (
    <Modal
      open
      title="知悉范围"
      okText="保存"
      okButtonProps={{ loading: act.busy }}
      onOk={save}
      onCancel={onDone}
    >
      <Radio.Group
        className="choices"
        value={limited}
        onChange={({ target }) => setLimited(target.value)}
        options={[
          { value: false, label: '本单位可见' },
          { value: true, label: '只有所列人员可见' },
        ]}
      />
      {limited && (
        <>
          <ChoosePeople known={copy.named ?? []} value={ids} onChange={setIds} />
          <p className="faint above">
            起草人和您本人总在其中。审核也只能由所列人员办理，请把各环节的审核人列上；谁在何时查阅，都有记录。
          </p>
        </>
      )}
      <RefusalNote refusal={act.refusal} />
    </Modal>
  );
}

/** Says who alone may see a copy. */
export function NamedPeople({ copy, again }: { copy: Copy; again: () => void }) {
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    again();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>知悉范围</Button>
      {open && <Naming copy={copy} onDone={close} />}
    </>
  );
}
