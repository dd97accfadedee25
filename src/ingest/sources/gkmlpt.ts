import { z } from 'zod';
import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import { fetchProblem } from '../fetch-problem.ts';
import { LARGEST_PAGE, LONGEST_WAIT_MS } from './bounds.ts';
import { pagesByCounter } from './further-pages.ts';
import { parseJsonList } from './json.ts';
import { failed, readList } from './read-list.ts';
import type { Source, SourceReading, SourceRequest } from './source.ts';

const settingsShape = z.object({
  columnId: z.coerce.string().optional(),
  siteId: z.coerce.string().optional(),
});
const FIELDS = { items: 'articles', title: 'title', url: 'url', date: 'date', origin: 'publisher' };

/**
 * Guangdong's open-government catalogue (政府信息公开目录平台). The feed's address is that of the platform
 * (`…/gkmlpt/…`) or of its list API; settings `columnId` and `siteId` choose column and site.
 */
export const gkmlpt: Source = {
  async read(request): Promise<SourceReading> {
    const settings = settingsShape.safeParse(request.settings);
    if (!settings.success) {
      return failed('GKMLPT 设置有误：columnId、siteId 应为编号。');
    }
    const siteId = settings.data.siteId ?? (await statedSiteId(request));
    if (siteId instanceof FetchRefusal) return failed(`上级来源读取失败：${fetchProblem(siteId)}`);
    const url = listAddress(request.url, { ...settings.data, siteId });
    return readList(
      { ...request, url },
      {
        accept: 'application/json',
        parse: (list) => parseJsonList({ ...list, settings: FIELDS }),
        pagesAfter: pagesByCounter,
      },
    );
  },
};

/** The site's number as the platform's own page states it in its script; undefined where it states none. */
async function statedSiteId({ url, fetch }: SourceRequest): Promise<string | FetchRefusal | undefined> {
  if (/\/gkmlpt\/api\//u.test(url) || !/\/gkmlpt(?:\/|$)/u.test(url)) return undefined;
  try {
    const bounds = { maxBytes: LARGEST_PAGE, timeoutMs: LONGEST_WAIT_MS };
    const { text } = await fetch(url, { headers: { accept: 'text/html' }, ...bounds });
    return /\bSITE_ID['"]?\s*:\s*['"]?(?<id>\d+)/u.exec(text())?.groups?.id;
  } catch (error) {
    if (error instanceof FetchRefusal) return error;
    throw error;
  }
}

/** The address of the platform's list API for an address on the platform; API addresses stay as they are. */
function listAddress(url: string, { columnId = '0', siteId }: z.infer<typeof settingsShape>): string {
  if (/\/gkmlpt\/api\//u.test(url)) return url;
  const root = url.replace(/\/gkmlpt(?:\/.*)?$/u, '').replace(/\/$/u, '');
  const site = siteId === undefined ? '' : `&sid=${encodeURIComponent(siteId)}`;
  return `${root}/gkmlpt/api/all/${encodeURIComponent(columnId)}?page=1${site}`;
}
