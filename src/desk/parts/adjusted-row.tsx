import { Button } from 'antd';
import { useAct } from '../act.ts';
import { type AdjustedFragment, ApproveRenditionDocument } from '../generated/operations.ts';
import { mayReview, useMe } from '../session.tsx';
import { timeOf } from '../time.ts';
import { Row } from './frame.tsx';
import { Reason } from './reason.tsx';

interface AdjustedProps {
  releaseId: string;
  adjusted: AdjustedFragment;
  again: () => void;
  /** Whether the release still waits for reviewers. */
  isHeld: boolean;
}

function Decide({ releaseId, adjusted, again }: AdjustedProps) {
  const renditionId = adjusted.rendition.id;
  const act = useAct(ApproveRenditionDocument, { done: '已通过' });
  const approve = async () => {
    if (await act.run({ releaseId, renditionId, approve: true })) again();
  };
  return (
    <>
      <Button type="primary" loading={act.busy} onClick={() => void approve()}>
        通过
      </Button>
      <Reason
        act={ApproveRenditionDocument}
        variables={(remark) => ({ releaseId, renditionId, approve: false, remark })}
        button="退回"
        label="退回意见"
        hint="退回后这份通稿取消，运营人员修改后重新发起。"
        done="已退回"
        onDone={again}
      />
    </>
  );
}

/** An operator's own words for a channel, with who wrote and who approved them, and the decision where it is due. */
export function AdjustedRow(props: AdjustedProps) {
  const me = useMe();
  const { rendition, channel } = props.adjusted;
  const { title, text, length, limit, adjustedBy, approvedBy, approvedAt, needsReview } = rendition;
  const isDue = props.isHeld && needsReview && !approvedAt;
  const facts = (
    <>
      <span>
        {length} 字{limit ? `，上限 ${limit}` : ''}
      </span>
      <span>{adjustedBy?.name ?? '系统'} 拟稿</span>
      {!needsReview && <span>仅作删节，无须审核</span>}
      {isDue && <span className="overdue">待审核</span>}
      {approvedAt && (
        <span>
          {approvedBy?.name} {timeOf(approvedAt)} 审核通过
        </span>
      )}
    </>
  );
  return (
    <>
      <Row title={`${channel.name}：${title}`} facts={facts}>
        {isDue && mayReview(me) && <Decide {...props} />}
      </Row>
      <div className="diff">{text}</div>
    </>
  );
}
