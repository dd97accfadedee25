import { Badge } from 'antd';
import { Link } from 'wouter';
import { UnreadNoticesDocument } from '../generated/operations.ts';
import { Load } from './load.tsx';

const EVERY = 60;

/** How many reminders are unread, and the way to them. */
export function Bell() {
  return (
    <Link href="/notices" aria-label="提醒">
      <Load query={UnreadNoticesDocument} variables={{}} every={EVERY}>
        {({ unreadNotices }) => (
          <Badge count={unreadNotices} size="small" offset={[6, 0]}>
            提醒
          </Badge>
        )}
      </Load>
    </Link>
  );
}
