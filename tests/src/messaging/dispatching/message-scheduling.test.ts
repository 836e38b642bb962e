import RestException from 'twilio/lib/base/RestException';
import type { Channel } from '../../../../src/messaging/channel';
import { everySenderOf } from '../../../../src/messaging/consent/consent';
import { recordConsent } from '../../../../src/messaging/consent/consent-store';
import { dispatch } from '../../../../src/messaging/dispatch';
import { cancel, takeOffChannel } from '../../../../src/messaging/outbox';
import { businessNumber, maya, sidOf } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';
import { messagingServiceSid, minutes, useOutbox } from './use-outbox';

const office = useFrontOffice();
const { want, row, haveSenders, mayaTakesAll, report, later } = useOutbox(office);

/** Maya writes STOP on a channel. */
async function recordRefusal(channel: Channel): Promise<void> {
  const { app } = office;
  const business = await app.business();
  const now = app.clock.now();
  const about = { transaction: app.database, business, person: maya };
  await recordConsent({
    ...about,
    event: {
      sender: everySenderOf(channel),
      purpose: '*',
      decision: 'refused',
      source: 'keyword',
      evidence: 'stop',
      decidedAt: now,
    },
  });
  await takeOffChannel({ ...about, channel, now });
}

async function refuses(channel: Channel): Promise<void> {
  await recordRefusal(channel);
  await dispatch(office.app);
  await dispatch(office.app);
}

