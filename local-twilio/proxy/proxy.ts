import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type SecureContext, TLSSocket } from 'node:tls';
import { isApiHost } from '../api/server';
import type { Exchange } from '../exchange';
import { isSendgridHost } from '../sendgrid/hosts';
import { isFunctionsHost } from '../serverless/domains';
import { certificateAuthority } from './certificate-authority';

/**
 * Answers `CONNECT` on the server's port: the road for clients that nobody patches (`HTTP_PROXY` and
 * the CA certificate). A tunnel to Twilio's hosts ends here, and what comes through it is answered
 * by the server itself; every other host is refused, so nothing leaves the machine. Answers how to
 * stop that.
 */
export function attachProxy({
  server,
  exchange,
}: {
  server: Server;
  exchange: Exchange;
}): () => Promise<void> {
  const tunnels = new Set<Duplex>();
  const onConnect = ({ url = '' }: IncomingMessage, socket: Duplex, head: Buffer): void => {
    tunnels.add(socket);
    socket.once('close', () => tunnels.delete(socket));
    // A client that goes away, or that does not trust the authority, is no failure of ours.
    socket.on('error', () => socket.destroy());
    const [hostName = ''] = url.toLowerCase().split(':');
    if (!isEmulated(url)) {
      socket.end(refusal(url));
      return;
    }
    secureContext(hostName).then(
      (context) => openTunnel({ server, socket, head, context }),
      () => socket.destroy(),
    );
  };
  const secureContext = async (hostName: string): Promise<SecureContext> =>
    (await certificateAuthority(exchange)).secureContextFor(hostName);
  server.on('connect', onConnect);
  return async () => {
    server.off('connect', onConnect);
    for (const socket of tunnels) socket.destroy();
  };
}

/** From here on the server answers what comes through the tunnel, as if it were Twilio's host. */
function openTunnel({
  server,
  socket,
  head,
  context,
}: {
  server: Server;
  socket: Duplex;
  head: Buffer;
  context: SecureContext;
}): void {
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
  if (head.length > 0) socket.unshift(head);
  const secure = new TLSSocket(socket, {
    isServer: true,
    secureContext: context,
    ALPNProtocols: ['http/1.1'],
  });
  secure.on('error', () => socket.destroy());
  server.emit('connection', secure);
}

/** `host:port` of a CONNECT request: Twilio's and SendGrid's hosts on the port of HTTPS. */
function isEmulated(target: string): boolean {
  return (
    /:443$/.test(target) && (isApiHost(target) || isSendgridHost(target) || isFunctionsHost(target))
  );
}

function refusal(target: string): string {
  const text = `The local Twilio is a proxy for *.twilio.com, *.twil.io and *.sendgrid.com only, not for ${target}. Exclude other hosts, for instance with NO_PROXY=localhost,127.0.0.1.\n`;
  const head = [
    'HTTP/1.1 403 Forbidden',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${text}`;
}
