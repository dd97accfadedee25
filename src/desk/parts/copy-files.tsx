import { App, Button } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import { useAct } from '../act.ts';
import { type CopyQuery, DetachDocument } from '../generated/operations.ts';
import { mayWrite, useMe } from '../session.tsx';

type Copy = NonNullable<CopyQuery['copy']>;
type File = Copy['attachments'][number];

interface FilesProps {
  copy: Copy;
  again: () => void;
}

function FileItem({ file, again, fixed }: { file: File; again: () => void; fixed: boolean }) {
  const act = useAct(DetachDocument, { done: '已删除附件' });
  const { id, name, sha256, sourceUrl } = file;
  const drop = async () => {
    if (await act.run({ attachmentId: id })) again();
  };
  return (
    <li>
      <a
        href={sha256 ? `/media/${sha256}/${encodeURIComponent(name)}` : (sourceUrl ?? '')}
        target="_blank"
        rel="noreferrer"
      >
        {name}
      </a>
      {!sha256 && <small>（未能取回，链接到上级）</small>}{' '}
      {!fixed && (
        <Button size="small" loading={act.busy} onClick={() => void drop()}>
          删除
        </Button>
      )}
    </li>
  );
}

function AddFile({ copy, again }: FilesProps) {
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const send = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    setBusy(true);
    const address = `/desk/files/${copy.id}?name=${encodeURIComponent(file.name)}`;
    const headers = { 'content-type': 'application/octet-stream' };
    const answer = await fetch(address, { method: 'POST', headers, body: file }).catch(() => null);
    setBusy(false);
    target.value = '';
    if (answer?.ok) return again();
    const said = (await answer?.json().catch(() => null)) as { errors?: { message: string }[] } | null;
    void message.error(said?.errors?.[0]?.message ?? '文件没有传上去，请重试。', 6);
  };
  return (
    <>
      <input ref={input} type="file" hidden aria-label="选择附件" onChange={(event) => void send(event)} />
      <Button size="small" loading={busy} onClick={() => input.current?.click()}>
        添加附件
      </Button>
    </>
  );
}

/** The files of a copy; who may write adds and removes them while it is not published. */
export function CopyFiles({ copy, again }: FilesProps) {
  const me = useMe();
  const fixed = copy.state === 'PUBLISHED' || !mayWrite(me);
  if (fixed && copy.attachments.length === 0) return null;
  return (
    <>
      <h3>附件</h3>
      <ul data-field="attachments">
        {copy.attachments.map((file) => (
          <FileItem key={file.id} file={file} again={again} fixed={fixed} />
        ))}
      </ul>
      {!fixed && <AddFile copy={copy} again={again} />}
    </>
  );
}
