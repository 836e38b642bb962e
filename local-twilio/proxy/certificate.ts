import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { der } from './der';

/** Whom a certificate is for. */
export type CertificateSubject =
  | { kind: 'authority'; name: string }
  | { kind: 'server'; hostName: string };

const ecdsaWithSha256 = der.sequence(der.objectId('1.2.840.10045.4.3.2'));
const dayMs = 24 * 60 * 60 * 1000;
/** Clients refuse servers' certificates that last longer (CA/Browser Forum: 398 days). */
const serverDays = 397;
const authorityDays = 3650;

/**
 * An X.509 v3 certificate (RFC 5280) in PEM for the P-256 key `publicKey`, signed by the authority's
 * private key. Its validity is that of the machine's time, which is what clients compare it with.
 */
export function createCertificate({
  subject,
  publicKey,
  issuerName,
  issuerKey,
}: {
  subject: CertificateSubject;
  publicKey: KeyObject;
  issuerName: string;
  issuerKey: KeyObject;
}): string {
  const days = subject.kind === 'authority' ? authorityDays : serverDays;
  const content = der.sequence(
    der.explicit(0, der.integer(Buffer.of(2))),
    der.integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ecdsaWithSha256,
    commonName(issuerName),
    der.sequence(
      der.utcTime(new Date(Date.now() - dayMs)),
      der.utcTime(new Date(Date.now() + days * dayMs)),
    ),
    commonName(subject.kind === 'authority' ? subject.name : subject.hostName),
    publicKey.export({ type: 'spki', format: 'der' }),
    der.explicit(3, der.sequence(...extensionsOf(subject, publicKey, issuerKey))),
  );
  const signature = sign('sha256', content, issuerKey);
  return toPem(der.sequence(content, ecdsaWithSha256, der.bits(signature)));
}

function extensionsOf(
  subject: CertificateSubject,
  publicKey: KeyObject,
  issuerKey: KeyObject,
): Buffer[] {
  const identifiers = [
    extension('2.5.29.14', der.octets(keyIdentifier(publicKey))),
    extension(
      '2.5.29.35',
      der.sequence(der.implicit(0, keyIdentifier(createPublicKey(issuerKey)))),
    ),
  ];
  if (subject.kind === 'authority') {
    return [
      // It may sign servers' certificates, and no further authority.
      criticalExtension('2.5.29.19', der.sequence(der.boolean(true), der.integer(Buffer.of(0)))),
      criticalExtension('2.5.29.15', der.bits(Buffer.of(0b0000_0110), 1)),
      ...identifiers,
    ];
  }
  return [
    criticalExtension('2.5.29.19', der.sequence()),
    criticalExtension('2.5.29.15', der.bits(Buffer.of(0b1000_0000), 7)),
    extension('2.5.29.37', der.sequence(der.objectId('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', der.sequence(der.implicit(2, Buffer.from(subject.hostName)))),
    ...identifiers,
  ];
}

function extension(id: string, value: Buffer): Buffer {
  return der.sequence(der.objectId(id), der.octets(value));
}

function criticalExtension(id: string, value: Buffer): Buffer {
  return der.sequence(der.objectId(id), der.boolean(true), der.octets(value));
}

function commonName(name: string): Buffer {
  return der.sequence(der.set(der.sequence(der.objectId('2.5.4.3'), der.utf8(name))));
}

/** Any value that is the same for the same key will do (RFC 5280, 4.2.1.2). */
function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}

function toPem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
