import { Button, Radio, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { textOf } from '../csv-file.ts';
import type { Refusal } from '../refusal.ts';
import { Part } from './frame.tsx';
import { RefusalNote } from './refusal-note.tsx';

/** Whether what is in the file is added to what is there, or takes its place. */
type ImportMode = 'MERGE' | 'REPLACE';

interface CsvImportProps {
  /** What the file holds, as its field is called. */
  label: string;
  hint: ReactNode;
  modes: Record<ImportMode, string>;
  refusal: Refusal | null;
  busy: boolean;
  run: (csv: string, mode: ImportMode) => Promise<void>;
}

/** Takes a CSV file in, whole or not at all. */
export function CsvImport({ label, hint, modes, refusal, busy, run }: CsvImportProps) {
  const [file, setFile] = useState<File | null>(null);
  const [mode, setMode] = useState<ImportMode>('MERGE');
  return (
    <Part title="导入">
      <p className="faint">{hint}</p>
      <Space orientation="vertical">
        <input
          type="file"
          accept=".csv,text/csv"
          aria-label={label}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <Radio.Group
          value={mode}
          options={(Object.keys(modes) as ImportMode[]).map((value) => ({ value, label: modes[value] }))}
          onChange={(event) => setMode(event.target.value)}
        />
        <RefusalNote refusal={refusal} />
        <Button
          type="primary"
          disabled={!file}
          loading={busy}
          onClick={() => file && void textOf(file).then((csv) => run(csv, mode))}
        >
          导入
        </Button>
      </Space>
    </Part>
  );
}
