import type { ErrorView, EventView, StateView } from '../../../local-twilio/control/views';
import type { LocalTwilio } from '../../../local-twilio/local-twilio';
import { clinic, maya, openClinic } from './clinic';
import { callControl } from './control-client';

let twilio: LocalTwilio;
beforeEach(async () => {
  twilio = await openClinic({ pace: 'manual' });
});
afterEach(() => twilio.close());

const state = async (): Promise<StateView> =>
  (await callControl<StateView>(twilio.address, 'GET', '/state')).body;
const events = async (): Promise<EventView[]> =>
  (await callControl<EventView[]>(twilio.address, 'GET', '/timeline')).body;
const post = (path: string) => callControl<ErrorView>(twilio.address, 'POST', path, {});

test('a reset ends live calls and forgets what happened, and keeps what is set up', async () => {
  const call = await twilio.person(maya).dials(clinic);
  await twilio.person(maya).texts(clinic, 'MENU');
  expect((await state()).calls).toHaveLength(1);

  await post('/reset');
  expect(call.status).toBe('completed');
  expect(await state()).toMatchObject({
    calls: [],
    messages: [],
    alerts: [],
    recordings: [],
    canUndoReset: true,
    numbers: [{ number: clinic }],
    phones: [{ name: 'Maya' }, { name: 'Ben' }],
  });
  expect(await events()).toEqual([]);
});

test('its undo brings all back in its order, together with what happened since', async () => {
  await twilio.person(maya).texts(clinic, 'MENU');
  await twilio.passes('1 minute');
  const before = await state();
  const eventsBefore = await events();
  await post('/reset');
  await twilio.person(maya).texts(clinic, 'TRACK');
  await twilio.passes('1 minute');

  await post('/reset/undo');
  const after = await state();
  expect(after.messages.slice(-before.messages.length)).toEqual(before.messages);
  expect(after.messages.map(({ body }) => body)).toContain('TRACK');
  expect(after.canUndoReset).toBe(false);
  const eventsAfter = await events();
  expect(eventsAfter.slice(0, eventsBefore.length)).toEqual(eventsBefore);
  expect(eventsAfter.map(({ id }) => id)).toEqual(eventsAfter.map(({ id }) => id).toSorted());
  expect((await post('/reset/undo')).body.error.code).toBe('nothing_to_undo');
});
