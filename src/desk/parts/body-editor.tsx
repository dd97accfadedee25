import { Button, Input, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';

/** What a button of the bar does: its name, the browser's command, and its value. */
const BAR: readonly [name: string, command: string, value?: string][] = [
  ['正文', 'formatBlock', 'p'],
  ['一级标题', 'formatBlock', 'h2'],
  ['二级标题', 'formatBlock', 'h3'],
  ['加粗', 'bold'],
  ['列表', 'insertUnorderedList'],
  ['编号', 'insertOrderedList'],
  ['居中', 'justifyCenter'],
  ['清除格式', 'removeFormat'],
  ['撤销', 'undo'],
];

function apply(command: string, value?: string): void {
  document.execCommand('defaultParagraphSeparator', false, 'p');
  document.execCommand(command, false, value);
}

function addLink(): void {
  const address = window.prompt('链接地址（http:// 或 https:// 开头）', 'https://');
  if (address && /^https?:\/\//.test(address)) apply('createLink', address);
}

function Bar({ asSource, onSwitch }: { asSource: boolean; onSwitch: () => void }) {
  return (
    <Space wrap size={4} className="bar">
      {!asSource &&
        BAR.map(([name, command, value]) => (
          // The selection in the text must outlive the press.
          <Button
            key={name}
            size="small"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => apply(command, value)}
          >
            {name}
          </Button>
        ))}
      {!asSource && (
        <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={addLink}>
          链接
        </Button>
      )}
      <Button size="small" type={asSource ? 'primary' : 'default'} onClick={onSwitch}>
        {asSource ? '返回编辑' : 'HTML 源码'}
      </Button>
    </Space>
  );
}

interface BodyEditorProps {
  id?: string;
  value?: string;
  onChange?: (html: string) => void;
}

/**
 * Writes the body as it will look, or as HTML. It works on the text itself rather than on a model of it, so that the
 * tables and images of a repost stay as the upstream made them; the hub cleans what it is sent.
 */
export function BodyEditor({ id, value = '', onChange }: BodyEditorProps) {
  const [asSource, setAsSource] = useState(false);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only a text that came from elsewhere is put in: doing so while writing would move the cursor.
    if (sheet.current && sheet.current.innerHTML !== value) sheet.current.innerHTML = value;
  }, [value]);
  const tell = () => onChange?.(sheet.current?.innerHTML ?? '');
  return (
    <div className="editor">
      <Bar asSource={asSource} onSwitch={() => setAsSource(!asSource)} />
      {asSource ? (
        <Input.TextArea
          aria-label="正文源码"
          value={value}
          autoSize={{ minRows: 16, maxRows: 40 }}
          onChange={(event) => onChange?.(event.target.value)}
        />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: no element of HTML holds formatted text
        <div
          id={id}
          ref={(element) => {
            sheet.current = element;
            if (element && element.innerHTML === '') element.innerHTML = value;
          }}
          className="text sheet"
          role="textbox"
          tabIndex={0}
          aria-multiline="true"
          aria-label="正文"
          contentEditable
          suppressContentEditableWarning
          onInput={tell}
          onBlur={tell}
        />
      )}
    </div>
  );
}
