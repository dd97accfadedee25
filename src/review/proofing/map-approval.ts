import { Severity } from '../finding.ts';
import { type BodyElement } from './body-elements.ts';
import { type Check, type Fault, faultAt, type Proof } from './check.ts';

const MAP =
  /(?<!思维|知识|基因|心灵|技能|能力)地图|区划图|版图|疆域图|区位图|边界图|交通图|旅游图|导览图|水系图|影像图|地形图|分布图/;
const FILE = /(?:^|[/_\-.])(?:map|ditu|quhuatu)\d*(?=[_\-.\d]|$)/i;
const APPROVAL = /审图号|[\u4e00-\u9fffA-Z]S[（(〔[]\d{4}[）)〕\]]/;

/** Finds pictures that may be maps in a text that states no approval number (审图号; 地图管理条例, art. 34). */
export const mapApproval: Check = (proof) => {
  const pictures = proof.elements.filter(({ name }) => name === 'img');
  const { title, summary, body } = proof.texts;
  if (pictures.length === 0 || [title, summary, body].some((text) => APPROVAL.test(text))) return [];
  const maps = pictures.filter((picture) => isMap(picture, proof));
  if (maps.length > 0) return maps.map(({ start, end }) => hint(proof, 'body', [start, end], '图片'));
  const named = MAP.exec(title);
  if (!named) return [];
  return [hint(proof, 'title', [named.index, named.index + named[0].length], '标题所称')];
};

function isMap({ attributes, parent }: BodyElement, proof: Proof): boolean {
  if (MAP.test(attributes.alt ?? '') || FILE.test(attributes.src ?? '')) return true;
  const caption = proof.elements.find(
    (element) => element.name === 'figcaption' && parent?.name === 'figure' && element.parent === parent,
  );
  return caption !== undefined && MAP.test(proof.texts.body.slice(caption.start, caption.end));
}

function hint(proof: Proof, field: 'title' | 'body', range: [number, number], what: string): Fault {
  const reason = `${what}疑似地图，未见审图号；公开地图应经审核并标注审图号`;
  return faultAt(proof, field, range, { severity: Severity.HINT, reason });
}
