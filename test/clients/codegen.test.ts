import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { contractOperations, hasContract } from '../support/contract.ts';

const SCHEMA = fileURLToPath(new URL('../../schema/reading.graphql', import.meta.url));
const USE = `
  import type { ContentPageQuery, SectionPageQueryVariables } from './made.ts';
  export const asked: SectionPageQueryVariables = { site: '4300000001', section: 'tzgg', first: 10 };
  export function numberOf({ content }: ContentPageQuery): string | null | undefined {
    return content?.__typename === 'Policy' ? content.policy?.number : null;
  }
  // @ts-expect-error a notice has no document number
  export const none = (page: ContentPageQuery) => page.content?.__typename === 'Article' && page.content.policy;
`;

/** What a compiler says of files that are nowhere but here. */
function complaints(files: Record<string, string>): string[] {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, allowImportingTsExtensions: true, skipLibCheck: true, types: [] },
    ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  };
  const host = ts.createCompilerHost(options);
  const folder = fileURLToPath(new URL('./', import.meta.url));
  const held = new Map(Object.entries(files).map(([name, text]) => [folder + name, text]));
  const { readFile, fileExists } = host;
  host.readFile = (name) => held.get(name) ?? readFile(name);
  host.fileExists = (name) => held.has(name) || fileExists(name);
  host.getSourceFile = (name, version) => {
    const text = host.readFile(name);
    return text === undefined ? undefined : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...held.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test.skipIf(!hasContract)(
  'graphql-codegen makes types of the contract that hold a front end to it',
  async () => {
    const [made] = await generate(
      {
        schema: SCHEMA,
        documents: [...contractOperations('reading').values()],
        generates: { 'made.ts': { plugins: ['typescript-operations', 'typed-document-node'] } },
        config: { useTypeImports: true, enumType: 'string-literal' },
        silent: true,
      },
      false,
    );
    expect(complaints({ 'made.ts': String(made?.content), 'use.ts': USE })).toEqual([]);
  },
);
