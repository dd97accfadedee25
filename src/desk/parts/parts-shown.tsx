import type { CopyTextFragment } from '../generated/operations.ts';
import { timeOf } from '../time.ts';
import { FORMS, MEDIA_KINDS } from '../words.ts';
import { HtmlView } from './html-view.tsx';

type Copy = CopyTextFragment;
type Link = { number: string | null; title: string | null };

function linksIn(links: Link[] | null | undefined): string | null {
  const named = (links ?? []).map(({ number, title }) => `${title ? `《${title}》` : ''}${number ?? ''}`);
  return named.length > 0 ? named.join('；') : null;
}

/** What a copy says beside its text: what it repeals or amends, what it explains with, what it gathers, and its end. */
export function PartsShown({ copy }: { copy: Copy }) {
  const { policy, interpretation, topic, expiresAt } = copy;
  const pairs: [string, string | null][] = [
    ['废止', linksIn(policy?.repeals)],
    ['修改', linksIn(policy?.amends)],
    ['解读形式', interpretation?.form ? FORMS[interpretation.form] : null],
    ['案例', interpretation?.cases?.map(({ title, text }) => `${title}：${text}`).join('\n') ?? null],
    [
      '数据',
      interpretation?.figures
        ?.map(({ name, value, note }) => `${name} ${value}${note ? `（${note}）` : ''}`)
        .join('；') ?? null,
    ],
    [
      '素材',
      interpretation?.media
        ?.map((one) => `${MEDIA_KINDS[one.kind]}《${one.title}》：${one.text}`)
        .join('\n') ?? null,
    ],
    ['开办', topic?.opensOn ?? null],
    ['结束', topic?.closesOn ?? null],
    [
      '分组',
      topic?.groups
        ?.map((one) => `${one.title}（置顶 ${one.contentIds.length} 条${one.rule ? '，自动收入' : ''}）`)
        .join('、') ?? null,
    ],
    ['有效期至', expiresAt ? timeOf(expiresAt) : null],
  ];
  const filled = pairs.filter(([, value]) => value);
  return (
    <>
      {filled.length > 0 && (
        <dl className="pairs">
          {filled.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {interpretation?.background && <HtmlView html={interpretation.background} />}
    </>
  );
}
