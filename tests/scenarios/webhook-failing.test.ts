import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeAll(async () => {
  office = await openForBusiness();
});
beforeEach(() => office.olivia.ringsWhenCalled());
afterEach(() => office.twilio.exchange.faults.clear());
afterAll(() => office?.close());

/** For one question of Twilio's, which it asks twice when it cannot connect. */
function cannotBeReached(url: string): void {
  const { faults } = office.twilio.exchange;
  faults.add({ kind: 'webhook', url, effect: 'connection-failure', times: 2 });
}

/** Each request of Twilio's about a call or message, in order: its path and how it went. */
function asked(sid: string): string[] {
  return office.twilio.exchange.timeline
    .list()
    .flatMap((event) =>
      event.kind === 'webhook' && [event.subject.callSid, event.subject.messageSid].includes(sid)
        ? [`${new URL(event.exchange.url).pathname} ${event.exchange.errorCode ?? 'answered'}`]
        : [],
    );
}

// Twilio's error 11205: "HTTP connection failure".
test('a caller whose call cannot be answered hears an apology and reaches the front desk', async () => {
  const { maya, olivia, business } = office;
  cannotBeReached('/voice/incoming');

  const call = await maya.dials(business.number);
  await call.hears(/sorry.*putting you through to a person/i);
  expect(asked(call.sid)).toEqual([
    '/voice/incoming 11205',
    '/voice/incoming 11205',
    '/system/fallback answered',
  ]);
  const atOlivia = await olivia.isCalled();
  await atOlivia.answers();
  await call.says('Are you open?');
  await atOlivia.hears(/are you open/i);
  await atOlivia.hangsUp();
  await call.hears(/thank you for calling/i);
  expect(await call.ends()).toBe('completed');
});

test('a caller whose choice gets lost reaches the front desk as well', async () => {
  const { maya, olivia, business } = office;
  cannotBeReached('/voice/menu');

  const call = await maya.dials(business.number);
  await call.hears(/press 1/i);
  await call.presses('1');
  await call.hears(/sorry.*putting you through to a person/i);
  await (await olivia.isCalled()).answers();
  await call.hangsUp();
  expect(await call.ends()).toBe('completed');
});

test('with nobody at the front desk, the front desk is told by text where the message is', async () => {
  const { maya, olivia, business, twilio } = office;
  olivia.neverAnswers();
  cannotBeReached('/voice/incoming');

  const call = await maya.dials(business.number);
  await call.hears(/nobody can take your call.*leave a message/i);
  await call.hears(/beep/i);
  await call.says('Please call me back');
  await call.presses('#');
  await call.hears(/we will get back to you/i);
  const text = await olivia.receives(/new voicemail from \+1 202 555 0147/i);
  const recording = twilio.exchange.state.recordings.find(({ callSid }) => callSid === call.sid);
  expect(recording?.spokenText).toBe('Please call me back');
  expect(text.body).toContain(recording?.sid);
});

test('a texter whose text cannot be answered gets an apology, and the next text an answer', async () => {
  const { maya, business, rows } = office;
  cannotBeReached('/messaging/incoming');

  const text = await maya.texts(business.number, 'MENU');
  await maya.receives(/sorry, something went wrong on our side/i);
  expect(asked(text.sid)).toEqual([
    '/messaging/incoming 11205',
    '/messaging/incoming 11205',
    '/system/fallback answered',
  ]);
  expect(await rows('select 1 from inbound_messages where message_sid = $1', [text.sid])).toEqual(
    [],
  );
  await maya.texts(business.number, 'MENU');
  await maya.receives(/welcome/i);
});
