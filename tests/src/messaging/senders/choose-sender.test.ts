import { chooseSender } from '../../../../src/messaging/senders/choose-sender';
import { type Sender, usualMessagesPerSecond } from '../../../../src/messaging/senders/sender';
import { phoneSender } from '../../../../src/messaging/senders/sender-store';

const now = new Date('2026-11-20T15:00:00Z');
const maya = '+12025550147';
const london = '+447700900123';
const delhi = '+910000000000';

const washington = phoneSender('+12025550100');
const tollFree = phoneSender('+18005550100');
const british = { ...phoneSender('+447700900100'), sendsMedia: false };
const header = named('NORTHS');
const whatsApp: Sender = {
  ...washington,
  channel: 'whatsapp',
  kind: 'whatsapp',
  address: 'whatsapp:+12025550100',
  sendsMedia: true,
};
const mail: Sender = {
  ...washington,
  channel: 'email',
  kind: 'email',
  address: 'desk@example.com',
};

function named(address: string, change: Partial<Sender> = {}): Sender {
  return { ...washington, kind: 'alphanumeric', address, sendsMedia: false, ...change };
}

function shortCode(address: string, change: Partial<Sender> = {}): Sender {
  return { ...washington, kind: 'short-code', address, countries: ['US'], ...change };
}

function choose(change: Partial<Parameters<typeof chooseSender>[0]>): string {
  const choice = chooseSender({
    senders: [washington],
    contacts: {},
    person: maya,
    channel: 'sms',
    purpose: 'appointments',
    media: 'none',
    now,
    ...change,
  });
  return choice.kind === 'sender' ? choice.sender.address : choice.code;
}

test.each([
  [
    'the number of the person’s country',
    { senders: [washington, british], person: london },
    british.address,
  ],
  [
    'the other one for a person of the other',
    { senders: [british, washington] },
    washington.address,
  ],
  ['a foreign number where there is no other', { person: london }, washington.address],
  [
    'a name abroad only where no number is',
    { senders: [named('CLINIC')], person: london },
    'CLINIC',
  ],
  [
    'a name that is meant for the country',
    { senders: [washington, named('CLINIC', { countries: ['GB'] })], person: london },
    'CLINIC',
  ],
  // Twilio: "International support for Alphanumeric Sender ID".
  [
    'a name where names are registered, if it is for there',
    { senders: [named('CLINIC', { countries: ['SG'] })], person: '+6500000000' },
    'CLINIC',
  ],
  ['no other name there', { senders: [named('CLINIC')], person: '+6500000000' }, 'no_sender'],
  ['no name in the United States', { senders: [named('CLINIC')] }, 'no_sender'],
  ['a short code before a long code', { senders: [washington, shortCode('55501')] }, '55501'],
  ['no short code abroad', { senders: [shortCode('55501')], person: london }, 'no_sender'],
  [
    'a short code of no country nowhere',
    { senders: [shortCode('55501', { countries: [] })] },
    'no_sender',
  ],
  [
    'a long code before a toll-free number',
    { senders: [tollFree, washington] },
    washington.address,
  ],
  [
    'a sender of its purpose',
    { senders: [{ ...washington, purposes: ['offers'] }, tollFree] },
    tollFree.address,
  ],
  [
    'the one that is for the purpose alone',
    { senders: [washington, { ...tollFree, purposes: ['appointments'] }] },
    tollFree.address,
  ],
  [
    'no sender of another purpose',
    { senders: [{ ...washington, purposes: ['offers'] }] },
    'no_sender',
  ],
])('%s', (_name, change, expected) => {
  expect(choose(change)).toBe(expected);
});

test('who wrote to one of our numbers is answered from there, where it can', () => {
  const contacts = { sms: { sender: tollFree.address, lastInboundAt: now } };
  const senders = [washington, tollFree, shortCode('55501')];
  expect(choose({ senders, contacts })).toBe(tollFree.address);
  const forOffers = senders.map((one) =>
    one === tollFree ? { ...one, purposes: ['offers'] } : one,
  );
  expect(choose({ senders: forOffers, contacts })).toBe('55501');
});

test('files go from what sends files, where people can get them', () => {
  const plain = { ...washington, sendsMedia: false };
  expect(choose({ senders: [plain, tollFree], media: 'some' })).toBe(tollFree.address);
  expect(choose({ senders: [plain], media: 'some' })).toBe('no_media_sender');
  // Twilio: MMS is for the United States and Canada.
  expect(choose({ person: london, media: 'some' })).toBe('no_media_sender');
  expect(choose({ senders: [whatsApp], person: london, channel: 'whatsapp', media: 'some' })).toBe(
    whatsApp.address,
  );
});

test.each([
  ['a number of ours', '+12025550100', 'own_number'],
  ['our WhatsApp number', '+12025550111', 'own_number'],
  ['a withheld number', '+266696687', 'number_unusable'],
  ['a short code', '55501', 'number_unusable'],
  ['a satellite phone', '+870773111632', 'country_unknown'],
])('%s is never written to', (_name, person, code) => {
  const senders = [washington, { ...whatsApp, address: 'whatsapp:+12025550111' }];
  expect(choose({ senders, person })).toBe(code);
});

test('a landline gets no texts, and WhatsApp all the same', () => {
  const contacts = { line: 'landline' as const };
  expect(choose({ contacts })).toBe('landline');
  expect(choose({ contacts, senders: [whatsApp], channel: 'whatsapp' })).toBe(whatsApp.address);
});

test('mail needs an address of ours and one of theirs', () => {
  expect(choose({ channel: 'email' })).toBe('no_sender');
  expect(choose({ senders: [mail], channel: 'email' })).toBe('no_email_address');
  expect(choose({ senders: [mail], channel: 'email', email: 'maya@example.com' })).toBe(
    mail.address,
  );
});

// Twilio: "WhatsApp: 24-hour customer service window", 63016.
test.each([
  ['2026-11-19T15:00:01Z', 'open'],
  ['2026-11-19T15:00:00Z', 'closed'],
])('who wrote on WhatsApp at %s has a window that is %s', (at, window) => {
  const contacts = { whatsapp: { sender: whatsApp.address, lastInboundAt: new Date(at) } };
  const asked = { senders: [whatsApp], channel: 'whatsapp', purpose: 'orders' } as const;
  expect(chooseSender({ ...asked, contacts, person: maya, media: 'none', now })).toMatchObject({
    window,
    country: 'US',
  });
});

// Twilio: "India: SMS Guidelines"; TRAI: TCCCPR 2018.
describe('to India', () => {
  test('no number sends, whichever country it is of', () => {
    const senders = [washington, tollFree, british, header];
    expect(choose({ senders, person: delhi })).toBe('india_not_registered');
  });

  test('nor does an Indian number send anywhere, for none may be claimed', () => {
    expect(choose({ senders: [phoneSender('+910000000000')] })).toBe('no_sender');
  });

  test('a header that is registered there does', () => {
    const registered = named('NORTHS', { countries: ['IN'], dltEntityId: '1101000000000000001' });
    expect(choose({ senders: [washington, registered], person: delhi })).toBe('NORTHS');
    expect(choose({ senders: [registered], person: london })).toBe('no_sender');
  });
});

test('every kind of sender has a pace', () => {
  // Twilio: "Understanding Twilio Rate Limits and Message Queues".
  expect(usualMessagesPerSecond).toMatchObject({ 'long-code': 1, 'toll-free': 3, whatsapp: 80 });
});
