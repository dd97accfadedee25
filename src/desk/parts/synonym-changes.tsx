import type { SynonymChangesQuery } from '../generated/operations.ts';
import { SynonymChangesDocument } from '../generated/operations.ts';
import { Load } from './load.tsx';

type Group = SynonymChangesQuery['synonymChanges']['added'][number];

/** So many groups are shown of each; the exported file has them all. */
const SHOWN = 200;

function wordingOf({ words, also, kind }: Group): string {
  const leads = also.length > 0 ? ` → ${also.join('、')}` : '';
  return `${words.join('、')}${leads}${kind && `（${kind}）`}`;
}

function Groups({ groups, as: Mark }: { groups: readonly Group[]; as: 'ins' | 'del' }) {
  const shown = groups.slice(0, SHOWN).map(wordingOf);
  return (
    <>
      {shown.map((wording) => (
        <p key={wording}>
          <Mark>{wording}</Mark>
        </p>
      ))}
      {groups.length > SHOWN && <p>{`……共 ${groups.length} 组`}</p>}
    </>
  );
}

/** What one version of the synonyms added to the one before and removed from it. */
export function SynonymChanges({ number }: { number: number }) {
  return (
    <Load query={SynonymChangesDocument} variables={{ number }}>
      {({ synonymChanges: { added, removed } }) => (
        <div className="diff lines">
          <p>{`增加 ${added.length} 组，减少 ${removed.length} 组`}</p>
          <Groups groups={removed} as="del" />
          <Groups groups={added} as="ins" />
        </div>
      )}
    </Load>
  );
}
