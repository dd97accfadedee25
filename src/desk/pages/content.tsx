import { Alert, Button, Empty } from 'antd';
import { useParams } from 'wouter';
import { PublicationDocument, type PublicationQuery } from '../generated/operations.ts';
import { ContentActs } from '../parts/content-acts.tsx';
import { DeliveryRow } from '../parts/delivery-row.tsx';
import { Head, Part } from '../parts/frame.tsx';
import { Ledger } from '../parts/ledger.tsx';
import { Load } from '../parts/load.tsx';
import { PolicyChain } from '../parts/policy-chain.tsx';
import { Releases } from '../parts/releases.tsx';
import { maySupervise, useMe } from '../session.tsx';
import { timeOf } from '../time.ts';
import { KINDS, WITHDRAWALS } from '../words.ts';

function Evidence({ contentId }: { contentId: string }) {
  return maySupervise(useMe()) ? <Button href={`/api/evidence/${contentId}`}>导出发布留痕</Button> : null;
}

function ContentView({ data, again }: { data: PublicationQuery; again: () => void }) {
  const { publication: content, editions, releases, deliveries } = data;
  if (!content) return <p>没有找到这件内容。</p>;
  const { title, kind, site, section, path, publishedAt, withdrawalKind, withdrawnAt } = content;
  const facts = `${KINDS[kind]} · ${site.name} · ${section.name} · ${timeOf(publishedAt)} 发布 · ${site.domain}${path}`;
  return (
    <>
      <Head title={title} hint={facts}>
        <ContentActs content={content} again={again} />
        <Evidence contentId={content.id} />
      </Head>
      {withdrawalKind && (
        <Alert
          type="error"
          showIcon
          title={`${WITHDRAWALS[withdrawalKind][0]}，${timeOf(withdrawnAt)}`}
          description={content.withdrawalExplanation}
        />
      )}
      <PolicyChain contentId={content.id} />
      <Part title="发布记录">
        <Ledger editions={editions} />
      </Part>
      <Part title="投递">
        <Releases releases={releases} />
        {deliveries.edges.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有投递到渠道" />
        )}
        <ul className="rows">
          {deliveries.edges.map(({ node }) => (
            <li key={node.id}>
              <DeliveryRow delivery={node} again={again} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

/** A published content: its ledger, where it went, and what can be done about it. */
export function ContentPage() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <Load query={PublicationDocument} variables={{ id }} every={10}>
      {(data, again) => <ContentView data={data} again={again} />}
    </Load>
  );
}
