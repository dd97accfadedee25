import { describe, expect, test } from 'vitest';
import { FeedLevel } from '../../src/ingest/feed.ts';
import { isContentWith, speaksOf, speaksTo } from '../../src/ingest/linkage.ts';

const item = {
  title: '关于印发ＡＩ医疗管理办法的通知',
  policy: { theme: '卫生、体育\\医疗' },
  level: FeedLevel.PROVINCIAL,
};

describe('a condition speaks of an item', () => {
  test.each([
    ['when it says nothing', null, true],
    ['when it is empty', {}, true],
    ['when its words are blank', { titleMatches: ' | ', themes: [] }, true],
    ['when the title holds one of its words', { titleMatches: '决定|通知' }, true],
    ['whatever the width and case of letters', { titleMatches: 'ai医疗' }, true],
    ['with a full-width bar between its words', { titleMatches: '决定｜通知' }, true],
    ['but not when the title holds none', { titleMatches: '决定|公告' }, false],
    ['when the theme holds one of its themes', { themes: ['教育', '医疗'] }, true],
    ['but not when it holds none', { themes: ['教育'] }, false],
    ['of one of its levels', { levels: [FeedLevel.NATIONAL, FeedLevel.PROVINCIAL] }, true],
    ['but not of another level', { levels: [FeedLevel.NATIONAL] }, false],
    ['but not when one of two conditions fails', { titleMatches: '通知', themes: ['教育'] }, false],
  ])('%s', (_, where, expected) => {
    expect(speaksOf(where, item)).toBe(expected);
  });

  test('but not by theme when the item has none', () => {
    expect(speaksOf({ themes: ['教育'] }, { ...item, policy: null })).toBe(false);
  });
});

describe('a condition speaks to a site', () => {
  const site = { industries: ['教育', '卫生'], regions: ['青山镇'] };
  test.each([
    ['when it says nothing', null, true],
    ['of one of its industries', { industries: ['卫生', '交通'] }, true],
    ['but not of another industry', { industries: ['交通'] }, false],
    ['of one of its regions', { regions: ['青山镇'] }, true],
    ['but not of its industry in another region', { industries: ['卫生'], regions: ['白水镇'] }, false],
    ['but a part of a name is not the name', { regions: ['青山'] }, false],
  ])('%s', (_, where, expected) => {
    expect(speaksTo(where, site)).toBe(expected);
  });
});

describe('a condition on counterparts', () => {
  const departments = ['国家卫生健康委员会', '示例省卫生健康委员会'];
  test.each([
    ['asks nobody when it is not given', undefined, [], ['财政部'], true],
    ['is content with one of the departments', true, departments, ['示例省卫生健康委员会'], true],
    ['and with an office of one', true, departments, ['国家卫生健康委员会办公厅'], true],
    ['and with one among several publishers', true, departments, ['财政部', '国家卫生健康委员会'], true],
    ['but not with somebody else', true, departments, ['示例省财政厅'], false],
    ['nor where nobody is named', true, [], ['国家卫生健康委员会'], false],
    ['nor where the item says nobody', true, departments, [], false],
  ])('%s', (_, counterparts, named, publishers, expected) => {
    expect(isContentWith({ counterparts }, named, publishers)).toBe(expected);
  });
});
