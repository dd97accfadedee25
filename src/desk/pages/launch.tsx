import { Button, Form, type FormInstance, Space } from 'antd';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useLocation, useParams } from 'wouter';
import { useAct } from '../act.ts';
import {
  ChannelsDocument,
  type ChannelsQuery,
  DefaultChannelsDocument,
  LaunchDocument,
  PreviewReleaseDocument,
  type PreviewReleaseMutation,
  type ReleaseInput,
  type RenditionInput,
} from '../generated/operations.ts';
import { Head, Part } from '../parts/frame.tsx';
import { type Entered, LaunchFields } from '../parts/launch-fields.tsx';
import { LaunchPreview } from '../parts/launch-preview.tsx';
import { Load } from '../parts/load.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { instantOf } from '../time.ts';

function inputOf({ later, at, ...rest }: Entered, own: RenditionInput[]): ReleaseInput {
  const renditions = own.filter(({ channelId }) => rest.channelIds.includes(channelId));
  return { ...rest, renditions, at: later && at ? instantOf(at) : null };
}

/** Chooses the channels that the content's section goes to by default, once a content is chosen. */
function useDefaults(form: FormInstance<Entered>): void {
  const contentId = Form.useWatch('contentId', form);
  const [{ data }] = useQuery({
    query: DefaultChannelsDocument,
    variables: { contentId },
    pause: !contentId,
  });
  useEffect(() => {
    if (!data?.defaultChannels) return;
    const { channelIds, groupIds } = data.defaultChannels;
    form.setFieldsValue({ channelIds, groupIds });
  }, [data, form]);
}

function LaunchForm({ channels }: { channels: ChannelsQuery['channels'] }) {
  const { id } = useParams<{ id?: string }>();
  const [form] = Form.useForm<Entered>();
  const [, go] = useLocation();
  useDefaults(form);
  const [own, setOwn] = useState<RenditionInput[]>([]);
  const [preview, setPreview] = useState<PreviewReleaseMutation['previewRelease'] | null>(null);
  const look = useAct(PreviewReleaseDocument, { quiet: true });
  const launch = useAct(LaunchDocument, { done: '通稿已交付投递', quiet: true });
  const onPreview = async () => {
    const entered = await form.validateFields().catch(() => null);
    const data = entered && (await look.run({ input: inputOf(entered, own) }));
    setPreview(data?.previewRelease ?? null);
  };
  const onLaunch = async (entered: Entered) => {
    const data = await launch.run({ input: inputOf(entered, own) });
    if (data) go(`/releases/${data.launch.id}`);
  };
  const onOwn = (words: RenditionInput) =>
    setOwn([...own.filter(({ channelId }) => channelId !== words.channelId), words]);
  return (
    <>
      <Part title="通稿">
        <Form
          form={form}
          layout="vertical"
          initialValues={{ contentId: id, later: false, channelIds: [] }}
          onFinish={(entered) => void onLaunch(entered)}
        >
          <LaunchFields channels={channels} />
          <RefusalNote refusal={launch.refusal ?? look.refusal} />
          <Space className="above">
            <Button loading={look.busy} onClick={() => void onPreview()}>
              预览
            </Button>
            <Button type="primary" htmlType="submit" loading={launch.busy}>
              发出通稿
            </Button>
          </Space>
        </Form>
      </Part>
      {preview && <LaunchPreview preview={preview} own={own} onChange={onOwn} />}
    </>
  );
}

/** Sends a published content to a set of channels under one wording. */
export function LaunchPage() {
  return (
    <>
      <Head title="发起通稿" hint="把一件已发布的内容，以同一口径送到多个渠道。" />
      <Load query={ChannelsDocument} variables={{}}>
        {({ channels }) => <LaunchForm channels={channels} />}
      </Load>
    </>
  );
}
