import { z } from 'zod';

/** The settings of a Weibo channel. Limits that Weibo changes now and then are settings, not constants. */
export const weiboSettings = z.strictObject({
  /** OAuth 2 token of the account, for the application whose safe domain is `boundDomain`. */
  accessToken: z.string().min(6).max(500),
  /** When it expires; a person is asked to authorise anew in time. */
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  /** 应用信息 – 安全域名: the link of each post must be on it. */
  boundDomain: z.hostname().max(253).toLowerCase(),
  /** The address of this hub as Weibo sees it, which share.json asks for. */
  rip: z.union([z.ipv4(), z.ipv6()]),
  /** 汉字 by Weibo's counting. */
  limit: z.number().int().min(60).max(2_000).default(140),
  /** Whether the first picture of the text goes with it. */
  picture: z.boolean().default(true),
  api: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .default('https://api.weibo.com'),
  /** Where readers see posts. */
  site: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .default('https://weibo.com'),
});

/** Checked settings of a Weibo channel. */
export type WeiboSettings = z.infer<typeof weiboSettings>;

/** Rule: whether an address is on the bound domain or below it. */
export function isOnDomain(address: string, domain: string): boolean {
  const host = URL.parse(address)?.hostname ?? '';
  return host === domain || host.endsWith(`.${domain}`);
}
