import fc from 'fast-check';
import { isSigned } from '../../../local-twilio/serverless/signature-gate';
import { signatureOf } from '../../../local-twilio/webhooks/signature';

const domainName = 'clinic-1234-dev.twil.io';
const authToken = '0123456789abcdef0123456789abcdef';

const names = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9]{0,12}$/)
  .filter((name) => name !== 'bodySHA256');
const parameters = fc.dictionary(names, fc.string({ unit: 'grapheme' }), { noNullPrototype: true });
const targets = fc
  .tuple(fc.webPath(), fc.webQueryParameters())
  .map(
    ([path, query]) => `${path || '/'}${query && !query.includes('bodySHA256') ? `?${query}` : ''}`,
  );

function request(target: string, form: Record<string, string>, signature: string) {
  return {
    method: 'POST',
    path: target.split('?')[0] ?? '',
    target,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': signature,
    },
    body: Buffer.from(new URLSearchParams(form).toString()),
  };
}

test('whatever the local Twilio signs is accepted, and with another value it is not', () => {
  fc.assert(
    fc.property(targets, parameters, fc.string(), (target, form, other) => {
      const url = `https://${domainName}${target}`;
      const signature = signatureOf({ authToken, url, parameters: form });
      const gate = { domainName, authToken };
      expect(isSigned({ ...gate, request: request(target, form, signature) })).toBe(true);

      const changed = { ...form, Body: `${form.Body ?? ''}${other}!` };
      expect(isSigned({ ...gate, request: request(target, changed, signature) })).toBe(false);
      const forged = { ...gate, authToken: authToken.toUpperCase() };
      expect(isSigned({ ...forged, request: request(target, form, signature) })).toBe(false);
    }),
  );
});

test('repeated parameters are signed each, once a value', () => {
  const url = `https://${domainName}/menu`;
  const signature = signatureOf({ authToken, url, parameters: { Media: ['b', 'a', 'b'] } });
  const repeated = {
    ...request('/menu', {}, signature),
    body: Buffer.from('Media=b&Media=a&Media=b'),
  };
  expect(isSigned({ request: repeated, domainName, authToken })).toBe(true);
});
