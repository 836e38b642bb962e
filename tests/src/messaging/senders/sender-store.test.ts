import { contactsOf, sendersOf } from '../../../../src/messaging/senders/sender-store';
import { businessNumber, maya, sidOf, tom } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();

const at = new Date('2026-11-20T14:00:00Z');
let deliveries = 0;

async function delivers(recipient: string, state: string, errorCode?: number): Promise<void> {
  deliveries += 1;
  await office.app.database
    .insertInto('deliveries')
    .values({
      recipient,
      message_sid: sidOf('SM', deliveries),
      outbox_id: null,
      state,
      error_code: errorCode ?? null,
      updated_at: at,
    })
    .execute();
}

async function writes(address: string, sender: string): Promise<void> {
  const business = await office.app.business();
  await office.app.database
    .insertInto('contacts')
    .values({
      customer_address: address,
      business_id: business.id,
      sender,
      last_inbound_at: at,
    })
    .execute();
}

async function contacts(people: string[]) {
  const business = await office.app.business();
  return await contactsOf({ queries: office.app.database, business, people });
}

test('before it is provisioned, a business texts from its number', async () => {
  const business = await office.app.business();
  expect(await sendersOf({ queries: office.app.database, business })).toMatchObject([
    { channel: 'sms', kind: 'long-code', address: businessNumber, messagesPerSecond: 1 },
  ]);
});

test('what is stored about a sender is what is read, with texts from the number beside it', async () => {
  const business = await office.app.business();
  await office.app.database
    .insertInto('senders')
    .values({
      business_id: business.id,
      channel: 'whatsapp',
      address: `whatsapp:${businessNumber}`,
      kind: 'whatsapp',
      countries: ['US', 'CA'],
      purposes: ['orders'],
      sends_media: true,
      messages_per_second: '12.5',
      messaging_service_sid: null,
      dlt_entity_id: null,
      next_send_at: null,
      paused_until: null,
    })
    .execute();
  expect(await sendersOf({ queries: office.app.database, business })).toMatchObject([
    { channel: 'sms', address: businessNumber },
    {
      kind: 'whatsapp',
      countries: ['US', 'CA'],
      purposes: ['orders'],
      sendsMedia: true,
      messagesPerSecond: 12.5,
    },
  ]);
});

test('where people last wrote is known by channel, also of those who never did', async () => {
  await writes(maya, businessNumber);
  await writes(`whatsapp:${maya}`, `whatsapp:${businessNumber}`);
  expect(await contacts([maya, tom, maya])).toEqual(
    new Map([
      [
        maya,
        {
          sms: { sender: businessNumber, lastInboundAt: at },
          whatsapp: { sender: `whatsapp:${businessNumber}`, lastInboundAt: at },
        },
      ],
      [tom, {}],
    ]),
  );
});

// Twilio: "Error 30006: Landline or unreachable carrier".
test.each([
  ['once, which may be a bad hour', ['undelivered 30006'], undefined],
  ['twice', ['undelivered 30006', 'undelivered 30006'], 'landline'],
  [
    'twice, but for one that came',
    ['undelivered 30006', 'delivered', 'undelivered 30006'],
    undefined,
  ],
  ['twice for another reason', ['undelivered 30003', 'undelivered 30003'], undefined],
])('a number whose texts came to nobody %s', async (_name, outcomes, line) => {
  for (const outcome of outcomes) {
    const [state = '', code] = outcome.split(' ');
    await delivers(tom, state, code === undefined ? undefined : Number(code));
  }
  expect((await contacts([tom])).get(tom)?.line).toBe(line);
});

test('who has texted us has no landline, whatever carriers say', async () => {
  await delivers(maya, 'undelivered', 30006);
  await delivers(maya, 'undelivered', 30006);
  await writes(maya, businessNumber);
  expect((await contacts([maya])).get(maya)?.line).toBeUndefined();
});
