/**
 * Two rolling 32-bit hashes over folded characters. The first finds the row (FNV-1a); the second,
 * reckoned only where the first hit, confirms it: together 64 bits, so that among 50,000 forms a
 * false match is due about once in 10^14 words.
 */
export const HASH_SEED = 0x811c9dc5 | 0;
export const CHECK_SEED = 0x2545f491;

export function hashStep(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193);
}

export function checkStep(check: number, letter: number): number {
  return Math.imul((check ^ (check >>> 13)) + letter, 0x9e3779b1);
}
