import { Alert } from 'antd';
import { Link, useParams } from 'wouter';
import { CopyDocument, type CopyQuery } from '../generated/operations.ts';
import { Commissions } from '../parts/commissions.tsx';
import { CopyActs } from '../parts/copy-acts.tsx';
import { CopyFiles } from '../parts/copy-files.tsx';
import { Decision } from '../parts/decision.tsx';
import { Head, Part, State } from '../parts/frame.tsx';
import { History } from '../parts/history.tsx';
import { HtmlView } from '../parts/html-view.tsx';
import { Load } from '../parts/load.tsx';
import { OutsideChecks } from '../parts/outside-checks.tsx';
import { PartsShown } from '../parts/parts-shown.tsx';
import { PolicyTable } from '../parts/policy-table.tsx';
import { Presence } from '../parts/presence.tsx';
import { Proofreading } from '../parts/proofreading.tsx';
import { Remarks } from '../parts/remarks.tsx';
import { Revisions } from '../parts/revisions.tsx';
import { COPY_STATES } from '../states.ts';
import { timeOf } from '../time.ts';
import { CHANGE_KINDS, KINDS, SENSITIVITIES } from '../words.ts';

type Copy = NonNullable<CopyQuery['copy']>;

function Facts({ copy }: { copy: Copy }) {
  const { state, kind, site, section, sensitivity, composedBy, publishAt, contentId } = copy;
  return (
    <span className="facts">
      <State of={COPY_STATES[state]} />
      <span>{KINDS[kind]}</span>
      <span>
        {site.name} · {section.name}
      </span>
      {sensitivity && <span>敏感程度：{SENSITIVITIES[sensitivity][0]}</span>}
      <span>{composedBy.name} 起草</span>
      {copy.named && <span>限定知悉：{copy.named.map(({ name }) => name).join('、')}</span>}
      {contentId && state !== 'PUBLISHED' && <Link href={`/published/${contentId}`}>更正的内容</Link>}
      {publishAt && <span>定于 {timeOf(publishAt)} 发布</span>}
    </span>
  );
}

function Origin({ copy }: { copy: Copy }) {
  const { originName, originUrl, originAuthor, originPublishedAt, author, keywords } = copy;
  const pairs: [string, string | null][] = [
    ['来源', originName],
    ['原作者', originAuthor],
    ['原发布时间', originPublishedAt && timeOf(originPublishedAt)],
    ['作者', author],
    ['关键词', keywords.join('，') || null],
  ];
  return (
    <dl className="pairs">
      {pairs
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {originUrl && (
        <div>
          <dt>原文</dt>
          <dd>
            <a href={originUrl} target="_blank" rel="noreferrer">
              {originUrl}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Text({ copy, again }: { copy: Copy; again: () => void }) {
  return (
    <Part title="正文">
      {copy.changeNote && (
        <div data-field="changeNote">
          <Alert
            type="info"
            showIcon
            title={`更正说明${copy.changeKind ? `（${CHANGE_KINDS[copy.changeKind][0]}）` : ''}：${copy.changeNote}`}
          />
        </div>
      )}
      {copy.summary && (
        <p className="faint" data-field="summary">
          摘要：{copy.summary}
        </p>
      )}
      <PolicyTable policy={copy.policy} />
      <PartsShown copy={copy} />
      <div data-field="body">
        <HtmlView html={copy.body} />
      </div>
      <CopyFiles copy={copy} again={again} />
      <h3>出处</h3>
      <Origin copy={copy} />
    </Part>
  );
}

function CopyView({ copy, again }: { copy: Copy; again: () => void }) {
  return (
    <>
      <Head title={<span data-field="title">{copy.title}</span>} hint={<Facts copy={copy} />}>
        <CopyActs copy={copy} again={again} />
      </Head>
      <div className="split">
        <div>
          <Presence copyId={copy.id} editing={false} />
          <Text copy={copy} again={again} />
          {copy.kind === 'TOPIC' && <Commissions topicId={copy.id} />}
        </div>
        <div>
          <Decision copy={copy} again={again} />
          <Proofreading key={copy.version} copy={copy} again={again} />
          <Part title="批注">
            <Remarks copyId={copy.id} />
          </Part>
          <Part title="审核经过">
            <Revisions copyId={copy.id} revisions={copy.revisions} />
          </Part>
          <OutsideChecks id={copy.id} frozen={copy.revisions.at(-1)?.voidedAt === null} />
          <Part title="全部经过">
            <History copyId={copy.id} />
          </Part>
        </div>
      </div>
    </>
  );
}

/** A copy with everything one decides by: its text, the findings, every round of review. */
export function CopyPage() {
  const { id = '' } = useParams<{ id: string }>();
  return (
    <Load query={CopyDocument} variables={{ id }}>
      {({ copy }, again) => (copy ? <CopyView copy={copy} again={again} /> : <p>没有找到这篇稿件。</p>)}
    </Load>
  );
}
