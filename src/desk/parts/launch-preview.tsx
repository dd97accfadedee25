import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { WORDING_FAULTS } from '../channel-words.ts';
import type { PreviewReleaseMutation, RenditionInput } from '../generated/operations.ts';
import { Part } from './frame.tsx';
import { HtmlView } from './html-view.tsx';

type Preview = PreviewReleaseMutation['previewRelease'];
type Previewed = Preview['renditions'][number];

interface OwnProps {
  previewed: Previewed;
  own: RenditionInput | undefined;
  onChange: (own: RenditionInput) => void;
}

function OwnWords({ previewed: { channel, title, text }, own, onChange }: OwnProps) {
  const [open, setOpen] = useState(own !== undefined);
  const words = own ?? { channelId: channel.id, title, text };
  if (!open) return <Button onClick={() => setOpen(true)}>另拟渠道稿</Button>;
  return (
    <div className="above">
      <Input
        aria-label={`${channel.name}的标题`}
        value={words.title ?? ''}
        maxLength={300}
        onChange={(event) => onChange({ ...words, title: event.target.value })}
      />
      <Input.TextArea
        aria-label={`${channel.name}的正文`}
        rows={5}
        value={words.text ?? ''}
        onChange={(event) => onChange({ ...words, text: event.target.value })}
      />
      <p className="faint">改后请再点“预览”。只作删节的，直接发出；有增改的，须经审核后发出。</p>
    </div>
  );
}

function Measure({ previewed: { length, limit, problems, needsReview } }: { previewed: Previewed }) {
  const isOver = limit !== null && length > limit;
  return (
    <>
      <span className={isOver ? 'overdue' : ''}>
        {length} 字{limit ? `，上限 ${limit}` : ''}
      </span>
      {needsReview && <span className="overdue">有增改，发出前须审核</span>}
      {problems.map((problem) => (
        <span key={problem} className="overdue">
          {problem}
        </span>
      ))}
    </>
  );
}

/** Each channel as it will look, what is wrong with its wording, and where the operator may put own words. */
export function LaunchPreview(props: {
  preview: Preview;
  own: RenditionInput[];
  onChange: (own: RenditionInput) => void;
}) {
  const { preview, own, onChange } = props;
  return (
    <Part title="预览">
      {preview.wording.map(({ phrase, channel, kind }) => (
        <Alert
          key={`${kind}${phrase}${channel.id}`}
          type="error"
          showIcon
          title={`${channel.name}：${WORDING_FAULTS[kind]}“${phrase}”`}
        />
      ))}
      {preview.renditions.map((previewed) => (
        <div key={previewed.channel.id} className="round">
          <div className="facts">
            <strong>{previewed.channel.name}</strong>
            <Measure previewed={previewed} />
          </div>
          <h3>{previewed.title}</h3>
          <div className="diff">
            {previewed.text.length > 600 ? `${previewed.text.slice(0, 600)}…` : previewed.text}
          </div>
          {previewed.channel.kind === 'WECHAT' && previewed.html && (
            <details>
              <summary>文章排版</summary>
              <HtmlView html={previewed.html} />
            </details>
          )}
          {previewed.channel.kind !== 'SUBSITE' && (
            <OwnWords
              previewed={previewed}
              own={own.find(({ channelId }) => channelId === previewed.channel.id)}
              onChange={onChange}
            />
          )}
        </div>
      ))}
    </Part>
  );
}
