import { registerEnumType } from 'type-graphql';

/** Where a copy that is not approved goes (退回去向). */
export enum ReturnTo {
  AUTHOR = 'AUTHOR',
  STEP_BEFORE = 'STEP_BEFORE',
}
registerEnumType(ReturnTo, {
  name: 'ReturnTo',
  description: '退回去向',
  valuesConfig: { AUTHOR: { description: '退回作者' }, STEP_BEFORE: { description: '退回上一环节' } },
});
