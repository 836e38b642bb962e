/** The few DER encodings that a certificate needs (ITU-T X.690). */
export const der = {
  sequence: (...parts: Buffer[]): Buffer => encode(0x30, Buffer.concat(parts)),
  set: (...parts: Buffer[]): Buffer => encode(0x31, Buffer.concat(parts)),
  /** A positive number, given by its big-endian bytes. */
  integer: (bytes: Buffer): Buffer => {
    const needsSign = ((bytes[0] ?? 0) & 0x80) !== 0;
    return encode(0x02, needsSign ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
  },
  boolean: (value: boolean): Buffer => encode(0x01, Buffer.of(value ? 0xff : 0)),
  octets: (content: Buffer): Buffer => encode(0x04, content),
  bits: (content: Buffer, unusedBits = 0): Buffer =>
    encode(0x03, Buffer.concat([Buffer.of(unusedBits), content])),
  utf8: (text: string): Buffer => encode(0x0c, Buffer.from(text)),
  /** Valid for the years 1950 to 2049. */
  utcTime: (time: Date): Buffer =>
    encode(0x17, Buffer.from(`${time.toISOString().replace(/\D/g, '').slice(2, 14)}Z`)),
  /** "2.5.29.17". */
  objectId: (text: string): Buffer => {
    const [first = 0, second = 0, ...others] = text.split('.').map(Number);
    return encode(0x06, Buffer.from([first * 40 + second, ...others.flatMap(base128)]));
  },
  /** A value that only its position explains: `[tag] EXPLICIT`. */
  explicit: (tag: number, content: Buffer): Buffer => encode(0xa0 + tag, content),
  /** Plain bytes under a position's tag: `[tag] IMPLICIT`. */
  implicit: (tag: number, content: Buffer): Buffer => encode(0x80 + tag, content),
} as const;

function encode(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag), lengthOf(content), content]);
}

function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.of(length);
  if (length < 0x100) return Buffer.of(0x81, length);
  return Buffer.of(0x82, length >> 8, length & 0xff);
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
