import { Alert, Button, type FormInstance, Space } from 'antd';
import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { AutosaveDocument, AutosavedDocument, DropAutosaveDocument } from '../generated/operations.ts';
import { timeOf } from '../time.ts';
import type { CopyFields } from './copy-form.tsx';

/** What is typed is kept so often; in milliseconds. */
const EVERY = 8_000;

interface AutosaveProps {
  copyId: string;
  version: number;
  form: FormInstance<CopyFields>;
}

function useKeeping({ copyId, version, form }: AutosaveProps, waits: boolean): string | null {
  const client = useClient();
  const [keptAt, setKeptAt] = useState<string | null>(null);
  useEffect(() => {
    if (waits) return;
    let last = JSON.stringify(form.getFieldsValue());
    const timer = setInterval(() => {
      const patch = form.getFieldsValue();
      const now = JSON.stringify(patch);
      if (now === last || !form.isFieldsTouched()) return;
      last = now;
      const kept = client.mutation(AutosaveDocument, { copyId, version, patch }).toPromise();
      void kept.then(({ data }) => data && setKeptAt(data.autosave.savedAt));
    }, EVERY);
    return () => clearInterval(timer);
  }, [client, copyId, version, form, waits]);
  return keptAt;
}

/** Keeps what is typed while it is typed, and offers what was kept before the page was lost. */
export function Autosaving({ copyId, version, form }: AutosaveProps) {
  const client = useClient();
  const [{ data }] = useQuery({
    query: AutosavedDocument,
    variables: { id: copyId },
    requestPolicy: 'network-only',
  });
  const [settled, setSettled] = useState(false);
  const kept = data?.copy?.autosaved ?? null;
  const offers = kept !== null && !settled;
  const keptAt = useKeeping({ copyId, version, form }, offers);
  if (!offers) return keptAt ? <p className="faint">{timeOf(keptAt)} 已自动保存，尚未提交到稿件</p> : null;
  const take = () => {
    form.setFieldsValue(kept.patch as CopyFields);
    setSettled(true);
  };
  const drop = () => {
    setSettled(true);
    void client.mutation(DropAutosaveDocument, { copyId }).toPromise();
  };
  const older = kept.version !== version && '（此后稿件已被修改过，请核对）';
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          您在 {timeOf(kept.savedAt)} 有未保存的修改{older}
        </>
      }
      description={
        <Space wrap>
          <Button type="primary" onClick={take}>
            恢复这些修改
          </Button>
          <Button onClick={drop}>丢弃</Button>
        </Space>
      }
    />
  );
}
