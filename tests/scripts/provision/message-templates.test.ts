import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { registerTemplates } from '../../../scripts/provision/message-templates';
import { templates } from '../../../src/messaging/templates/index';
import type { MessageTemplate } from '../../../src/messaging/templates/message-template';
import { sdkFor } from '../../local-twilio/sdk';

const parcel = {
  name: 'parcel-here',
  purpose: 'orders',
  variables: { business: 'Northside Clinic', number: 'NC-1001' },
  words: {
    en: { sms: '{{ business }}: your parcel {{ number }} is here.' },
    es: { sms: '{{ business }}: su paquete {{ number }} ha llegado.' },
  },
  whatsapp: { category: 'UTILITY', variables: ['number', 'business'] },
} satisfies MessageTemplate;

let twilio: LocalTwilio;

beforeEach(async () => {
  twilio = await createLocalTwilio();
});
afterEach(() => twilio.close());

const contents = () => sdkFor(twilio).content.v1.contents.list();

test('a template is made in each language and submitted, with its variables in its own order', async () => {
  const client = sdkFor(twilio);
  const registrations = await registerTemplates({ client, templates: [parcel] });
  expect(registrations).toEqual([
    {
      template: 'parcel-here',
      language: 'en',
      scheme: 'whatsapp',
      registrationId: expect.stringMatching(/^HX[0-9a-f]{32}$/),
      registeredText: 'Message from {{2}}: your parcel {{1}} is here.',
      state: 'pending',
    },
    expect.objectContaining({
      language: 'es',
      registeredText: 'Mensaje de {{2}}: su paquete {{1}} ha llegado.',
      state: 'pending',
    }),
  ]);
  expect(await contents()).toEqual([
    expect.objectContaining({ language: 'es' }),
    expect.objectContaining({
      friendlyName: expect.stringMatching(/^ringback_parcel_here_en_[0-9a-f]{8}$/),
      language: 'en',
      variables: { 1: 'NC-1001', 2: 'Northside Clinic' },
      types: { 'twilio/text': { body: 'Message from {{2}}: your parcel {{1}} is here.' } },
    }),
  ]);
});

test('doing it again makes nothing new, and tells what WhatsApp has decided', async () => {
  const client = sdkFor(twilio);
  const before = await registerTemplates({ client, templates: [parcel] });
  await twilio.passes('2 minutes');
  const after = await registerTemplates({ client, templates: [parcel] });
  expect(after).toEqual(before.map((one) => ({ ...one, state: 'approved' })));
  expect(await contents()).toHaveLength(2);
});

test('changed words are a new template, which waits for approval', async () => {
  const client = sdkFor(twilio);
  const [before] = await registerTemplates({ client, templates: [parcel] });
  await twilio.passes('2 minutes');
  const words = { ...parcel.words, en: { sms: '{{ business }}: parcel {{ number }} is here.' } };
  const [english, spanish] = await registerTemplates({ client, templates: [{ ...parcel, words }] });
  expect(english).toMatchObject({ state: 'pending' });
  expect(english?.registrationId).not.toBe(before?.registrationId);
  expect(spanish).toMatchObject({ state: 'approved' });
});

test('one whose SID is pinned is left alone, and India’s ids are taken from the file', async () => {
  const sid = `HX${'a'.repeat(32)}`;
  const template = {
    ...parcel,
    whatsapp: { ...parcel.whatsapp, contentSids: { en: sid, es: sid } },
    dlt: {
      en: { templateId: '1107160000000000001', text: '{#var#}: your parcel {#var#} is here.' },
    },
  } satisfies MessageTemplate;
  expect(await registerTemplates({ client: sdkFor(twilio), templates: [template] })).toEqual([
    {
      template: 'parcel-here',
      language: 'en',
      scheme: 'dlt',
      registrationId: '1107160000000000001',
      registeredText: '{#var#}: your parcel {#var#} is here.',
      state: 'approved',
    },
  ]);
  expect(await contents()).toEqual([]);
});

test('WhatsApp approves every template of this deployment', async () => {
  const client = sdkFor(twilio);
  await registerTemplates({ client, templates });
  await twilio.passes('2 minutes');
  const registrations = await registerTemplates({ client, templates });
  expect(registrations.filter(({ state }) => state !== 'approved')).toEqual([]);
  expect(registrations.length).toBeGreaterThan(10);
});
