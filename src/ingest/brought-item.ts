import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { UpstreamItem } from './upstream-item.ts';

/** What bringing a page meant for its item. */
export enum BringOutcome {
  NEW = 'NEW',
  CHANGED = 'CHANGED',
  SAME = 'SAME',
}
registerEnumType(BringOutcome, {
  name: 'BringOutcome',
  description: '录入结果',
  valuesConfig: {
    NEW: { description: '首次读出正文' },
    CHANGED: { description: '与上次录入或读取的不同' },
    SAME: { description: '与上次相同' },
  },
});

/** An item whose page an editor brought. */
@ObjectType()
export class BroughtItem {
  @Field(() => UpstreamItem)
  item!: UpstreamItem;

  @Field(() => BringOutcome)
  outcome!: BringOutcome;
}
