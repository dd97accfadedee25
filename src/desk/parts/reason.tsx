import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { useAct } from '../act.ts';
import { RefusalNote } from './refusal-note.tsx';

interface ReasonProps<D, V extends AnyVariables> {
  act: TypedDocumentNode<D, V>;
  variables: (reason: string) => V;
  /** What the button says. */
  button: string;
  /** What the sentence that is asked for is called. */
  label: string;
  hint?: string;
  done: string;
  onDone: (data: D) => void;
}

/** A button that asks for one sentence and then acts. */
export function Reason<D, V extends AnyVariables>(props: ReasonProps<D, V>) {
  const { act: document, variables, button, label, hint, done, onDone } = props;
  const [open, setOpen] = useState(false);
  const act = useAct(document, { done, quiet: true });
  const finish = async ({ reason }: { reason: string }) => {
    const data = await act.run(variables(reason));
    if (!data) return;
    setOpen(false);
    onDone(data);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{button}</Button>
      <Modal open={open} title={button} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form layout="vertical" onFinish={(entered: { reason: string }) => void finish(entered)}>
          <Form.Item
            label={label}
            name="reason"
            extra={hint}
            rules={[{ required: true, message: `请填写${label}` }]}
          >
            <Input.TextArea rows={3} maxLength={2_000} autoFocus />
          </Form.Item>
          <RefusalNote refusal={act.refusal} />
          <Button type="primary" htmlType="submit" loading={act.busy} className="above">
            确定
          </Button>
        </Form>
      </Modal>
    </>
  );
}
