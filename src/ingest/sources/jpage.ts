import { z } from 'zod';
import { pagesAfterRecords } from './further-pages.ts';
import { parseListPage } from './gov-page.ts';
import { failed, readList } from './read-list.ts';
import type { Source, SourceReading } from './source.ts';

const settingsShape = z.object({ form: z.record(z.string(), z.union([z.string(), z.number()])).optional() });

/**
 * Hanweb jpage lists. The feed's address is that of `dataproxy.jsp`, with its form (columnid, unitid, webid …) in
 * settings `form`, sent by POST; without a form the address is asked by GET and may also be the column page itself.
 */
export const jpage: Source = {
  async read(request): Promise<SourceReading> {
    const settings = settingsShape.safeParse(request.settings);
    if (!settings.success) {
      return failed('JPAGE 设置有误：form 应为表单字段。');
    }
    const { form } = settings.data;
    const fields = Object.entries(form ?? {}).map(([name, value]) => [name, String(value)]);
    return readList(request, {
      accept: 'application/xml, text/xml, */*;q=0.5',
      form: form ? new URLSearchParams(fields) : undefined,
      parse: (list) => parseListPage({ ...list, settings: {} }),
      pagesAfter: ({ text, ...first }) => pagesAfterRecords(text, first),
    });
  },
};
