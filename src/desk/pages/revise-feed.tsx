import { useLocation, useParams } from 'wouter';
import { useAct } from '../act.ts';
import {
  type FeedInput,
  FeedSettingsDocument,
  type FeedSettingsQuery,
  ReviseFeedDocument,
} from '../generated/operations.ts';
import { FeedForm } from '../parts/feed-form.tsx';
import { Head } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';

type Feed = NonNullable<FeedSettingsQuery['feed']>;

function textOf(settings: unknown): string {
  return Object.keys(settings ?? {}).length > 0 ? JSON.stringify(settings, null, 2) : '';
}

function Revise({ feed: { id, name, url, kind, level, settings, window } }: { feed: Feed }) {
  const [, go] = useLocation();
  const revise = useAct(ReviseFeedDocument, { done: '已修改来源', quiet: true });
  const onSave = async (input: FeedInput) => {
    if (await revise.run({ id, input })) go(`/upstream/${id}`);
  };
  const { unit, value } = window;
  return (
    <>
      <Head
        title={`修改来源：${name}`}
        hint="已读取的稿件和任务不变；地址、类型或设置有改动的，下次重新读取整个列表。"
      />
      <FeedForm
        initial={{ name, url, kind, level, settings: textOf(settings), window: { unit, value } }}
        button="保存"
        busy={revise.busy}
        refusal={revise.refusal}
        onSave={(input) => void onSave(input)}
      />
    </>
  );
}

/** Changes how an upstream is named and read. */
export function ReviseFeedPage() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <Load query={FeedSettingsDocument} variables={{ id }}>
      {({ feed }) => (feed ? <Revise feed={feed} /> : <p>没有找到这个来源。</p>)}
    </Load>
  );
}
