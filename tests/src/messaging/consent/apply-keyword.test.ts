import { routeText } from '../../../../src/conversations/route-text';
import {
  consentHistory,
  recordCarrierRefusal,
  recordConsent,
} from '../../../../src/messaging/consent/consent-store';
import type { IncomingMessage } from '../../../../src/messaging/incoming-message';
import { businessNumber, maya, sidOf } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();

let texts = 0;

/** What comes back to Maya's text, or undefined for silence. */
async function mayaWrites(
  body: string,
  { on = 'sms', optOut }: { on?: 'sms' | 'whatsapp'; optOut?: 'STOP' | 'START' | 'HELP' } = {},
): Promise<string | undefined> {
  const prefix = on === 'sms' ? '' : 'whatsapp:';
  texts += 1;
  const message: IncomingMessage = {
    messageSid: sidOf('SM', texts),
    from: `${prefix}${maya}`,
    to: `${prefix}${businessNumber}`,
    body,
    media: [],
    optOut,
  };
  office.timePasses(60_000);
  const reply = await routeText(message, office.app);
  return reply.kind === 'text' ? reply.body : undefined;
}

async function holds(): Promise<string[]> {
  const rows = await office.app.database.selectFrom('consents').selectAll().execute();
  return rows
    .map(({ sender, purpose, decision }) => `${decision} ${purpose} from ${sender}`)
    .sort();
}

async function history() {
  const business = await office.app.business();
  const queries = office.app.database;
  return await consentHistory({ queries, business, person: maya, limit: 10 });
}

test('STOP by text: Twilio answers, we keep silent and remember, for all our numbers', async () => {
  expect(await mayaWrites('STOP')).toBeUndefined();
  expect(await holds()).toEqual(['refused * from sms:*']);
  expect(await history()).toMatchObject([
    { decision: 'refused', source: 'keyword', evidence: expect.stringMatching(/^stop \(SM/) },
  ]);
});

test('STOP again is the same STOP', async () => {
  await mayaWrites('STOP');
  await mayaWrites('unsubscribe');
  expect(await history()).toHaveLength(1);
});

test('START takes back what STOP said and what Twilio reported of it, and nothing else', async () => {
  const business = await office.app.business();
  const transaction = office.app.database;
  const now = office.app.clock.now();
  const event = { sender: '*', purpose: 'surveys', decision: 'refused' as const, decidedAt: now };
  await recordConsent({
    transaction,
    business,
    person: maya,
    event: { ...event, source: 'web-form', evidence: undefined },
  });
  await recordCarrierRefusal({ transaction, business, person: maya, sender: businessNumber, now });
  await mayaWrites('STOP');

  expect(await mayaWrites('START')).toBeUndefined();

  expect(await holds()).toEqual([
    `agreed * from ${businessNumber}`,
    'agreed * from sms:*',
    'refused surveys from *',
  ]);
});

test('START from somebody who never stopped is no consent to anything', async () => {
  expect(await mayaWrites('START')).toBeUndefined();
  expect(await holds()).toEqual([]);
});

test('YES from somebody who had stopped opts in, and is still an answer', async () => {
  await mayaWrites('STOP');
  // Nothing is open that it could answer, so that the bot takes it.
  expect(await mayaWrites('YES')).toMatch(/TRACK/);
  expect(await holds()).toEqual(['agreed * from sms:*']);
});

test('HELP by text is answered by Twilio alone, AYUDA by us, in Spanish or English as people read', async () => {
  expect(await mayaWrites('HELP')).toBeUndefined();
  expect(await mayaWrites('AYUDA')).toMatch(/Northside Clinic.*\+1 202 555 0100/);
});

test('ALTO, which Twilio does not know, is honoured and confirmed once', async () => {
  expect(await mayaWrites('ALTO')).toMatch(/Northside Clinic: .*START/);
  expect(await mayaWrites('ALTO')).toBeUndefined();
  expect(await holds()).toEqual(['refused * from sms:*']);
});

test('on WhatsApp the whole conversation is ours: HELP, STOP, STOP again, START', async () => {
  expect(await mayaWrites('HELP', { on: 'whatsapp' })).toMatch(/call \+1 202 555 0100.*STOP/);
  expect(await mayaWrites('STOP', { on: 'whatsapp' })).toMatch(/unsubscribed.*START/);
  expect(await mayaWrites('STOP', { on: 'whatsapp' })).toBeUndefined();
  expect(await holds()).toEqual(['refused * from whatsapp:*']);
  expect(await mayaWrites('START', { on: 'whatsapp' })).toMatch(/again.*STOP/);
  expect(await holds()).toEqual(['agreed * from whatsapp:*']);
});

test('where Advanced Opt-Out is on, its word counts, and it has answered', async () => {
  expect(await mayaWrites('BASTA', { on: 'whatsapp', optOut: 'STOP' })).toBeUndefined();
  expect(await holds()).toEqual(['refused * from whatsapp:*']);
});

test('the same STOP delivered twice is one entry', async () => {
  await mayaWrites('STOP');
  texts -= 1;
  await mayaWrites('STOP');
  expect(await history()).toHaveLength(1);
});
