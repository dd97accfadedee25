import { Link } from 'wouter';
import { type DriftKind, OpenDriftsDocument, type OpenDriftsQuery } from '../generated/operations.ts';
import { pageOf } from '../journal-subjects.ts';
import { Head, Part, Row, State } from '../parts/frame.tsx';
import { HtmlView } from '../parts/html-view.tsx';
import { Paged } from '../parts/paged.tsx';
import { timeOf } from '../time.ts';

type Drift = OpenDriftsQuery['drifts']['edges'][number]['node'];

const KINDS: Record<DriftKind, readonly [word: string, colour: string]> = {
  WITHDRAWN: ['上级已撤下', 'error'],
  SUBSTANCE: ['实质内容有变', 'error'],
  WORDING: ['文字表述有变', 'warning'],
  COSMETIC: ['标点或格式有变', 'default'],
};

function DriftRow({ drift: { kind, detectedAt, diffHtml, site, item, content } }: { drift: Drift }) {
  const facts = (
    <>
      <State of={KINDS[kind]} />
      <span>发现于 {timeOf(detectedAt)}</span>
      <span>{site.name}</span>
      <Link href={`/upstream/${item.feed.id}`}>{item.feed.name}</Link>
      <a href={item.url} target="_blank" rel="noreferrer">
        上级原文
      </a>
    </>
  );
  const page = content && pageOf(content);
  return (
    <>
      <Row title={<Link href={`/items/${item.id}`}>{item.title}</Link>} facts={facts}>
        {page ? <Link href={page}>去更正或撤下</Link> : <span className="faint">转载稿尚未发布</span>}
      </Row>
      <HtmlView html={diffHtml} className="diff lines" />
    </>
  );
}

/** What the upstreams changed or took back since it was reposted, and is not set right yet. */
export function DriftsPage() {
  return (
    <>
      <Head
        title="原文变动"
        hint="转载之后上级改动或撤下的稿件。更正或撤下本站的转载稿，或上级恢复原样，即不再列出。"
      />
      <Part title="待处理">
        <Paged
          query={OpenDriftsDocument}
          variables={{}}
          of={(data) => data.drifts}
          row={(drift) => <DriftRow drift={drift} />}
          none="转载过的稿件都与上级原文一致"
          every={60}
        />
      </Part>
    </>
  );
}
