import { Button, Form, Input, Select } from 'antd';
import { MEDIA_KINDS, optionsOf } from '../words.ts';

/** A file of a copy that can be chosen. */
export interface CopyFile {
  name: string;
  sha256: string | null;
}

const required = (message: string) => [{ required: true, message }];

function MediaEntry({ row, files, remove }: { row: number; files: CopyFile[]; remove: () => void }) {
  const options = files.flatMap(({ name, sha256 }) => (sha256 ? [{ value: sha256, label: name }] : []));
  return (
    <fieldset className="form-grid">
      <legend>
        素材 {row + 1}{' '}
        <Button size="small" onClick={remove}>
          删除
        </Button>
      </legend>
      <Form.Item label="素材类型" name={[row, 'kind']} rules={required('请选择素材类型')}>
        <Select options={optionsOf(MEDIA_KINDS)} />
      </Form.Item>
      <Form.Item label="文件" name={[row, 'sha256']} rules={required('请从附件中选择文件')}>
        <Select options={options} placeholder="从附件中选" notFoundContent="还没有附件" />
      </Form.Item>
      <Form.Item label="素材标题" name={[row, 'title']} rules={required('请填写素材标题')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        label="文字说明"
        name={[row, 'text']}
        rules={required('请填写文字说明')}
        extra="图上、片中说了什么，供看不见、听不见的人"
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={20_000} />
      </Form.Item>
    </fieldset>
  );
}

/** The videos, recordings and charts of an interpretation, each a file of the copy with its words. */
export function MediaFields({ files }: { files: CopyFile[] }) {
  const none = files.length === 0;
  const hint = none ? '先保存稿件，在稿件页添加附件，再回到这里选用' : undefined;
  return (
    <Form.Item label="图解、音频、视频" extra={hint} style={{ gridColumn: '1 / -1' }}>
      <Form.List name={['interpretation', 'media']}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <MediaEntry key={key} row={name} files={files} remove={() => remove(name)} />
            ))}
            <Button size="small" disabled={none} onClick={() => add({ kind: 'CHART' })}>
              增加素材
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
