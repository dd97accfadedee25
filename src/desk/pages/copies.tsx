import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import { CopiesDocument, type CopyState } from '../generated/operations.ts';
import { CopyRow } from '../parts/copy-row.tsx';
import { Head, Part } from '../parts/frame.tsx';
import { Paged } from '../parts/paged.tsx';
import { mayWrite, useMe } from '../session.tsx';
import { COPY_STATES } from '../states.ts';
import { optionsOf } from '../words.ts';

/** The copies of the sites one may work on, the latest changed first. */
export function CopiesPage() {
  const me = useMe();
  const [state, setState] = useState<CopyState | ''>('');
  const options = [{ value: '' as const, label: '全部状态' }, ...optionsOf(COPY_STATES)];
  return (
    <>
      <Head title="稿件" hint="转载来的和自己写的稿件，送审通过后才能发布。">
        <Select
          aria-label="状态"
          value={state}
          options={options}
          onChange={setState}
          style={{ width: 180 }}
        />
        <Link href="/copies/blocks">通用段落</Link>
        {mayWrite(me) && (
          <Link href="/copies/new" asChild>
            <Button type="primary" href="/desk/copies/new">
              写稿
            </Button>
          </Link>
        )}
      </Head>
      <Part title="全部稿件">
        <Paged
          key={state}
          query={CopiesDocument}
          variables={{ states: state ? [state] : null }}
          of={(data) => data.copies}
          row={(copy) => <CopyRow copy={copy} />}
          none="没有稿件"
        />
      </Part>
    </>
  );
}
