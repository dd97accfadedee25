import { registerEnumType } from 'type-graphql';

/** How far a correction goes: a slip that changes no meaning, or the substance. */
export enum ChangeKind {
  MINOR = 'MINOR',
  SUBSTANTIVE = 'SUBSTANTIVE',
}
registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: '更正类别',
  valuesConfig: {
    MINOR: { description: '文字差错，不影响内容' },
    SUBSTANTIVE: { description: '实质内容' },
  },
});
