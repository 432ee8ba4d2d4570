import type { Browser, Frame, Page } from 'puppeteer-core';

/** What Puppeteer does not offer in Firefox is asked on the WebDriver BiDi connection below it. */
export interface Protocol {
  send(method: string, parameters: object): Promise<{ result: BidiResult }>;
}

export interface BidiResult {
  contexts?: { context: string; url: string }[];
  exceptionDetails?: { text: string };
  result?: { value?: unknown };
}

export function protocolOf(browser: Browser): Protocol {
  return (browser as unknown as { connection: Protocol }).connection;
}

/** The protocol's name for a page or frame. */
export function contextOf(where: Page | Frame): string {
  const frame = 'mainFrame' in where ? where.mainFrame() : where;
  return (frame as unknown as { _id: string })._id;
}

/** Evaluates an expression in the window of Firefox itself, around the pages, and returns a string. */
export async function inFirefoxWindow(browser: Browser, expression: string): Promise<string> {
  const protocol = protocolOf(browser);
  const tree = await protocol.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = tree.result.contexts?.[0]?.context;
  const { result } = await protocol.send('script.evaluate', {
    expression: `(async () => String(await (${expression})))()`,
    target: { context },
    awaitPromise: true,
  });
  if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
  return result.result?.value as string;
}
