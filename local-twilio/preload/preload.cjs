'use strict';
/**
 * `node --require preload.cjs`: sends this process's HTTPS for `*.twilio.com`, `*.twil.io` and
 * `*.sendgrid.com` to the local Twilio at RINGBACK_LOCAL_TWILIO (`127.0.0.1:<port>`), as plain HTTP; the `Host` header tells
 * it which host was meant. It fails closed: with the local Twilio down a request is refused and
 * never reaches the internet. Loaded by `require`, it offers `installPreload({ address })`.
 */
const net = require('node:net');
const tls = require('node:tls');

const emulated = /(^|\.)(twilio\.com|twil\.io|sendgrid\.com)$/i;
const originalConnect = tls.connect;

/** @param {{ address: string }} options `127.0.0.1:<port>`; only loopback is accepted. */
function installPreload({ address }) {
  if (process.env.NODE_ENV === 'production') {
    throw new Error('The local Twilio preload refuses to load with NODE_ENV=production.');
  }
  const [, host, port] = /^(127\.0\.0\.1|localhost):(\d{1,5})$/.exec(address ?? '') ?? [];
  if (!host) {
    throw new Error(
      `RINGBACK_LOCAL_TWILIO must be 127.0.0.1:<port> of a running local Twilio, not "${address ?? ''}".`,
    );
  }
  tls.connect = function connect(...parameters) {
    const options = optionsOf(parameters);
    const name = options.servername || options.host || '';
    // A given socket is a tunnel through a proxy: the far end speaks TLS already.
    if (options.socket || !emulated.test(name)) return originalConnect.apply(tls, parameters);
    const listener = parameters.find((one) => typeof one === 'function');
    return plainSocketLikeTls({ host, port: Number(port) }, listener);
  };
}

function optionsOf([first, second, third]) {
  if (typeof first === 'object' && first !== null) return first;
  if (typeof second === 'object' && second !== null) return { port: first, ...second };
  return { port: first, host: second, ...(typeof third === 'object' ? third : {}) };
}

function plainSocketLikeTls(target, listener) {
  const socket = net.connect({ ...target, noDelay: true });
  Object.assign(socket, {
    encrypted: true,
    authorized: true,
    alpnProtocol: false,
    getPeerCertificate: () => ({}),
    getSession: () => undefined,
    isSessionReused: () => false,
    setServername: () => {},
  });
  if (listener) socket.once('secureConnect', listener);
  socket.once('connect', () => socket.emit('secureConnect'));
  return socket;
}

module.exports = { installPreload };

// With `--require` the process itself is to be patched.
if (module.parent?.id === 'internal/preload')
  installPreload({ address: process.env.RINGBACK_LOCAL_TWILIO });
