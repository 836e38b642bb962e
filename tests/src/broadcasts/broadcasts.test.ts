import { maya, tom } from '../front-office';
import { useFrontOffice } from '../use-front-office';
import { create, message, people, picture, tomorrow, useBroadcasts } from './use-broadcasts';

const office = useFrontOffice();
const { ask, outbox } = useBroadcasts(office);

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
    purpose: 'appointments',
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
      reasons: [],
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
    .set({ state: 'refused', due_at: null, error_code: 'consent_missing' })
    .where('recipient', '=', tom)
    .execute();
  const finished = {
    body: { state: 'finished', counts: { delivered: 1, refused: 1 } },
  };
  expect(await ask({ action: 'status', reference: 'flu-2026' })).toMatchObject(finished);
  // What has ended cannot be stopped any more.
  expect(await ask({ action: 'cancel', reference: 'flu-2026' })).toMatchObject(finished);
});

test('its status tells why people did not get it, in words', async () => {
  await ask({ ...create, recipients: people(4).map((phoneNumber) => ({ phoneNumber })) });
  const [first = '', second = '', third = '', fourth = ''] = people(4);
  for (const [recipient, state, code] of [
    [first, 'refused', 'consent_missing'],
    [second, 'refused', 'consent_missing'],
    [third, 'failed', '30005'],
    [fourth, 'expired', 'quiet_hours'],
  ] as const) {
    await office.app.database
      .updateTable('outbox')
      .set({ state, due_at: null, error_code: code })
      .where('recipient', '=', recipient)
      .execute();
  }
  const { body } = await ask({ action: 'status', reference: 'flu-2026' });
  expect(body).toMatchObject({
    reasons: [
      { state: 'refused', code: 'consent_missing', messages: 2, meaning: /not agreed/ },
      { state: 'failed', code: '30005', messages: 1, meaning: /No such phone/ },
      { state: 'expired', code: 'quiet_hours', messages: 1, meaning: /quiet hours/ },
    ].map((reason) => ({ ...reason, meaning: expect.stringMatching(reason.meaning) })),
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
