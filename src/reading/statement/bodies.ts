import type { BodyVariant } from '../body-variant.ts';
import { deviceBody } from '../device-body.ts';
import { picturesOf } from '../pictures.ts';
import { ofText } from './content-conditions.ts';
import type { Table, Writer } from './draft.ts';
import { membersOf } from './members.ts';
import { textOrNull } from './part.ts';
import { plain } from './plain.ts';

const bodyFor: Writer = ({ alias }, asked, draft) => {
  const variant = draft.argument(asked, 'variant');
  return draft.mark(ofText(alias, textOrNull(`${alias}.body`), 'null'), (json, { context, variables }) =>
    JSON.stringify(deviceBody(context(), JSON.parse(json), variant(variables) as BodyVariant)),
  );
};

/** A body with its length; absent where there is no picture in it. */
interface Pictured {
  length: number;
  html: string | null;
}

const pictures: Writer = ({ alias }, asked, draft) => {
  const html = `case when strpos(${alias}.body, '<img') > 0 then ${alias}.body end`;
  const json = membersOf([
    ['"length":', ...ofText(alias, [{ sql: `coalesce(char_length(${alias}.body), 0)` }], '0')],
    ['"html":', ...ofText(alias, textOrNull(html), 'null')],
  ]);
  return plain<Pictured>(draft, asked, json, ({ length, html }, { context, publicUrl }) => {
    const { budget } = context();
    budget.tell(html ?? { length });
    return budget.spend(picturesOf(html ?? '', publicUrl));
  });
};

/** A body for other devices, and its pictures in sizes. */
export const BODIES: Table = { bodyFor, pictures };
