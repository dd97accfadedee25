import { useQuery } from 'urql';
import { MySitesDocument, type MySitesQuery, PublicationsDocument } from '../generated/operations.ts';

/** The sites one may work on with their sections; undefined until they are known. */
export function useMySites(): MySitesQuery['sites'] | undefined {
  const [{ data }] = useQuery({ query: MySitesDocument, variables: {} });
  return data?.sites;
}

/** The latest hundred published contents that are not withdrawn, as options; `kind` narrows them. */
export function usePublished(kind?: string): { value: string; label: string }[] {
  const [{ data }] = useQuery({ query: PublicationsDocument, variables: { first: 100 } });
  const live = data?.publications.edges.map(({ node }) => node).filter((one) => !one.withdrawalKind) ?? [];
  return live
    .filter((one) => !kind || one.kind === kind)
    .map(({ id, title, site }) => ({ value: id, label: `${title}（${site.name}）` }));
}
