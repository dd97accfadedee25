import { DUTY_NAMES, type DutyKind } from '../duties/duty.ts';

/** What a letter tells of one duty. */
export interface Line {
  level: number;
  kind: DutyKind;
  about: string | null;
  site: string | null;
  dueAt: Date;
}

const TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'medium',
  timeStyle: 'short',
});

/** Rule: the words of a letter of reminders, the most urgent first, and where to go. */
export function letterOf(lines: readonly Line[], desk: string): { subject: string; text: string } {
  const overdue = lines.filter(({ level }) => level >= 100).length;
  const subject = overdue > 0 ? `【通稿】${overdue}项任务已逾期` : `【通稿】${lines.length}项任务即将到期`;
  const told = lines.map(({ level, kind, about, site, dueAt }) => {
    const stands = level >= 100 ? '已逾期' : `时限已过${level}%`;
    const what = [site, DUTY_NAMES[kind], about && `《${about}》`].filter(Boolean).join(' ');
    return `· ${stands}：${what}，${TIME.format(dueAt)}前`;
  });
  return { subject, text: [...told, '', `请到采编台办理：${desk}`].join('\n') };
}
