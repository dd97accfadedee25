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
