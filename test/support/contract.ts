import { existsSync, readFileSync } from 'node:fs';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, print } from 'graphql';

const FOLDER = new URL('../../../shared/contract/', import.meta.url);

/** Whether the folder of contract operations stands beside the repository. */
export const hasContract = existsSync(FOLDER);

/** The operations that other programs rely on, word for word, by name. */
export function contractOperations(file: 'reading' | 'desk'): Map<string, string> {
  const document: DocumentNode = parse(readFileSync(new URL(`${file}.graphql`, FOLDER), 'utf8'));
  const operations = document.definitions.filter(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  return new Map(operations.map((operation) => [operation.name?.value ?? '', print(operation)]));
}
