import { argv } from 'node:process';

/** `npm run bench -- NAME [FOLDER]`: each bench in a file of its own, ending with one line of JSON. */
const BENCHES: Readonly<
  Record<string, () => Promise<{ run(args: string[]): void | Promise<void> }>>
> = {
  hover: () => import('./hover.ts'),
  living: () => import('./living.ts'),
  match: () => import('./match.ts'),
  page: () => import('./page.ts'),
  popup: () => import('./popup.ts'),
  search: () => import('./search.ts'),
  senses: () => import('./senses.ts'),
  untouched: () => import('./untouched.ts'),
};

const [name = '', ...args] = argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [FOLDER]`);
  process.exit(2);
}
const { run } = await bench();
await run(args);
