/** An instant as a sentence in zh-CN names it: 2026年11月20日08:05, Beijing time. */
export function spokenTime(at: Date): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Asia/Shanghai');
  const time = local.toPlainTime().toString().slice(0, 5);
  return `${local.year}年${local.month}月${local.day}日${time}`;
}
