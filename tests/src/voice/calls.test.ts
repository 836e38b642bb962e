import { chooseDepartment } from '../../../src/voice/choose-department';
import { endDial } from '../../../src/voice/end-dial';
import { greetCaller } from '../../../src/voice/greet-caller';
import { recordCallStatus } from '../../../src/voice/record-call-status';
import { textOpeningHours } from '../../../src/voice/tell-opening-hours';
import { whisperToAgent } from '../../../src/voice/whisper-to-agent';
import { ben, businessNumber, maya, owner, sara } from '../front-office';
import { readTwiml, spokenIn, type Verb, verbIn } from '../read-twiml';
import { mayasCall, useFrontOffice } from '../use-front-office';

const office = useFrontOffice();

const nothing = { digits: undefined, speech: undefined };

async function answerTo(answer: {
  digits?: string;
  speech?: string;
  attempt?: number;
  from?: string;
}): Promise<Verb[]> {
  const { attempt = 1, ...given } = answer;
  return readTwiml(
    await chooseDepartment({ ...mayasCall, ...nothing, ...given, attempt }, office.app),
  );
}

async function storedCalls(): Promise<unknown[]> {
  return office.app.database
    .selectFrom('calls')
    .select(['call_sid', 'caller', 'status', 'department', 'dial_status', 'duration_seconds'])
    .execute();
}

test('in opening hours the caller hears the name and every choice', async () => {
  const verbs = readTwiml(await greetCaller(mayasCall, office.app));
  expect(spokenIn(verbs)).toMatch(
    /Northside Clinic.*press 1.*press 2.*press 3.*press 4.*press 0.*star/,
  );
  const { attributes } = verbIn(verbs, 'Gather');
  expect(attributes).toMatchObject({
    input: 'dtmf speech',
    numDigits: '1',
    action: '/voice/menu?attempt=1',
    actionOnEmptyResult: 'true',
  });
});

test('out of hours the caller hears when the clinic opens, and gets voicemail', async () => {
  office.timeIs('2026-11-21T02:00:00Z');
  const verbs = readTwiml(await greetCaller(mayasCall, office.app));
  expect(spokenIn(verbs)).toMatch(/closed right now.*tomorrow at 9 AM/);
  expect(verbIn(verbs, 'Redirect').text).toBe('/voice/voicemail?department=operator&reason=closed');
});

test('a call that is announced twice is one call and gets the same answer', async () => {
  const first = await greetCaller(mayasCall, office.app);
  const second = await greetCaller(mayasCall, office.app);
  expect(second.toString()).toBe(first.toString());
  expect(await storedCalls()).toHaveLength(1);
});

test("a call from the business's own number is rejected, lest it go round", async () => {
  const own = { ...mayasCall, from: businessNumber };
  const verbs = readTwiml(await greetCaller(own, office.app));
  expect(verbs).toMatchObject([{ name: 'Reject', attributes: { reason: 'busy' } }]);
});

test.each([
  ['1', 'sales', sara],
  ['2', 'support', ben],
  ['0', 'operator', owner],
])('key %s rings %s', async (digits, department, phone) => {
  const verbs = await answerTo({ digits });
  expect(verbIn(verbs, 'Dial').attributes).toEqual({
    timeout: '20',
    callerId: businessNumber,
    action: `/voice/dial-ended?department=${department}`,
  });
  expect(verbIn(verbs, 'Dial').children).toMatchObject([
    { name: 'Number', text: phone, attributes: { url: `/voice/whisper?department=${department}` } },
  ]);
  expect(await storedCalls()).toMatchObject([{ caller: maya, department }]);
});

test('nobody is put through to their own phone', async () => {
  const verbs = await answerTo({ digits: '2', from: ben });
  expect(verbs.map(({ name }) => name)).toEqual(['Redirect']);
  expect(verbIn(verbs, 'Redirect').text).toBe(
    '/voice/voicemail?department=support&reason=unanswered',
  );
});

test("the business's own number is never dialled, even if staff entered it", async () => {
  const business = await office.app.business();
  const own = { business_id: business.id, phone_number: businessNumber };
  await office.app.database
    .insertInto('agents')
    .values({ ...own, department: 'sales', name: 'Front' })
    .execute();
  try {
    const dial = verbIn(await answerTo({ digits: '1' }), 'Dial');
    expect(dial.children.map(({ text }) => text)).toEqual([sara]);
  } finally {
    await office.app.database
      .deleteFrom('agents')
      .where('phone_number', '=', businessNumber)
      .execute();
  }
});

test('speech does what keys do', async () => {
  expect(verbIn(await answerTo({ speech: 'Support, please.' }), 'Number').text).toBe(ben);
});

test.each([
  ['silence', {}, /did not hear you/],
  ['a wrong key', { digits: '9' }, /not one of the choices/],
])('%s asks again and counts', async (_name, answer, words) => {
  const verbs = await answerTo({ ...answer, attempt: 1 });
  expect(spokenIn(verbs)).toMatch(words);
  expect(verbIn(verbs, 'Gather').attributes).toMatchObject({ action: '/voice/menu?attempt=2' });
  const last = await answerTo({ ...answer, attempt: 3 });
  expect(verbIn(last, 'Redirect').text).toBe('/voice/voicemail?department=operator&reason=silent');
});

