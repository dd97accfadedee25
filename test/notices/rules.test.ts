import { describe, expect, test } from 'vitest';
import { workingDays } from '../../src/calendar/working-days.ts';
import { DutyKind } from '../../src/duties/duty.ts';
import { Role } from '../../src/identity/role.ts';
import { letterOf } from '../../src/notices/letter.ts';
import { type Level, levelOf } from '../../src/notices/level.ts';
import { recipients } from '../../src/notices/recipients.ts';

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`);

describe('a duty from Friday 16:00 to Monday 17:30, eight office hours, has reached', () => {
  const duty = { openedAt: at('2026-11-20 16:00'), dueAt: at('2026-11-23 17:30') };
  test.each([
    ['nothing', '2026-11-20 17:30', null],
    ['nothing over the weekend', '2026-11-22 23:00', null],
    ['nothing just before half', '2026-11-23 10:59', null],
    ['half', '2026-11-23 11:00', 50],
    ['half still at noon', '2026-11-23 14:00', 50],
    ['four fifths', '2026-11-23 15:54', 80],
    ['its end', '2026-11-23 17:30', 100],
    ['its end a year later', '2027-11-23 17:30', 100],
  ])('%s', (_, now, expected) => {
    expect(levelOf(duty, at(now), workingDays())).toBe(expected);
  });
});

const person = (id: string, organisationId: string | null, ...roles: Role[]) => ({
  id,
  organisationId,
  roles,
});
const people = [
  person('town-editor', 'town', Role.EDITOR),
  person('town-office', 'town', Role.REVIEWER_OFFICE),
  person('county-editor', 'county', Role.EDITOR),
  person('county-operator', 'county', Role.OPERATOR),
  person('county-supervisor', 'county', Role.SUPERVISOR),
  person('city-supervisor', 'city', Role.SUPERVISOR),
  person('city-admin', 'city', Role.ADMIN),
  person('city-vice-mayor', 'city', Role.REVIEWER_VICE_MAYOR),
  person('elsewhere', 'other', Role.EDITOR, Role.SUPERVISOR),
  person('nowhere', null, Role.EDITOR),
];

describe('reminded is', () => {
  const REPOST = { kind: DutyKind.REPOST, hasSite: true };
  const FROM_TOWN = ['town', 'county', 'city'];
  test.each([
    ['at 50 the editor of the town', 50, { ...REPOST, chain: FROM_TOWN }, ['town-editor']],
    ['at 80 its head too', 80, { ...REPOST, chain: FROM_TOWN }, ['town-editor', 'town-office']],
    [
      'at 100 every supervisor above',
      100,
      { ...REPOST, chain: FROM_TOWN },
      ['town-editor', 'town-office', 'county-supervisor', 'city-supervisor'],
    ],
    [
      'where a village has no editor the nearest above',
      50,
      { ...REPOST, chain: ['village', ...FROM_TOWN] },
      ['town-editor'],
    ],
    ['where nobody is, nobody', 100, { ...REPOST, chain: ['empty'] }, []],
    [
      'of a withdrawal whoever operates too, where the nearest of both are',
      50,
      { kind: DutyKind.WITHDRAW, hasSite: true, chain: ['county', 'city'] },
      ['county-editor', 'county-operator'],
    ],
    [
      'of what no site owes the administrators of the head',
      50,
      { kind: DutyKind.ALARM, hasSite: false, chain: ['city'] },
      ['city-admin'],
    ],
    [
      'of a review its reviewers',
      50,
      { kind: DutyKind.REVIEW, hasSite: true, chain: ['city'] },
      ['city-vice-mayor'],
    ],
  ])('%s', (_, level, ower, expected) => {
    expect(recipients(level as Level, ower, people)).toEqual(expected);
  });
});

test('a letter tells what is late first, in words, with where to go', () => {
  const line = { kind: DutyKind.REPOST, about: '关于做好某事的通知', site: '青山镇人民政府网站' };
  const lines = [
    { ...line, level: 100, dueAt: at('2026-11-23 17:30') },
    { ...line, kind: DutyKind.ALARM, about: null, site: null, level: 50, dueAt: at('2026-11-24 17:30') },
  ];
  const { subject, text } = letterOf(lines, 'https://hub.example/desk/');
  expect(subject).toBe('【通稿】1项任务已逾期');
  expect(text).toContain('已逾期：青山镇人民政府网站 转载 《关于做好某事的通知》，2026年11月23日 17:30前');
  expect(text).toContain('时限已过50%：来源告警，2026年11月24日 17:30前');
  expect(text).toContain('https://hub.example/desk/');
  expect(letterOf(lines.slice(1), '').subject).toBe('【通稿】1项任务即将到期');
});
