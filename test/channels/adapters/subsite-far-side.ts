import { onTestFinished } from 'vitest';
import { openSink, type Reply } from '../sink.ts';
import type { FarSide, Fault } from './far-side.ts';

const REPLIES: Record<Fault, Reply> = {
  hang: { status: 200, hang: true },
  cut: { status: 200, cut: true },
  '500': { status: 500 },
  '503': { status: 503 },
  '429': { status: 429, headers: { 'retry-after': '120' } },
};

interface SubsiteSettings {
  url: string;
  secret: string;
  payload: 'full' | 'thin';
}

/** A sub-site by the standard: it drops message ids it has had, and shows one page a content. */
export async function openSubsite(): Promise<FarSide<SubsiteSettings>> {
  const sink = await openSink();
  onTestFinished(() => sink.close());
  sink.fallback = { status: 200, body: JSON.stringify({ url: sink.url }) };
  const failed = new Set<number>();
  let tampered = false;
  const copies = (): string[] => {
    const pages = new Map<string, string>();
    const seen = new Set<unknown>();
    for (const [at, { headers, body, raw }] of sink.received.entries()) {
      if (raw === '' || failed.has(at) || seen.has(headers['webhook-id'])) continue;
      seen.add(headers['webhook-id']);
      const id = String(body.data.contentId);
      if (body.type === 'content.withdrawn') pages.delete(id);
      else pages.set(id, `${body.data.title}\n${body.data.body}`);
    }
    return [...pages.values()];
  };
  sink.page = () => `<h1>${copies().join('')}</h1>`.replaceAll('要做好', tampered ? '不必做好' : '要做好');
  return {
    settings: { url: sink.url, secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`, payload: 'full' },
    copies,
    tamper: () => {
      tampered = true;
    },
    fault: (kind) => {
      if (!['hang', 'cut'].includes(kind)) failed.add(sink.received.length);
      sink.replies.push(REPLIES[kind]);
    },
  };
}