test('star repeats without counting', async () => {
  const verbs = await answerTo({ digits: '*', attempt: 2 });
  expect(verbIn(verbs, 'Gather').attributes).toMatchObject({ action: '/voice/menu?attempt=2' });
});

test('4 leads to voicemail', async () => {
  const verbs = await answerTo({ digits: '4' });
  expect(verbIn(verbs, 'Redirect').text).toBe('/voice/voicemail?department=operator&reason=asked');
});

test('the hours are said and, when the caller wants, texted once', async () => {
  const verbs = await answerTo({ digits: '3' });
  expect(spokenIn(verbs)).toMatch(/Monday to Friday from 8 AM to 6 PM.*press 1/);
  expect(verbIn(verbs, 'Gather').attributes).toMatchObject({ action: '/voice/hours' });
  const wanted = { ...mayasCall, digits: '1', speech: undefined };
  await textOpeningHours(wanted, office.app);
  const again = readTwiml(await textOpeningHours(wanted, office.app));
  expect(office.sent).toMatchObject([
    { to: maya, from: businessNumber, body: expect.stringContaining('Monday to Friday') },
  ]);
  expect(verbIn(again, 'Gather').attributes).toMatchObject({ action: '/voice/menu?attempt=1' });
});

test('the caller is promised no more than an attempt, because Twilio may refuse the text for now', async () => {
  office.refuseWith(new Error('Twilio cannot be reached.'));
  const wanted = { ...mayasCall, digits: '1', speech: undefined };
  const verbs = readTwiml(await textOpeningHours(wanted, office.app));
  expect(office.sent).toEqual([]);
  expect(spokenIn(verbs)).toMatch(/^We are sending you a text\./);
});

test.each([
  ['no', { digits: undefined, speech: 'no, do not text me' }],
  ['silence', nothing],
])('%s texts nothing', async (_name, answer) => {
  await textOpeningHours({ ...mayasCall, ...answer }, office.app);
  expect(office.sent).toEqual([]);
});

// Twilio help, "Why am I getting calls from these strange numbers?": +266696687 spells ANONYMOUS.
test.each(['anonymous', '+266696687', 'client:browser'])(
  'no text is offered to %s',
  async (from) => {
    expect(spokenIn(await answerTo({ digits: '3', from }))).not.toMatch(/as a text/);
  },
);

test.each([
  ['asked', nothing, ['Gather', 'Hangup']],
  ['answered', { ...nothing, digits: '1' }, []],
  ['answered', { ...nothing, digits: '2' }, ['Hangup']],
] as const)('the whisper, %s %j', (step, answer, names) => {
  const whisper = { ...mayasCall, ...answer, department: 'support', step } as const;
  const verbs = readTwiml(whisperToAgent(whisper));
  expect(verbs.map(({ name }) => name)).toEqual(names);
  if (step === 'asked') expect(spokenIn(verbs)).toBe('Call for support. Press 1 to accept.');
});

// Twilio: "TwiML Voice: Dial", DialCallStatus and DialBridged.
test.each([
  ['completed', 'true', 'Hangup', 'completed'],
  ['completed', undefined, 'Hangup', 'completed'],
  ['completed', 'false', 'Redirect', 'no-answer'],
  ['no-answer', undefined, 'Redirect', 'no-answer'],
  ['busy', 'false', 'Redirect', 'busy'],
  ['failed', undefined, 'Redirect', 'failed'],
  ['canceled', undefined, 'Redirect', 'canceled'],
] as const)('a dial that ended %s, bridged %s', async (dialStatus, bridged, last, kept) => {
  await answerTo({ digits: '2' });
  const end = { ...mayasCall, department: 'support', dialStatus, bridged } as const;
  const verbs = readTwiml(await endDial(end, office.app));
  expect(verbs.at(-1)?.name).toBe(last);
  expect(await storedCalls()).toMatchObject([{ dial_status: kept }]);
});

test('the end of a call is kept once, and a late report changes nothing', async () => {
  await greetCaller(mayasCall, office.app);
  const ended = { ...mayasCall, status: 'completed', durationSeconds: 42 } as const;
  await recordCallStatus(ended, office.app);
  await recordCallStatus(
    { ...ended, status: 'in-progress', durationSeconds: undefined },
    office.app,
  );
  await recordCallStatus({ ...ended, durationSeconds: 99 }, office.app);
  expect(await storedCalls()).toMatchObject([{ status: 'completed', duration_seconds: 42 }]);
});

test('a call whose first webhook failed is known from its last report', async () => {
  await recordCallStatus({ ...mayasCall, status: 'completed', durationSeconds: 5 }, office.app);
  expect(await storedCalls()).toMatchObject([{ caller: maya, status: 'completed' }]);
});
