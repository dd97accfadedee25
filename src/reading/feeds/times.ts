function inShanghai(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Asia/Shanghai');
}

/** Rule: an instant as RFC 3339 has it, to the second, in Beijing time. */
export function rfc3339(instant: Date): string {
  return inShanghai(instant).toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Rule: an instant as RSS has it (RFC 822 with four digits of the year), in Beijing time. */
export function rfc822(instant: Date): string {
  const at = inShanghai(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${DAYS[at.dayOfWeek - 1]}, ${two(at.day)} ${MONTHS[at.month - 1]} ${at.year}`;
  return `${day} ${two(at.hour)}:${two(at.minute)}:${two(at.second)} +0800`;
}
