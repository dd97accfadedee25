import { diffText, escapeHtml } from '../platform/html/diff.ts';
import { plainText } from '../platform/html/sanitise.ts';
import type { Edition } from '../release/edition.ts';
import { CHECKING } from './checking-page.ts';
import type { History } from './history.ts';

const ACTS = { PUBLISH: '发布', CORRECT: '更正', WITHDRAW: '撤下', RESTORE: '恢复', MARK: '标注效力' };
const STEP_STATES = { PENDING: '待办', APPROVED: '同意', RETURNED: '退回', VOID: '作废' };

const escaped = (text: unknown): string => escapeHtml(String(text ?? '—'));

const timeOf = (at: Date | string | null): string =>
  at ? new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false }) : '—';

/** A table of texts; every cell is escaped. */
function table(heads: string[], rows: unknown[][]): string {
  if (rows.length === 0) return '<p>无。</p>';
  const cells = (tag: string, row: unknown[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${cells('th', heads)}${rows.map((row) => cells('td', row)).join('')}</table>`;
}

function editionSection(edition: Edition, { names }: History): string {
  const { snapshot, withdrawal, approvals } = edition;
  const facts = table(
    ['时间', '经办', '说明', '撤稿方式', '修订版校验码', '本版校验码', '上一版校验码（全站）'],
    [
      [
        ...[
          timeOf(edition.at),
          edition.byId ? (names[edition.byId] ?? edition.byId) : '系统定时',
          edition.changeNote,
        ],
        ...[withdrawal?.kind, edition.revisionHash, edition.hash, edition.previousHash],
      ],
    ],
  );
  const people = approvals.map((one) => [
    ...[one.tier, one.role, one.username, one.onBehalfOf?.username, timeOf(one.at)],
  ]);
  const files = snapshot.attachments.map(({ name, sha256, bytes, sourceUrl }) => [
    name,
    bytes,
    sha256,
    sourceUrl,
  ]);
  return `<h3>第${edition.number}版 ${ACTS[edition.act]}</h3>${facts}
    <h4>审核</h4>${table(['环节', '角色', '审核人', '代', '时间'], people)}
    <h4>附件</h4>${table(['名称', '字节', 'SHA-256', '来源'], files)}
    <h4>正文</h4><article><h5>${escaped(snapshot.title)}</h5>${snapshot.body}</article>`;
}

function changes({ editions }: History): string {
  const pairs = editions.slice(1).map((edition, index) => [editions[index], edition] as const);
  const changed = pairs.filter(([before, after]) => before?.snapshot.body !== after.snapshot.body);
  return changed
    .map(
      ([before, after]) => `<h3>第${before?.number}版至第${after.number}版</h3>
      <article><pre>${diffText(plainText(before?.snapshot.body ?? ''), plainText(after.snapshot.body))}</pre></article>`,
    )
    .join('');
}

function reviewSection({ revisions, findings, steps, names }: History): string {
  return revisions
    .map(({ id, number, hash, submittedAt, submittedBy, voidedAt }) => {
      const found = findings.filter((one) => one.revision === id);
      const decided = steps.filter((one) => one.revision === id);
      const head = `修订版${number}，${timeOf(submittedAt)}由${names[submittedBy] ?? submittedBy}送审`;
      return `<h3>${escaped(head)}${voidedAt ? '（已作废）' : ''}</h3><p>校验码 ${escaped(hash)}</p>
        <h4>审核意见</h4>${table(
          ['环节', '角色', '结果', '审核人', '时间', '意见'],
          decided.map((one) => [
            ...[
              one.tier,
              one.role,
              STEP_STATES[one.state],
              names[one.decidedBy ?? ''],
              timeOf(one.decidedAt),
              one.remark,
            ],
          ]),
        )}<h4>校对问题</h4>${table(
          ['级别', '规则', '原文', '理由', '处理'],
          found.map((one) => [one.severity, one.rule, one.excerpt, one.reason, one.state]),
        )}`;
    })
    .join('');
}

function outwardSection({ deliveries, attempts, names }: History): string {
  const sent = deliveries.map((one) => [
    ...[
      names[one.channel] ?? one.channel,
      one.editionNumber,
      one.state,
      timeOf(one.sentAt),
      timeOf(one.landedAt),
    ],
    ...[timeOf(one.goneAt), one.receipt?.url ?? one.receipt?.remoteId],
  ]);
  const tried = attempts.map((one) => [timeOf(one.at), one.outcome, one.detail]);
  return `${table(['渠道', '版次', '状态', '发出', '到达', '撤除', '回执'], sent)}
    <h3>每次尝试</h3>${table(['时间', '结果', '说明'], tried)}`;
}

const STYLE = `body{font:16px/1.7 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #bbb;padding:.2rem .5rem;text-align:left;overflow-wrap:anywhere;font-size:.85rem}article{border-left:4px solid #bbb;padding-left:1rem}
ins{background:#d7f5d7}del{background:#fbd9d9}`;

/** Rule: a page of the bundle; it loads nothing from anywhere. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1>${body}</body></html>`;
}

/** Rule: the history of a content as a page that people read. */
export function historyPage(history: History): string {
  const { editions, journal, site, at } = history;
  const title = editions.at(-1)?.snapshot.title ?? '';
  const lines = journal.map((one) => [one.number, timeOf(one.at), one.actorName, one.act, one.hash]);
  const head = `<p>内容编号 ${escaped(history.contentId)}，${escaped(site.name)}（${escaped(site.code)}）。${escaped(timeOf(at))}导出。
    ${editions.length}个发布版，最新为第${editions.length}版。核验方法见“${CHECKING}”。</p>`;
  return page(
    `发布留痕：${title}`,
    `${head}<h2>发布版</h2>${editions.map((one) => editionSection(one, history)).join('')}
     <h2>正文变动</h2>${changes(history) || '<p>各版正文相同。</p>'}<h2>审核过程</h2>${reviewSection(history)}
     <h2>渠道投递</h2>${outwardSection(history)}<h2>操作日志</h2>${table(['序号', '时间', '操作人', '操作', '校验码'], lines)}`,
  );
}
