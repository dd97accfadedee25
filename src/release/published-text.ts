import { Index, Property } from '@mikro-orm/decorators/legacy';
import type {
  InterpretationForm,
  InterpretationPart,
  PolicyPart,
  TopicGroupPart,
  TopicPart,
} from '../content/parts.ts';
import type { Precision } from '../content/precision.ts';
import type { ChainLink, Mark } from './mark.ts';

/** A file readers may fetch. */
export interface PublishedAttachment {
  name: string;
  url: string;
  sha256: string | null;
  bytes: number | null;
  mediaType: string | null;
}

/** What readers are told of a content: its words, its facts and its files. */
export abstract class PublishedText {
  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text', nullable: true })
  summary!: string | null;

  /** Sanitised HTML; empty when GONE. */
  @Property({ type: 'text' })
  body!: string;

  /** The body's words without markup; empty when GONE. */
  @Property({ type: 'text' })
  text!: string;

  @Index({ type: 'gin' })
  @Property({ type: 'text[]' })
  keywords: string[] = [];

  @Property({ type: 'text', nullable: true })
  author!: string | null;

  @Property({ type: 'text', nullable: true })
  originName!: string | null;

  @Property({ type: 'text', nullable: true })
  originUrl!: string | null;

  @Property({ type: 'text', nullable: true })
  originAuthor!: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  originPublishedAt!: Date | null;

  /** How exactly that moment is known. */
  @Property({ type: 'text', nullable: true })
  originPrecision: Precision | null = null;

  @Property({ type: 'jsonb', nullable: true })
  policy!: PolicyPart | null;

  /** 发文字号 without spaces and with 〔〕, for look-ups. */
  @Index()
  @Property({ type: 'text', nullable: true })
  policyNumber!: string | null;

  /** What this policy repeals and amends. */
  @Index({ type: 'gin' })
  @Property({ type: 'jsonb', default: '[]' })
  chain: ChainLink[] = [];

  /** Who repeals or amends this one, and that its time is over. */
  @Index({ type: 'gin' })
  @Property({ type: 'jsonb', default: '[]' })
  marks: Mark[] = [];

  @Index()
  @Property({ type: 'timestamptz', nullable: true })
  expiresAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  interpretationForm!: InterpretationForm | null;

  /** The policies an interpretation explains. */
  @Property({ type: 'uuid[]' })
  policyIds: string[] = [];

  /** What an interpretation explains with besides its body. */
  @Property({ type: 'jsonb', nullable: true })
  material: InterpretationPart | null = null;

  /** The days a topic opens and closes. */
  @Property({ type: 'jsonb', nullable: true })
  topicDays: Pick<TopicPart, 'opensOn' | 'closesOn'> | null = null;

  @Property({ type: 'jsonb' })
  topicGroups: TopicGroupPart[] = [];

  @Property({ type: 'jsonb' })
  attachments: PublishedAttachment[] = [];

  /** SHA-256 of every file of the media store that its page shows or offers; whoever asks for another gets none. */
  @Index({ type: 'gin' })
  @Property({ type: 'text[]' })
  mediaHashes: string[] = [];

  /** SHA-256 of every file that was on its page before it was GONE. */
  @Index({ type: 'gin' })
  @Property({ type: 'text[]', default: [] })
  goneHashes: string[] = [];
}
