import { renderContent, variablesOf } from '../../../local-twilio/content/render';

const onWhatsApp = (types: Record<string, unknown>, values: Record<string, string> = {}) =>
  renderContent({ types, variables: {} }, { channel: 'whatsapp', variables: values });

test('values take the place of variables, by number or by name, wherever they stand', () => {
  const types = {
    'twilio/call-to-action': {
      body: 'Hi {{name}}, order {{ 1 }} is on its way.',
      actions: [{ type: 'URL', title: 'Track {{1}}', url: 'https://example.com/{{1}}' }],
    },
  };
  expect(variablesOf({ types })).toEqual(['name', '1']);
  expect(onWhatsApp(types, { name: 'Maya', 1: '4711' })).toMatchObject({
    body: 'Hi Maya, order 4711 is on its way.',
    buttons: [{ kind: 'link', text: 'Track 4711', url: 'https://example.com/4711' }],
    missing: [],
  });
});

test('samples stand in for values that were not given; what has neither is missing', () => {
  const types = { 'twilio/text': { body: '{{1}} and {{2}}' } };
  const content = { types, variables: { 1: 'sample' } };
  expect(renderContent(content, { channel: 'sms', variables: {} })).toMatchObject({
    body: 'sample and {{2}}',
    missing: ['2'],
  });
});

// Twilio "Content types overview": of several types the richest that the channel can show goes out.
test('each channel gets the richest type that it can show', () => {
  const types = {
    'twilio/text': { body: 'Plain' },
    'twilio/quick-reply': { body: 'Rich', actions: [{ title: 'Yes', id: 'yes' }] },
  };
  expect(onWhatsApp(types)).toMatchObject({
    contentType: 'twilio/quick-reply',
    buttons: [{ kind: 'quick-reply', text: 'Yes', payload: 'yes' }],
  });
  const content = { types, variables: {} };
  expect(renderContent(content, { channel: 'sms', variables: {} })).toMatchObject({
    contentType: 'twilio/text',
    body: 'Plain',
    buttons: [],
  });
  const whatsappOnly = { types: { 'whatsapp/card': { body: 'Card' } }, variables: {} };
  expect(renderContent(whatsappOnly, { channel: 'sms', variables: {} })).toBeUndefined();
});

test.each([
  [
    'twilio/media',
    { body: 'Look', media: ['https://example.com/{{1}}.png'] },
    { body: 'Look', mediaUrls: ['https://example.com/7.png'] },
  ],
  [
    'twilio/location',
    { latitude: 38.9, longitude: -77, label: 'Clinic {{1}}' },
    { body: 'Clinic 7' },
  ],
  [
    'twilio/list-picker',
    { body: 'When?', button: 'Choose', items: [{ id: 'am', item: 'Morning' }] },
    { body: 'When?', buttons: [{ kind: 'list-item', text: 'Morning', payload: 'am' }] },
  ],
  [
    'twilio/card',
    {
      title: 'Visit',
      subtitle: 'Today',
      actions: [{ type: 'PHONE_NUMBER', title: 'Call', phone: '+12025550100' }],
    },
    { body: 'Visit\nToday', buttons: [{ kind: 'call', text: 'Call', number: '+12025550100' }] },
  ],
  [
    'twilio/carousel',
    {
      body: 'Our doctors',
      cards: [
        {
          body: 'Dr. Lee',
          media: 'https://example.com/lee.png',
          actions: [{ type: 'QUICK_REPLY', title: 'Book' }],
        },
      ],
    },
    { body: 'Our doctors', buttons: [{ kind: 'quick-reply', text: 'Book', payload: 'Book' }] },
  ],
  [
    'whatsapp/authentication',
    {
      add_security_recommendation: true,
      code_expiration_minutes: 5,
      actions: [{ type: 'COPY_CODE', copy_code_text: 'Copy' }],
    },
    {
      body: '7 is your verification code. For your security, do not share this code. This code expires in 5 minutes.',
      buttons: [{ kind: 'copy-code', text: 'Copy', code: '7' }],
    },
  ],
])('%s', (type, said, shown) => {
  expect(onWhatsApp({ [type]: said }, { 1: '7' })).toMatchObject(shown);
});
