import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { filePaths, GLOSSARY_LISTS, type GlossaryList } from './bundled.ts';
import { type Compiled, compile } from './compile.ts';
import { describeFault, loadEntries } from './load.ts';

const ENTRIES = join(import.meta.dirname, 'entries');
const PREFIX = 'virtual:inlay/';

const MODULES: Readonly<Record<string, (compiled: Compiled) => string>> = {
  'virtual:inlay/match-index': ({ matchIndex }) => matchIndex,
};

/** One build makes several bundles, each with its own plugin: the entries are compiled once for all. */
let latest: { state: string; compiled: Compiled } | undefined;

/**
 * What the extension carries as files of its own, for `bundled.ts`: one copy for all its parts.
 * A fault in an entry stops the build.
 */
export function glossaryFiles(): { path: string; contents: string }[] {
  const { american, british } = compiledEntries();
  const contents: Record<GlossaryList, readonly unknown[]> = {
    names: american.names,
    cards: american.cards,
    'british-names': british.names,
    'british-cards': british.cards,
  };
  return GLOSSARY_LISTS.flatMap((name) => {
    const list = contents[name];
    const paths = filePaths(name);
    const each = Math.ceil(list.length / paths.length);
    return paths.map((path, part) => ({
      path: path.slice(1),
      contents: JSON.stringify(list.slice(part * each, (part + 1) * each)),
    }));
  });
}

/** The match index as a virtual module (see virtual.d.ts). A fault in an entry stops the build. */
export function glossary(): Plugin {
  return {
    name: 'inlay:glossary',
    resolveId: (id) => (id in MODULES ? `\0${id}` : undefined),
    load(id) {
      const pick = MODULES[id.replace(/^\0/, '')];
      if (!pick) return undefined;
      for (const file of entryFiles()) this.addWatchFile(file);
      return `export default ${JSON.stringify(pick(compiledEntries()))};`;
    },
    handleHotUpdate({ file, server }) {
      if (!entryFiles().includes(file)) return;
      for (const [id, module] of server.moduleGraph.idToModuleMap) {
        if (id.includes(PREFIX)) server.moduleGraph.invalidateModule(module);
      }
      server.ws.send({ type: 'full-reload' });
      return [];
    },
  };
}

function entryFiles(): string[] {
  return readdirSync(ENTRIES)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(ENTRIES, name));
}

function compiledEntries(): Compiled {
  const state = entryFiles()
    .map((file) => `${file} ${statSync(file).mtimeMs}`)
    .join('\n');
  if (latest?.state === state) return latest.compiled;
  const { entries, faults } = loadEntries(ENTRIES);
  const compiled = compile(entries);
  const all = [...faults, ...compiled.faults];
  if (all.length > 0) {
    throw new Error(`The glossary has faults:\n${all.map(describeFault).join('\n')}`);
  }
  latest = { state, compiled };
  return compiled;
}
