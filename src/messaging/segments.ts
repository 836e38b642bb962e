/** How an SMS is cut for the air: every segment is charged. */
export interface Segmentation {
  encoding: 'GSM-7' | 'UCS-2';
  segments: number;
  /** Characters that GSM-7 lacks; a single one makes the whole text UCS-2. */
  foreign: readonly string[];
}

// GSM 03.38 (3GPP TS 23.038), default alphabet and its extension table, whose characters take two.
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('\f^{}\\[~]|€');

/** Units in a text of one segment, and in each of several, which carry a header. */
const capacities = {
  'GSM-7': { only: 160, each: 153 },
  'UCS-2': { only: 70, each: 67 },
} as const;

/**
 * Counts the segments of a text as Twilio does: GSM-7 where every character has a place in it,
 * otherwise UCS-2; a character of two units is never cut. Twilio: "What the heck is a segment?".
 */
export function segmentationOf(text: string): Segmentation {
  const characters = [...text];
  const foreign = [...new Set(characters.filter((one) => !basic.has(one) && !extended.has(one)))];
  const encoding = foreign.length > 0 ? 'UCS-2' : 'GSM-7';
  const sizes = characters.map((one) =>
    encoding === 'UCS-2' ? one.length : extended.has(one) ? 2 : 1,
  );
  const { only, each } = capacities[encoding];
  const units = sizes.reduce((sum, size) => sum + size, 0);
  return { encoding, segments: units <= only ? 1 : packed({ sizes, each }), foreign };
}

function packed({ sizes, each }: { sizes: number[]; each: number }): number {
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > each) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
}
