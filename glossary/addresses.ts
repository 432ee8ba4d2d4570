import { FOLD, learn, SPACE } from './fold.ts';

/**
 * Web and mail addresses, handles, hashtags, file names and paths: nothing in them is a word of the
 * page. Asked only around a form that was found, so that pages without one pay nothing.
 */

/** The stretch without white space that was looked at last, so that each is looked at once. */
export interface AddressRun {
  start: number;
  end: number;
  address: boolean;
}

/** Longer stretches are text without spaces, not addresses. */
const LONGEST_ADDRESS = 2048;
const EDGES = '<>"“”«»|()[]{},;。、';

const WEB = /:\/\/|^www\.|^(?:mailto|data|tel):/i;
const HANDLE = /(?:^|[^\p{L}\p{N}])@[\p{L}\p{N}_]|[\p{L}\p{N}]@[\p{L}\p{N}]/u;
const HASHTAG = /#[\p{L}_]/u;
const DOMAIN = /^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|mil|int|info|[a-z]{2})(?:[/:?#]|\.?$)/;
const FILE =
  /\w\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|txt|csv|tsv|md|jpe?g|png|gif|svg|webp|mp[34]|mov|wav|zip|gz|tar|html?|php|aspx?|jsp|css|jsx?|tsx?|json|xml|ya?ml|py|rb|sh|exe|dll|dmg|apk)(?:$|[?#.!:])/i;
const PATH = /^(?:~|\.{1,2}|[A-Za-z]:)?[\\/][\w.-]+[\\/]|^\/[\w.-]+$|\\\w+\\/;

/** Whether a found form lies in an address of some sort. `run` remembers the last one looked at. */
export function addressAround(text: string, start: number, end: number, run: AddressRun): boolean {
  if (start >= run.end) look(text, start, run);
  if (run.address) return true;
  if (end > run.end) look(text, end - 1, run);
  return run.address;
}

function look(text: string, at: number, run: AddressRun): void {
  let start = at;
  while (start > run.end && !isEdge(text.charCodeAt(start - 1))) start--;
  let end = at;
  // Nearly every stretch is a word with some punctuation after it.
  let suspect = false;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (isEdge(unit)) break;
    suspect ||= isSuspect(unit);
  }
  for (let before = start; before < at && !suspect; before++) {
    suspect = isSuspect(text.charCodeAt(before));
  }
  run.start = start;
  run.end = end;
  run.address = suspect && end - start <= LONGEST_ADDRESS && isAddress(text.slice(start, end));
}

function isEdge(unit: number): boolean {
  if (unit >= 97 && unit <= 122) return false;
  if (unit <= 32 || (FOLD[unit] || learn(unit)) === SPACE) return true;
  return EDGES.includes(String.fromCharCode(unit));
}

/** One of @ # / \ : and the full stop. */
function isSuspect(unit: number): boolean {
  return unit === 46 || unit === 47 || unit === 58 || unit === 64 || unit === 35 || unit === 92;
}

function isAddress(run: string): boolean {
  return [WEB, HANDLE, HASHTAG, DOMAIN, FILE, PATH].some((pattern) => pattern.test(run));
}
