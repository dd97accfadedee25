import type { PolicyFieldsFragment } from '../generated/operations.ts';
import { VALIDITIES } from '../words.ts';

const ROWS: readonly [Exclude<keyof PolicyFieldsFragment, 'repeals' | 'amends'>, string][] = [
  ['number', '发文字号'],
  ['issuer', '发文机关'],
  ['indexNumber', '索引号'],
  ['theme', '主题分类'],
  ['genre', '公文种类'],
  ['signedOn', '成文日期'],
  ['effectiveOn', '生效日期'],
  ['validity', '有效性'],
];

/** The official-document metadata that is filled in; nothing where none is. */
export function PolicyTable({ policy }: { policy: PolicyFieldsFragment | null }) {
  const filled = ROWS.filter(([field]) => policy?.[field]);
  if (!policy || filled.length === 0) return null;
  return (
    <dl className="pairs">
      {filled.map(([field, name]) => (
        <div key={field}>
          <dt>{name}</dt>
          <dd>{field === 'validity' && policy.validity ? VALIDITIES[policy.validity] : policy[field]}</dd>
        </div>
      ))}
    </dl>
  );
}
