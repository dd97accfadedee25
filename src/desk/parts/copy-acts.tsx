import { Button, Input, Modal, Popconfirm, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import {
  type CopyQuery,
  PublishDocument,
  RecallDocument,
  type Sensitivity,
  SubmitDocument,
} from '../generated/operations.ts';
import { mayPublish, mayWrite, useMe } from '../session.tsx';
import { instantOf } from '../time.ts';
import { SENSITIVITIES } from '../words.ts';
import { RefusalNote } from './refusal-note.tsx';

type Copy = NonNullable<CopyQuery['copy']>;

interface ActProps {
  copy: Copy;
  again: () => void;
}

const LEVELS = (Object.keys(SENSITIVITIES) as Sensitivity[]).map((value) => ({
  value,
  label: (
    <span>
      {SENSITIVITIES[value][0]}
      <small>{SENSITIVITIES[value][1]}</small>
    </span>
  ),
}));

function Submit({ copy, again }: ActProps) {
  const [open, setOpen] = useState(false);
  const [sensitivity, setSensitivity] = useState<Sensitivity>(copy.sensitivity ?? 'GENERAL');
  const act = useAct(SubmitDocument, { done: '已送审', quiet: true });
  const submit = async () => {
    const done = await act.run({ id: copy.id, sensitivity });
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
        confirmLoading={act.busy}
        onOk={() => void submit()}
        onCancel={() => setOpen(false)}
      >
        <Radio.Group
          className="choices"
          value={sensitivity}
          options={LEVELS}
          onChange={(event) => setSensitivity(event.target.value)}
        />
        <RefusalNote refusal={act.refusal} />
      </Modal>
    </>
  );
}

function Publish({ copy, again }: ActProps) {
  const [open, setOpen] = useState(false);
  const [later, setLater] = useState(false);
  const [at, setAt] = useState('');
  const act = useAct(PublishDocument, { done: later ? '已安排定时发布' : '已发布', quiet: true });
  const publish = async () => {
    if (!(await act.run({ id: copy.id, at: later ? instantOf(at) : null }))) return;
    setOpen(false);
    again();
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        发布
      </Button>
      <Modal
        open={open}
        title={copy.contentId ? '发布更正' : '发布'}
        okText={later ? '定时发布' : '立即发布'}
        okButtonProps={{ disabled: later && !at, loading: act.busy }}
        onOk={() => void publish()}
        onCancel={() => setOpen(false)}
      >
        <p>
          发布到 {copy.site.name} · {copy.section.name}。发布后如有错误，只能更正或撤下，并会留下记录。
        </p>
        <Radio.Group
          className="choices"
          value={later}
          onChange={(event) => setLater(event.target.value)}
          options={[
            { value: false, label: '立即发布' },
            { value: true, label: '定时发布（北京时间）' },
          ]}
        />
        {later && (
          <Input
            type="datetime-local"
            aria-label="发布时间"
            value={at}
            onChange={(event) => setAt(event.target.value)}
          />
        )}
        <RefusalNote refusal={act.refusal} />
      </Modal>
    </>
  );
}

function Recall({ copy, again }: ActProps) {
  const act = useAct(RecallDocument, { done: '已撤回，稿件回到草稿' });
  const recall = async () => {
    if (await act.run({ id: copy.id })) again();
  };
  return (
    <Popconfirm title="撤回后，已有的审核意见全部失效。" okText="撤回" onConfirm={() => void recall()}>
      <Button loading={act.busy}>撤回</Button>
    </Popconfirm>
  );
}

/** What may be done to a copy in its present state by the person who looks at it. */
export function CopyActs({ copy, again }: ActProps) {
  const me = useMe();
  const { state, id, contentId } = copy;
  const writes = mayWrite(me) && state !== 'PUBLISHED';
  const isDraft = state === 'DRAFT' || state === 'RETURNED';
  return (
    <>
      {writes && (
        <Link href={`/copies/${id}/edit`} asChild>
          <Button href={`/desk/copies/${id}/edit`}>修改</Button>
        </Link>
      )}
      {writes && !isDraft && <Recall copy={copy} again={again} />}
      {writes && isDraft && <Submit copy={copy} again={again} />}
      {mayPublish(me) && (state === 'APPROVED' || state === 'SCHEDULED') && (
        <Publish copy={copy} again={again} />
      )}
      {contentId && state === 'PUBLISHED' && (
        <Link href={`/published/${contentId}`} asChild>
          <Button type="primary" href={`/desk/published/${contentId}`}>
            查看已发布内容
          </Button>
        </Link>
      )}
    </>
  );
}
