import { argv, exit } from 'node:process';

/** Command line of the glossary: each command in a file of its own, loaded when it is asked for. */
const COMMANDS: Readonly<
  Record<string, () => Promise<{ run(args: string[]): number | Promise<number> }>>
> = {
  list: () => import('./cli/list.ts'),
  find: () => import('./cli/find.ts'),
  search: () => import('./cli/search.ts'),
  check: () => import('./cli/check.ts'),
  coverage: () => import('./cli/coverage.ts'),
};

const [name = '', ...args] = argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  console.error(`Usage: npm run --silent glossary -- ${Object.keys(COMMANDS).join('|')} [FILE...]`);
  exit(2);
}
const { run } = await command();
process.exitCode = await run(args);
