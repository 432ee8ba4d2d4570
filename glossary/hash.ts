/**
 * Hashes over folded characters, 32 bits each. One finds the row of a word or phrase: words are
 * hashed by themselves (FNV-1a) and then joined, so that reading hashes each word once however many
 * phrases it may stand in. The other runs over the whole phrase, is reckoned only where the first
 * hit, and confirms it: together 64 bits, so that among 50,000 forms a false match is due about once
 * in 10^14 words.
 */
export const WORD_SEED = 0x811c9dc5 | 0;
export const CHECK_SEED = 0x2545f491;

/** The hash of a word with one more letter. */
export function hashLetter(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193);
}

/** What a phrase and the joint after it add to the hash of the next word, to make the longer phrase. */
export function phraseBase(phrase: number, joint: number): number {
  return Math.imul(phrase ^ Math.imul(joint, 0x85ebca6b), 0x9e3779b1);
}

/** The confirming hash with one more character, joints included. */
export function checkLetter(check: number, letter: number): number {
  return Math.imul((check ^ (check >>> 13)) + letter, 0x9e3779b1);
}
