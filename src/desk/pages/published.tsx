import { Tag } from 'antd';
import { Link } from 'wouter';
import { type PublicationRowFragment, PublicationsDocument } from '../generated/operations.ts';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Paged } from '../parts/paged.tsx';
import { timeOf } from '../time.ts';
import { KINDS, WITHDRAWALS } from '../words.ts';

function PublicationRow({ content }: { content: PublicationRowFragment }) {
  const { id, title, kind, site, section, publishedAt, editionNumber, withdrawalKind } = content;
  const facts = (
    <>
      {withdrawalKind ? (
        <Tag color="error">{WITHDRAWALS[withdrawalKind][0]}</Tag>
      ) : (
        <Tag color="success">在线</Tag>
      )}
      <span>{KINDS[kind]}</span>
      <span>
        {site.name} · {section.name}
      </span>
      <span>{timeOf(publishedAt)} 发布</span>
      <span>第 {editionNumber} 版</span>
    </>
  );
  return <Row title={<Link href={`/published/${id}`}>{title}</Link>} facts={facts} />;
}

/** What has been published, withdrawn contents among it. */
export function PublishedPage() {
  return (
    <>
      <Head title="已发布" hint="查看发布记录，更正、撤下，或发起通稿。" />
      <Part title="内容">
        <Paged
          query={PublicationsDocument}
          variables={{}}
          of={(data) => data.publications}
          row={(content) => <PublicationRow content={content} />}
          none="还没有发布内容"
        />
      </Part>
    </>
  );
}
