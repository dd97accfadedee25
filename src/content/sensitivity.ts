import { registerEnumType } from 'type-graphql';

/** How weighty a copy is, by ascending weight (敏感程度); it decides the tiers of review. */
export enum Sensitivity {
  GENERAL = 'GENERAL',
  SENSITIVE = 'SENSITIVE',
  STRATEGIC = 'STRATEGIC',
  MEDIA = 'MEDIA',
}
registerEnumType(Sensitivity, {
  name: 'Sensitivity',
  description: '敏感程度',
  valuesConfig: {
    GENERAL: { description: '一般' },
    SENSITIVE: { description: '重要敏感' },
    STRATEGIC: { description: '事关全局' },
    MEDIA: { description: '媒体热点' },
  },
});

/** Rule: how heavy a level is; nothing weighs less than the least of them. */
export function weightOf(sensitivity: Sensitivity | null): number {
  return sensitivity === null ? -1 : Object.values(Sensitivity).indexOf(sensitivity);
}

/** Rule: the heaviest of levels; general where there are none. */
export function heaviest(levels: readonly Sensitivity[]): Sensitivity {
  return levels.reduce((one, other) => (weightOf(other) > weightOf(one) ? other : one), Sensitivity.GENERAL);
}