describe('Message Scheduling', () => {
  beforeEach(() => haveSenders());
  const reminder = (hours: number): Promise<void> =>
    want({ hold: 'at-twilio', earliestAt: later(minutes(60 * hours)), purpose: 'support' });

  test('what is due within its window waits at Twilio, and is taken back there', async () => {
    await reminder(24);
    await dispatch(office.app);
    expect(office.sent).toMatchObject([
      {
        messagingServiceSid: messagingServiceSid,
        scheduleType: 'fixed',
        sendAt: later(minutes(60 * 24)),
      },
    ]);
    expect(await row()).toMatchObject({ state: 'scheduled' });
    const { app } = office;
    const business = await app.business();
    const now = app.clock.now();
    const keys = { person: maya, idempotencyKeys: ['order:1'] };
    expect(await cancel({ transaction: app.database, business, ...keys, now })).toBe(1);
    await dispatch(app);
    expect(office.cancelled).toEqual([sidOf('SM', 1001)]);
    expect(await row()).toMatchObject({ state: 'cancelled' });
  });

  test('of two with the same words, each goes at its own time, whichever answer was lost', async () => {
    const { app } = office;
    await reminder(24);
    await want({
      idempotencyKey: 'order:2',
      hold: 'at-twilio',
      earliestAt: later(minutes(60 * 46)),
      purpose: 'support',
    });
    const [day, late] = [24, 46].map((hours) => later(minutes(60 * hours)));
    // Twilio has but the later one when the process ends.
    await dispatch({
      ...app,
      messages: {
        ...app.messages,
        async send(message) {
          if (message.sendAt?.getTime() === late?.getTime()) await app.messages.send(message);
          throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
        },
      },
    });
    office.timePasses(minutes(2));
    await dispatch(app);
    const [lost, ...kept] = office.sent;
    expect(lost?.sendAt).toEqual(late);
    expect(office.cancelled).toEqual([sidOf('SM', 1001)]);
    expect(kept.map(({ sendAt }) => sendAt).toSorted()).toEqual([day, late]);
  });

  test('what went out meanwhile cannot be taken back (30409)', async () => {
    await reminder(24);
    await dispatch(office.app);
    const { app } = office;
    const business = await app.business();
    const now = app.clock.now();
    const keys = { person: maya, idempotencyKeys: ['order:1'] };
    await cancel({ transaction: app.database, business, ...keys, now });
    office.refuseWith(new RestException({ statusCode: 409, body: { code: 30409, message: '' } }));
    await dispatch(app);
    expect(await row()).toMatchObject({ state: 'sent', due_at: null });
  });

  test('who refuses its channel gets it by the next one at its time, and who refuses all, nothing', async () => {
    await mayaTakesAll();
    const at = later(minutes(60 * 20));
    await want({
      hold: 'at-twilio',
      earliestAt: at,
      purpose: 'support',
      channels: { kind: 'to-be-answered' },
    });
    await dispatch(office.app);
    await refuses('whatsapp');
    // Twilio tells of it as well, and may be slow to.
    await report(1, { state: 'canceled' });
    expect(office.cancelled).toEqual([sidOf('SM', 1001)]);
    expect(office.sent).toMatchObject([
      { to: `whatsapp:${maya}`, sendAt: at },
      { to: maya, sendAt: at },
    ]);
    expect(await row()).toMatchObject({ state: 'scheduled', message_sid: sidOf('SM', 1002) });

    await refuses('sms');
    expect(office.cancelled).toEqual([sidOf('SM', 1001), sidOf('SM', 1002)]);
    expect(office.sent).toHaveLength(2);
    expect(await row()).toMatchObject({ state: 'refused', error_code: 'consent_refused' });
  });

  test('what is taken off its channel can still be called off', async () => {
    await mayaTakesAll();
    const channels = { kind: 'to-be-answered' } as const;
    await want({ hold: 'at-twilio', earliestAt: later(minutes(60 * 20)), channels });
    await dispatch(office.app);
    const { app } = office;
    const business = await app.business();
    const now = app.clock.now();
    const about = { transaction: app.database, business, person: maya, now };
    await takeOffChannel({ ...about, channel: 'whatsapp' });
    expect(await cancel({ ...about, idempotencyKeys: ['order:1'] })).toBe(1);
    await dispatch(app);
    expect(await row()).toMatchObject({ state: 'cancelled' });
    expect(office.sent).toHaveLength(1);
  });

  test('what was on its way into the schedule when its channel was refused leaves it', async () => {
    await mayaTakesAll();
    const at = later(minutes(60 * 20));
    await want({ hold: 'at-twilio', earliestAt: at, channels: { kind: 'to-be-answered' } });
    const { app } = office;
    let isFirst = true;
    await dispatch({
      ...app,
      messages: {
        ...app.messages,
        async send(message) {
          const answer = await app.messages.send(message);
          if (isFirst) await recordRefusal('whatsapp');
          isFirst = false;
          return answer;
        },
      },
    });
    await dispatch(app);
    await dispatch(app);
    expect(office.cancelled).toEqual([sidOf('SM', 1001)]);
    expect(office.sent.map(({ to }) => to)).toEqual([`whatsapp:${maya}`, maya]);
    expect(await row()).toMatchObject({ state: 'scheduled' });
  });

  test('somebody who opts out meanwhile is known to have (21610 in the report)', async () => {
    await reminder(24);
    await dispatch(office.app);
    await report(1, { state: 'failed', errorCode: 21610 });
    expect(await row()).toMatchObject({ state: 'failed', error_code: '21610' });
    const consents = await office.app.database.selectFrom('consents').selectAll().execute();
    expect(consents).toMatchObject([
      { person: maya, sender: businessNumber, decision: 'refused', source: 'carrier-refusal' },
    ]);
  });

  test('what is due in 40 days waits in the store until it may wait at Twilio', async () => {
    await reminder(24 * 40);
    await dispatch(office.app);
    expect(office.sent).toEqual([]);
    office.timePasses(minutes(60 * 24 * 5 + 1));
    await dispatch(office.app);
    expect(await row()).toMatchObject({ state: 'scheduled' });
  });

  test('what is due in four minutes waits in the store, and goes at its time', async () => {
    await reminder(4 / 60);
    await dispatch(office.app);
    expect(office.sent).toEqual([]);
    office.timePasses(minutes(4));
    await dispatch(office.app);
    expect(office.sent).toMatchObject([{ from: businessNumber }]);
    expect(office.sent[0]).not.toHaveProperty('sendAt');
  });
});
