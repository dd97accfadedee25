/** The closed list of refusal codes with their default wording; GraphQL answers carry the code in `extensions.code`. */
export const REFUSALS = {
  UNAUTHENTICATED: { zh: '请先登录', en: 'Sign in first' },
  FORBIDDEN: { zh: '您的角色或单位无权进行此操作', en: 'Your role or organisation may not do this' },
  FRESH_SIGN_IN_NEEDED: {
    zh: '此操作须再次确认身份，请输入密码或验证码',
    en: 'This needs a fresh proof of who you are: confirm it by password or code',
  },
  NOT_FOUND: { zh: '没有找到', en: 'Not found' },
  GONE: { zh: '内容已撤下，不再提供', en: 'It has been withdrawn and is gone' },
  BAD_USER_INPUT: { zh: '输入有误', en: 'The input is not valid' },
  STALE: {
    zh: '内容已被他人修改，请刷新后再试',
    en: 'Somebody else has changed this meanwhile; reload and try again',
  },
  NOT_APPROVED: { zh: '未经全部审核环节通过，不得发布', en: 'Not approved by every tier of review' },
  OWN_WORK: {
    zh: '不得审核自己的稿件，也不得一人审两级',
    en: 'Nobody decides own work, or two tiers of one copy',
  },
  BLOCKED_BY_FINDING: { zh: '存在未处理的严重校对问题', en: 'A blocking proofing finding is open' },
  WRONG_STATE: { zh: '当前状态下不能进行此操作', en: 'Not possible in the present state' },
  CONFLICT: { zh: '已经存在', en: 'It exists already' },
  TOO_COSTLY: { zh: '查询过于复杂', en: 'The query is too costly' },
  TOO_LARGE: { zh: '内容过大', en: 'The content is too large' },
  TOO_MANY_REQUESTS: { zh: '请求过于频繁，请稍后再试', en: 'Too many requests; try again later' },
  LOCKED_OUT: {
    zh: '登录失败次数过多，账号已暂时锁定',
    en: 'Too many failed sign-ins; the account is locked for a while',
  },
  UPSTREAM: { zh: '上级来源无法读取', en: 'The upstream could not be read' },
  NOT_THERE_YET: { zh: '此功能尚未提供', en: 'This is not there yet' },
  INTERNAL: { zh: '系统内部错误，已记录', en: 'Internal error; it has been recorded' },
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** A refusal in two languages. */
export interface Wording {
  zh: string;
  en: string;
}

/** What an act throws when it will not do as asked: a code of the closed list and a sentence in zh-CN and en. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly wording: Wording;
  /** Machine-readable particulars, such as the field or the version found. Never secrets. */
  readonly particulars: Record<string, unknown>;

  constructor(code: RefusalCode, wording?: Wording, particulars: Record<string, unknown> = {}) {
    const words = wording ?? REFUSALS[code];
    super(`${words.zh} ${words.en}`);
    this.name = 'Refusal';
    this.code = code;
    this.wording = words;
    this.particulars = particulars;
  }
}

/** Throws the refusal unless the condition holds. */
export function must(
  condition: unknown,
  code: RefusalCode,
  wording?: Wording,
  particulars?: Record<string, unknown>,
): asserts condition {
  if (!condition) throw new Refusal(code, wording, particulars);
}

/** The sentence of a refusal for an Accept-Language header: zh-CN unless English is preferred. */
export function wordingFor(wording: Wording, acceptLanguage: string | undefined): string {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? wording.en : wording.zh;
}
