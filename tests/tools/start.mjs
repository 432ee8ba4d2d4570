// npm start: from a bare clone to a browser with Inlay in it.
import { ensurePackages, runTypeScript } from './packages.mjs';

ensurePackages();
runTypeScript('demo.ts');
