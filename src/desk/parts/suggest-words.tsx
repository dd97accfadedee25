import { Button, Form } from 'antd';
import { useState } from 'react';
import { useClient } from 'urql';
import { SuggestDocument } from '../generated/operations.ts';

/** Fills in the keywords, and the summary where there is none, as the text suggests. */
export function SuggestWords() {
  const form = Form.useFormInstance();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const fill = async () => {
    setBusy(true);
    const { title = '', body = '', summary, keywords } = form.getFieldsValue(true);
    const asked = client.query(
      SuggestDocument,
      { title, body: body ?? '' },
      { requestPolicy: 'network-only' },
    );
    const { data } = await asked.toPromise();
    setBusy(false);
    if (!data) return;
    const words = [...new Set([...(keywords ?? []), ...data.suggest.keywords])];
    form.setFieldsValue({ keywords: words, summary: summary || data.suggest.description });
  };
  return (
    <Button size="small" loading={busy} onClick={() => void fill()}>
      从正文推荐关键词和摘要
    </Button>
  );
}
