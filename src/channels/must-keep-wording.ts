import { Refusal } from '../platform/refusal.ts';
import { WordingFault, type WordingProblem } from '../release/wording.ts';
import type { FittedChannel } from './fit-channels.ts';

const WORDS: Record<WordingFault, [zh: string, en: string]> = {
  MISSING: ['缺少锁定表述', 'lacks the locked phrase'],
  FIGURE: ['出现了原文没有的数字', 'states a figure that the edition does not'],
  DATE: ['出现了原文没有的日期', 'states a date that the edition does not'],
  NAME: ['出现了原文没有的人名或机构名', 'states a name that the edition does not'],
  DOCUMENT_NUMBER: ['出现了原文没有的文号', 'states a document number that the edition does not'],
  TITLE: ['出现了原文没有的文件名', 'states a title that the edition does not'],
};

function wordingRefusal({ channel }: FittedChannel, { phrase, kind }: WordingProblem): Refusal {
  const [zh, en] = WORDS[kind];
  const field = kind === WordingFault.MISSING ? 'lockedPhrases' : 'renditions';
  return new Refusal(
    'BAD_USER_INPUT',
    { zh: `渠道“${channel.name}”${zh}“${phrase}”`, en: `The channel "${channel.name}" ${en}: "${phrase}"` },
    { field, phrase, kind, channelId: channel.id },
  );
}

function lengthRefusal({ channel, rendition: { length, limit } }: FittedChannel): Refusal {
  return new Refusal(
    'BAD_USER_INPUT',
    {
      zh: `渠道“${channel.name}”的渠道稿有${length}字，超过上限${limit}`,
      en: `The rendition of "${channel.name}" has ${length} characters, ${limit} at most`,
    },
    { field: 'renditions', channelId: channel.id },
  );
}

/** Refuses renditions that break the one wording, or that their channel would not take; the first fault is named. */
export function mustKeepWording(fitted: readonly FittedChannel[]): void {
  for (const one of fitted) {
    const [problem] = one.wording;
    if (problem) throw wordingRefusal(one, problem);
    const { length, limit } = one.rendition;
    if (limit !== null && length > limit) throw lengthRefusal(one);
  }
}
