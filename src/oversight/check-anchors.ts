import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { canonicalJson } from '../platform/canonical-json.ts';
import { signerOf, signingKey } from '../platform/signature.ts';
import type { Anchor, Heads } from './anchor.ts';

const head = z.strictObject({ number: z.number().int().min(0), hash: z.string().nullable() });
const shape = z.strictObject({ at: z.string(), edition: head, journal: head, signature: z.string() });

function read(line: string): Anchor | null {
  try {
    return shape.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function isSigned(anchor: Anchor, publicPem: string): boolean {
  const { signature, ...heads } = anchor;
  return signerOf(publicPem, Buffer.from(canonicalJson(heads)), Buffer.from(signature, 'base64')) !== null;
}

const PRESENT = `select (select hash from edition where sequence = ?) as edition,
  (select hash from journal_entry where number = ?) as journal`;

async function headFault(em: EntityManager, { at, edition, journal }: Heads): Promise<string | null> {
  const parameters = [edition.number, journal.number];
  const [present] = await em.execute<{ edition: string | null; journal: string | null }[]>(
    PRESENT,
    parameters,
  );
  if (present?.edition !== edition.hash)
    return `edition ${edition.number} is not the one that was anchored at ${at}`;
  return present.journal === journal.hash
    ? null
    : `journal entry ${journal.number} is not the one that was anchored at ${at}`;
}

/** What the anchors of a file say of two chains that are whole in themselves. */
export interface AnchorVerdict {
  anchors: number;
  fault: string | null;
}

/**
 * Holds both chains against every line of an anchor file, in a stream: each is signed by this hub, and what it names is
 * still there. Names the first that is not. Throws where the file cannot be read.
 */
export async function checkAnchors(em: EntityManager, path: string, secret: string): Promise<AnchorVerdict> {
  const { publicPem } = signingKey(secret);
  const lines = createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let anchors = 0;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    anchors += 1;
    const found = read(line);
    const isOurs = found !== null && isSigned(found, publicPem);
    const fault = isOurs
      ? await headFault(em, found)
      : `line ${anchors} of the anchors is not signed by this hub`;
    if (fault) return { anchors, fault };
  }
  return { anchors, fault: null };
}
