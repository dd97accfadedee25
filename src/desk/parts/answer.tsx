import {
  AcknowledgeFindingDocument,
  type CopyQuery,
  OverrideFindingDocument,
} from '../generated/operations.ts';
import { mayOverride, mayReview, mayWrite, useMe } from '../session.tsx';
import { Reason } from './reason.tsx';

type Copy = NonNullable<CopyQuery['copy']>;

interface AnswerProps {
  copyId: string;
  finding: Copy['findings'][number];
  again: () => void;
}

/** What was answered to a finding, or the button to answer it: two tiers up for one that blocks, anybody's for the rest. */
export function Answer({ copyId, finding, again }: AnswerProps) {
  const me = useMe();
  const { id: findingId, rule, severity, state, answer, answeredBy } = finding;
  const variables = (reason: string) => ({ id: copyId, findingId, reason });
  if (state !== 'OPEN') {
    const word = state === 'OVERRIDDEN' ? '已放行' : '已知悉';
    return (
      <small>
        {word}：{answer}（{answeredBy?.name}）
      </small>
    );
  }
  if (severity === 'BLOCK') {
    if (!mayOverride(me, rule)) return null;
    return (
      <Reason
        act={OverrideFindingDocument}
        variables={variables}
        button="放行"
        label="放行理由"
        hint="只对这一处、这一段文字有效；理由会记入操作日志和发布记录。"
        done="已放行，请编辑重新送审"
        onDone={again}
      />
    );
  }
  if (!mayWrite(me) && !mayReview(me)) return null;
  return (
    <Reason
      act={AcknowledgeFindingDocument}
      variables={variables}
      button="知悉"
      label="保留原文的理由"
      done="已记录"
      onDone={again}
    />
  );
}
