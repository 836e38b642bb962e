import type {
  ErrorView,
  MessageView,
  PhoneDetailView,
  PhoneView,
  TemplateView,
} from '../../../local-twilio/control/views';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { ownNumber } from '../own-number';
import { openClinic } from '../whatsapp/clinic-on-whatsapp';
import { callControl } from './control-client';

const mayas = '/phones/+12025550111';

let local: LocalTwilio;
let open: ReturnType<typeof openClinic>;

beforeEach(async () => {
  local = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  open = openClinic(local);
});

afterEach(() => local.close());

const question = {
  'twilio/quick-reply': { body: 'Will you come?', actions: [{ title: 'I will', id: 'yes' }] },
};

test('somebody sees a template’s buttons and presses one', async () => {
  const contentSid = await open.writes(question);
  const decide = { status: 'approved' };
  const decided = await callControl<TemplateView>(
    local.address,
    'POST',
    `/templates/${contentSid}/approval`,
    decide,
  );
  expect(decided).toMatchObject({ status: 200, body: { approval: { status: 'approved' } } });
  await open.sends({ contentSid });

  const phone = await callControl<PhoneDetailView>(local.address, 'GET', mayas);
  expect(phone.body.messages).toMatchObject([
    { body: 'Will you come?', buttons: [{ kind: 'quick-reply', text: 'I will', payload: 'yes' }] },
  ]);
  const pressed = await callControl<MessageView>(local.address, 'POST', `${mayas}/presses`, {
    button: 'I will',
    from: ownNumber,
  });
  expect(pressed).toMatchObject({ status: 201, body: { body: 'I will', direction: 'inbound' } });
  await local.exchange.clock.settled();
  expect(open.heard()).toMatchObject({ ButtonPayload: 'yes' });
});

test('a button that is not there is refused with those that are', async () => {
  const press = { button: 'Never' };
  const refused = await callControl<ErrorView>(local.address, 'POST', `${mayas}/presses`, press);
  expect(refused).toMatchObject({
    status: 404,
    body: { error: { code: 'button_not_found', field: 'button' } },
  });
});

test('somebody who leaves messages unread opens them by hand', async () => {
  const behaviour = { whatsapp: 'leaves-unread', line: 'fixedVoip', pumpingRisk: 'mild' };
  const changed = await callControl<PhoneView>(local.address, 'PATCH', mayas, { behaviour });
  expect(changed.body.behaviour).toMatchObject(behaviour);
  await open.phone.texts(`whatsapp:${ownNumber}`, 'Hello', { from: 'whatsapp:+12025550111' });
  await open.sends({ body: 'Hello Maya' });
  const other = await callControl(local.address, 'POST', `${mayas}/read`, { from: '+12025550199' });
  expect(other.body).toEqual({ read: 0 });
  const read = await callControl(local.address, 'POST', `${mayas}/read`);
  expect(read).toEqual({ status: 200, body: { read: 1 } });
  await local.exchange.clock.settled();
  expect(open.reports().at(-1)).toMatchObject({ MessageStatus: 'read' });
});

test('a reset closes the window for free text, and its undo opens it again', async () => {
  await open.phone.texts(`whatsapp:${ownNumber}`, 'Hello', { from: 'whatsapp:+12025550111' });
  await callControl(local.address, 'POST', '/reset', {});
  expect(await open.sends({ body: 'Hello Maya' })).toMatchObject({ errorCode: 63016 });
  await callControl(local.address, 'POST', '/reset/undo', {});
  expect((await open.sends({ body: 'Hello Maya' })).status).toBe('read');
});

test.each([
  ['two files by WhatsApp', 'whatsapp', [1, 1]],
  ['more than 5 MB by MMS', 'sms', [3_000_000, 2_500_000]],
])('%s cannot be sent', async (_, channel, sizes) => {
  const media = sizes.map((size) => ({
    contentType: 'image/png',
    base64: Buffer.alloc(size).toString('base64'),
  }));
  const text = { to: ownNumber, channel, media };
  const refused = await callControl<ErrorView>(local.address, 'POST', `${mayas}/texts`, text);
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(refused.body.error.message).toMatch(/one file at most|5 MB|7 MB/);
  expect(local.exchange.state.messages.list()).toEqual([]);
});

test('templates are listed with what WhatsApp says of them', async () => {
  const sid = await open.writes(question);
  const listed = await callControl<TemplateView[]>(local.address, 'GET', '/templates');
  expect(listed.body).toMatchObject([
    { sid, types: ['twilio/quick-reply'], approval: { status: 'received', reason: '' } },
  ]);
  const reject = { status: 'rejected', reason: 'Too pushy' };
  const path = `/templates/${sid}/approval`;
  const rejected = await callControl<TemplateView>(local.address, 'POST', path, reject);
  expect(rejected.body.approval).toEqual(reject);
});

test.each([
  ['/templates/HX0/approval', { status: 'approved' }, 404, 'template_not_found'],
  [`${mayas}/presses`, {}, 400, 'body_invalid'],
  [`${mayas}/read`, { from: 'nobody' }, 400, 'body_invalid'],
])('POST %s %j is refused', async (path, body, status, code) => {
  const refused = await callControl<ErrorView>(local.address, 'POST', path, body);
  expect(refused).toMatchObject({ status, body: { error: { code } } });
});

test('only what WhatsApp can decide is taken', async () => {
  const sid = await open.writes(question);
  const path = `/templates/${sid}/approval`;
  const refused = await callControl<ErrorView>(local.address, 'POST', path, { status: 'pending' });
  expect(refused).toMatchObject({ status: 400, body: { error: { field: 'status' } } });
});
