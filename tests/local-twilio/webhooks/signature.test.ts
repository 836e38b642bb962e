import fc from 'fast-check';
import twilio from 'twilio';
import { outgoingRequest } from '../../../local-twilio/webhooks/outgoing';
import { signatureOf, urlWithBodyHash } from '../../../local-twilio/webhooks/signature';

/** The one truth about signatures here is the SDK's own validator. */
const validates = (url: string, signature: string, parameters: Record<string, unknown>): boolean =>
  twilio.validateRequest(authToken, signature, url, parameters);

const authToken = '0123456789abcdef0123456789abcdef';
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,12}$/);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('', '+12025550100', 'a b', 'ä&=+%', '漢字 👍', '\n'),
);
const path = fc.webPath();
const host = fc.constantFrom('example.com', 'app.example.com:8443', 'ringback-4711-dev.twil.io');
const scheme = fc.constantFrom('https', 'http');

test('a form POST', () => {
  fc.assert(
    fc.property(scheme, host, path, fc.dictionary(name, text), (https, at, to, parameters) => {
      const url = new URL(`${https}://${at}${to}`).href;
      const signature = signatureOf({ authToken, url, parameters });
      expect(validates(url, signature, parameters)).toBe(true);
      expect(validates(url, signature, { ...parameters, Extra: 'x' })).toBe(false);
    }),
  );
});

test('repeated parameters', () => {
  fc.assert(
    fc.property(
      fc.dictionary(name, fc.array(text, { minLength: 1, maxLength: 4 }), { minKeys: 1 }),
      (parameters) => {
        const url = 'https://example.com/sms';
        expect(validates(url, signatureOf({ authToken, url, parameters }), parameters)).toBe(true);
      },
    ),
  );
});

test('a GET, its parameters in the query', () => {
  fc.assert(
    fc.property(host, fc.dictionary(name, text), fc.webQueryParameters(), (at, sent, own) => {
      const { url, headers, body } = outgoingRequest(
        {
          webhook: 'messaging.inbound',
          accountSid: `AC${'0'.repeat(32)}`,
          method: 'GET',
          url: `https://${at}/sms${own === '' ? '' : `?${own}`}#rc=2`,
          parameters: sent,
          subject: {},
        },
        { authToken },
      );
      expect(validates(url, headers['x-twilio-signature'] ?? '', {})).toBe(true);
      expect(body).toBe('');
      expect(url).not.toContain('#');
      for (const [key, value] of Object.entries(sent)) {
        expect(new URL(url).searchParams.getAll(key)).toContain(value);
      }
    }),
  );
});

test('a JSON body, by its hash in the query', () => {
  fc.assert(
    fc.property(fc.json(), fc.boolean(), (json, hasQuery) => {
      const url = urlWithBodyHash(
        `https://example.com/events${hasQuery ? '?a=1' : ''}`,
        Buffer.from(json),
      );
      const signature = signatureOf({ authToken, url, parameters: {} });
      expect(twilio.validateRequestWithBody(authToken, signature, url, json)).toBe(true);
      expect(twilio.validateRequestWithBody(authToken, signature, url, `${json} `)).toBe(false);
    }),
  );
});

test('another token, URL or value does not do', () => {
  const url = 'https://example.com/sms';
  const signature = signatureOf({ authToken, url, parameters: { Body: 'Hi' } });
  expect(validates(url, signature, { Body: 'Hi' })).toBe(true);
  expect(validates(`${url}/`, signature, { Body: 'Hi' })).toBe(false);
  expect(validates(url, signature, { Body: 'hi' })).toBe(false);
  expect(twilio.validateRequest('another', signature, url, { Body: 'Hi' })).toBe(false);
});
