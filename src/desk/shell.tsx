import { Button } from 'antd';
import { Suspense } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { ADDRESSES } from './addresses.ts';
import { Bell } from './parts/bell.tsx';
import { Waiting } from './parts/load.tsx';
import {
  type Me,
  mayAdminister,
  mayCreateChannel,
  mayOperate,
  mayReview,
  mayRule,
  maySupervise,
  mayWrite,
  useMe,
} from './session.tsx';
import { ROLES } from './words.ts';

/** The menu: where an entry leads, its name, and what else belongs to it. */
const MENU: readonly [path: string, name: string, within: RegExp, shown?: (me: Me) => boolean][] = [
  ['/', '待办', /^\/$/],
  ['/upstream', '上级稿件', /^\/(upstream|items)/],
  ['/drifts', '原文变动', /^\/drifts/],
  ['/linkage', '联动规则', /^\/linkage/, mayRule],
  ['/register', '必转台账', /^\/register/],
  ['/copies', '稿件', /^\/copies/],
  ['/published', '已发布', /^\/published/],
  ['/deliveries', '通稿投递', /^\/(deliveries|launch|releases)/],
  ['/held', '渠道稿审核', /^\/held/, mayReview],
  ['/channels', '渠道', /^\/channels/],
  ['/subscribers', '订阅者', /^\/subscribers/, mayCreateChannel],
  ['/screens', '公共屏幕', /^\/screens/, mayOperate],
  ['/accounts', '新媒体账号', /^\/accounts/],
  ['/lexicon', '校对词库', /^\/lexicon/, mayAdminister],
  ['/search', '搜索', /^\/search/, (me) => mayWrite(me) || maySupervise(me)],
  ['/synonyms', '搜索同义词', /^\/synonyms/, mayAdminister],
  ['/delegations', '委托代审', /^\/delegations/, (me) => mayReview(me) || maySupervise(me)],
  ['/steps', '审核环节', /^\/steps/, mayAdminister],
  ['/sections', '栏目设置', /^\/sections/, mayAdminister],
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
        {ADDRESSES.filter(([, , shown]) => shown?.(me) ?? true).map(([path, component]) => (
          <Route key={path} path={path} component={component} />
        ))}
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
