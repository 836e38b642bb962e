import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { ownNumber } from '../own-number';
import { sdkFor } from '../sdk';
import { clinic, maya, openClinic } from './clinic-on-whatsapp';

let local: LocalTwilio;
let open: ReturnType<typeof openClinic>;
let messagingServiceSid: string;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  open = openClinic(local);
  const services = sdkFor(local).messaging.v1.services;
  const statusCallback = 'https://app.example.com/status';
  const service = await services.create({ friendlyName: 'Clinic', statusCallback });
  messagingServiceSid = service.sid;
  const number = local.exchange.state.numbers.with(ownNumber);
  await services(service.sid).phoneNumbers.create({ phoneNumberSid: number?.sid ?? '' });
});

afterEach(() => local.close());

test('a service sends by WhatsApp from its number there', async () => {
  await open.phone.texts(clinic, 'Hello', { from: maya });
  const text = { messagingServiceSid, to: maya, body: 'Hello Maya' };
  const { sid, status, from } = await sdkFor(local).messages.create(text);
  expect({ status, from }).toEqual({ status: 'accepted', from: null });
  await local.passes('5 seconds');
  expect(await sdkFor(local).messages(sid).fetch()).toMatchObject({ status: 'read', from: clinic });
  expect(open.reports().at(-1)).toMatchObject({
    MessagingServiceSid: messagingServiceSid,
    ChannelPrefix: 'whatsapp',
  });
});

test('the window counts when a scheduled message goes out, not when it was written', async () => {
  await open.phone.texts(clinic, 'Hello', { from: maya });
  const later = (hours: number) => new Date(local.exchange.clock.now() + hours * 3_600_000);
  const schedule = (about: object) =>
    sdkFor(local).messages.create({
      messagingServiceSid,
      to: maya,
      scheduleType: 'fixed',
      sendAt: later(30),
      ...about,
    });
  const contentSid = await open.writes(
    { 'twilio/text': { body: 'Your visit is at {{1}} tomorrow.' } },
    { variables: { 1: '3 pm' } },
  );
  const free = await schedule({ body: 'See you tomorrow' });
  const template = await schedule({ contentSid });
  await local.passes('31 hours');
  const { messages } = sdkFor(local);
  expect(await messages(free.sid).fetch()).toMatchObject({ errorCode: 63016 });
  expect(await messages(template.sid).fetch()).toMatchObject({ status: 'read' });
});

test('STOP by SMS is no opt-out of WhatsApp', async () => {
  await open.phone.texts(ownNumber, 'STOP');
  await open.phone.texts(clinic, 'Hello', { from: maya });
  expect((await open.sends({ body: 'Hello Maya' })).status).toBe('read');
});
