import { readFileSync } from 'node:fs';
import { messagingElements } from '../../../local-twilio/messaging/verbs';

/** The attributes that the installed SDK knows of an element, from its types. */
function attributesInSdk(element: string): string[] {
  const types = readFileSync(require.resolve('twilio/lib/twiml/MessagingResponse.d.ts'), 'utf8');
  const attributes = new RegExp(`interface ${element}Attributes \\{([^}]*)\\}`).exec(types)?.[1];
  if (attributes === undefined) throw new Error(`The SDK has no attributes of <${element}>.`);
  return [...attributes.matchAll(/^\s*"?(\w+)"?\??:/gm)].map(([, name]) => name ?? '');
}

test.each(['Message', 'Redirect'])('<%s> has the attributes that the SDK gives it', (element) => {
  expect([...(messagingElements[element]?.attributes ?? [])].sort()).toEqual(
    attributesInSdk(element).sort(),
  );
});

test('the elements are those that the SDK can write', () => {
  const source = readFileSync(require.resolve('twilio/lib/twiml/MessagingResponse.js'), 'utf8');
  const written = [...source.matchAll(/\.ele\("(\w+)"/g)].map(([, name]) => name);
  expect(Object.keys(messagingElements).sort()).toEqual(
    [...new Set(['Response', ...written])].sort(),
  );
});
