import { Alert } from 'antd';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { type ChainLinkFragment, PolicyChainDocument } from '../generated/operations.ts';
import { timeOf } from '../time.ts';
import { VALIDITIES } from '../words.ts';

function Named({ link }: { link: ChainLinkFragment }) {
  const { contentId, title, number, since, standing } = link;
  const name = `${title ? `《${title}》` : ''}${number ?? ''}`;
  return (
    <span>
      {contentId ? <Link href={`/published/${contentId}`}>{name}</Link> : name}
      {since && !standing && `（自 ${timeOf(since)} 起）`}
    </span>
  );
}

/** Whether a published text is in force, and which others repeal, amend or are changed by it. */
export function PolicyChain({ contentId }: { contentId: string }) {
  const [{ data }] = useQuery({ query: PolicyChainDocument, variables: { id: contentId } });
  const chain = data?.publication;
  if (!chain) return null;
  const rows: [string, ChainLinkFragment[]][] = [
    ['被以下文件废止', chain.repealedBy],
    ['被以下文件修改', chain.amendedBy],
    ['废止了', chain.repeals],
    ['修改了', chain.amends],
  ];
  const filled = rows.filter(([, links]) => links.length > 0);
  const state = chain.expired ? '有效期已过' : chain.validity && VALIDITIES[chain.validity];
  if (filled.length === 0 && !chain.expiresAt && !chain.expired) return null;
  return (
    <Alert
      type={chain.expired || chain.repealedBy.length > 0 ? 'warning' : 'info'}
      showIcon
      title={
        [state, chain.expiresAt && `有效期至 ${timeOf(chain.expiresAt)}`].filter(Boolean).join('，') || '效力'
      }
      description={filled.map(([words, links]) => (
        <p key={words}>
          {words}：
          {links.map((link) => (
            <Named key={`${link.contentId}${link.number}`} link={link} />
          ))}
        </p>
      ))}
    />
  );
}
