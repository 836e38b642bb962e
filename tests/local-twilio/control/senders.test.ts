import type {
  ErrorView,
  MessageView,
  MessagingServiceView,
  PhoneDetailView,
  PhoneView,
} from '../../../local-twilio/control/views';
import type { Fault } from '../../../local-twilio/faults';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { createService } from '../messaging-product';
import { ownNumber } from '../own-number';
import { sdkFor } from '../sdk';
import { callControl } from './control-client';

const maya = '+12025550147';
let twilio: LocalTwilio;
beforeEach(async () => {
  twilio = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00Z' });
  await call('POST', '/phones', { number: maya, name: 'Maya' });
});
afterEach(() => twilio.close());

const call = <View>(method: string, path: string, body?: object) =>
  callControl<View>(twilio.address, method, path, body);

const languages = [
  {
    language: 'es',
    stop: { keywords: ['STOP', 'BAJA'], reply: 'Ya no recibirá mensajes.' },
    start: { keywords: ['ALTA'], reply: 'Bienvenida de nuevo.' },
    help: { keywords: ['AYUDA'], reply: 'Responda BAJA para terminar.' },
  },
];

test('a service gets Advanced Opt-Out, and a phone tells whom it has asked to stop', async () => {
  const sid = await createService(twilio, { senders: [ownNumber] });
  const changed = await call<MessagingServiceView>('POST', `/messaging-services/${sid}/opt-out`, {
    languages,
  });
  const service = {
    sid,
    name: 'Reminders',
    inboundUrl: '',
    senders: [{ kind: 'phone-number', address: ownNumber }],
    optOut: languages,
  };
  expect(changed).toEqual({ status: 200, body: service });
  expect((await call('GET', '/messaging-services')).body).toEqual([service]);

  await call('POST', `/phones/${maya}/texts`, { to: ownNumber, body: 'baja' });
  const { body: phone } = await call<PhoneDetailView>(
    'GET',
    `/phones/${maya}?until=received:recibir%C3%A1&timeout=2`,
  );
  expect(phone.optOuts.map(({ sender, keyword }) => [sender, keyword])).toEqual([
    [ownNumber, 'BAJA'],
    [sid, 'BAJA'],
  ]);

  expect((await call('DELETE', `/messaging-services/${sid}/opt-out`)).status).toBe(204);
  const [plain] = (await call<MessagingServiceView[]>('GET', '/messaging-services')).body;
  expect(plain?.optOut).toBeNull();
});

test('a short code is leased, once, and texted', async () => {
  const lease = () => call<{ sid: string }>('POST', '/short-codes', { shortCode: '22395' });
  const { status, body } = await lease();
  expect(status).toBe(201);
  expect((await sdkFor(twilio).shortCodes(body.sid).fetch()).shortCode).toBe('22395');
  expect(await lease()).toMatchObject({
    status: 409,
    body: { error: { code: 'short_code_exists', field: 'shortCode' } },
  });
  const text = await call<MessageView>('POST', `/phones/${maya}/texts`, {
    to: '22395',
    body: 'Hi',
  });
  expect(text).toMatchObject({ status: 201, body: { to: '22395', from: maya } });
});

test('a number loses a capability, and a sender is registered', async () => {
  await createService(twilio, { senders: [ownNumber] });
  const changed = await call('PATCH', `/numbers/${ownNumber}`, { capabilities: { mms: false } });
  expect(changed).toEqual({
    status: 200,
    body: { number: ownNumber, capabilities: { mms: false } },
  });
  const registered = { country: 'IN', name: 'CLINIC' };
  expect(await call('POST', '/sender-registrations', registered)).toEqual({
    status: 201,
    body: registered,
  });
  const text = { from: 'CLINIC', to: '+910000000000', body: 'Hi' };
  expect((await sdkFor(twilio).messages.create(text)).status).toBe('queued');
});

test.each<[string, string, object, number, string]>([
  ['POST', `/messaging-services/MG0/opt-out`, { languages }, 404, 'messaging_service_not_found'],
  ['DELETE', `/messaging-services/MG0/opt-out`, {}, 404, 'messaging_service_not_found'],
  ['PATCH', '/numbers/+12025550199', { capabilities: {} }, 404, 'number_not_found'],
  ['POST', '/short-codes', { shortCode: '1' }, 400, 'body_invalid'],
  ['POST', '/sender-registrations', { country: 'India', name: 'CLINIC' }, 400, 'body_invalid'],
  ['POST', '/sender-registrations', { country: 'IN', name: '12345' }, 400, 'body_invalid'],
  ['PATCH', `/phones/${maya}`, { behaviour: { texts: 'burns' } }, 400, 'body_invalid'],
  ['POST', '/faults', { kind: 'api' }, 400, 'body_invalid'],
  ['POST', '/faults', { kind: 'carrier', effect: 'delivers' }, 400, 'body_invalid'],
  ['POST', '/faults', { kind: 'region-off', countries: ['Britain'] }, 400, 'body_invalid'],
])('%s %s %j is refused', async (method, path, body, status, code) => {
  const refused = await call<ErrorView>(method, path, body);
  expect(refused.status).toBe(status);
  expect(refused.body.error.code).toBe(code);
  expect(refused.body.error.message).toMatch(/[.!?]$/);
});

test.each([
  'drops',
  'reports-twice',
  'reports-out-of-order',
  { deliversAfterMinutes: 30 },
  { refusedWith: 30008 },
  { refusedWith: 30034, as: 'failed' },
])('a phone whose texts fare so: %j', async (texts) => {
  const changed = await call<PhoneView>('PATCH', `/phones/${maya}`, { behaviour: { texts } });
  expect(changed.body.behaviour.texts).toEqual(texts);
});

test.each<[Fault]>([
  [{ kind: 'api', operation: 'CreateMessage', effect: 'answer-lost', times: 2 }],
  [{ kind: 'api', status: 503 }],
  [{ kind: 'api-limit', perSecond: 10 }],
  [{ kind: 'carrier', effect: { refusedWith: 30003 }, to: maya, every: 3 }],
  [{ kind: 'sender-rate', from: ownNumber, perSecond: 1 }],
  [{ kind: 'sender-rate' }],
  [{ kind: 'region-off', countries: ['GB', 'IN'] }],
])('a fault is switched on and off: %j', async (fault) => {
  expect(await call('POST', '/faults', fault)).toEqual({ status: 201, body: [fault] });
  await call('DELETE', '/faults');
  expect((await call('GET', '/faults')).body).toEqual([]);
});
