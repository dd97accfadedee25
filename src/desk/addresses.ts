import { type ComponentType, lazy } from 'react';
import { type Me, mayAdminister, mayCreateChannel, mayOperate, maySupervise, mayWrite } from './session.tsx';

/** A page that comes when it is first asked for. */
function page<K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) {
  return lazy(async () => ({ default: (await load())[name] }));
}

/** The pages of the desk: the first address that fits, its page, and who has it; everybody, unless told. */
export const ADDRESSES: readonly (readonly [
  path: string,
  page: ComponentType,
  shown?: (me: Me) => boolean,
])[] = [
  ['/', page(() => import('./pages/todo.tsx'), 'TodoPage')],
  ['/upstream', page(() => import('./pages/feeds.tsx'), 'FeedsPage')],
  ['/upstream/catalogue', page(() => import('./pages/catalogue.tsx'), 'CataloguePage'), mayWrite],
  ['/upstream/new', page(() => import('./pages/new-feed.tsx'), 'NewFeedPage'), mayWrite],
  ['/upstream/:id', page(() => import('./pages/feed-items.tsx'), 'FeedItemsPage')],
  ['/upstream/:id/settings', page(() => import('./pages/revise-feed.tsx'), 'ReviseFeedPage'), mayWrite],
  ['/drifts', page(() => import('./pages/drifts.tsx'), 'DriftsPage')],
  ['/items/:id', page(() => import('./pages/item.tsx'), 'ItemPage')],
  ['/copies', page(() => import('./pages/copies.tsx'), 'CopiesPage')],
  ['/copies/new', page(() => import('./pages/new-copy.tsx'), 'NewCopyPage'), mayWrite],
  ['/copies/:id/edit', page(() => import('./pages/edit-copy.tsx'), 'EditCopyPage'), mayWrite],
  ['/copies/blocks', page(() => import('./pages/blocks.tsx'), 'BlocksPage')],
  ['/copies/:id', page(() => import('./pages/copy.tsx'), 'CopyPage')],
  ['/published', page(() => import('./pages/published.tsx'), 'PublishedPage')],
  ['/published/:id', page(() => import('./pages/content.tsx'), 'ContentPage')],
  ['/launch/:id?', page(() => import('./pages/launch.tsx'), 'LaunchPage')],
  ['/deliveries', page(() => import('./pages/deliveries.tsx'), 'DeliveriesPage')],
  ['/channels', page(() => import('./pages/channels.tsx'), 'ChannelsPage')],
  ['/subscribers', page(() => import('./pages/subscribers.tsx'), 'SubscribersPage'), mayCreateChannel],
  ['/screens', page(() => import('./pages/screens.tsx'), 'ScreensPage'), mayOperate],
  ['/lexicon', page(() => import('./pages/lexicon.tsx'), 'LexiconPage'), mayAdminister],
  [
    '/search',
    page(() => import('./pages/search.tsx'), 'SearchPage'),
    (me) => mayWrite(me) || mayAdminister(me) || maySupervise(me),
  ],
  ['/synonyms', page(() => import('./pages/synonyms.tsx'), 'SynonymsPage'), mayAdminister],
  ['/releases/:id', page(() => import('./pages/release.tsx'), 'ReleasePage')],
  ['/held', page(() => import('./pages/held.tsx'), 'HeldPage')],
  ['/accounts', page(() => import('./pages/accounts.tsx'), 'AccountsPage')],
  ['/steps', page(() => import('./pages/step-table.tsx'), 'StepTablePage'), mayAdminister],
  ['/sections', page(() => import('./pages/sections.tsx'), 'SectionsPage'), mayAdminister],
  ['/delegations', page(() => import('./pages/delegations.tsx'), 'DelegationsPage')],
  ['/linkage', page(() => import('./pages/linkage.tsx'), 'LinkagePage')],
  ['/register', page(() => import('./pages/register.tsx'), 'RegisterPage')],
  ['/notices', page(() => import('./pages/notices.tsx'), 'NoticesPage')],
  ['/calendar', page(() => import('./pages/calendar.tsx'), 'CalendarPage')],
  ['/journal', page(() => import('./pages/journal.tsx'), 'JournalPage')],
];
