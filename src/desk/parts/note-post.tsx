import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { type AccountRowFragment, NotePostDocument } from '../generated/operations.ts';
import { RefusalNote } from './refusal-note.tsx';

/** Notes a post that was made on the platform itself, so that the account does not count as asleep. */
export function NotePost({ account, onDone }: { account: AccountRowFragment; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const [url, setUrl] = useState('');
  const act = useAct(NotePostDocument, { done: '已登记', quiet: true });
  const note = async () => {
    if (!(await act.run({ accountId: account.id, at: new Date().toISOString(), url }))) return;
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>登记发布</Button>
      <Modal
        open={open}
        title="登记刚在平台上自行发布的内容"
        okText="登记"
        okButtonProps={{ disabled: !url, loading: act.busy }}
        onOk={() => void note()}
        onCancel={() => setOpen(false)}
      >
        <Input
          placeholder="页面地址"
          aria-label="页面地址"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
        <RefusalNote refusal={act.refusal} />
      </Modal>
    </>
  );
}
