import { registerEnumType } from 'type-graphql';

/** Where a copy stands on its way (稿件状态). */
export enum CopyState {
  DRAFT = 'DRAFT',
  IN_REVIEW = 'IN_REVIEW',
  RETURNED = 'RETURNED',
  APPROVED = 'APPROVED',
  SCHEDULED = 'SCHEDULED',
  PUBLISHED = 'PUBLISHED',
}
registerEnumType(CopyState, { name: 'CopyState', description: '稿件状态' });
