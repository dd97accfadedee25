import { z } from 'zod';
import type { Door } from './door.ts';

const optionalSecret = (schema: z.ZodString) => schema.or(z.literal('')).optional();

/** The settings of a channel on WeChat. Limits that the interface changes now and then are settings, not constants. */
export const wechatSettings = z.strictObject({
  appId: z.string().regex(/^wx[0-9a-zA-Z]{4,40}$/),
  appSecret: z.string().min(6).max(200),
  /** Whether an article is published (发布, on nobody's message list) or sent to the followers (群发). */
  mode: z.enum(['publish', 'mass']).default('publish'),
  /** Followers with this tag only; all of them where it is left out. */
  tagId: z.number().int().min(0).optional(),
  /** What becomes of the article that a correction corrects: the new one links to it, or takes its place. */
  corrections: z.enum(['post', 'replace']).default('post'),
  /** Shown beside the title; the name of the origin or of the site where it is left out. */
  author: z.string().max(16).default(''),
  comments: z.enum(['none', 'fans', 'all']).default('none'),
  /** Permanent media id of a cover for articles without a picture; a plain one is made where it is left out. */
  coverMediaId: z.string().max(200).default(''),
  /** 服务器配置：令牌 (Token) and EncodingAESKey of 安全模式; without both, results are only asked for. */
  callbackToken: optionalSecret(z.string().regex(/^[0-9a-zA-Z]{3,32}$/)),
  encodingAesKey: optionalSecret(z.string().regex(/^[0-9a-zA-Z]{43}$/)),
  titleLimit: z.number().int().min(8).max(64).default(32),
  digestLimit: z.number().int().min(20).max(128).default(120),
  /** Characters of the markup. */
  contentLimit: z.number().int().min(1_000).max(20_000).default(19_900),
  api: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .default('https://api.weixin.qq.com'),
});

/** Checked settings of a channel on WeChat. */
export type WechatSettings = z.infer<typeof wechatSettings>;

/** What one must have to call the interface. */
export type WechatDoor = Door<WechatSettings>;
