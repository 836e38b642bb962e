import type { MessageTemplate } from '../../../../src/messaging/templates/message-template';
import { renderMessage } from '../../../../src/messaging/templates/render';

const reminder = {
  name: 'reminder',
  purpose: 'appointments',
  variables: { business: 'Northside Clinic', name: 'Maya', time: '9:30 AM' },
  words: {
    en: {
      sms: "{{ business }}: {% if name != '' %}{{ name }}, y{% else %}Y{% endif %}our visit is at {{ time }}.",
      whatsapp: '{{ business }}: {{ name }}, we see you at {{ time }}',
      email: {
        subject: 'Your visit, {{ name }}',
        text: 'Dear {{ name }},\n\nsee you at {{ time }}.',
      },
    },
    es: { sms: '{{ business }}: {{ name }}, su cita es a las {{ time }}.' },
  },
  whatsapp: { category: 'UTILITY', variables: ['name', 'time', 'business'] },
} as const satisfies MessageTemplate;

const maya = { business: 'Northside Clinic', name: 'Maya', time: '9:30 AM' };
const registration = { sid: `HX${'a'.repeat(32)}` };

describe('a message is written', () => {
  test.each([
    ['en', 'Northside Clinic: Maya, your visit is at 9:30 AM.'],
    ['es', 'Northside Clinic: Maya, su cita es a las 9:30 AM.'],
  ] as const)('as SMS in %s', async (language, body) => {
    expect(
      await renderMessage({ template: reminder, language, channel: 'sms', variables: maya }),
    ).toEqual({ channel: 'sms', body });
  });

  test('with conditions', async () => {
    const variables = { ...maya, name: '' };
    expect(
      await renderMessage({ template: reminder, language: 'en', channel: 'sms', variables }),
    ).toEqual({ channel: 'sms', body: 'Northside Clinic: Your visit is at 9:30 AM.' });
  });

  test.each([
    ['en', 'Message from Northside Clinic: Maya, we see you at 9:30 AM Thank you.'],
    ['es', 'Mensaje de Northside Clinic: Maya, su cita es a las 9:30 AM.'],
  ] as const)(
    'for WhatsApp in %s, beginning and ending with a word of ours',
    async (language, body) => {
      expect(
        await renderMessage({ template: reminder, language, channel: 'whatsapp', variables: maya }),
      ).toEqual({ channel: 'whatsapp', body });
    },
  );

  test('as a registered WhatsApp template, with its values by their places', async () => {
    expect(
      await renderMessage({
        template: reminder,
        language: 'en',
        channel: 'whatsapp',
        variables: { ...maya, name: ' Maya\n\tLopez ', time: '' },
        registration,
      }),
    ).toMatchObject({
      content: {
        sid: registration.sid,
        // 63028 and 21656: no line break, nothing empty.
        variables: { 1: 'Maya Lopez', 2: '-', 3: 'Northside Clinic' },
      },
    });
  });

  test('without the registered template, when a value is longer than WhatsApp takes', async () => {
    const message = await renderMessage({
      template: reminder,
      language: 'en',
      channel: 'whatsapp',
      variables: { ...maya, name: 'M'.repeat(256) },
      registration,
    });
    expect(message).not.toHaveProperty('content');
  });

  test('as e-mail in words of its own', async () => {
    const message = await renderMessage({
      template: reminder,
      language: 'en',
      channel: 'email',
      variables: maya,
    });
    expect(message).toEqual({
      channel: 'email',
      subject: 'Your visit, Maya',
      text: 'Dear Maya,\n\nsee you at 9:30 AM.',
      html: '<!doctype html><html lang="en"><body><p>Dear Maya,</p><p>see you at 9:30 AM.</p></body></html>',
    });
  });

  test('as e-mail in the words of the SMS, whose first sentence is the subject', async () => {
    expect(
      await renderMessage({
        template: reminder,
        language: 'es',
        channel: 'email',
        variables: maya,
      }),
    ).toMatchObject({
      subject: 'Northside Clinic: Maya, su cita es a las 9:30 AM',
      text: 'Northside Clinic: Maya, su cita es a las 9:30 AM.',
    });
  });
});

describe('what people are called or have written', () => {
  const evil = '<img src=x onerror=alert(1)> {{ business }} {% raw %} "\'&';

  test('is no HTML in a mail, and no Liquid', async () => {
    const message = await renderMessage({
      template: reminder,
      language: 'en',
      channel: 'email',
      variables: { ...maya, name: evil },
    });
    expect(message).toMatchObject({
      text: `Dear ${evil},\n\nsee you at 9:30 AM.`,
      html: expect.stringContaining(
        '&lt;img src=x onerror=alert(1)&gt; {{ business }} {% raw %} &quot;&#39;&amp;',
      ),
    });
  });

  test('cannot add a header to a mail by a line break in its subject', async () => {
    expect(
      await renderMessage({
        template: reminder,
        language: 'en',
        channel: 'email',
        variables: { ...maya, name: 'Maya\r\nBcc: tom@example.com' },
      }),
    ).toMatchObject({ subject: 'Your visit, Maya Bcc: tom@example.com' });
  });

  test.each([
    [
      'see https://example.com/a?b=1&c=2.',
      'see <a href="https://example.com/a?b=1&amp;c=2">https://example.com/a?b=1&amp;c=2</a>.',
    ],
    ['(https://example.com/x)', '(<a href="https://example.com/x">https://example.com/x</a>)'],
    [
      '"https://example.com/x"',
      '&quot;<a href="https://example.com/x">https://example.com/x</a>&quot;',
    ],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['http://example.com', 'http://example.com'],
  ])('is linked only as an https address: %s', async (time, html) => {
    expect(
      await renderMessage({
        template: { ...reminder, words: { ...reminder.words, en: { sms: '{{ time }}' } } },
        language: 'en',
        channel: 'email',
        variables: { ...maya, time },
      }),
    ).toMatchObject({ html: `<!doctype html><html lang="en"><body><p>${html}</p></body></html>` });
  });

  test('is cut where Twilio would take no more (21617)', async () => {
    const message = await renderMessage({
      template: reminder,
      language: 'es',
      channel: 'sms',
      variables: { ...maya, name: 'a'.repeat(2_000) },
    });
    expect(message).toMatchObject({ body: expect.stringMatching(/^.{1597}\.\.\.$/) });
  });
});

describe('a message is refused', () => {
  test.each([
    ['a value is missing', '{{ business }} {{ when }}'],
    ['a filter does not exist', '{{ business | shout }}'],
    ['it reads a file', '{% include "/etc/passwd" %}'],
    ['it reads another file', '{% render "package.json" %}'],
    ['it depends on the time', '{{ "now" | date: "%Y" }}'],
  ])('when %s', async (_what, sms) => {
    const template = { ...reminder, words: { ...reminder.words, en: { sms } } };
    await expect(
      renderMessage({ template, language: 'en', channel: 'sms', variables: maya }),
    ).rejects.toMatchObject({ code: 'template_not_rendered' });
  });
});
