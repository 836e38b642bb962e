import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { Exchange } from '../exchange';
import type { Storage } from '../state/journal';
import { createCertificate, createKeyPair, privateKeyPem, readKeyPair } from './certificate';

const name = 'Ringback local Twilio';
const keyFile = 'certificate-authority-key.pem';
const certificateFile = 'certificate-authority.pem';

/** The local Twilio's own certificate authority; nothing trusts it but who is told to. */
export interface CertificateAuthority {
  /** What clients are to trust, for `NODE_EXTRA_CA_CERTS`, `curl --cacert` and the like. */
  certificatePem: string;
  /** What to serve TLS with under a host name. */
  secureContextFor(hostName: string): Promise<SecureContext>;
}

/** One authority a storage, so that the proxy and who asks for its certificate mean the same. */
const authorities = new WeakMap<Storage, Promise<CertificateAuthority>>();

/** The certificate authority of a local Twilio; made at the first use and kept in its storage. */
export function certificateAuthority({
  state,
}: Pick<Exchange, 'state'>): Promise<CertificateAuthority> {
  const known = authorities.get(state.storage);
  if (known !== undefined) return known;
  const opened = open(state.storage);
  authorities.set(state.storage, opened);
  return opened;
}

/** What clients are to trust, in PEM: for a file that `NODE_EXTRA_CA_CERTS` and `--cacert` name. */
export async function certificateAuthorityPem(exchange: Pick<Exchange, 'state'>): Promise<string> {
  return (await certificateAuthority(exchange)).certificatePem;
}

async function open(storage: Storage): Promise<CertificateAuthority> {
  const { certificatePem, privateKey } = kept(storage) ?? (await create(storage));
  const issuer = { name, ...(await readKeyPair({ certificatePem, privateKey })) };
  const contexts = new Map<string, Promise<SecureContext>>();

  const createContext = async (hostName: string): Promise<SecureContext> => {
    const server = await createKeyPair();
    const certificate = await createCertificate({
      subject: { kind: 'server', hostName },
      publicKey: server.publicKey,
      issuer,
    });
    return createSecureContext({
      key: await privateKeyPem(server.privateKey),
      cert: certificate + certificatePem,
    });
  };
  return {
    certificatePem,
    secureContextFor(hostName) {
      const known = contexts.get(hostName);
      if (known !== undefined) return known;
      const context = createContext(hostName);
      contexts.set(hostName, context);
      return context;
    },
  };
}

interface KeptAuthority {
  certificatePem: string;
  /** PEM (PKCS #8). */
  privateKey: string;
}

/** The authority of an earlier run, unless it has expired. */
function kept(storage: Storage): KeptAuthority | undefined {
  const certificate = storage.readFile(certificateFile)?.toString('utf8');
  const privateKey = storage.readFile(keyFile)?.toString('utf8');
  if (!certificate || !privateKey) return undefined;
  const isExpired = Date.parse(new X509Certificate(certificate).validTo) < Date.now();
  return isExpired ? undefined : { certificatePem: certificate, privateKey };
}

async function create(storage: Storage): Promise<KeptAuthority> {
  const keys = await createKeyPair();
  const certificatePem = await createCertificate({
    subject: { kind: 'authority', name },
    publicKey: keys.publicKey,
    issuer: { name, ...keys },
  });
  const privateKey = await privateKeyPem(keys.privateKey);
  storage.writeFile(certificateFile, Buffer.from(certificatePem));
  storage.writeFile(keyFile, Buffer.from(privateKey));
  return { certificatePem, privateKey };
}
