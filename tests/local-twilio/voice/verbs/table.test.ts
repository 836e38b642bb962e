import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { twiml } from 'twilio';
import { verbs } from '../../../../local-twilio/voice/verbs';
import { number } from '../../../../local-twilio/voice/verbs/number';
import { uncoveredDialNouns, uncoveredVerbs } from '../../../../local-twilio/voice/verbs/uncovered';

const declarations = readFileSync(
  join(require.resolve('twilio'), '../twiml/VoiceResponse.d.ts'),
  'utf8',
);

/** The attributes that the installed SDK's types give an element. */
function attributesInSdk(name: string): string[] {
  const body = new RegExp(`interface ${name}Attributes \\{([\\s\\S]*?)\\n    \\}`).exec(
    declarations,
  )?.[1];
  return [...(body ?? '').matchAll(/^\s+"?(\w+)"?\?:/gm)].map(([, attribute = '']) => attribute);
}

/** Attributes that Twilio documents and the SDK's types lack. */
const inDocumentationOnly: Readonly<Record<string, readonly string[]>> = { Dial: ['callReason'] };

/** The elements that the SDK lets stand in another one. */
function childrenInSdk(prototype: object): string[] {
  return Object.getOwnPropertyNames(prototype).filter(
    (name) => !['constructor', 'toString', 'addText', 'addChild', '_addComment'].includes(name),
  );
}

test.each([...verbs.values(), number].map((verb) => [verb.name, verb] as const))(
  'the attributes of <%s> are those of the installed SDK, covered or marked',
  (name, verb) => {
    const known = [...verb.attributes, ...verb.withoutEffect, ...verb.notCovered];
    const expected = [...attributesInSdk(name), ...(inDocumentationOnly[name] ?? [])];
    expect(known.toSorted()).toEqual(expected.toSorted());
  },
);

test('the attributes of <Dial> are read from the types at all', () => {
  expect(attributesInSdk('Dial')).toContain('answerOnBridge');
});

test('each verb of the SDK is run or named as not covered', () => {
  const inSdk = childrenInSdk(twiml.VoiceResponse.prototype)
    .filter((name) => !['comment', 'commentBefore', 'commentAfter', 'queue'].includes(name))
    .map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  expect([...verbs.keys(), ...uncoveredVerbs].toSorted()).toEqual(inSdk.toSorted());
});

test('each noun of Dial is dialled or named as not covered', () => {
  const dial = new twiml.VoiceResponse().dial();
  const inSdk = childrenInSdk(Object.getPrototypeOf(dial))
    .filter((name) => !name.startsWith('comment'))
    .map((name) =>
      name === 'whatsApp' ? 'WhatsApp' : name.charAt(0).toUpperCase() + name.slice(1),
    );
  expect([number.name, ...uncoveredDialNouns].toSorted()).toEqual(inSdk.toSorted());
});
