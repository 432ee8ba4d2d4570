/** Why a file cannot be read as text, and on which line, from 1. */
export interface TextFault {
  line: number;
  reason: 'too-large' | 'encoding';
}

/**
 * The text of a file: UTF-8, or UTF-16 with its mark, as some spreadsheets save. Another encoding is
 * a fault, since guessing would change names unseen; a file that is too large is not read at all.
 */
export async function readTextFile(
  file: Blob,
  largestBytes: number,
): Promise<{ text: string } | { fault: TextFault }> {
  if (file.size > largestBytes) return { fault: { line: 1, reason: 'too-large' } };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // Text has none: UTF-16 without its mark, or no text at all.
    const nothing = text.indexOf('\0');
    if (nothing === -1) return { text };
    return { fault: { line: lineAt(text, nothing), reason: 'encoding' } };
  } catch {
    return { fault: { line: lineOfBadByte(bytes), reason: 'encoding' } };
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The line, from 1, on which a character stands. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function lineOfBadByte(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i] !== 10) continue;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, i));
    } catch {
      return line;
    }
    line++;
    start = i + 1;
  }
  return 1;
}

/** The line of a JSON error. Engines tell it in words: "at position 12" (V8), "at line 3 column 1". */
export function lineOfJsonError(text: string, message: string): number {
  const line = /line (\d+)/.exec(message)?.[1];
  if (line) return Number(line);
  const position = /position (\d+)/.exec(message)?.[1];
  return lineAt(text, position ? Number(position) : text.length);
}
