// npm test: from a bare clone to all tests run, in both browsers.
import { ensurePackages, runTypeScript } from './packages.mjs';

ensurePackages();
runTypeScript('run-tests.ts');
