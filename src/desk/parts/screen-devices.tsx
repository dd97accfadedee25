import { Alert, Button, Form, Input, Modal, Popconfirm, Space, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useAct } from '../act.ts';
import {
  IssueScreenDeviceDocument,
  type IssueScreenDeviceMutation,
  RevokeScreenDeviceDocument,
  type ScreensQuery,
} from '../generated/operations.ts';
import { since, timeOf } from '../time.ts';
import { Row } from './frame.tsx';
import { RefusalNote } from './refusal-note.tsx';

type Screen = ScreensQuery['screens'][number];
type Device = Screen['devices'][number];
type Issued = IssueScreenDeviceMutation['issueScreenDevice'];

/** Players ask every few seconds; without a word for so long one is asleep or cut off. In ms. */
const SILENT = 10 * 60_000;
/** A clock that is off by more plays at the wrong time. In ms. */
const OFF = 60_000;

function standing({ listAt, revokedAt, missing }: Device): readonly [colour: string, word: string] {
  if (revokedAt) return ['default', '已停用'];
  if (!listAt) return ['warning', '尚未连接'];
  if (Date.now() - Date.parse(listAt) > SILENT) return ['error', `失联 ${since(listAt)}`];
  return missing.length > 0 ? ['warning', `还缺 ${missing.length} 项`] : ['success', '正常'];
}

function DeviceRow({ device, again }: { device: Device; again: () => void }) {
  const act = useAct(RevokeScreenDeviceDocument, { done: '已停用' });
  const revoke = async () => {
    if (await act.run({ id: device.id })) again();
  };
  const [colour, word] = standing(device);
  const skew = device.clockSkewMs ?? 0;
  const facts = (
    <>
      <Tag color={colour}>{word}</Tag>
      <span>最近联系 {timeOf(device.listAt)}</span>
      {device.listUntil && <span>断网可播至 {timeOf(device.listUntil)}</span>}
      {Math.abs(skew) > OFF && <Tag color="error">时钟偏差 {Math.round(skew / 1_000)} 秒</Tag>}
    </>
  );
  return (
    <Row title={device.name} facts={facts}>
      {!device.revokedAt && (
        <Popconfirm title="停用后它不再得到内容，不能恢复。" okText="停用" onConfirm={() => void revoke()}>
          <Button loading={act.busy}>停用</Button>
        </Popconfirm>
      )}
    </Row>
  );
}

function Codes({
  issued,
  address,
  onClose,
}: {
  issued: Issued | null;
  address: string;
  onClose: () => void;
}) {
  return (
    <Modal open={issued !== null} title={`终端“${issued?.device.name}”`} footer={null} onCancel={onClose}>
      <Alert type="warning" showIcon title="下面的内容只显示这一次。" />
      <p className="above">在终端上打开 {address}，输入配对码（半小时内有效，只能用一次）：</p>
      <Typography.Paragraph copyable code>
        {issued?.pairingCode ?? ''}
      </Typography.Paragraph>
      <p className="faint">不能输入的终端可以用令牌：</p>
      <Typography.Paragraph copyable code>
        {issued?.token ?? ''}
      </Typography.Paragraph>
    </Modal>
  );
}

/** The players of a screen: how each stands, and a new one. */
export function ScreenDevices({ screen, again }: { screen: Screen; again: () => void }) {
  const [issued, setIssued] = useState<Issued | null>(null);
  const act = useAct(IssueScreenDeviceDocument, { quiet: true });
  const [form] = Form.useForm<{ name: string }>();
  const issue = async ({ name }: { name: string }) => {
    const data = await act.run({ channelId: screen.id, name });
    if (!data) return;
    setIssued(data.issueScreenDevice);
    form.resetFields();
    again();
  };
  return (
    <>
      <ul className="rows">
        {screen.devices.map((device) => (
          <li key={device.id}>
            <DeviceRow device={device} again={again} />
          </li>
        ))}
      </ul>
      <Form
        form={form}
        name={`devices-${screen.id}`}
        layout="inline"
        className="above"
        onFinish={(entered) => void issue(entered)}
      >
        <Space>
          <Form.Item name="name" rules={[{ required: true, message: '请填写名称' }]} noStyle>
            <Input aria-label="终端名称" maxLength={100} placeholder="终端名称，例如：一楼东侧" />
          </Form.Item>
          <Button htmlType="submit" loading={act.busy}>
            新增终端
          </Button>
        </Space>
      </Form>
      <RefusalNote refusal={act.refusal} />
      <Codes issued={issued} address={screen.address} onClose={() => setIssued(null)} />
    </>
  );
}
