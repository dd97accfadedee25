import { Button, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import { RecodeSectionDocument } from '../generated/operations.ts';

interface Coded {
  id: string;
  name: string;
  code: string;
}

/** The code of a section, which stands in the address of its page, and changing it. */
export function SectionCode({ section: { id, name, code } }: { section: Coded }) {
  const [form] = Form.useForm<{ code: string }>();
  const [open, setOpen] = useState(false);
  const act = useAct(RecodeSectionDocument, { done: '代码已修改，旧地址引向新地址' });
  const save = async (entered: { code: string }) => {
    if (await act.run({ sectionId: id, code: entered.code.trim() })) setOpen(false);
  };
  return (
    <>
      <Typography.Text type="secondary">/section/{code}</Typography.Text>{' '}
      <Button size="small" onClick={() => setOpen(true)} aria-label={`修改代码：${name}`}>
        修改代码
      </Button>
      <Modal
        title={`修改“${name}”的代码`}
        open={open}
        okText="修改"
        confirmLoading={act.busy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>栏目页的地址随代码改变，旧地址会引向新地址；订阅地址、联动规则和已收录的稿件不受影响。</p>
        <Form
          form={form}
          name={`code-${id}`}
          initialValues={{ code }}
          onFinish={(entered) => void save(entered)}
        >
          <Form.Item
            name="code"
            label="栏目代码"
            rules={[
              { required: true, message: '请填写栏目代码' },
              { pattern: /^[a-z0-9][a-z0-9_-]*$/i, message: '只能用字母、数字、连字符' },
            ]}
          >
            <Input maxLength={64} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
