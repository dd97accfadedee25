import { Typography } from 'antd';
import type { DeliveryRowFragment } from '../generated/operations.ts';

/** The words in which a channel says that something was withdrawn, to be copied and posted by hand. */
export function NoticeWords({
  notice: { title, text },
}: {
  notice: NonNullable<DeliveryRowFragment['notice']>;
}) {
  return (
    <details>
      <summary>撤下说明</summary>
      <Typography.Paragraph copyable={{ text: `${title}\n${text}`, tooltips: ['复制', '已复制'] }}>
        <strong>{title}</strong>
        <br />
        {text}
      </Typography.Paragraph>
    </details>
  );
}
