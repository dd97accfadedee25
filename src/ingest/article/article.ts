import type { UpstreamDate } from './dates.ts';

/** A file that an upstream page offers: its name as shown there and its absolute address. */
export interface AttachmentLink {
  name: string;
  url: string;
  /** Of its bytes, where the upstream states it. */
  sha256?: string | null;
}

/** The published particulars of an official document (公文); what the page does not state is null. */
export interface PolicyParticulars {
  /** 发文字号, as `国发〔2018〕43号`. */
  number: string | null;
  /** 发文机关. */
  issuer: string | null;
  /** 索引号. */
  indexNumber: string | null;
  /** 主题分类. */
  theme: string | null;
  /** 公文种类, one of the fifteen. */
  genre: string | null;
  /** 成文日期 as `YYYY-MM-DD`. */
  signedOn: string | null;
  validity: 'IN_FORCE' | 'AMENDED' | 'EXPIRED' | 'REPEALED' | null;
  /** 生效日期 as `YYYY-MM-DD`; pages state it in words only. */
  effectiveOn?: string | null;
  /** What it repeals and amends, by document number. */
  repeals?: { number: string; title: string | null }[];
  amends?: { number: string; title: string | null }[];
}

/** What was read from an upstream article page. Texts are verbatim but trimmed; what the page does not say is null. */
export interface Article {
  title: string;
  /** Sanitised HTML of the text alone, links absolute; empty where no text was found. */
  body: string;
  publishedAt: UpstreamDate | null;
  /** The attributed source (ContentSource, 来源). */
  origin: string | null;
  author: string | null;
  /** Canonical address. */
  url: string;
  siteName: string | null;
  siteIdCode: string | null;
  columnName: string | null;
  keywords: string[];
  summary: string | null;
  policy: PolicyParticulars | null;
  attachments: AttachmentLink[];
  /** What could not be read or looks wrong, as sentences in zh-CN for an editor. */
  problems: string[];
}
