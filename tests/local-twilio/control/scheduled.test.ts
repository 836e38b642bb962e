import type { ClockView, LegView, ScheduledView } from '../../../local-twilio/control/views';
import type { LocalTwilio } from '../../../local-twilio/local-twilio';
import { sdkFor } from '../sdk';
import { ben, clinic, maya, openClinic } from './clinic';
import { callControl } from './control-client';

let twilio: LocalTwilio;
beforeEach(async () => {
  twilio = await openClinic({ pace: 'manual' });
});
afterEach(() => twilio.close());

const post = <View>(path: string, body: object = {}) =>
  callControl<View>(twilio.address, 'POST', path, body);

async function scheduled(): Promise<ScheduledView[]> {
  const { status, body } = await callControl<ScheduledView[]>(
    twilio.address,
    'GET',
    '/clock/scheduled',
  );
  expect(status).toBe(200);
  return body;
}

async function words(): Promise<string[]> {
  return (await scheduled()).map(({ what }) => what);
}

async function dial(): Promise<string> {
  const { body } = await post<LegView>(`/phones/${maya}/calls`, { to: clinic });
  await twilio.exchange.clock.settled();
  return body.sid;
}

async function hears(sid: string, pattern: string): Promise<void> {
  const path = `/legs/${sid}?until=heard:${pattern}`;
  expect((await callControl(twilio.address, 'GET', path)).status).toBe(200);
}

test('nothing is scheduled while nothing goes on', async () => {
  expect(await scheduled()).toEqual([]);
});

test('a call tells what it waits for, and one can jump there', async () => {
  const sid = await dial();
  const [spoken] = await scheduled();
  expect(spoken).toMatchObject({
    what: '“Welcome to Northside Clinic. Press 1 for…” has been said',
    callSid: sid,
    messageSid: null,
    mailSid: null,
  });
  await post('/clock', { now: spoken?.at });
  const [timeOut, ...others] = await scheduled();
  expect(others).toEqual([]);
  expect(timeOut).toMatchObject({ what: 'Gather times out', callSid: sid });
  const jumped = await post<ClockView>('/clock', { now: timeOut?.at });
  expect(jumped.body.now).toBe(timeOut?.at);
  expect(twilio.exchange.state.calls.get(sid)?.status).toBe('completed');
  expect(await words()).toEqual([]);
});

test('ringing, and a phone that picks up by itself, until somebody answers', async () => {
  twilio.exchange.state.phones.update(ben, { calls: 'answering-machine' });
  const sid = await dial();
  await post(`/legs/${sid}/press`, { digits: '2' });
  await hears(sid, 'ringing');
  expect(await words()).toEqual([`The call reaches ${ben}`]);
  await post('/clock', { to: 'next-event' });
  expect(await words()).toEqual([
    `The answering machine of ${ben} picks up`,
    `${ben} has not answered: ringing ends`,
  ]);
  const agent = twilio.exchange.state.calls.find(({ to }) => to === ben)?.sid;
  await post(`/legs/${agent}/answer`);
  expect(await words()).toEqual([`The conversation with ${ben} reaches its time limit`]);
});

test('a recording: silence, its longest length, and when it is ready', async () => {
  const sid = await dial();
  await post(`/legs/${sid}/press`, { digits: '4' });
  await hears(sid, 'beep');
  expect(await words()).toEqual(['The recording begins']);
  await post('/clock', { to: 'next-event' });
  expect(await words()).toEqual([
    'The recording ends for silence',
    'The recording reaches its longest length',
  ]);
  await post(`/legs/${sid}/say`, { text: 'My heating is broken' });
  expect(await words()).toEqual([
    '“My heating is broken” has been said',
    'The recording reaches its longest length',
  ]);
  await twilio.passes('4 seconds');
  await post(`/legs/${sid}/press`, { digits: '#' });
  await twilio.exchange.clock.settled();
  expect(await words()).toContain('The recording is ready');
});

test("a message's next status, with its SID", async () => {
  twilio.exchange.state.phones.update(maya, { texts: 'slow' });
  const { sid } = await sdkFor(twilio).messages.create({ from: clinic, to: maya, body: 'Hi' });
  await twilio.passes('1 second');
  expect(await scheduled()).toEqual([
    {
      at: expect.any(String),
      what: `Text to ${maya} becomes “delivered”`,
      callSid: null,
      messageSid: sid,
      mailSid: null,
    },
  ]);
});

test('a webhook that a fault holds back', async () => {
  await post('/faults', { kind: 'webhook', url: '/messaging', effect: 'late' });
  await post(`/phones/${maya}/texts`, { to: clinic, body: 'Hi' });
  expect(await words()).toEqual(['messaging.inbound, held back by a fault, goes out']);
});

test('no more than a hundred are listed, the earliest', async () => {
  const { clock } = twilio.exchange;
  for (let index = 200; index > 0; index -= 1) {
    clock.after(index, () => {}, { what: `Event ${index}` });
  }
  const list = await words();
  expect([list.length, list[0], list[99]]).toEqual([100, 'Event 1', 'Event 100']);
});
