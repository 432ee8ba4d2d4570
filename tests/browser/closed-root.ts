import type { CDPSession, Page } from 'puppeteer-core';
import type { BrowserName } from '../tools/browsers.ts';
import { contextOf, protocolOf } from './protocol.ts';

/**
 * Reaches into the card's closed root as the browser's own tools do; the page cannot. A function's
 * source is called there with the root and one string, and what it returns, a string, comes back;
 * undefined when no card is open in the page or its frames.
 */
export class ClosedRoot {
  readonly #page: Page;
  readonly #name: BrowserName;
  #session: CDPSession | undefined;

  constructor(page: Page, name: BrowserName) {
    this.#page = page;
    this.#name = name;
  }

  call(source: string, argument = ''): Promise<string | undefined> {
    return this.#name === 'chromium'
      ? this.#callInChromium(source, argument)
      : this.#callInFirefox(source, argument);
  }

  async #callInChromium(source: string, argument: string): Promise<string | undefined> {
    this.#session ??= await this.#page.createCDPSession();
    const { root } = await this.#session.send('DOM.getDocument', { depth: -1, pierce: true });
    const shadow = findRoot(root);
    if (!shadow) return undefined;
    const { object } = await this.#session.send('DOM.resolveNode', { backendNodeId: shadow });
    const { result } = await this.#session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: `function (argument) { return (${source})(this, argument); }`,
      arguments: [{ value: argument }],
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value as string;
  }

  async #callInFirefox(source: string, argument: string): Promise<string | undefined> {
    const protocol = protocolOf(this.#page.browser());
    const own = this.#page.frames().map((frame) => contextOf(frame));
    for (const context of own) {
      const target = { context };
      const found = await protocol.send('script.evaluate', {
        expression: `(${FIND_HOST})(document)`,
        target,
        awaitPromise: false,
        serializationOptions: { includeShadowTree: 'all', maxDomDepth: 0 },
      });
      const host = found.result.result?.value as { shadowRoot?: { sharedId?: string } } | undefined;
      const sharedId = host?.shadowRoot?.sharedId;
      if (!sharedId) continue;
      const { result } = await protocol.send('script.callFunction', {
        functionDeclaration: source,
        arguments: [{ sharedId }, { type: 'string', value: argument }],
        target,
        awaitPromise: true,
      });
      if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
      return result.result?.value as string;
    }
    return undefined;
  }
}

/** Finds the card's host, in open shadow roots too: it stands in the dialog its word stands in. */
const FIND_HOST = `function find(root) {
  for (const element of root.querySelectorAll('*')) {
    if (element.localName === 'inlay-card') return element;
    const inner = element.shadowRoot && find(element.shadowRoot);
    if (inner) return inner;
  }
  return null;
}`;

interface Node {
  nodeName: string;
  backendNodeId: number;
  children?: Node[];
  shadowRoots?: Node[];
  contentDocument?: Node;
}

function findRoot(node: Node): number | undefined {
  if (node.nodeName === 'INLAY-CARD') return node.shadowRoots?.[0]?.backendNodeId;
  const inner = node.contentDocument ? [node.contentDocument] : [];
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? []), ...inner]) {
    const found = findRoot(child);
    if (found) return found;
  }
  return undefined;
}
