import { Alert } from 'antd';
import type { TryFeedMutation } from '../generated/operations.ts';
import { upstreamTimeOf } from '../time.ts';
import { Part } from './frame.tsx';

/** What a trial of a source found: its items, and what is wrong. */
export function Trial({ trial }: { trial: TryFeedMutation['tryFeed'] }) {
  return (
    <Part title={`试读结果：${trial.items.length} 条`}>
      {trial.problems.length > 0 && <Alert type="warning" showIcon title={trial.problems.join('；')} />}
      <ul>
        {trial.items.map(({ url, title, publishedAt }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {title}
            </a>{' '}
            <small>{upstreamTimeOf(publishedAt, 'DAY')}</small>
          </li>
        ))}
      </ul>
    </Part>
  );
}
