import { registerEnumType } from 'type-graphql';

/** What a copy is (稿件类型). */
export enum ContentKind {
  ARTICLE = 'ARTICLE',
  POLICY = 'POLICY',
  INTERPRETATION = 'INTERPRETATION',
  TOPIC = 'TOPIC',
}
registerEnumType(ContentKind, { name: 'ContentKind', description: '内容类型' });
