import { Button } from 'antd';
import { useClient } from 'urql';
import { useAct } from '../act.ts';
import { saveCsv } from '../csv-file.ts';
import {
  ImportLexiconDocument,
  LexiconDocument,
  LexiconFileDocument,
  type LexiconMode,
  type LexiconQuery,
} from '../generated/operations.ts';
import { CsvImport } from '../parts/csv-import.tsx';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { timeOf } from '../time.ts';

type Version = LexiconQuery['lexiconVersions'][number];

const MODES: Record<LexiconMode, string> = {
  MERGE: '合并：文件中的词条以文件为准，其余不变',
  REPLACE: '替换：词库只留文件中的词条',
};
const HINT =
  'CSV文件，表头：词条、类别、级别（阻断、警告、提示）、建议、例外、生效日期、失效日期、范围；例外和范围有多项时用 | 隔开。有一行不合要求，整个文件都不导入。';

function Export() {
  const client = useClient();
  const save = async () => {
    const { data } = await client
      .query(LexiconFileDocument, {}, { requestPolicy: 'network-only' })
      .toPromise();
    if (data) saveCsv('词库.csv', data.lexicon);
  };
  return <Button onClick={() => void save()}>导出现行词库</Button>;
}

function Import({ onto, again }: { onto: number; again: () => void }) {
  const act = useAct(ImportLexiconDocument, { done: '词库已导入，下一次校对即生效', quiet: true });
  const run = async (csv: string, mode: LexiconMode) => {
    if (await act.run({ csv, mode, onto })) again();
  };
  return (
    <CsvImport label="词库文件" hint={HINT} modes={MODES} refusal={act.refusal} busy={act.busy} run={run} />
  );
}

function VersionRow({ version: { number, mode, entries, importedAt, importedBy } }: { version: Version }) {
  const facts = (
    <>
      <span>{MODES[mode].slice(0, 2)}</span>
      <span>{timeOf(importedAt)}</span>
      <span>{importedBy?.name ?? '命令行'}</span>
    </>
  );
  return <Row title={`第 ${number} 版，${entries} 条`} facts={facts} />;
}

/** The lexicon of proofreading: its versions, and how it is changed. */
export function LexiconPage() {
  return (
    <Load query={LexiconDocument} variables={{}}>
      {({ lexiconVersions: versions }, again) => (
        <>
          <Head title="校对词库" hint="固定表述、规范名称等词条，校对时逐条比对。">
            <Export />
          </Head>
          <Import onto={versions[0]?.number ?? 0} again={again} />
          <Part title="版本">
            {versions.length === 0 && <p className="faint">现行的是随系统提供的词库。</p>}
            {versions.map((version) => (
              <VersionRow key={version.id} version={version} />
            ))}
          </Part>
        </>
      )}
    </Load>
  );
}
