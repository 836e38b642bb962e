import RestException from 'twilio/lib/base/RestException';
import { dispatch } from '../../../../src/messaging/dispatch';
import { recordMailEvents } from '../../../../src/messaging/record-mail-events';
import type { FetchedMessage } from '../../../../src/platform/twilio-messages';
import { maya, sidOf, tom } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';
import { minutes, useOutbox } from './use-outbox';

const office = useFrontOffice();
const { want, row, haveSenders, mayaTakesAll, report, later } = useOutbox(office);

describe('channels', () => {
  beforeEach(async () => {
    await haveSenders();
    await mayaTakesAll();
    await want({ channels: { kind: 'by-opt-in' } });
    await dispatch(office.app);
  });

  const addresses = () => [...office.sent.map(({ to }) => to), ...office.mails.map(({ to }) => to)];

  test('WhatsApp that is delivered is all', async () => {
    await report(1, { state: 'delivered' });
    office.timePasses(minutes(20 * 60));
    await dispatch(office.app);
    expect(addresses()).toEqual([`whatsapp:${maya}`]);
  });

  test('what is not delivered goes on by SMS at once, and then by mail', async () => {
    await report(1, { state: 'undelivered', errorCode: 63024 });
    expect(addresses()).toEqual([`whatsapp:${maya}`, maya]);
    await report(2, { state: 'undelivered', errorCode: 30006 });
    expect(addresses()).toEqual([`whatsapp:${maya}`, maya, 'maya@example.com']);
    const { id } = await row();
    await recordMailEvents(
      [
        {
          email: 'Maya@example.com',
          event: 'delivered',
          sg_message_id: 'mail-1.recvd',
          intent: id,
          attempt: '3',
        },
      ],
      office.app,
    );
    expect(await row()).toMatchObject({ state: 'delivered', message_sid: 'mail-1' });
  });

  test('a mail that bounces is the end', async () => {
    await report(1, { state: 'undelivered', errorCode: 63024 });
    await report(2, { state: 'undelivered', errorCode: 30006 });
    const { id } = await row();
    await recordMailEvents(
      [
        {
          email: 'maya@example.com',
          event: 'bounce',
          sg_message_id: 'mail-1.recvd',
          intent: id,
          attempt: '3',
        },
        'noise',
      ],
      office.app,
    );
    expect(await row()).toMatchObject({ state: 'failed', due_at: null });
  });

  test('WhatsApp of which nothing is heard in 15 minutes goes on by SMS', async () => {
    office.timePasses(minutes(15) - 1);
    await dispatch(office.app);
    expect(addresses()).toEqual([`whatsapp:${maya}`]);
    office.timePasses(1);
    await dispatch(office.app);
    expect(addresses()).toEqual([`whatsapp:${maya}`, maya]);
    // The first comes through after all: that is known, and nobody writes a mail.
    await report(1, { state: 'delivered' });
    expect(await row()).toMatchObject({ state: 'delivered' });
    office.timePasses(minutes(120));
    await dispatch(office.app);
    expect(addresses()).toHaveLength(2);
  });

  describe('after silence, Twilio is asked first', () => {
    const hears = async (
      fetch: (sid: string) => Promise<FetchedMessage>,
      after: number,
    ): Promise<string[]> => {
      const asked: string[] = [];
      const { app } = office;
      office.timePasses(after);
      await dispatch({
        ...app,
        messages: {
          ...app.messages,
          fetch: async (sid) => {
            asked.push(sid);
            return await fetch(sid);
          },
        },
      });
      return asked;
    };
    const says = (status: string, errorCode?: number) => async (): Promise<FetchedMessage> => ({
      to: `whatsapp:${maya}`,
      status,
      errorCode,
    });

    test.each(['delivered', 'read'])('and %s is the end', async (status) => {
      expect(await hears(says(status), minutes(15))).toEqual([sidOf('SM', 1001)]);
      expect(await row()).toMatchObject({ state: 'delivered', due_at: null });
      expect(await hears(says(status), minutes(120))).toEqual([]);
      expect(addresses()).toEqual([`whatsapp:${maya}`]);
    });

    test('also when the delivery is known and its row did not follow it', async () => {
      const { database } = office.app;
      await database.updateTable('deliveries').set({ state: 'delivered' }).execute();
      await hears(says('delivered'), minutes(15));
      expect(await row()).toMatchObject({ state: 'delivered', due_at: null });
      expect(addresses()).toEqual([`whatsapp:${maya}`]);
    });

    test('and what failed goes on by SMS', async () => {
      await hears(says('undelivered', 63024), minutes(15));
      expect(addresses()).toEqual([`whatsapp:${maya}`, maya]);
    });

    test.each(['sent', 'queued', 'partially_delivered'])(
      'and %s goes on by SMS',
      async (status) => {
        await hears(says(status), minutes(15));
        expect(addresses()).toEqual([`whatsapp:${maya}`, maya]);
        // Of the text nothing is heard either; a mail is not asked after.
        await hears(says('sent'), minutes(60));
        expect(await hears(says('sent'), minutes(600))).toEqual([]);
        expect(addresses()).toEqual([`whatsapp:${maya}`, maya, 'maya@example.com']);
      },
    );

    test('and what Twilio does not know any more goes on by SMS', async () => {
      const unknown = new RestException({ statusCode: 404, body: { code: 20404, message: '' } });
      await hears(() => Promise.reject(unknown), minutes(15));
      expect(addresses()).toEqual([`whatsapp:${maya}`, maya]);
    });

    test('and while it does not answer nothing goes out; a minute later it is asked again', async () => {
      const broken = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
      expect(await hears(() => Promise.reject(broken), minutes(15))).toHaveLength(1);
      expect(await hears(says('sent'), minutes(1) - 1)).toEqual([]);
      expect(addresses()).toEqual([`whatsapp:${maya}`]);
      expect(await hears(says('delivered'), 1)).toHaveLength(1);
      expect(await row()).toMatchObject({ state: 'delivered' });
      expect(addresses()).toEqual([`whatsapp:${maya}`]);
    });

    test('and what is still in its schedule waits on', async () => {
      await hears(says('scheduled'), minutes(15));
      expect(addresses()).toEqual([`whatsapp:${maya}`]);
      expect(await row()).toMatchObject({ due_at: later(minutes(15)) });
    });

    test('on the occasion of a report as well', async () => {
      await want({ idempotencyKey: 'order:2', recipient: tom });
      await dispatch(office.app);
      office.timePasses(minutes(15));
      await report(2, { state: 'delivered' });
      expect(addresses()).toEqual([`whatsapp:${maya}`, tom, maya]);
    });
  });

  test('what is urgent may wait less for a channel', async () => {
    await report(1, { state: 'delivered' });
    const channels = { kind: 'by-opt-in' } as const;
    await want({ idempotencyKey: 'order:2', channels, channelWaits: { whatsapp: 2 } });
    await dispatch(office.app);
    office.timePasses(minutes(2));
    await dispatch(office.app);
    expect(addresses()).toEqual([`whatsapp:${maya}`, `whatsapp:${maya}`, maya]);
  });

  test('a window that has closed without our knowing is no reason to try WhatsApp for ever', async () => {
    await report(1, { state: 'undelivered', errorCode: 63016 });
    expect(addresses()).toEqual([`whatsapp:${maya}`, maya]);
  });

  test('an opt-out that only the carrier knew is known from then on', async () => {
    await report(1, { state: 'undelivered', errorCode: 63024 });
    await want({ idempotencyKey: 'order:2' });
    office.refuseWith(new RestException({ statusCode: 400, body: { code: 21610, message: '' } }));
    await dispatch(office.app);
    office.refuseWith(undefined);
    await want({ idempotencyKey: 'order:3' });
    await dispatch(office.app);
    const rows = await office.app.database
      .selectFrom('outbox')
      .select(['idempotency_key', 'state', 'error_code'])
      .where('idempotency_key', '!=', 'order:1')
      .orderBy('idempotency_key')
      .execute();
    expect(rows).toEqual([
      { idempotency_key: 'order:2', state: 'failed', error_code: '21610' },
      { idempotency_key: 'order:3', state: 'refused', error_code: 'consent_refused' },
    ]);
  });
});
