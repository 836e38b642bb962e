import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { Exchange } from '../exchange';
import type { Storage } from '../state/journal';
import { createCertificate } from './certificate';

const name = 'Ringback local Twilio';
const keyFile = 'certificate-authority-key.pem';
const certificateFile = 'certificate-authority.pem';

/** The local Twilio's own certificate authority; nothing trusts it but who is told to. */
export interface CertificateAuthority {
  /** What clients are to trust, for `NODE_EXTRA_CA_CERTS`, `curl --cacert` and the like. */
  certificatePem: string;
  /** What to serve TLS with under a host name. */
  secureContextFor(hostName: string): SecureContext;
}

/** One authority a storage, so that the proxy and who asks for its certificate mean the same. */
const authorities = new WeakMap<Storage, CertificateAuthority>();

/** The certificate authority of a local Twilio; made at the first use and kept in its storage. */
export function certificateAuthority({ state }: Pick<Exchange, 'state'>): CertificateAuthority {
  const known = authorities.get(state.storage);
  if (known) return known;
  const opened = open(state.storage);
  authorities.set(state.storage, opened);
  return opened;
}

/** What clients are to trust, in PEM: for a file that `NODE_EXTRA_CA_CERTS` and `--cacert` name. */
export function certificateAuthorityPem(exchange: Pick<Exchange, 'state'>): string {
  return certificateAuthority(exchange).certificatePem;
}

function open(storage: Storage): CertificateAuthority {
  const { certificatePem, key } = kept(storage) ?? create(storage);
  const contexts = new Map<string, SecureContext>();
  return {
    certificatePem,
    secureContextFor(hostName) {
      const known = contexts.get(hostName);
      if (known) return known;
      const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const certificate = createCertificate({
        subject: { kind: 'server', hostName },
        publicKey: server.publicKey,
        issuerName: name,
        issuerKey: key,
      });
      const context = createSecureContext({
        key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }),
        cert: certificate + certificatePem,
      });
      contexts.set(hostName, context);
      return context;
    },
  };
}

function kept(storage: Storage): { certificatePem: string; key: KeyObject } | undefined {
  const certificate = storage.readFile(certificateFile);
  const key = storage.readFile(keyFile);
  return certificate && key
    ? { certificatePem: certificate.toString('utf8'), key: createPrivateKey(key) }
    : undefined;
}

function create(storage: Storage): { certificatePem: string; key: KeyObject } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificatePem = createCertificate({
    subject: { kind: 'authority', name },
    publicKey: createPublicKey(privateKey),
    issuerName: name,
    issuerKey: privateKey,
  });
  storage.writeFile(certificateFile, Buffer.from(certificatePem));
  storage.writeFile(keyFile, Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })));
  return { certificatePem, key: privateKey };
}
