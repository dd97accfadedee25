import type { FetchRefusal, FetchRefusalCode } from '../platform/fetch/fetch-refusal.ts';

const WORDS: Record<FetchRefusalCode, string> = {
  BAD_URL: '地址无法使用',
  PRIVATE_ADDRESS: '地址不在公网上，不予访问',
  TOO_LARGE: '内容超出可读取的大小',
  TIMEOUT: '没有在规定时间内答复完',
  TOO_MANY_REDIRECTS: '跳转次数过多',
  UNREACHABLE: '无法连接',
  BAD_ENCODING: '传输编码有误，内容无法解开',
};

/** Rule: why an outgoing request came to nothing, as a sentence in zh-CN for an editor, with the code a technician asks for. */
export function fetchProblem({ code, message }: FetchRefusal): string {
  const fault = /\(([A-Z][A-Z0-9_]+)\)$/u.exec(message)?.[1];
  return `${WORDS[code]}（${fault ? `${code}，${fault}` : code}）。`;
}
