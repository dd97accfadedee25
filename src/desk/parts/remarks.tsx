import { Button, Form, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useAct } from '../act.ts';
import {
  CopyTeamworkDocument,
  type CopyTeamworkQuery,
  RemarkDocument,
  type RemarkRowFragment,
  ResolveRemarkDocument,
} from '../generated/operations.ts';
import { anchorOf } from '../passage.ts';
import { timeOf } from '../time.ts';
import { FIELDS } from '../words.ts';
import { HtmlView } from './html-view.tsx';
import { Load } from './load.tsx';
import { RefusalNote } from './refusal-note.tsx';

type Copy = NonNullable<CopyTeamworkQuery['copy']>;
type Revision = Copy['revisions'][number];

function RemarkItem({ remark, again }: { remark: RemarkRowFragment; again: () => void }) {
  const act = useAct(ResolveRemarkDocument);
  const { id, quote, text, by, at, field, revision, resolvedAt, resolvedBy } = remark;
  const turn = async () => {
    if (await act.run({ id, resolved: !resolvedAt })) again();
  };
  return (
    <li className={resolvedAt ? 'faint' : ''}>
      <mark>{quote}</mark> {text}
      <div className="facts">
        <span>
          {by.name} · {timeOf(at)} · 第 {revision.number} 版{FIELDS[field] ?? field}
        </span>
        {resolvedBy && <span>{resolvedBy.name} 已处理</span>}
        <Button size="small" loading={act.busy} onClick={() => void turn()}>
          {resolvedAt ? '重新提出' : '已处理'}
        </Button>
      </div>
    </li>
  );
}

interface NewRemarkProps {
  copyId: string;
  revision: Revision;
  again: () => void;
}

function NewRemark({ copyId, revision, again }: NewRemarkProps) {
  const [open, setOpen] = useState(false);
  const [passage, setPassage] = useState<ReturnType<typeof anchorOf>>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const act = useAct(RemarkDocument, { done: '已批注', quiet: true });
  const choose = () => {
    const chosen = sheet.current && anchorOf(sheet.current, window.getSelection(), revision.body);
    if (chosen) setPassage(chosen);
  };
  const save = async ({ text }: { text: string }) => {
    if (!passage) return;
    const input = { copyId, revision: revision.number, field: 'body', ...passage, text };
    if (!(await act.run({ input }))) return;
    setOpen(false);
    setPassage(null);
    again();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>添加批注</Button>
      <Modal
        open={open}
        title={`批注第 ${revision.number} 版`}
        width={860}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <p className="faint">在正文中用鼠标选取一段文字（一段之内），再写批注。</p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: text is chosen in it, as in any page */}
        <div ref={sheet} className="sheet" onMouseUp={choose} onKeyUp={choose}>
          <HtmlView html={revision.body} />
        </div>
        {passage && (
          <p className="above">
            选取了：<mark>{passage.quote}</mark>
          </p>
        )}
        <Form layout="vertical" onFinish={(entered: { text: string }) => void save(entered)}>
          <Form.Item label="批注" name="text" rules={[{ required: true, message: '请填写批注' }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2_000} />
          </Form.Item>
          <RefusalNote refusal={act.refusal} />
          <Button type="primary" htmlType="submit" disabled={!passage} loading={act.busy}>
            批注
          </Button>
        </Form>
      </Modal>
    </>
  );
}

/** What has been said of passages, the open ones first, and a way to say more of the latest revision. */
export function Remarks({ copyId }: { copyId: string }) {
  return (
    <Load query={CopyTeamworkDocument} variables={{ id: copyId }}>
      {({ copy }, again) => {
        const latest = copy?.revisions.at(-1);
        const remarks = copy?.remarks ?? [];
        const open = remarks.filter((one) => !one.resolvedAt);
        const done = remarks.filter((one) => one.resolvedAt);
        return (
          <>
            {remarks.length === 0 && <p className="faint">没有批注。{!latest && '送审后可以批注。'}</p>}
            <ul className="findings">
              {[...open, ...done].map((remark) => (
                <RemarkItem key={remark.id} remark={remark} again={again} />
              ))}
            </ul>
            {latest && <NewRemark copyId={copyId} revision={latest} again={again} />}
          </>
        );
      }}
    </Load>
  );
}
