import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { type DeliveryRowFragment, ProveDeliveryDocument } from '../generated/operations.ts';
import { RefusalNote } from './refusal-note.tsx';

async function upload(picture: File): Promise<string | null> {
  const headers = { 'content-type': picture.type };
  const answer = await fetch('/desk/proofs', { method: 'POST', headers, body: picture }).catch(() => null);
  if (!answer?.ok) return null;
  return ((await answer.json()) as { sha256: string }).sha256;
}

/** What a person does for a channel that is served by hand: download the package, and show that it is done. */
export function Prove({ delivery, onDone }: { delivery: DeliveryRowFragment; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const [url, setUrl] = useState('');
  const [picture, setPicture] = useState<File | null>(null);
  const [failed, setFailed] = useState(false);
  const act = useAct(ProveDeliveryDocument, { done: '凭证已记录', quiet: true });
  const finish = async () => {
    const sha256 = picture ? await upload(picture) : null;
    setFailed(picture !== null && sha256 === null);
    if (picture && !sha256) return;
    if (!(await act.run({ deliveryId: delivery.id, url: url || null, sha256 }))) return;
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button href={`/desk/packages/${delivery.id}`}>下载稿件包</Button>
      <Button type="primary" onClick={() => setOpen(true)}>
        上传凭证
      </Button>
      <Modal
        open={open}
        title={delivery.state === 'RETRACTING' ? '已在渠道上撤下' : '已在渠道上发布'}
        okText="提交"
        okButtonProps={{ disabled: !url && !picture, loading: act.busy }}
        onOk={() => void finish()}
        onCancel={() => setOpen(false)}
      >
        <Input
          placeholder="页面地址"
          aria-label="页面地址"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
        <p>
          <input
            type="file"
            aria-label="截图或照片"
            accept="image/png,image/jpeg,image/gif,image/webp"
            onChange={(event) => setPicture(event.target.files?.[0] ?? null)}
          />
        </p>
        {failed && (
          <Alert type="error" showIcon title="图片没有传上去：须为 10 MB 以内的 PNG、JPEG、GIF 或 WebP" />
        )}
        <RefusalNote refusal={act.refusal} />
      </Modal>
    </>
  );
}
