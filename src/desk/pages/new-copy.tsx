import { Button, Form, Select } from 'antd';
import { useLocation } from 'wouter';
import { useAct } from '../act.ts';
import { ComposeDocument, type ContentKind } from '../generated/operations.ts';
import { type CopyFields, CopyFormFields } from '../parts/copy-form.tsx';
import { useMySites, usePublished } from '../parts/desk-lists.ts';
import { Head, Part } from '../parts/frame.tsx';
import { Waiting } from '../parts/load.tsx';
import { ChoosePeople } from '../parts/named-people.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { KINDS } from '../words.ts';

interface Entered extends CopyFields {
  kind: ContentKind;
  siteId: string;
  namedIds?: string[];
}

const KIND_OPTIONS = (['ARTICLE', 'POLICY', 'INTERPRETATION', 'TOPIC'] as const).map((value) => ({
  value,
  label: KINDS[value],
}));

/** Begins a copy of one's own. */
export function NewCopyPage() {
  const [form] = Form.useForm<Entered>();
  const [, go] = useLocation();
  const kind = Form.useWatch('kind', form) ?? 'ARTICLE';
  const siteId = Form.useWatch('siteId', form);
  const sites = useMySites();
  const policies = usePublished('POLICY');
  const act = useAct(ComposeDocument, { done: '已保存为草稿', quiet: true });
  const save = async (entered: Entered) => {
    // Nobody chosen means everybody of the organisation.
    const namedIds = entered.namedIds?.length ? entered.namedIds : null;
    const data = await act.run({ input: { ...entered, namedIds } });
    if (data) go(`/copies/${data.compose.id}`);
  };
  if (!sites) return <Waiting />;
  const site = sites.find((one) => one.id === siteId) ?? sites[0];
  const initial = { kind: 'ARTICLE', siteId: sites[0]?.id, sectionId: sites[0]?.sections[0]?.id, body: '' };
  const onSite = (id: string) =>
    form.setFieldValue('sectionId', sites.find((one) => one.id === id)?.sections[0]?.id);
  return (
    <>
      <Head title="写稿" hint="保存后可以送审。" />
      <Part title="内容">
        <Form
          form={form}
          layout="vertical"
          initialValues={initial}
          onFinish={(entered) => void save(entered)}
        >
          <div className="form-grid">
            <Form.Item label="类型" name="kind">
              <Select options={KIND_OPTIONS} />
            </Form.Item>
            <Form.Item label="站点" name="siteId" rules={[{ required: true, message: '请选择站点' }]}>
              <Select options={sites.map(({ id, name }) => ({ value: id, label: name }))} onChange={onSite} />
            </Form.Item>
          </div>
          <CopyFormFields kind={kind} site={site} policies={policies} />
          <Form.Item
            label="知悉范围"
            name="namedIds"
            extra="不填则本单位可见；填了就只有所列人员可见，起草人总在其中。"
          >
            <ChoosePeople known={[]} />
          </Form.Item>
          <RefusalNote refusal={act.refusal} />
          <Button type="primary" htmlType="submit" loading={act.busy} className="above">
            保存草稿
          </Button>
        </Form>
      </Part>
    </>
  );
}
