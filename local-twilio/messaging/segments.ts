/** How a body travels: GSM-7 unless one of its characters needs UCS-2. */
export type Encoding = 'GSM-7' | 'UCS-2';

/** A text message as carriers count it. Source: Twilio "SMS Character Limits" (GSM 03.38). */
export interface Segmentation {
  encoding: Encoding;
  /** Septets (GSM-7) or UTF-16 code units (UCS-2) of the whole body. */
  units: number;
  /** 1 for an empty body, which is still one message. */
  segments: number;
}

/** Units that fit in one message, and in each part of a concatenated one (its header takes the rest). */
const capacity = {
  'GSM-7': { alone: 160, part: 153 },
  'UCS-2': { alone: 70, part: 67 },
} as const;

const basicGsm =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Characters behind the escape code: two septets that stay together. */
const extendedGsm = '\f^{}\\[~]|€';

const septets = new Map<string, 1 | 2>([
  ...[...basicGsm].map((character): [string, 1] => [character, 1]),
  ...[...extendedGsm].map((character): [string, 2] => [character, 2]),
]);

/** Counts the segments of a body. An escape pair or surrogate pair is never cut in two. */
export function segmentationOf(body: string): Segmentation {
  const characters = [...body];
  const encoding = characters.every((character) => septets.has(character)) ? 'GSM-7' : 'UCS-2';
  const sizes = characters.map((character) =>
    encoding === 'GSM-7' ? (septets.get(character) ?? 1) : character.length,
  );
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, part } = capacity[encoding];
  return { encoding, units, segments: units <= alone ? 1 : partsFor(sizes, part) };
}

function partsFor(sizes: readonly number[], partSize: number): number {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > partSize) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
