import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startOverlay } from './start.ts';

export default defineUnlistedScript(() => startOverlay());
