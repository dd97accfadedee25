import { canonicalJson } from '../../platform/canonical-json.ts';
import type { UpstreamItem } from '../upstream-item.ts';

type Facts = Pick<UpstreamItem, 'policy' | 'attachments' | 'stated'>;

/**
 * Rule: what another hub corrected besides the words of a text, as a sentence in zh-CN: the particulars of a document, or
 * a file that kept its name; null where that is as it was, or nobody stated it.
 */
export function correctedBeyondText(before: Facts, after: Facts): string | null {
  if (!before.stated || !after.stated) return null;
  const files = fingerprintsOf(before) !== fingerprintsOf(after) ? ['附件内容'] : [];
  const particulars = particularsOf(before) !== particularsOf(after) ? ['公文信息'] : [];
  const corrected = [...particulars, ...files];
  return corrected.length > 0 ? `上级更正了${corrected.join('、')}。` : null;
}

const fingerprintsOf = ({ attachments }: Facts): string =>
  canonicalJson(attachments.map(({ name, sha256 = null }) => ({ name, sha256 })));

/** Validity is left out: it changes by what others do to a policy, not by its own correction. */
const particularsOf = ({ policy }: Facts): string => canonicalJson({ ...policy, validity: null });
