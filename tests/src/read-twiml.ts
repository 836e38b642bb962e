import { SaxesParser } from 'saxes';

/** One element of a TwiML document. */
export interface Verb {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Verb[];
}

/** The verbs of a TwiML document in their order. Throws when it is not well-formed. */
export function readTwiml(twiml: { toString(): string }): Verb[] {
  const root: Verb = { name: '', attributes: {}, text: '', children: [] };
  const open: Verb[] = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const verb: Verb = { name, attributes: { ...attributes }, text: '', children: [] };
    open.at(-1)?.children.push(verb);
    open.push(verb);
  });
  parser.on('text', (text) => {
    const verb = open.at(-1);
    if (verb) verb.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(twiml.toString()).close();
  const [response] = root.children;
  if (response?.name !== 'Response') throw new Error('This is no TwiML document.');
  return response.children;
}

/** The first verb of a name, also inside another. Throws when there is none. */
export function verbIn(verbs: Verb[], name: string): Verb {
  const found = verbs
    .flatMap((verb) => [verb, ...verb.children])
    .find((verb) => verb.name === name);
  if (!found) throw new Error(`There is no <${name}>.`);
  return found;
}

/** Everything that is said, in one line. */
export function spokenIn(verbs: Verb[]): string {
  return verbs
    .flatMap((verb) => [verb, ...verb.children])
    .filter((verb) => verb.name === 'Say')
    .map((verb) => verb.text)
    .join(' ');
}
