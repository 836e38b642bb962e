import type { Sender } from './sender';

/** ISO 3166-1 alpha-2. */
export const india = 'IN';

/**
 * What India's operators check of each SMS, on their ledger (DLT): the header is registered to an
 * entity, and the text is one of its approved templates. What fails is dropped by the network and
 * charged all the same, so it is refused before. Twilio: "Documents Required and Instructions to
 * Register Your Alphanumeric Sender ID in India"; TRAI: TCCCPR 2018.
 *
 * @param registration the approved DLT template of the message in its language, if there is one
 * @param body the rendered text
 * @returns what is missing, or undefined when all is right
 */
export function missingForIndia({
  sender,
  registration,
  body,
}: {
  sender: Sender;
  registration: { registeredText: string | undefined } | undefined;
  body: string;
}): string | undefined {
  if (sender.kind !== 'alphanumeric' || !sender.countries.includes(india)) {
    return 'a header (alphanumeric sender) that is registered for India';
  }
  // Headers for offers have six digits, which Twilio does not take as a sender.
  if (!/^[A-Z]{6}$/i.test(sender.address)) return 'a header of six letters';
  // Ids of the ledger have 19 digits, those of templates as those of entities.
  if (!/^\d{19}$/.test(sender.dltEntityId ?? '')) return 'the entity id of the header';
  if (registration?.registeredText === undefined) return 'an approved DLT template of this message';
  return matchesRegisteredText({ registeredText: registration.registeredText, body })
    ? undefined
    : 'a text that is the registered one, with at most 30 characters for each variable';
}

/** The most characters that a variable stands for. */
const longestValue = 30;
/** `{#var#}`, and since TRAI's direction of 2025-11-18 what it stands for: `{#url#}`, `{#cbn#}` … */
const variable = /\{#\w+#\}/g;

/**
 * Whether a text is a registered template with values of 1 to 30 characters in the places of its
 * variables. To the letter: the operators' check knows no difference that does not matter.
 */
export function matchesRegisteredText({
  registeredText,
  body,
}: {
  registeredText: string;
  body: string;
}): boolean {
  const [first = '', ...others] = registeredText.split(variable);
  // All places at which the text may go on, so that no choice of values is tried twice.
  let places = body.startsWith(first) ? new Set([first.length]) : new Set<number>();
  for (const literal of others) {
    const next = new Set<number>();
    for (const place of places) {
      for (let length = 1; length <= longestValue; length += 1) {
        const start = place + length;
        if (start <= body.length && body.startsWith(literal, start)) {
          next.add(start + literal.length);
        }
      }
    }
    places = next;
  }
  return places.has(body.length);
}
