import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

export interface PageServer {
  /** Address of a page, by default on 127.0.0.1; other hosts must resolve to this machine. */
  url(path: string, host?: string): string;
  /** Serves a text of HTML under a path. */
  put(path: string, html: string, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

/** Serves a folder of pages, and pages made by tests, on the loopback only. */
export async function servePages(
  folder = join(import.meta.dirname, '..', 'pages'),
): Promise<PageServer> {
  const made = new Map<string, { html: string; headers: Record<string, string> }>();
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = normalize(
      decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname),
    );
    const page = made.get(path);
    try {
      const body = page?.html ?? readFileSync(join(folder, path));
      const type = TYPES[/\.\w+$/.exec(path)?.[0] ?? '.html'] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, ...page?.headers });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path, host = '127.0.0.1') => `http://${host}:${port}/${path.replace(/^\//, '')}`,
    put: (path, html, headers = {}) => made.set(`/${path.replace(/^\//, '')}`, { html, headers }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
