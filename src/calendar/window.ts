import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { must } from '../platform/refusal.ts';
import type { Window } from './deadline.ts';

/** What a duty's window is counted in. */
export enum WindowUnit {
  WORKING_DAYS = 'WORKING_DAYS',
  HOURS = 'HOURS',
}
registerEnumType(WindowUnit, {
  name: 'WindowUnit',
  description: '时限单位',
  valuesConfig: { WORKING_DAYS: { description: '工作日' }, HOURS: { description: '工作小时' } },
});

const MOST = { [WindowUnit.WORKING_DAYS]: 60, [WindowUnit.HOURS]: 480 } as const;

/** Within what something is due. */
@ObjectType('Window')
@InputType('WindowInput')
export class WindowInput {
  @Field(() => WindowUnit)
  unit!: WindowUnit;

  @Field(() => Int)
  value!: number;
}

/** Rule: a window as it was entered, one working day where none was; BAD_USER_INPUT beyond 60 working days or 480 hours. */
export function windowOf(window: WindowInput | null | undefined): Window {
  if (!window) return { unit: 'WORKING_DAYS', value: 1 };
  const most = MOST[window.unit];
  must(window.value >= 1 && window.value <= most, 'BAD_USER_INPUT', {
    zh: `时限须在1到${most}之间`,
    en: `The window must be between 1 and ${most}`,
  });
  return { unit: `${window.unit}`, value: window.value };
}
