import { Button, Input, Modal, Popconfirm, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import { type CopyQuery, PublishDocument, RecallDocument } from '../generated/operations.ts';
import { mayForce, mayPublish, mayReview, mayWrite, useMe } from '../session.tsx';
import { instantOf } from '../time.ts';
import { ChangeSensitivity } from './change-sensitivity.tsx';
import { Emergency } from './emergency.tsx';
import { NamedPeople } from './named-people.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { Submit } from './submit.tsx';

type Copy = NonNullable<CopyQuery['copy']>;

interface ActProps {
  copy: Copy;
  again: () => void;
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

/** What is seldom done: other people to see it, another level for a copy in review, and publishing what cannot wait for its tiers. */
function RareActs({ copy, again }: ActProps) {
  const me = useMe();
  const { id, state, sensitivity } = copy;
  const reweighs = (mayWrite(me) || mayReview(me)) && state === 'IN_REVIEW';
  return (
    <>
      {mayWrite(me) && state !== 'PUBLISHED' && <NamedPeople copy={copy} again={again} />}
      {reweighs && <ChangeSensitivity id={id} present={sensitivity} again={again} />}
      {mayForce(me) && state !== 'PUBLISHED' && <Emergency id={id} again={again} />}
    </>
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
      <RareActs copy={copy} again={again} />
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
