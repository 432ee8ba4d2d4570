import { canonical } from './canonical.ts';

/** The id of a headword: "Behçet's disease" is `behcets-disease`. */
export function slug(term: string): string {
  const key = canonical(term)?.key ?? term.normalize('NFKD').toLowerCase();
  return key.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
