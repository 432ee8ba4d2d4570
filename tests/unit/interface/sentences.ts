import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', '..', 'public', '_locales');

/** The sentences of a language, by name. */
export function sentences(language: string): Record<string, string> {
  const file = JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries<{ message: string }>(file).map(([name, { message }]) => [name, message]),
  );
}
