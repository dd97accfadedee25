import { Button, Form, Input, Tag } from 'antd';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import {
  MarkNoticesReadDocument,
  NoticeAddressDocument,
  NoticesDocument,
  type NoticesQuery,
  SetNoticeAddressDocument,
} from '../generated/operations.ts';
import { pageOf } from '../journal-subjects.ts';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { Paged } from '../parts/paged.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { timeOf } from '../time.ts';
import { DUTIES } from '../words.ts';

type Notice = NoticesQuery['notices']['edges'][number]['node'];

function NoticeRow({ notice, again }: { notice: Notice; again: () => void }) {
  const { duty, level, at, readAt } = notice;
  const mark = useAct(MarkNoticesReadDocument);
  const read = async () => {
    if (await mark.run({ ids: [notice.id] })) again();
  };
  const facts = (
    <>
      <Tag color={level >= 100 ? 'error' : 'warning'}>{level >= 100 ? '已逾期' : `时限已过 ${level}%`}</Tag>
      <span>{timeOf(duty.dueAt)} 前</span>
      {duty.site && <span>{duty.site.name}</span>}
      <span>{timeOf(at)} 提醒</span>
      {duty.state !== 'OPEN' && <Tag color="success">已办结</Tag>}
    </>
  );
  const words = `${DUTIES[duty.kind]}${duty.about ? `《${duty.about}》` : '任务'}`;
  return (
    <Row title={<Link href={pageOf(duty.subject) ?? '/'}>{words}</Link>} facts={facts}>
      {!readAt && (
        <Button size="small" loading={mark.busy} onClick={() => void read()}>
          标为已读
        </Button>
      )}
    </Row>
  );
}

function Address({ email, again }: { email: string | null; again: () => void }) {
  const act = useAct(SetNoticeAddressDocument, { done: '已保存', quiet: true });
  const save = async (entered: { email?: string }) => {
    if (await act.run({ email: entered.email || null })) again();
  };
  return (
    <Form layout="inline" initialValues={{ email }} onFinish={(entered) => void save(entered)}>
      <Form.Item label="电子邮箱" name="email" extra="留空则只在采编台提醒">
        <Input type="email" maxLength={254} />
      </Form.Item>
      <Button htmlType="submit" loading={act.busy}>
        保存
      </Button>
      <RefusalNote refusal={act.refusal} />
    </Form>
  );
}

/** One's own reminders, and where they are mailed to. */
export function NoticesPage() {
  const mark = useAct(MarkNoticesReadDocument, { done: '全部标为已读' });
  return (
    <>
      <Head title="提醒" hint="任务的工作时限过半、过八成和到期时提醒。">
        <Button loading={mark.busy} onClick={() => void mark.run({})}>
          全部标为已读
        </Button>
      </Head>
      <Part title="收到的提醒">
        <Paged
          query={NoticesDocument}
          variables={{}}
          of={(data) => data.notices}
          row={(notice, again) => <NoticeRow notice={notice} again={again} />}
          none="没有提醒"
        />
      </Part>
      <Part title="邮件提醒">
        <Load query={NoticeAddressDocument} variables={{}}>
          {({ noticeAddress }, again) => <Address email={noticeAddress} again={again} />}
        </Load>
      </Part>
    </>
  );
}
