import { Button, Empty } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { type TypedDocumentNode, useQuery } from 'urql';
import { Waiting } from './load.tsx';

/** A page of a list as the hub answers it. */
interface Page<T> {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: T }[];
}

/** What every list is asked by. */
interface Asked extends Record<string, unknown> {
  first: number;
  after?: string | null;
}

interface PagedProps<D, V extends Asked, T> {
  query: TypedDocumentNode<D, V>;
  variables: NoInfer<Omit<V, 'first' | 'after'>>;
  of: (data: D) => Page<T>;
  row: (node: T, again: () => void) => ReactNode;
  /** Said when there is none. */
  none: string;
  /** Asks again this often; in seconds. */
  every?: number;
  /** How many rows at first. */
  size?: number;
}

const SIZE = 20;
const MOST = 100;

/** A list that grows on request: twenty rows, then more up to a hundred, then page after page. */
export function Paged<D, V extends Asked, T extends { id: string }>(props: PagedProps<D, V, T>) {
  const { query, variables, of, row, none, every, size = SIZE } = props;
  const [first, setFirst] = useState(size);
  const [after, setAfter] = useState<string | null>(null);
  const all = { ...variables, first, after };
  const [{ data, error, fetching }, execute] = useQuery({ query, variables: all } as never);
  const again = () => execute({ requestPolicy: 'network-only' });
  useEffect(() => {
    if (!every) return;
    const timer = setInterval(() => execute({ requestPolicy: 'network-only' }), every * 1_000);
    return () => clearInterval(timer);
  }, [every, execute]);
  if (!data) return <Waiting failed={error} again={again} />;
  const page = of(data as D);
  const onMore = () =>
    first < MOST ? setFirst(Math.min(first * 2, MOST)) : setAfter(page.pageInfo.endCursor);
  return (
    <>
      {page.edges.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} />}
      <ul className="rows">
        {page.edges.map(({ node }) => (
          <li key={node.id}>{row(node, again)}</li>
        ))}
      </ul>
      <PageFoot page={page} busy={fetching} onMore={onMore} onFirst={after ? () => setAfter(null) : null} />
    </>
  );
}

interface FootProps {
  page: Page<unknown>;
  busy: boolean;
  onMore: () => void;
  onFirst: (() => void) | null;
}

function PageFoot({ page, busy, onMore, onFirst }: FootProps) {
  if (!onFirst && !page.pageInfo.hasNextPage) return null;
  return (
    <p className="foot">
      <small>共 {page.totalCount} 条</small>
      {onFirst && <Button onClick={onFirst}>回到最前</Button>}
      {page.pageInfo.hasNextPage && (
        <Button loading={busy} onClick={onMore}>
          更多
        </Button>
      )}
    </p>
  );
}
