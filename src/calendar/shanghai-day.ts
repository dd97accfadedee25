/** The day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function shanghaiDay(instant: Date): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(instant.getTime());
  return moment.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}
