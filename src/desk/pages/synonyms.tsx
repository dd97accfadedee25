import { Button } from 'antd';
import { useState } from 'react';
import { useClient } from 'urql';
import { useAct } from '../act.ts';
import { saveCsv } from '../csv-file.ts';
import {
  ImportSynonymsDocument,
  SynonymFileDocument,
  type SynonymMode,
  SynonymsDocument,
  type SynonymsQuery,
} from '../generated/operations.ts';
import { CsvImport } from '../parts/csv-import.tsx';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { SynonymChanges } from '../parts/synonym-changes.tsx';
import { timeOf } from '../time.ts';

type Version = SynonymsQuery['synonymVersions'][number];

const MODES: Record<SynonymMode, string> = {
  MERGE: '合并：文件中出现的词以文件为准，其余不变',
  REPLACE: '替换：只留文件中的同义词',
};
const HINT =
  'CSV文件，表头：同义词、另指、类别。每行一组，词与词之间用 | 隔开：同一组的词互相查到；“另指”只由左边的词查到，反过来不查。有一行不合要求，整个文件都不导入。';

function Export() {
  const client = useClient();
  const save = async () => {
    const { data } = await client
      .query(SynonymFileDocument, {}, { requestPolicy: 'network-only' })
      .toPromise();
    if (data) saveCsv('同义词.csv', data.synonyms);
  };
  return <Button onClick={() => void save()}>导出现行同义词</Button>;
}

function Import({ onto, again }: { onto: number; again: () => void }) {
  const act = useAct(ImportSynonymsDocument, { done: '同义词已导入，两秒内生效', quiet: true });
  const run = async (csv: string, mode: SynonymMode) => {
    if (await act.run({ csv, mode, onto })) again();
  };
  return (
    <CsvImport label="同义词文件" hint={HINT} modes={MODES} refusal={act.refusal} busy={act.busy} run={run} />
  );
}

function VersionRow({ version: { number, mode, entries, importedAt, importedBy } }: { version: Version }) {
  const [open, setOpen] = useState(false);
  const facts = (
    <>
      <span>{MODES[mode].slice(0, 2)}</span>
      <span>{timeOf(importedAt)}</span>
      <span>{importedBy?.name ?? '命令行'}</span>
    </>
  );
  return (
    <li>
      <Row title={`第 ${number} 版，${entries} 组`} facts={facts}>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起' : '查看变化'}
        </Button>
      </Row>
      {open && <SynonymChanges number={number} />}
    </li>
  );
}

/** The synonyms of search: their versions with what each changed, and how they are changed. */
export function SynonymsPage() {
  return (
    <Load query={SynonymsDocument} variables={{}}>
      {({ synonymVersions: versions }, again) => (
        <>
          <Head
            title="搜索同义词"
            hint="单位简称、政策简称和日常说法：公众搜索其中一个，同组的其他说法也查得到。"
          >
            <Export />
          </Head>
          <Import onto={versions[0]?.number ?? 0} again={again} />
          <Part title="版本">
            {versions.length === 0 && <p className="faint">现行的是随系统提供的同义词。</p>}
            <ul className="rows">
              {versions.map((version) => (
                <VersionRow key={version.id} version={version} />
              ))}
            </ul>
          </Part>
        </>
      )}
    </Load>
  );
}
