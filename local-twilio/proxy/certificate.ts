import { webcrypto } from 'node:crypto';
import type { Extension } from '@peculiar/x509';

/** Whom a certificate is for. */
export type CertificateSubject =
  | { kind: 'authority'; name: string }
  | { kind: 'server'; hostName: string };

type Library = typeof import('@peculiar/x509');

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 24 * 60 * 60 * 1000;
/** Clients refuse servers' certificates that last longer (CA/Browser Forum: 398 days). */
const serverDays = 397;
const authorityDays = 3650;

/** Loaded at the first use (60 ms): most local Twilios never see a proxy's client. */
async function loadLibrary(): Promise<Library> {
  // The library finds its parts by decorators, which need this at run time.
  await import('reflect-metadata');
  const library = await import('@peculiar/x509');
  library.cryptoProvider.set(webcrypto);
  return library;
}

/** A new P-256 key pair. */
export function createKeyPair() {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** A private key in PEM (PKCS #8). */
export async function privateKeyPem(key: webcrypto.CryptoKey): Promise<string> {
  const { PemConverter } = await loadLibrary();
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

/** The keys of a certificate and of {@link privateKeyPem}. */
export async function readKeyPair({
  certificatePem,
  privateKey,
}: {
  certificatePem: string;
  privateKey: string;
}): Promise<{ publicKey: webcrypto.CryptoKey; privateKey: webcrypto.CryptoKey }> {
  const { PemConverter, X509Certificate } = await loadLibrary();
  const [pkcs8] = PemConverter.decode(privateKey);
  if (!pkcs8) throw new TypeError('A private key in PEM was expected.');
  return {
    publicKey: await new X509Certificate(certificatePem).publicKey.export(algorithm, ['verify']),
    privateKey: await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']),
  };
}

/**
 * An X.509 v3 certificate (RFC 5280) in PEM for `publicKey`, signed by `issuer`. Its validity is that
 * of the machine's time, which is what clients compare it with.
 */
export async function createCertificate({
  subject,
  publicKey,
  issuer,
}: {
  subject: CertificateSubject;
  publicKey: webcrypto.CryptoKey;
  issuer: { name: string; publicKey: webcrypto.CryptoKey; privateKey: webcrypto.CryptoKey };
}): Promise<string> {
  const library = await loadLibrary();
  const now = Date.now();
  const days = subject.kind === 'authority' ? authorityDays : serverDays;
  const certificate = await library.X509CertificateGenerator.create({
    subject: `CN=${subject.kind === 'authority' ? subject.name : subject.hostName}`,
    issuer: `CN=${issuer.name}`,
    notBefore: new Date(now - dayMs),
    notAfter: new Date(now + days * dayMs),
    signingAlgorithm: algorithm,
    publicKey,
    signingKey: issuer.privateKey,
    extensions: [
      ...extensionsOf(subject, library),
      await library.SubjectKeyIdentifierExtension.create(publicKey),
      await library.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return `${certificate.toString('pem')}\n`;
}

function extensionsOf(subject: CertificateSubject, library: Library): Extension[] {
  const { KeyUsageFlags } = library;
  if (subject.kind === 'authority') {
    return [
      // It may sign servers' certificates, and no further authority.
      new library.BasicConstraintsExtension(true, 0, true),
      new library.KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ];
  }
  return [
    new library.BasicConstraintsExtension(false, undefined, true),
    new library.KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new library.ExtendedKeyUsageExtension([library.ExtendedKeyUsage.serverAuth]),
    new library.SubjectAlternativeNameExtension([{ type: 'dns', value: subject.hostName }]),
  ];
}
