import { Button, Form, InputNumber, Switch } from 'antd';
import { useAct } from '../act.ts';
import {
  RequireInterpretationDocument,
  SectionSettingsDocument,
  type SectionSettingsQuery,
} from '../generated/operations.ts';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { SectionCode } from '../parts/section-code.tsx';

type Section = SectionSettingsQuery['sites'][number]['sections'][number];

interface Entered {
  required: boolean;
  workingDays?: number | null;
}

function Interpretation({ section }: { section: Section }) {
  const [form] = Form.useForm<Entered>();
  const required = Form.useWatch('required', form);
  const act = useAct(RequireInterpretationDocument, { done: '已保存，对此后发布的政策文件生效' });
  const { id: sectionId, interpretDays } = section;
  const save = ({ required: asked, workingDays }: Entered) =>
    act.run({ sectionId, required: asked, workingDays: asked ? workingDays : null });
  return (
    <Form
      form={form}
      name={`section-${sectionId}`}
      layout="inline"
      initialValues={{ required: interpretDays !== null, workingDays: interpretDays ?? 3 }}
      onFinish={(entered: Entered) => void save(entered)}
    >
      <Form.Item name="required" valuePropName="checked">
        <Switch checkedChildren="须解读" unCheckedChildren="不要求" aria-label={`${section.name}须解读`} />
      </Form.Item>
      {required && (
        <Form.Item name="workingDays" rules={[{ required: true, message: '请填写工作日数' }]}>
          <InputNumber
            min={1}
            max={60}
            precision={0}
            suffix="个工作日内"
            aria-label="工作日数"
            style={{ width: 150 }}
          />
        </Form.Item>
      )}
      <Button htmlType="submit" loading={act.busy}>
        保存
      </Button>
    </Form>
  );
}

/** The sections of one's sites: their addresses, which policies must be interpreted, and how soon. */
export function SectionsPage() {
  return (
    <>
      <Head
        title="栏目设置"
        hint="在要求解读的栏目发布政策文件，会产生一项限时解读任务；第一篇解读发布后完成。已经产生的任务不受修改影响。"
      />
      <Load query={SectionSettingsDocument} variables={{}}>
        {({ sites }) =>
          sites.map((site) => (
            <Part key={site.id} title={site.name}>
              <ul className="rows">
                {site.sections.map((section) => (
                  <li key={section.id}>
                    <Row title={section.name}>
                      <SectionCode section={section} />
                      <Interpretation section={section} />
                    </Row>
                  </li>
                ))}
              </ul>
            </Part>
          ))
        }
      </Load>
    </>
  );
}
