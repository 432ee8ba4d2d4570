import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder of a language pack for Firefox with nothing in it. Firefox speaks only languages it has
 * a pack for; with this one it takes itself to speak the language, and extensions speak it, while its
 * own windows stay English. So no test needs the makers' pack for the very version at hand.
 */
export function emptyLanguagePack(language: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-language-'));
  mkdirSync(join(folder, 'browser'));
  const manifest = {
    manifest_version: 2,
    name: `Language: ${language}`,
    version: '1.0',
    langpack_id: language,
    browser_specific_settings: {
      gecko: {
        id: `langpack-${language}@inlay.example`,
        strict_min_version: '140.0',
        strict_max_version: '*',
      },
    },
    languages: { [language]: { chrome_resources: {}, version: '20260101000000' } },
    sources: { browser: { base_path: 'browser/' } },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}
