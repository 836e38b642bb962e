import * as z from 'zod';
import type { TwimlElement } from '../../twiml/parse';
import type { RunningDocument } from './running-document';

/** What is to be known of an element's attributes to read them. */
export interface AttributeTable<Attributes extends z.ZodObject> {
  attributes: Attributes;
  errorCodes?: Readonly<Record<string, number>>;
  withoutEffect?: readonly string[];
  notCovered?: readonly string[];
}

/** Twilio's "Schema validation warning": what is wrong is ignored. */
export const schemaWarning = 12200;
/** The local Twilio's own: Twilio has this, the local one does not. */
export const notCoveredWarning = 20501;

/**
 * Reads an element's attributes. A bad value is ignored, so that the default holds, with Twilio's
 * warning for this attribute; an unknown attribute is a schema warning.
 */
export function readAttributes<Attributes extends z.ZodObject>(
  { attributes, errorCodes = {}, withoutEffect = [], notCovered = [] }: AttributeTable<Attributes>,
  { element, document }: { element: TwimlElement; document: RunningDocument },
): z.output<Attributes> {
  const good: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.attributes)) {
    const attribute = Object.hasOwn(attributes.shape, name) ? attributes.shape[name] : undefined;
    if (attribute) {
      if (z.safeParse(attribute, value).success) good[name] = value;
      else {
        const text = `"${value}" is no valid ${name}; the default is used.`;
        document.warns(element, errorCodes[name] ?? schemaWarning, text);
      }
    } else if (notCovered.includes(name)) {
      const text = `The local Twilio does not cover the attribute ${name}; it is ignored.`;
      document.warns(element, notCoveredWarning, text);
    } else if (!withoutEffect.includes(name)) {
      const text = `cvc-complex-type.3.2.2: Attribute '${name}' is not allowed to appear in element '${element.name}'.`;
      document.warns(element, schemaWarning, text);
    }
  }
  return attributes.parse(good);
}
