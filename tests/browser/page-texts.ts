/** A page made of this body. */
export function article(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title>${head}<body>${body}`;
}

/** Waits a while, to see that nothing happens. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
