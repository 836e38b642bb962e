import type {
  ErrorView,
  LegView,
  MessageView,
  PhoneDetailView,
  StateView,
} from '../../../local-twilio/control/views';
import type { LocalTwilio } from '../../../local-twilio/local-twilio';
import { ben, clinic, maya, openClinic } from './clinic';
import { callControl } from './control-client';

let twilio: LocalTwilio;
beforeEach(async () => {
  twilio = await openClinic({ pace: 'manual' });
});
afterEach(() => twilio.close());

const get = <View>(path: string) => callControl<View>(twilio.address, 'GET', path);
const post = <View>(path: string, body: object = {}) =>
  callControl<View>(twilio.address, 'POST', path, body);

test('a whole call: dial, hear, press, let the agent answer, talk, hang up', async () => {
  const dialled = await post<LegView>(`/phones/${maya}/calls`, { to: clinic });
  expect(dialled.status).toBe(201);
  expect(dialled.body).toMatchObject({ side: 'caller', from: maya, to: clinic, isOver: false });
  const leg = `/legs/${dialled.body.sid}`;

  const heard = await get<LegView>(`${leg}?until=heard:2 FOR support`);
  expect(heard.status).toBe(200);
  expect(heard.body.awaiting).toMatchObject({ kind: 'input', numDigits: 1 });
  expect(heard.body.running).toMatchObject({ line: 1 });
  await post(`${leg}/press`, { digits: '2' });

  const ringing = await get<PhoneDetailView>(`/phones/${ben}?until=ringing`);
  const agent = ringing.body.legs[0]?.sid ?? '';
  expect(ringing.body.legs).toMatchObject([
    { side: 'callee', from: clinic, parentCallSid: dialled.body.sid },
  ]);
  expect((await post<LegView>(`/legs/${agent}/answer`)).status).toBe(200);
  await get(`/legs/${agent}?until=status:in-progress`);
  await post(`/legs/${agent}/say`, { text: 'This is Ben.' });
  expect((await get<LegView>(`${leg}?until=heard:this is ben`)).status).toBe(200);

  await post(`/legs/${agent}/hangup`);
  const over = await get<LegView>(`${leg}?until=over`);
  expect(over.body).toMatchObject({ status: 'completed', isOver: true });
  expect(over.body.heard.at(-1)?.text).toBe('Thank you for calling.');
  expect(Date.parse(over.body.endedAt ?? '')).toBeGreaterThan(
    Date.parse(over.body.answeredAt ?? ''),
  );
  const { body } = await get<StateView>('/state');
  expect(body.calls.map(({ sid }) => sid).sort()).toEqual([agent, dialled.body.sid].sort());
});

test('a text and its reply, by SMS and by WhatsApp, with the number written as people do', async () => {
  const sent = await post<MessageView>('/phones/%2B12025550147/texts', {
    to: '+1 (202) 555-0100',
    body: 'MENU',
  });
  expect(sent.body).toMatchObject({ from: maya, to: clinic, direction: 'inbound' });
  const reply = await get<PhoneDetailView>(`/phones/${maya}?until=received:^reply track`);
  expect(reply.body.messages.map(({ body }) => body)).toEqual([
    'MENU',
    'Reply TRACK, TECH, BILL or HUMAN.',
  ]);

  const whatsapp = { to: clinic, body: 'MENU', channel: 'whatsapp' };
  const second = await post<MessageView>(`/phones/${maya}/texts`, whatsapp);
  expect(second.body.from).toBe(`whatsapp:${maya}`);
});

test('a picture goes with a text and can be looked at', async () => {
  const bytes = Buffer.from('iVBORw0KGgo=', 'base64');
  const media = [{ contentType: 'image/png', base64: bytes.toString('base64') }];
  const { body } = await post<MessageView>(`/phones/${maya}/texts`, { to: clinic, media });
  const picture = await fetch(`${twilio.address}${body.media[0]?.url}`);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(picture.headers.get('content-security-policy')).toContain('sandbox');
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(bytes);
});

