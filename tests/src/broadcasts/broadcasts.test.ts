import { answerBroadcastRequest } from '../../../src/broadcasts/answer-request';
import { broadcastRequest } from '../../../src/broadcasts/broadcast-request';
import { askAsPartner } from '../ask-as-partner';
import { maya, tom } from '../front-office';
import { useFrontOffice } from '../use-front-office';

const office = useFrontOffice();

function ask(body: object): Promise<{ status: number; body: unknown }> {
  return askAsPartner({
    app: office.app,
    path: '/broadcasts',
    input: broadcastRequest,
    answer: answerBroadcastRequest,
    body,
    largestBody: 4 * 1024 * 1024,
  });
}

const tomorrow = '2026-11-21T15:00:00Z';
const message = {
  template: 'offer',
  variables: { text: 'Flu shots are here.' },
  recipients: [
    { phoneNumber: maya },
    { phoneNumber: tom, variables: { text: 'Han llegado las vacunas.' }, language: 'es' },
  ],
};
const picture = { url: 'https://example.com/a.png', contentType: 'image/png', bytes: 80_000 };
const create = { action: 'create', reference: 'flu-2026', sendAt: tomorrow, ...message };

function outbox(): Promise<unknown[]> {
  return office.app.database
    .selectFrom('outbox')
    .select([
      'recipient',
      'template',
      'purpose',
      'variables',
      'language',
      'priority',
      'state',
      'earliest_at',
      'latest_at',
    ])
    .orderBy('recipient')
    .execute();
}

/** A number for each, from the United Kingdom's and North America's ranges for fiction. */
function people(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    index < 1_000
      ? `+447700900${String(index).padStart(3, '0')}`
      : `+1${200 + Math.floor((index - 1_000) / 100)}55501${String(index % 100).padStart(2, '0')}`,
  );
}

test('an estimate tells people, segments, cost by country and whether the budget covers it', async () => {
  const recipients = [...message.recipients, { phoneNumber: '+447700900123' }];
  expect(await ask({ action: 'estimate', ...message, recipients })).toEqual({
    status: 200,
    body: {
      people: 3,
      segments: 3,
      cost: { amount: '0.0780', currency: 'USD' },
      countries: [
        { country: 'GB', messages: 1, segments: 1, cost: { amount: '0.0524', currency: 'USD' } },
        { country: 'US', messages: 2, segments: 2, cost: { amount: '0.0256', currency: 'USD' } },
      ],
      tooDear: 0,
      budget: {
        daily: { amount: '50.0000', currency: 'USD' },
        leftToday: { amount: '50.0000', currency: 'USD' },
        coversIt: true,
      },
    },
  });
  expect(await outbox()).toEqual([]);
});

test('an estimate counts people in their own language, where it is known', async () => {
  const { app } = office;
  const estimate = {
    action: 'estimate',
    template: 'daily-budget-spent',
    purpose: 'support',
    variables: { budget: '$50.00' },
    recipients: [{ phoneNumber: maya }],
  };
  expect(await ask(estimate)).toMatchObject({ body: { segments: 1 } });
  const inSpanish = app.database.updateTable('customers').where('phone_number', '=', maya);
  await inSpanish.set({ language: 'es' }).execute();
  expect(await ask(estimate)).toMatchObject({ body: { segments: 2 } });
  await inSpanish.set({ language: null }).execute();
});

test('a picture goes along with each, at the price of an MMS', async () => {
  const { body } = await ask({ ...create, media: [picture] });
  // Two people in the US: 2.2 cents for the message and a cent for the dearest carrier each.
  expect(body).toMatchObject({ people: 2, estimate: { amount: '0.0640', currency: 'USD' } });
  const rows = await office.app.database.selectFrom('outbox').select('media').execute();
  expect(rows).toEqual([{ media: [picture] }, { media: [picture] }]);
});

