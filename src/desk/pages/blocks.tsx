import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import {
  BlocksDocument,
  type BlocksQuery,
  ChangeBlockDocument,
  CorrectHoldersDocument,
  CreateBlockDocument,
} from '../generated/operations.ts';
import { BodyEditor } from '../parts/body-editor.tsx';
import { Head, Part, Row } from '../parts/frame.tsx';
import { HtmlView } from '../parts/html-view.tsx';
import { Load } from '../parts/load.tsx';
import { Reason } from '../parts/reason.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { mayWrite, useMe } from '../session.tsx';
import { timeOf } from '../time.ts';

type Block = BlocksQuery['blocks'][number];

interface Entered {
  code: string;
  name: string;
  html: string;
}

function Editing({ block, again }: { block?: Block; again: () => void }) {
  const [open, setOpen] = useState(false);
  const create = useAct(CreateBlockDocument, { done: '已新增', quiet: true });
  const change = useAct(ChangeBlockDocument, { done: '已修改', quiet: true });
  const save = async (entered: Entered) => {
    const { name, html } = entered;
    const done = block
      ? await change.run({ id: block.id, version: block.version, name, html })
      : await create.run(entered);
    if (!done) return;
    setOpen(false);
    again();
  };
  const title = block ? '修改通用段落' : '新增通用段落';
  return (
    <>
      <Button type={block ? 'default' : 'primary'} onClick={() => setOpen(true)}>
        {block ? '修改' : '新增'}
      </Button>
      <Modal
        open={open}
        title={title}
        footer={null}
        width={760}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <Form
          layout="vertical"
          initialValues={block ?? { html: '' }}
          onFinish={(entered: Entered) => void save(entered)}
        >
          {!block && (
            <Form.Item
              label="代码"
              name="code"
              extra="小写字母、数字和连字符；在正文中写作 [[代码]]"
              rules={[{ required: true, message: '请填写代码' }]}
            >
              <Input maxLength={50} />
            </Form.Item>
          )}
          <Form.Item label="名称" name="name" rules={[{ required: true, message: '请填写名称' }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item label="文字" name="html">
            <BodyEditor />
          </Form.Item>
          <RefusalNote refusal={create.refusal ?? change.refusal} />
          <Button type="primary" htmlType="submit" loading={create.busy || change.busy}>
            保存
          </Button>
        </Form>
      </Modal>
    </>
  );
}

function BlockRow({ block, again }: { block: Block; again: () => void }) {
  const { id, code, name, html, holders, organisation, changedAt } = block;
  const writes = mayWrite(useMe());
  const facts = (
    <>
      <code>[[{code}]]</code>
      <span>{organisation.name}</span>
      <span>{timeOf(changedAt)} 修改</span>
      {holders.length > 0 && <span>{holders.length} 件已发布内容仍是旧文字</span>}
    </>
  );
  return (
    <>
      <Row title={name} facts={facts}>
        {writes && <Editing block={block} again={again} />}
        {writes && holders.length > 0 && (
          <Reason
            act={CorrectHoldersDocument}
            variables={(changeNote) => ({ blockId: id, changeNote })}
            button="为它们开更正稿"
            label="更正说明"
            hint="每件内容各开一份更正稿，已换成新文字，照常送审后发布。"
            done="已开更正稿"
            onDone={again}
          />
        )}
      </Row>
      <HtmlView html={html} />
      {holders.map((one) => (
        <p key={one.contentId} className="faint">
          <Link href={`/published/${one.contentId}`}>{one.title}</Link>
        </p>
      ))}
    </>
  );
}

/** Wording that stands in many copies: written once, put in when a copy is submitted. */
export function BlocksPage() {
  const writes = mayWrite(useMe());
  return (
    <Load query={BlocksDocument} variables={{}}>
      {({ blocks }, again) => (
        <>
          <Head title="通用段落" hint="在正文中写 [[代码]]，送审时换成这里的文字。">
            {writes && <Editing again={again} />}
          </Head>
          <Part title="可以引用的段落">
            {blocks.length === 0 && <p className="faint">还没有通用段落。</p>}
            <ul className="rows">
              {blocks.map((block) => (
                <li key={block.id}>
                  <BlockRow block={block} again={again} />
                </li>
              ))}
            </ul>
          </Part>
        </>
      )}
    </Load>
  );
}
