import { useLocation } from 'wouter';
import { useAct } from '../act.ts';
import { CreateFeedDocument, type FeedInput } from '../generated/operations.ts';
import { type EnteredFeed, FeedForm } from '../parts/feed-form.tsx';
import { Head } from '../parts/frame.tsx';

const INITIAL: Partial<EnteredFeed> = {
  kind: 'GOV_PAGE',
  level: 'PROVINCIAL',
  window: { unit: 'WORKING_DAYS', value: 1 },
};

/** Enters an upstream, after trying what would be read there. */
export function NewFeedPage() {
  const [, go] = useLocation();
  const create = useAct(CreateFeedDocument, { done: '已新增来源', quiet: true });
  const onCreate = async (input: FeedInput) => {
    const data = await create.run({ input });
    if (data) go(`/upstream/${data.createFeed.id}`);
  };
  return (
    <>
      <Head title="新增来源" hint="先试读，确认能读出稿件，再新增。" />
      <FeedForm
        initial={INITIAL}
        button="新增来源"
        busy={create.busy}
        refusal={create.refusal}
        onSave={(input) => void onCreate(input)}
      />
    </>
  );
}
