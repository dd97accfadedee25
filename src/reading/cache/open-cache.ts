import type { Hub } from '../../identity/hub.ts';
import { CompiledOperations } from '../../platform/graphql/compiled-operations.ts';
import type { Front } from '../../platform/graphql/engine.ts';
import type { TrustedDocuments } from '../../platform/graphql/trusted-documents.ts';
import { type ReadingContext, readingContextOf } from '../reading-context.ts';
import { Statements } from '../statement/statements.ts';
import { createFront } from './front.ts';
import { keptAnswers } from './kept-answers.ts';

/** The front of the reading API, which hears of every change: answers are kept, and what every question needs is remembered. */
export async function openCache(hub: Hub, documents: TrustedDocuments): Promise<Front<ReadingContext>> {
  const { cache, isSound, memory, gate } = await keptAnswers(hub);
  const context = (fields?: ReadonlySet<string>) => readingContextOf(hub, { fields, memory });
  return (engine, schema) => {
    const compiled = new CompiledOperations<ReadingContext>(schema);
    const statements = new Statements({ ...hub, schema });
    return createFront({ cache, isSound, engine, compiled, statements, context, gate, documents });
  };
}
