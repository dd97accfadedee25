const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;

const FULL = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const DAY = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'long',
  day: 'numeric',
});

/** An instant in Beijing time to the minute; a dash for none. */
export function timeOf(at: string | null | undefined): string {
  return at ? FULL.format(new Date(at)).replaceAll('/', '-') : '—';
}

/** The upstream's own time, no more exact than the upstream stated it. */
export function upstreamTimeOf(at: string | null, precision: string | null): string {
  if (!at) return '未注明';
  return precision === 'DAY' ? DAY.format(new Date(at)) : timeOf(at);
}

function lengthOf(milliseconds: number): string {
  const hours = milliseconds / HOUR;
  if (hours < 1) return `${Math.max(1, Math.round(milliseconds / 60_000))} 分钟`;
  return hours < 48 ? `${Math.round(hours)} 小时` : `${Math.round(hours / 24)} 天`;
}

/** How long until an instant, or for how long it has been past. */
export function remaining(dueAt: string, now = Date.now()): { overdue: boolean; words: string } {
  const left = new Date(dueAt).getTime() - now;
  return { overdue: left < 0, words: left < 0 ? `已逾期 ${lengthOf(-left)}` : `还剩 ${lengthOf(left)}` };
}

/** For how long something has lasted. */
export function since(at: string): string {
  return lengthOf(Date.now() - new Date(at).getTime());
}

/** The instant that a date-and-time field means in Beijing time, whatever the computer's own zone. */
export function instantOf(local: string): string {
  return new Date(`${local}:00+08:00`).toISOString();
}

/** What a date-and-time field shows of an instant in Beijing time; empty for none. */
export function fieldOf(at: string | null | undefined): string {
  return at ? new Date(new Date(at).getTime() + 8 * HOUR).toISOString().slice(0, 16) : '';
}

const ISO_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });

/** Today in Beijing, `YYYY-MM-DD`. */
export function today(): string {
  return ISO_DAY.format(new Date());
}

/** The first day of the month in Beijing, `YYYY-MM-DD`. */
export function monthStart(): string {
  return `${today().slice(0, 8)}01`;
}

/** The day after a day, both `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR).toISOString().slice(0, 10);
}
