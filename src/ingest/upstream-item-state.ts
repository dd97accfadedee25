import { registerEnumType } from 'type-graphql';

/** How an upstream item stands: its page is still to be read, has been read, or could not be. */
export enum UpstreamItemState {
  LISTED = 'LISTED',
  READ = 'READ',
  UNREADABLE = 'UNREADABLE',
}
registerEnumType(UpstreamItemState, { name: 'UpstreamItemState', description: '上级稿件状态' });
