import RestException from 'twilio/lib/base/RestException';
import { dispatch } from '../../../../src/messaging/dispatch';
import { cancel, cancelAllFor } from '../../../../src/messaging/outbox';
import { businessNumber, maya, sidOf } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';
import { messagingServiceSid, minutes, useOutbox } from './use-outbox';

const office = useFrontOffice();
const { want, row, haveSenders, report, later } = useOutbox(office);

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
    await cancelAllFor({ transaction: app.database, business, person: maya, now: app.clock.now() });
    office.refuseWith(new RestException({ statusCode: 409, body: { code: 30409, message: '' } }));
    await dispatch(app);
    expect(await row()).toMatchObject({ state: 'sent', due_at: null });
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
