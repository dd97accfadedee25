import { onTestFinished } from 'vitest';
import { registerWeiboSandbox } from '../../../src/channels/sandbox/weibo-routes.ts';
import { WeiboSimulator } from '../../../src/channels/sandbox/weibo-simulator.ts';
import { createHttp } from '../../../src/platform/http.ts';
import { createLog } from '../../../src/platform/log.ts';
import type { FarSide } from './far-side.ts';

/** Settings of a channel that leads to a simulated Weibo. */
export interface WeiboSettings {
  accessToken: string;
  boundDomain: string;
  rip: string;
  limit: number;
  picture: boolean;
  api: string;
  site: string;
}

/** The simulator of the product, on a loopback port until the test is finished. */
export async function openWeibo(): Promise<FarSide<WeiboSettings> & { simulator: WeiboSimulator }> {
  const simulator = new WeiboSimulator(() => new Date());
  const server = createHttp(createLog('error'), { patience: 50 });
  await registerWeiboSandbox(server, simulator);
  const origin = await server.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => {
    server.server.closeAllConnections();
    return server.close();
  });
  const bound = { accessToken: 'sandbox-shili.gov.cn', boundDomain: 'shili.gov.cn', rip: '203.0.113.7' };
  const limits = { limit: 140, picture: true };
  return {
    simulator,
    settings: { ...bound, ...limits, api: `${origin}/sandbox/weibo/api`, site: `${origin}/sandbox/weibo` },
    copies: () => simulator.posts.map((post) => post.status),
    fault: (kind) => simulator.faults.push(kind),
    tamper: () => {
      for (const post of simulator.posts) post.text = post.text.replace('要做好', '不必做好');
    },
  };
}
