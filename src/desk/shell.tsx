import { Button } from 'antd';
import { type ComponentType, lazy, Suspense } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { Bell } from './parts/bell.tsx';
import { Waiting } from './parts/load.tsx';
import { type Me, mayAdminister, mayReview, mayRule, maySupervise, mayWrite, useMe } from './session.tsx';
import { ROLES } from './words.ts';

/** A page that comes when it is first asked for. */
function page<K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) {
  return lazy(async () => ({ default: (await load())[name] }));
}

const Todo = page(() => import('./pages/todo.tsx'), 'TodoPage');
const Feeds = page(() => import('./pages/feeds.tsx'), 'FeedsPage');
const NewFeed = page(() => import('./pages/new-feed.tsx'), 'NewFeedPage');
const FeedItems = page(() => import('./pages/feed-items.tsx'), 'FeedItemsPage');
const Item = page(() => import('./pages/item.tsx'), 'ItemPage');
const Copies = page(() => import('./pages/copies.tsx'), 'CopiesPage');
const NewCopy = page(() => import('./pages/new-copy.tsx'), 'NewCopyPage');
const EditCopy = page(() => import('./pages/edit-copy.tsx'), 'EditCopyPage');
const Copy = page(() => import('./pages/copy.tsx'), 'CopyPage');
const Blocks = page(() => import('./pages/blocks.tsx'), 'BlocksPage');
const Published = page(() => import('./pages/published.tsx'), 'PublishedPage');
const Content = page(() => import('./pages/content.tsx'), 'ContentPage');
const Launch = page(() => import('./pages/launch.tsx'), 'LaunchPage');
const Deliveries = page(() => import('./pages/deliveries.tsx'), 'DeliveriesPage');
const Channels = page(() => import('./pages/channels.tsx'), 'ChannelsPage');
const Lexicon = page(() => import('./pages/lexicon.tsx'), 'LexiconPage');
const Release = page(() => import('./pages/release.tsx'), 'ReleasePage');
const Held = page(() => import('./pages/held.tsx'), 'HeldPage');
const Accounts = page(() => import('./pages/accounts.tsx'), 'AccountsPage');
const StepTable = page(() => import('./pages/step-table.tsx'), 'StepTablePage');
const Delegations = page(() => import('./pages/delegations.tsx'), 'DelegationsPage');
const Linkage = page(() => import('./pages/linkage.tsx'), 'LinkagePage');
const Register = page(() => import('./pages/register.tsx'), 'RegisterPage');
const Notices = page(() => import('./pages/notices.tsx'), 'NoticesPage');
const Calendar = page(() => import('./pages/calendar.tsx'), 'CalendarPage');
const Journal = page(() => import('./pages/journal.tsx'), 'JournalPage');

/** The menu: where an entry leads, its name, and what else belongs to it. */
const MENU: readonly [path: string, name: string, within: RegExp, shown?: (me: Me) => boolean][] = [
  ['/', '待办', /^\/$/],
  ['/upstream', '上级稿件', /^\/(upstream|items)/],
  ['/linkage', '联动规则', /^\/linkage/, mayRule],
  ['/register', '必转台账', /^\/register/],
  ['/copies', '稿件', /^\/copies/],
  ['/published', '已发布', /^\/published/],
  ['/deliveries', '通稿投递', /^\/(deliveries|launch|releases)/],
  ['/held', '渠道稿审核', /^\/held/, mayReview],
  ['/channels', '渠道', /^\/channels/],
  ['/accounts', '新媒体账号', /^\/accounts/],
  ['/lexicon', '校对词库', /^\/lexicon/, mayAdminister],
  ['/delegations', '委托代审', /^\/delegations/, (me) => mayReview(me) || maySupervise(me)],
  ['/steps', '审核环节', /^\/steps/, mayAdminister],
  ['/calendar', '工作日历', /^\/calendar/],
  ['/journal', '操作日志', /^\/journal/, maySupervise],
];

function Menu() {
  const me = useMe();
  const [place] = useLocation();
  return (
    <nav className="menu" aria-label="主菜单">
      {MENU.filter(([, , , shown]) => shown?.(me) ?? true).map(([path, name, within]) => (
        <Link key={path} href={path} className={within.test(place) ? 'active' : ''}>
          {name}
        </Link>
      ))}
    </nav>
  );
}

function Pages() {
  const me = useMe();
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/" component={Todo} />
        <Route path="/upstream" component={Feeds} />
        {mayWrite(me) && <Route path="/upstream/new" component={NewFeed} />}
        <Route path="/upstream/:id" component={FeedItems} />
        <Route path="/items/:id" component={Item} />
        <Route path="/copies" component={Copies} />
        {mayWrite(me) && <Route path="/copies/new" component={NewCopy} />}
        {mayWrite(me) && <Route path="/copies/:id/edit" component={EditCopy} />}
        <Route path="/copies/blocks" component={Blocks} />
        <Route path="/copies/:id" component={Copy} />
        <Route path="/published" component={Published} />
        <Route path="/published/:id" component={Content} />
        <Route path="/launch/:id?" component={Launch} />
        <Route path="/deliveries" component={Deliveries} />
        <Route path="/channels" component={Channels} />
        {mayAdminister(me) && <Route path="/lexicon" component={Lexicon} />}
        <Route path="/releases/:id" component={Release} />
        <Route path="/held" component={Held} />
        <Route path="/accounts" component={Accounts} />
        {mayAdminister(me) && <Route path="/steps" component={StepTable} />}
        <Route path="/delegations" component={Delegations} />
        <Route path="/linkage" component={Linkage} />
        <Route path="/register" component={Register} />
        <Route path="/notices" component={Notices} />
        <Route path="/calendar" component={Calendar} />
        <Route path="/journal" component={Journal} />
        <Route>
          <p>
            没有这个页面。<Link href="/">回到待办</Link>
          </p>
        </Route>
      </Switch>
    </Suspense>
  );
}

/** The frame of every page: who one is, where one may go, and the page itself. */
export function Shell({ onSignOut }: { onSignOut: () => void }) {
  const me = useMe();
  return (
    <>
      <header className="top">
        <Link href="/" className="brand">
          通稿 <small>采编台</small>
        </Link>
        <span className="who">
          <span>
            {me.name}
            <small>
              {me.roles.map((role) => ROLES[role]).join('、')}
              {me.organisation && ` · ${me.organisation.name}`}
            </small>
          </span>
          <Bell />
          <Button size="small" onClick={onSignOut}>
            退出
          </Button>
        </span>
      </header>
      <div className="frame">
        <Menu />
        <main>
          <Pages />
        </main>
      </div>
    </>
  );
}
