import { Alert, Button, Form, Space } from 'antd';
import { useState } from 'react';
import { useClient } from 'urql';
import { useLocation, useParams } from 'wouter';
import { useAct } from '../act.ts';
import { CopyDocument, type CopyTextFragment, ReviseDocument } from '../generated/operations.ts';
import { Autosaving } from '../parts/autosave.tsx';
import { type CopyFields, CopyFormFields, fieldsOf } from '../parts/copy-form.tsx';
import { useMySites, usePublished } from '../parts/desk-lists.ts';
import { Head, Part } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import type { CopyFile } from '../parts/media-fields.tsx';
import { Presence } from '../parts/presence.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { COPY_STATES } from '../states.ts';
import { KINDS } from '../words.ts';

/** A copy was changed by somebody else while it was being edited: whose text stays is for the editor to say. */
function Stale({ id, onReload, onKeep }: { id: string; onReload: () => void; onKeep: () => void }) {
  return (
    <Alert
      type="warning"
      showIcon
      title="别人刚刚修改了这篇稿件，您的修改还没有保存。"
      description={
        <Space wrap>
          <a href={`/desk/copies/${id}`} target="_blank" rel="noreferrer">
            在新窗口看对方的修改
          </a>
          <Button onClick={onReload}>放弃我的修改，重新载入</Button>
          <Button danger onClick={onKeep}>
            保留我的文字，继续编辑（保存时将覆盖对方）
          </Button>
        </Space>
      }
    />
  );
}

function useRevise(copy: CopyTextFragment) {
  const client = useClient();
  const [form] = Form.useForm<CopyFields>();
  const [, go] = useLocation();
  const [version, setVersion] = useState(copy.version);
  const act = useAct(ReviseDocument, { done: '已保存', quiet: true });
  const save = async (patch: CopyFields) => {
    if (await act.run({ id: copy.id, version, patch })) go(`/copies/${copy.id}`);
  };
  const catchUp = async (takeTheirs: boolean) => {
    const { data } = await client
      .query(CopyDocument, { id: copy.id }, { requestPolicy: 'network-only' })
      .toPromise();
    if (!data?.copy) return;
    setVersion(data.copy.version);
    if (takeTheirs) form.setFieldsValue(fieldsOf(data.copy));
    act.forget();
  };
  return { form, act, save, catchUp };
}

function EditForm({
  copy,
  notice,
}: {
  copy: CopyTextFragment & { attachments: CopyFile[] };
  notice: string | null;
}) {
  const { form, act, save, catchUp } = useRevise(copy);
  const [, go] = useLocation();
  // What is being written must not change under the writer when the list of the page is read again.
  const [initial] = useState(() => fieldsOf(copy));
  const site = useMySites()?.find((one) => one.id === copy.site.id);
  const policies = usePublished('POLICY');
  const stale = act.refusal?.code === 'STALE';
  return (
    <>
      <Head title="修改稿件" hint={`${copy.site.name} · ${KINDS[copy.kind]}`} />
      <Presence copyId={copy.id} editing />
      <Autosaving copyId={copy.id} version={copy.version} form={form} />
      {notice && <Alert type="warning" showIcon title={notice} />}
      <Part title="内容">
        <Form form={form} layout="vertical" initialValues={initial} onFinish={(patch) => void save(patch)}>
          <CopyFormFields kind={copy.kind} site={site} policies={policies} files={copy.attachments} />
          {stale ? (
            <Stale id={copy.id} onReload={() => void catchUp(true)} onKeep={() => void catchUp(false)} />
          ) : (
            <RefusalNote refusal={act.refusal} />
          )}
          <Space className="above">
            <Button type="primary" htmlType="submit" loading={act.busy} disabled={stale}>
              保存
            </Button>
            <Button onClick={() => go(`/copies/${copy.id}`)}>不保存，返回</Button>
          </Space>
        </Form>
      </Part>
    </>
  );
}

const VOIDS = new Set(['IN_REVIEW', 'APPROVED', 'SCHEDULED']);

/** Changes a copy that is not yet published. */
export function EditCopyPage() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <Load query={CopyDocument} variables={{ id }}>
      {({ copy }) => {
        if (!copy) return <p>没有找到这篇稿件。</p>;
        const state = COPY_STATES[copy.state][0];
        const notice = VOIDS.has(copy.state)
          ? `稿件现在的状态是“${state}”。保存修改后，已有的审核意见全部失效，需要重新送审。`
          : null;
        return <EditForm key={id} copy={copy} notice={notice} />;
      }}
    </Load>
  );
}
