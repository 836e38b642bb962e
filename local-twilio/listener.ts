import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { ApiConnection } from './api/lost-answer';
import { routes } from './api/routes';
import { createApi, isApiHost } from './api/server';
import { createConsole } from './console/console';
import { createControlApi } from './control/control-api';
import type { Exchange } from './exchange';
import { attachProxy } from './proxy/proxy';
import { isSendgridHost } from './sendgrid/hosts';
import { createSendgridApi } from './sendgrid/sendgrid-api';
import { isFunctionsHost } from './serverless/domains';

/** The open ports of a local Twilio. */
export interface Listener {
  address: string;
  functionsUrl: string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/**
 * Opens the loopback port on which everything is told apart by `Host` (REST, functions, control API
 * and console), and a second one for the deployed functions alone, so that the pages they serve
 * never share an origin with the control API.
 */
export async function listen({
  exchange,
  port,
  functionsPort,
}: {
  exchange: Exchange;
  port: number;
  functionsPort: number;
}): Promise<Listener> {
  const api = createApi({ routes, exchange });
  const sendgrid = createSendgridApi(exchange);
  const control = createControlApi(exchange);
  const page = createConsole();

  const main = await open(port, (request, connection) => {
    const host = request.headers.get('host') ?? '';
    if (isApiHost(host)) return api.fetch(request, connection);
    if (isSendgridHost(host)) return sendgrid.fetch(request, connection);
    if (isFunctionsHost(host)) return exchange.functions.serve(request, host);
    if (!isLoopbackHost(host)) return refuseForeignHost(host);
    return new URL(request.url).pathname.startsWith('/local/')
      ? control.fetch(request)
      : page.fetch(request);
  });
  const functions = await open(functionsPort, (request) =>
    isLoopbackHost(request.headers.get('host') ?? '')
      ? exchange.functions.serve(request, exchange.functions.currentDomain ?? '')
      : refuseForeignHost(request.headers.get('host') ?? ''),
  ).catch(async (error: unknown) => {
    // A port that is taken must not leave the other one open: nobody would ever close it.
    await main.close();
    throw error;
  });
  const detachProxy = attachProxy({ server: main.server, exchange });

  return {
    address: `http://${loopback}:${main.port}`,
    functionsUrl: `http://${loopback}:${functions.port}`,
    async close() {
      await detachProxy();
      await Promise.all([main.close(), functions.close()]);
    },
  };
}

async function open(
  port: number,
  fetch: (request: Request, connection: ApiConnection) => Response | Promise<Response>,
): Promise<{ server: Server; port: number; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch, hostname: loopback });
  if (!('closeAllConnections' in server)) throw new TypeError('An HTTP/1.1 server was expected.');
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new TypeError('A TCP port was expected.');
  return {
    server,
    port: address.port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Only names of this machine: a page of a foreign name that resolves to it (DNS rebinding) is refused. */
function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
}

function refuseForeignHost(host: string): Response {
  return Response.json(
    {
      error: { code: 'foreign_host', message: `This local Twilio does not answer for "${host}".` },
    },
    { status: 421 },
  );
}
