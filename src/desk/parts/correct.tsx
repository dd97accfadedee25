import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../act.ts';
import { type ChangeKind, CorrectDocument, type PublicationRowFragment } from '../generated/operations.ts';
import { CHANGE_KINDS } from '../words.ts';
import { useMySites } from './desk-lists.ts';
import { RefusalNote } from './refusal-note.tsx';

interface Entered {
  changeNote: string;
  changeKind: ChangeKind;
  sectionId?: string | null;
}

const KINDS = (Object.entries(CHANGE_KINDS) as [ChangeKind, readonly [string, string]][]).map(
  ([value, [word, meaning]]) => ({ value, label: `${word}（${meaning}）` }),
);

function CorrectionForm({ content }: { content: PublicationRowFragment }) {
  const [, go] = useLocation();
  const act = useAct(CorrectDocument, { done: '已生成更正稿', quiet: true });
  const sections = useMySites()?.map((site) => ({
    label: site.name,
    options: site.sections
      .filter(({ id }) => id !== content.section.id)
      .map(({ id, name }) => ({ value: id, label: `${site.name} · ${name}` })),
  }));
  const correct = async (entered: Entered) => {
    const data = await act.run({ contentId: content.id, ...entered });
    if (data) go(`/copies/${data.correct.id}/edit`);
  };
  return (
    <Form
      layout="vertical"
      initialValues={{ changeKind: 'SUBSTANTIVE' }}
      onFinish={(entered: Entered) => void correct(entered)}
    >
      <p>会生成一份更正稿，修改、送审、发布后对外生效。</p>
      <Form.Item label="更正类别（公开）" name="changeKind">
        <Radio.Group className="choices" options={KINDS} />
      </Form.Item>
      <Form.Item
        label="更正说明（公开）"
        name="changeNote"
        rules={[{ required: true, message: '请填写更正说明' }]}
      >
        <Input.TextArea rows={3} maxLength={2_000} autoFocus />
      </Form.Item>
      <Form.Item
        label="移到其他栏目"
        name="sectionId"
        extra="可以移到其他站点；原站点的渠道上会撤下。不选则留在原处。"
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={sections}
          placeholder={`留在 ${content.site.name} · ${content.section.name}`}
        />
      </Form.Item>
      <RefusalNote refusal={act.refusal} />
      <Button type="primary" htmlType="submit" loading={act.busy}>
        生成更正稿
      </Button>
    </Form>
  );
}

/** Opens a correction of a content: what for, how far it goes, and where the content is to stand from then on. */
export function Correct({ content }: { content: PublicationRowFragment }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>更正</Button>
      <Modal open={open} title="更正" footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <CorrectionForm content={content} />
      </Modal>
    </>
  );
}