test('what cannot be done is refused with a code that says why', async () => {
  const { body: leg } = await post<LegView>(`/phones/${maya}/calls`, { to: clinic });
  const refusals = [
    [await post<ErrorView>('/phones/+12025550199/calls', { to: clinic }), 404, 'phone_not_found'],
    [
      await post<ErrorView>(`/phones/${maya}/calls`, { to: '+12025550111' }),
      404,
      'number_not_in_service',
    ],
    [await post<ErrorView>(`/phones/${maya}/calls`, { to: 'nobody' }), 400, 'body_invalid'],
    [await post<ErrorView>(`/phones/${maya}/texts`, { to: clinic }), 400, 'body_invalid'],
    [await get<ErrorView>('/legs/CA00'), 404, 'leg_not_found'],
    [await post<ErrorView>(`/legs/${leg.sid}/answer`), 409, 'leg_not_ringing'],
    [await post<ErrorView>(`/legs/${leg.sid}/press`, { digits: 'x' }), 400, 'body_invalid'],
    [await get<ErrorView>(`/legs/${leg.sid}?until=heard:(`), 400, 'until_invalid'],
    [await get<ErrorView>(`/legs/${leg.sid}?until=tomorrow`), 400, 'until_invalid'],
    [await get<ErrorView>(`/legs/${leg.sid}?until=heard:pizza`), 409, 'until_not_reached'],
    [await get<ErrorView>('/nothing'), 404, 'path_unknown'],
  ] as const;
  for (const [answer, status, code] of refusals) {
    expect({ status: answer.status, code: answer.body.error.code }).toEqual({ status, code });
    expect(answer.body.error.message).not.toBe('');
  }
});

test('a wait that comes to nothing tells what was heard instead', async () => {
  const { body: leg } = await post<LegView>(`/phones/${maya}/calls`, { to: clinic });
  const { body } = await get<ErrorView>(`/legs/${leg.sid}?until=heard:pizza&timeout=5`);
  expect(body.error.message).toContain('Welcome to Northside Clinic');
});

test.each(['(202) 555-0100', '2025550100', '+1 202-555-0100', '1 (202) 555 0100'])(
  'a number is taken as people write it: %s',
  async (to) => {
    const { body } = await post<LegView>(`/phones/${maya}/calls`, { to });
    expect(body.to).toBe(clinic);
  },
);

test.each([
  [{ to: 'nobody' }, 'to', '"nobody" is no phone number, such as +1 202 555 0147.'],
  [{}, 'to', '"to" is missing.'],
  [{ to: 5 }, 'to', '"to" has to be a JSON string.'],
  [{ to: clinic, now: true }, undefined, 'The body has "now", which is not known here.'],
])(
  'a body that is not as expected is refused in one sentence: %j',
  async (body, field, message) => {
    const refused = await post<ErrorView>(`/phones/${maya}/calls`, body);
    expect(refused.body.error).toEqual({ code: 'body_invalid', message, ...(field && { field }) });
  },
);

test('a leg tells with whom it is connected, from the moment when both can talk', async () => {
  const { body: leg } = await post<LegView>(`/phones/${maya}/calls`, { to: clinic });
  await get(`/legs/${leg.sid}?until=awaiting:input`);
  await post(`/legs/${leg.sid}/press`, { digits: '2' });
  const { body: rung } = await get<PhoneDetailView>(`/phones/${ben}?until=ringing`);
  const [ringing] = rung.legs;
  if (!ringing) throw new Error('Ben is called.');
  const dialling = await get<LegView>(`/legs/${leg.sid}`);
  expect([dialling.body.connectedTo, ringing.connectedTo]).toEqual([null, null]);
  await post(`/legs/${ringing.sid}/answer`);
  const caller = await get<LegView>(`/legs/${leg.sid}?until=awaiting:nothing`);
  const callee = await get<LegView>(`/legs/${ringing.sid}`);
  expect([caller.body.connectedTo, callee.body.connectedTo]).toEqual([ben, maya]);
});
