import { Button, Popconfirm } from 'antd';
import { Link } from 'wouter';
import { useAct } from '../act.ts';
import { type PublicationRowFragment, RestoreDocument } from '../generated/operations.ts';
import { mayOperate, mayPublish, mayWrite, useMe } from '../session.tsx';
import { Correct } from './correct.tsx';
import { Withdraw } from './withdraw.tsx';

interface ActProps {
  content: PublicationRowFragment;
  again: () => void;
}

function Restore({ content, again }: ActProps) {
  const act = useAct(RestoreDocument, { done: '已恢复' });
  const restore = async () => {
    if (await act.run({ contentId: content.id })) again();
  };
  return (
    <Popconfirm title="恢复后，内容重新对外显示。" okText="恢复" onConfirm={() => void restore()}>
      <Button loading={act.busy}>恢复</Button>
    </Popconfirm>
  );
}

/** What can be done to a content that is public or withdrawn. */
export function ContentActs({ content, again }: ActProps) {
  const me = useMe();
  const { id, withdrawalKind } = content;
  if (withdrawalKind) return mayPublish(me) ? <Restore content={content} again={again} /> : null;
  return (
    <>
      {mayOperate(me) && (
        <Link href={`/launch/${id}`} asChild>
          <Button type="primary" href={`/desk/launch/${id}`}>
            发起通稿
          </Button>
        </Link>
      )}
      {mayWrite(me) && <Correct content={content} />}
      {mayPublish(me) && <Withdraw contentId={id} onDone={again} />}
    </>
  );
}