test('a broadcast is written once: one message for each, in bulk, with their own words', async () => {
  const created = await ask(create);
  expect(created).toEqual({
    status: 201,
    body: {
      reference: 'flu-2026',
      state: 'scheduled',
      sendAt: '2026-11-21T15:00:00.000Z',
      people: 2,
      counts: { pending: 2 },
      estimate: { amount: '0.0256', currency: 'USD' },
      spent: { amount: '0.0000', currency: 'USD' },
    },
  });
  const common = {
    template: 'offer',
    purpose: 'offers',
    priority: 2,
    state: 'pending',
    earliest_at: new Date(tomorrow),
    latest_at: new Date('2026-11-22T15:00:00Z'),
  };
  const rows = [
    {
      ...common,
      recipient: maya,
      variables: { business: 'Northside Clinic', text: 'Flu shots are here.' },
      language: null,
    },
    {
      ...common,
      recipient: tom,
      variables: { business: 'Northside Clinic', text: 'Han llegado las vacunas.' },
      language: 'es',
    },
  ];
  expect(await outbox()).toEqual(rows);
  expect(await ask(create)).toEqual({ ...created, status: 200 });
  expect(await outbox()).toEqual(rows);
});

test('the same request, sent twice at once, is one broadcast', async () => {
  const answers = await Promise.all([ask(create), ask(create)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
  expect(await outbox()).toHaveLength(2);
});

test('a repeated request gets its answer also when its time has passed', async () => {
  await ask(create);
  office.timePasses(2 * 86_400_000);
  expect(await ask(create)).toMatchObject({ status: 200 });
});

test('another request with the same reference is refused', async () => {
  await ask(create);
  const answer = await ask({ ...create, variables: { text: 'Something else.' } });
  expect(answer).toMatchObject({ status: 409, body: { error: { code: 'broadcast_exists' } } });
  expect(await outbox()).toHaveLength(2);
});

test('its progress is told: how many in each state, and what it has cost', async () => {
  await ask(create);
  await office.app.database
    .updateTable('outbox')
    .set({ state: 'delivered', due_at: null, cost_micros: 12_800 })
    .where('recipient', '=', maya)
    .execute();
  expect(await ask({ action: 'status', reference: 'flu-2026' })).toMatchObject({
    status: 200,
    body: {
      state: 'sending',
      counts: { delivered: 1, pending: 1 },
      spent: { amount: '0.0128', currency: 'USD' },
    },
  });
  await office.app.database
    .updateTable('outbox')
    .set({ state: 'refused', due_at: null })
    .where('recipient', '=', tom)
    .execute();
  expect(await ask({ action: 'status', reference: 'flu-2026' })).toMatchObject({
    body: { state: 'finished', counts: { delivered: 1, refused: 1 } },
  });
});

test('who has not got it when it is cancelled, gets it no more', async () => {
  await ask(create);
  await office.app.database
    .updateTable('outbox')
    .set({ state: 'delivered', due_at: null })
    .where('recipient', '=', maya)
    .execute();
  const cancelled = { state: 'cancelled', counts: { cancelled: 1, delivered: 1 } };
  const cancel = { action: 'cancel', reference: 'flu-2026' };
  expect(await ask(cancel)).toMatchObject({ status: 200, body: cancelled });
  expect(await ask(cancel)).toMatchObject({ status: 200, body: cancelled });
  expect(await ask(create)).toMatchObject({ status: 200, body: cancelled });
});

test('ten thousand people are one request', async () => {
  const recipients = people(10_000).map((phoneNumber, index) => ({
    phoneNumber,
    variables: { text: `Dear patient ${index}, flu shots are here.` },
  }));
  const answer = await ask({ ...create, recipients });
  expect(answer).toMatchObject({
    status: 201,
    body: { people: 10_000, counts: { pending: 10_000 } },
  });
});

describe('what cannot be is refused, and nothing is stored', () => {
  const many = people(10_001).map((phoneNumber) => ({ phoneNumber }));
  test.each<[string, object, number, string, RegExp]>([
    ['no action', { ...create, action: undefined }, 400, 'request_invalid', /action/],
    ['an unknown action', { ...create, action: 'send' }, 400, 'request_invalid', /action/],
    ['an unknown field', { ...create, sendat: tomorrow }, 400, 'request_invalid', /sendat|body/i],
    [
      'a file without a size',
      { ...create, media: [{ url: 'https://example.com/a.png', contentType: 'image/png' }] },
      400,
      'request_invalid',
      /media\.0\.bytes/,
    ],
    [
      'a file that is not encrypted on its way',
      { ...create, media: [{ ...picture, url: 'http://example.com/a.png' }] },
      400,
      'request_invalid',
      /media\.0\.url/,
    ],
    [
      'a file that no phone takes',
      { ...create, media: [{ ...picture, contentType: 'application/zip' }] },
      422,
      'media_type',
      /sms/,
    ],
    [
      'a file that is too large',
      { ...create, media: [{ ...picture, bytes: 5 * 1024 * 1024 + 1 }] },
      422,
      'media_too_large',
      /sms/,
    ],
    ['no reference', { ...create, reference: undefined }, 400, 'request_invalid', /reference/],
    [
      'a reference with spaces',
      { ...create, reference: 'flu 2026' },
      400,
      'request_invalid',
      /reference/,
    ],
    [
      'an over-long reference',
      { ...create, reference: 'x'.repeat(101) },
      400,
      'request_invalid',
      /reference/,
    ],
    ['nobody to write to', { ...create, recipients: [] }, 400, 'request_invalid', /recipients/],
    [
      'too many people',
      { ...create, recipients: many },
      400,
      'request_invalid',
      /recipients.*10000/,
    ],
    [
      'a number that is not E.164',
      { ...create, recipients: [{ phoneNumber: '2025550147' }] },
      400,
      'request_invalid',
      /recipients\.0\.phoneNumber/,
    ],
    [
      'a number that is no text',
      { ...create, recipients: [{ phoneNumber: 12025550147 }] },
      400,
      'request_invalid',
      /recipients\.0\.phoneNumber/,
    ],
    [
      'a person twice',
      { ...create, recipients: [{ phoneNumber: maya }, { phoneNumber: maya }] },
      422,
      'recipient_repeated',
      /recipients\.1/,
    ],
    [
      'a value that is no text',
      { ...create, variables: { text: 5 } },
      400,
      'request_invalid',
      /variables\.text/,
    ],
    [
      'an over-long value',
      { ...create, variables: { text: 'x'.repeat(1_001) } },
      400,
      'request_invalid',
      /variables\.text/,
    ],
    [
      'a missing value',
      { ...create, variables: {} },
      422,
      'variables_missing',
      /text \(recipients\.0\)/,
    ],
    [
      'an unknown value',
      { ...create, variables: { text: 'x', name: 'y' } },
      422,
      'variables_unknown',
      /name \(variables\)/,
    ],
    [
      'an unknown value of one person',
      { ...create, recipients: [{ phoneNumber: maya, variables: { nmae: 'y' } }] },
      422,
      'variables_unknown',
      /nmae \(recipients\.0\.variables\)/,
    ],
    ['an unknown template', { ...create, template: 'ofer' }, 422, 'template_unknown', /ofer/],
    [
      'a message for staff, without a purpose',
      { ...create, template: 'plain-text' },
      422,
      'purpose_missing',
      /plain-text/,
    ],
    [
      'a purpose that asks nobody',
      { ...create, purpose: 'staff' },
      400,
      'request_invalid',
      /purpose/,
    ],
    ['an unknown language', { ...create, language: 'fr' }, 400, 'request_invalid', /language/],
    [
      'a time in the past',
      { ...create, sendAt: '2026-11-20T14:59:59Z' },
      422,
      'send_time_past',
      /sendAt/,
    ],
    [
      'a time without a zone',
      { ...create, sendAt: '2026-11-21T15:00:00' },
      400,
      'request_invalid',
      /sendAt/,
    ],
    [
      'a time in the next decade',
      { ...create, sendAt: '2036-11-21T15:00:00Z' },
      422,
      'send_time_too_late',
      /year/,
    ],
    [
      'an end before the start',
      { ...create, latestAt: tomorrow },
      422,
      'latest_time_too_early',
      /latestAt/,
    ],
    [
      'an unknown broadcast',
      { action: 'status', reference: 'nobody' },
      404,
      'broadcast_not_found',
      /reference/,
    ],
    [
      'an unknown broadcast to cancel',
      { action: 'cancel', reference: 'nobody' },
      404,
      'broadcast_not_found',
      /reference/,
    ],
    [
      'an oversized body',
      { ...create, variables: { text: 'x'.repeat(5 * 1024 * 1024) } },
      413,
      'body_too_large',
      /bytes/,
    ],
  ])('%s', async (_what, body, status, code, text) => {
    const answer = await ask(body);
    expect(answer).toEqual({
      status,
      body: { error: { code, message: expect.stringMatching(text) } },
    });
    // What somebody sent is not repeated to whoever reads the answer.
    expect(JSON.stringify(answer.body)).not.toContain(maya);
    expect(await outbox()).toEqual([]);
    const rows = await office.app.database.selectFrom('broadcasts').select('id').execute();
    expect(rows).toEqual([]);
  });
});
