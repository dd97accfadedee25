import { Button, Radio, Space } from 'antd';
import { useState } from 'react';
import { useClient } from 'urql';
import { useAct } from '../act.ts';
import {
  ImportLexiconDocument,
  LexiconDocument,
  LexiconFileDocument,
  type LexiconMode,
  type LexiconQuery,
} from '../generated/operations.ts';
import { Head, Part, Row } from '../parts/frame.tsx';
import { Load } from '../parts/load.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { timeOf } from '../time.ts';

type Version = LexiconQuery['lexiconVersions'][number];

const MODES: Record<LexiconMode, string> = {
  MERGE: '合并：文件中的词条以文件为准，其余不变',
  REPLACE: '替换：词库只留文件中的词条',
};

/** Text of a file as offices save it: UTF-8, or what their spreadsheet writes. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function Export() {
  const client = useClient();
  const save = async () => {
    const { data } = await client
      .query(LexiconFileDocument, {}, { requestPolicy: 'network-only' })
      .toPromise();
    if (!data) return;
    // The mark at the beginning tells spreadsheets that this is UTF-8.
    const address = URL.createObjectURL(new Blob(['\ufeff', data.lexicon], { type: 'text/csv' }));
    Object.assign(document.createElement('a'), { href: address, download: '词库.csv' }).click();
    URL.revokeObjectURL(address);
  };
  return <Button onClick={() => void save()}>导出现行词库</Button>;
}

function Import({ onto, again }: { onto: number; again: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [mode, setMode] = useState<LexiconMode>('MERGE');
  const act = useAct(ImportLexiconDocument, { done: '词库已导入，下一次校对即生效', quiet: true });
  const run = async () => {
    if (file && (await act.run({ csv: await textOf(file), mode, onto }))) again();
  };
  return (
    <Part title="导入">
      <p className="faint">
        CSV
        文件，表头：词条、类别、级别（阻断、警告、提示）、建议、例外、生效日期、失效日期、范围；例外和范围有多项时用
        | 隔开。 有一行不合要求，整个文件都不导入。
      </p>
      <Space orientation="vertical">
        <input
          type="file"
          accept=".csv,text/csv"
          aria-label="词库文件"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <Radio.Group
          value={mode}
          options={(Object.keys(MODES) as LexiconMode[]).map((value) => ({ value, label: MODES[value] }))}
          onChange={(event) => setMode(event.target.value)}
        />
        <RefusalNote refusal={act.refusal} />
        <Button type="primary" disabled={!file} loading={act.busy} onClick={() => void run()}>
          导入
        </Button>
      </Space>
    </Part>
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
