import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Hub } from '../../identity/hub.ts';
import { KeptState } from './kept-state.ts';
import { PAGE_POLICY, sandboxPage } from './page.ts';
import { registerWechatSandbox } from './wechat-routes.ts';
import { WechatSimulator } from './wechat-simulator.ts';
import { freshWechat } from './wechat-state.ts';
import { registerWeiboSandbox } from './weibo-routes.ts';
import { WeiboSimulator } from './weibo-simulator.ts';
import { freshWeibo } from './weibo-state.ts';

const LINKS = `<ul><li><a href="/sandbox/weibo">微博</a></li><li><a href="/sandbox/wechat">微信公众号</a></li></ul>`;

/** Mounts the simulators of Weibo and WeChat, which keep what they know in the data folder, and `/sandbox`, which leads to both. */
export async function registerSandbox(server: FastifyInstance, hub: Hub): Promise<void> {
  const place = (name: string) => join(hub.env.TONGGAO_DATA, 'sandbox', name);
  const weibo = new KeptState(place('weibo'), freshWeibo());
  const wechat = new KeptState(place('wechat'), freshWechat());
  await registerWeiboSandbox(server, new WeiboSimulator(hub.now, weibo.state), () => weibo.save());
  const simulator = new WechatSimulator(hub.now, wechat.state);
  const { fetch, publicUrl } = hub;
  await registerWechatSandbox(server, { simulator, save: () => wechat.save(), fetch, publicUrl });
  server.get('/sandbox', (_request, reply) =>
    reply
      .header('content-security-policy', PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(sandboxPage('演练环境', LINKS)),
  );
}
