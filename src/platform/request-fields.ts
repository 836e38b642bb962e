import * as z from 'zod/mini';

/** Characters that turn the direction of what follows (Unicode: "Bidirectional Algorithm"), unseen. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g;

/** A name or a few words, as they are read out of a text message. */
export const oneLine = z.string('must be a text').check(
  z.overwrite((text) => text.replace(directionMarks, '')),
  z.trim(),
  z.regex(/^[^\p{Cc}]{1,80}$/u, 'must be one line of 1 to 80 characters'),
);

/** The IANA name of a zone. */
export const timeZoneName = z
  .string('must be a text')
  .check(z.refine(isTimeZone, 'must be the IANA name of a zone, as America/New_York'));

/** An e-mail address, in lower case. */
export const emailAddress = z.pipe(
  z.email('must be an e-mail address').check(z.maxLength(254, 'must have at most 254 characters')),
  z.transform((text) => text.toLowerCase()),
);

function isTimeZone(name: string): boolean {
  // Newer versions of Node take offsets as zones, but these know no summer time.
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
