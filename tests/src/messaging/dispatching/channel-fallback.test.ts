import RestException from 'twilio/lib/base/RestException';
import { dispatch } from '../../../../src/messaging/dispatch';
import { recordMailEvents } from '../../../../src/messaging/record-mail-events';
import { maya } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';
import { minutes, useOutbox } from './use-outbox';

const office = useFrontOffice();
const { want, row, haveSenders, mayaTakesAll, report } = useOutbox(office);

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
