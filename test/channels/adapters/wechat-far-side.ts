import { onTestFinished } from 'vitest';
import type { WechatSettings } from '../../../src/channels/adapters/wechat-settings.ts';
import { registerWechatSandbox } from '../../../src/channels/sandbox/wechat-routes.ts';
import { WechatSimulator } from '../../../src/channels/sandbox/wechat-simulator.ts';
import { createFetcher } from '../../../src/platform/fetch/fetch.ts';
import { plainText } from '../../../src/platform/html/sanitise.ts';
import { createHttp } from '../../../src/platform/http.ts';
import { createLog } from '../../../src/platform/log.ts';
import type { FarSide } from './far-side.ts';

/** A PNG as small as one can be; with other bytes behind it, other pictures. */
export function png(more = ''): Uint8Array {
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(more)]);
}

/** The simulator of the product, on a loopback port until the test is finished. */
export async function openWechat(
  settings: Partial<WechatSettings> = {},
): Promise<FarSide<WechatSettings> & { simulator: WechatSimulator; media: FarSide['media'] }> {
  const simulator = new WechatSimulator(() => new Date());
  const server = createHttp(createLog('error'), { patience: 50 });
  const fetch = createFetcher({ allow: ['127.0.0.1'] });
  const save = () => Promise.resolve();
  await registerWechatSandbox(server, { simulator, save, fetch, publicUrl: 'http://127.0.0.1' });
  const origin = await server.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => {
    server.server.closeAllConnections();
    return server.close();
  });
  const living = () => simulator.state.articles.filter(({ isDeleted }) => !isDeleted);
  return {
    simulator,
    settings: {
      appId: 'wx1234567890abcdef',
      appSecret: 'sandbox-secret',
      mode: 'publish',
      corrections: 'post',
      author: '',
      comments: 'none',
      coverMediaId: '',
      titleLimit: 32,
      digestLimit: 120,
      contentLimit: 19_900,
      api: `${origin}/sandbox/wechat/api`,
      ...settings,
    },
    copies: () => {
      simulator.finish();
      return living().map(({ article }) => `${article.title}\n${plainText(article.content)}`);
    },
    fault: (what) => simulator.state.faults.push({ at: 'post', what }),
    settle: () => simulator.finish(),
    tamper: () => {
      for (const { article } of living()) article.content = article.content.replace('要做好', '不必做好');
    },
    media: async (hash) => png(hash),
  };
}
