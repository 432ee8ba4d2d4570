import encodedIndex from 'virtual:inlay/match-index';
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { decodeIndex, type MatchIndex } from '../../glossary/match-index.ts';
import { Command } from '../../settings/messages.ts';
import { loadOwnIndex, watchOwnIndex } from '../../settings/own-glossaries.ts';
import { siteVerdict } from '../../settings/sites.ts';
import { loadSettings, type Settings, watchSettings } from '../../settings/store.ts';
import { ownHost, pageHost, reportWords } from './background-link.ts';
import { watchDocument } from './document-watch.ts';
import { Overlay } from './overlay.ts';
import { shadowRootOf } from './shadow-roots.ts';

/**
 * The overlay's start on a page. It asks whether the site is on; while it is off nothing runs but
 * what waits for the switch.
 */
class Start {
  #settings: Settings | undefined;
  #host = '';
  #own: string | undefined;
  #indexes: MatchIndex[] | undefined;
  #running: { overlay?: Overlay; abort: AbortController } | undefined;

  async begin(signal: AbortSignal): Promise<void> {
    listen((command) => this.#obey(command), signal);
    reportWords([], true);
    [this.#settings, this.#host, this.#own] = await Promise.all([
      loadSettings(),
      pageHost(),
      loadOwnIndex(),
    ]);
    if (signal.aborted) return;
    watchSettings((settings) => this.#changed(settings), signal);
    watchOwnIndex((own) => this.#ownChanged(own), signal);
    signal.addEventListener('abort', () => this.#stop());
    addEventListener('pageshow', ({ persisted }) => persisted && void this.#restored(), { signal });
    this.#decide();
  }

  /**
   * The browser had put the page away and shows it again. What the reader changed meanwhile was told
   * to nobody here (Firefox 153), and what was told of the words of this tab is of the page that was
   * here in between.
   */
  async #restored(): Promise<void> {
    reportWords([], true);
    this.#running?.overlay?.reportAnew();
    const [settings, own] = await Promise.all([loadSettings(), loadOwnIndex()]);
    this.#ownChanged(own);
    this.#changed(settings);
  }

  #decide(): void {
    const settings = this.#settings;
    if (settings && siteVerdict(settings.sites, this.#host).on) this.#run(settings);
    else this.#stop();
  }

  #run(settings: Settings): void {
    if (this.#running) return;
    const abort = new AbortController();
    this.#running = { abort };
    whenText(() => this.#read(settings, abort), abort.signal);
  }

  #read(settings: Settings, abort: AbortController): void {
    this.#indexes ??= [encodedIndex, this.#own]
      .filter((index) => index !== undefined)
      .map(decodeIndex);
    const options = { indexes: this.#indexes, settings, pageHost: this.#host };
    this.#running = { overlay: new Overlay(options, abort.signal), abort };
  }

  #stop(): void {
    this.#running?.abort.abort();
    this.#running = undefined;
  }

  #changed(settings: Settings): void {
    const before = this.#settings;
    this.#settings = settings;
    const sameMarks =
      before?.preferences.density === settings.preferences.density &&
      before.known.join() === settings.known.join();
    if (this.#running?.overlay && sameMarks)
      this.#running.overlay.preferences = settings.preferences;
    else this.#stop();
    this.#decide();
  }

  #ownChanged(own: string | undefined): void {
    if (own === this.#own) return;
    this.#own = own;
    this.#indexes = undefined;
    this.#stop();
    this.#decide();
  }

  #obey(command: Command): Promise<boolean> | boolean | string {
    if (command.type === 'ping') return ownHost();
    return this.#running?.overlay?.obey(command) ?? false;
  }
}

/** Calls back once the document holds a word: many frames never do, and decode no index. */
function whenText(found: () => void, signal: AbortSignal): void {
  if (holdsWord(document)) {
    found();
    return;
  }
  const observer = new MutationObserver((records) => {
    if (
      !records.some(
        ({ target, addedNodes }) => holdsWord(target) || [...addedNodes].some(holdsWord),
      )
    )
      return;
    observer.disconnect();
    found();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  signal.addEventListener('abort', () => observer.disconnect());
}

function holdsWord(root: Node): boolean {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node: Node | null = root; node; node = texts.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE && /\p{L}{2}/u.test((node as Text).data)) return true;
    if (node.nodeType === Node.ELEMENT_NODE && shadowRootOf(node as Element)) return true;
  }
  return false;
}

function listen(obey: (command: Command) => unknown, signal: AbortSignal): void {
  const listener = (
    message: unknown,
    _sender: unknown,
    sendResponse: (answer: unknown) => void,
  ) => {
    const command = v.safeParse(Command, message);
    if (!command.success) return undefined;
    void Promise.resolve(obey(command.output)).then(sendResponse);
    return true;
  };
  // The polyfill's types know only listeners that return promises; these work in both browsers.
  browser.runtime.onMessage.addListener(
    listener as Parameters<typeof browser.runtime.onMessage.addListener>[0],
  );
  signal.addEventListener('abort', () =>
    browser.runtime.onMessage.removeListener(listener as never),
  );
}

/** The script may be started twice in a frame: by the browser and by the popup. */
declare global {
  var inlayStarted: AbortController | undefined;
}

/** Starts the overlay in this frame; one that runs here already gives way. */
export function startOverlay(): void {
  globalThis.inlayStarted?.abort();
  const abort = new AbortController();
  globalThis.inlayStarted = abort;
  watchDocument(startAgain, abort.signal);
  void new Start().begin(abort.signal);
}

function startAgain(): void {
  // The guard's listeners may be gone with the document it stood in.
  globalThis.inlayKeyGuard = undefined;
  startOverlay();
}
