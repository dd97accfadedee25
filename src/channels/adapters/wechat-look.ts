import { FetchRefusal } from '../../platform/fetch/fetch-refusal.ts';
import { plainText } from '../../platform/html/sanitise.ts';
import type { Parcel } from './matter.ts';
import type { Look } from './outcome.ts';
import { isOf, WechatFault } from './wechat-answer.ts';
import { newsOf } from './wechat-articles.ts';
import { askWechat } from './wechat-calls.ts';
import { resultOf } from './wechat-result.ts';
import type { WechatDoor } from './wechat-settings.ts';
import { WECHAT_LIMITS } from './wechat-token.ts';

const folded = (text: string) => text.normalize('NFKC').replace(/\s+/gu, '');

function judge(parcel: Parcel, title: string, text: string): Look {
  if (folded(title) !== folded(parcel.rendition.title)) {
    return { found: 'altered', detail: 'the title of the article is not the one that was sent' };
  }
  if (folded(text) === folded(parcel.rendition.text)) {
    return { found: 'landed', detail: 'the article shows what was sent' };
  }
  return { found: 'altered', detail: 'the text of the article is not the one that was sent' };
}

async function lookAtPage({ rendition, standing }: Parcel, door: WechatDoor): Promise<Look> {
  try {
    const page = await door.fetch(standing?.url ?? '', { ...WECHAT_LIMITS, redirects: 3 });
    const shown = folded(plainText(page.text()));
    if (page.status !== 200 || !shown.includes(folded(rendition.title))) {
      return { found: 'missing', detail: 'the page does not show the title' };
    }
    if (shown.includes(folded(rendition.text)))
      return { found: 'landed', detail: 'the page shows title and text' };
    return { found: 'altered', detail: 'the text on the page is not the one that was sent' };
  } catch (error) {
    if (error instanceof FetchRefusal) return { found: 'missing', detail: error.message };
    throw error;
  }
}

/** Of a mass send whose address was not told, the interface says only whether it stands. */
async function lookAtMessage(id: string, door: WechatDoor): Promise<Look> {
  const outcome = await resultOf(id, door);
  return { found: outcome.kind === 'accepted' ? 'landed' : 'missing', detail: outcome.detail };
}

async function lookById(id: string, parcel: Parcel, door: WechatDoor): Promise<Look> {
  const answer = await askWechat(door, 'freepublish/getarticle', { article_id: id });
  if (!answer.ok) {
    const isAbsent = isOf(answer, WechatFault.ABSENT);
    return { found: 'missing', detail: isAbsent ? 'the article is no longer there' : answer.outcome.detail };
  }
  const news = newsOf(answer.body);
  if (!news || news.is_deleted === true)
    return { found: 'missing', detail: 'the article is no longer there' };
  return judge(parcel, String(news.title), plainText(String(news.content ?? '')));
}

/** Reads an article back by its id and compares title and text with what was sent; one that went out by mass send, by its page. */
export async function lookAtArticle(parcel: Parcel, door: WechatDoor): Promise<Look> {
  const { remoteId: id = null, url = null } = parcel.standing ?? {};
  if (id && !id.startsWith('mass:')) return lookById(id, parcel, door);
  return id && !url ? lookAtMessage(id, door) : lookAtPage(parcel, door);
}
