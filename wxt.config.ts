import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { glossary, glossaryFiles } from './glossary/vite-plugin.ts';

/** The oldest browsers Inlay is built for and tested in: CSS highlights, popover, checkVisibility. */
const CHROMIUM_FLOOR = '140';
const FIREFOX_FLOOR = '153.0';

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  imports: false,
  vite: () => ({
    plugins: [preact(), glossary()],
    build: { target: ['chrome140', 'firefox140'] },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'activeTab', 'scripting', 'contextMenus'],
    action: { default_title: '__MSG_extensionName__' },
    omnibox: { keyword: 'inlay' },
    // A fifth suggested key would keep Chromium from loading the extension, and it takes none of
    // Alt+Shift+N, P, X or B (Chromium 156).
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+I' } },
      'next-word': {
        suggested_key: { default: 'Alt+Shift+Period' },
        description: '__MSG_commandNext__',
      },
      'previous-word': {
        suggested_key: { default: 'Alt+Shift+Comma' },
        description: '__MSG_commandPrevious__',
      },
      'explain-selection': {
        suggested_key: { default: 'Alt+Shift+E' },
        description: '__MSG_commandExplain__',
      },
      pause: { description: '__MSG_commandPause__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'inlay@inlay.example',
              strict_min_version: FIREFOX_FLOOR,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: CHROMIUM_FLOOR }),
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      for (const { path, contents } of glossaryFiles())
        files.push({ relativeDest: path, contents });
    },
    // The overlay is no WXT content script: those announce themselves to the page, which can stop
    // them with an event of its own (wxt 0.21.4), and their definition has no css_origin.
    'build:manifestGenerated': (_wxt, manifest) => {
      const everywhere = {
        matches: ['<all_urls>'],
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
      };
      const guard = { ...everywhere, run_at: 'document_start' as const, js: ['key-guard.js'] };
      const overlay = {
        ...everywhere,
        run_at: 'document_idle' as const,
        js: ['overlay.js'],
        css: ['assets/marks.css'],
        css_origin: 'user',
      };
      manifest.content_scripts = [...(manifest.content_scripts ?? []), guard, overlay];
    },
  },
});
