import { answerConsentRequest } from '../../../../src/messaging/consent/answer-consent-request';
import { consentRequest } from '../../../../src/messaging/consent/consent-request';
import { askAsPartner } from '../../ask-as-partner';
import { businessNumber, maya } from '../../front-office';
import { useFrontOffice } from '../../use-front-office';

const office = useFrontOffice();

async function ask(body: object): Promise<{ status: number; body: unknown }> {
  return await askAsPartner({
    app: office.app,
    path: '/consents',
    input: consentRequest,
    answer: answerConsentRequest,
    body,
  });
}

const agreement = {
  action: 'set',
  person: maya,
  sender: 'whatsapp:*',
  purpose: 'appointments',
  decision: 'agreed',
  how: 'web-form',
  evidence: 'sign-up form 3',
};

test('an agreement is kept and told again, with its history', async () => {
  expect(await ask(agreement)).toEqual({
    status: 201,
    body: { person: maya, sender: 'whatsapp:*', purpose: 'appointments', decision: 'agreed' },
  });
  office.timePasses(60_000);
  await ask({ ...agreement, decision: 'refused', how: 'phone-call', evidence: 'told Ben' });

  expect(await ask({ action: 'list', person: maya })).toEqual({
    status: 200,
    body: {
      person: maya,
      consents: [{ sender: 'whatsapp:*', purpose: 'appointments', decision: 'refused' }],
      history: [
        {
          sender: 'whatsapp:*',
          purpose: 'appointments',
          decision: 'refused',
          how: 'phone-call',
          evidence: 'told Ben',
          at: '2026-11-20T15:01:00.000Z',
        },
        {
          sender: 'whatsapp:*',
          purpose: 'appointments',
          decision: 'agreed',
          how: 'web-form',
          evidence: 'sign-up form 3',
          at: '2026-11-20T15:00:00.000Z',
        },
      ],
    },
  });
});

test('the same said twice is one entry', async () => {
  await ask(agreement);
  expect(await ask(agreement)).toMatchObject({ status: 200 });
  expect(await ask({ action: 'list', person: maya })).toMatchObject({
    body: { history: [{ decision: 'agreed' }] },
  });
});

test('what was said earlier and is told later enters the history, and does not hold', async () => {
  await ask({ ...agreement, decision: 'refused' });
  await ask({ ...agreement, how: 'import', at: '2026-11-01T09:00:00-04:00' });
  const { body } = await ask({ action: 'list', person: maya });
  expect(body).toMatchObject({
    consents: [{ decision: 'refused' }],
    history: [{ decision: 'agreed', at: '2026-11-01T13:00:00.000Z' }, { decision: 'refused' }],
  });
});

test('nothing known of somebody is an empty list, no error', async () => {
  expect(await ask({ action: 'list', person: '+12025550199' })).toEqual({
    status: 200,
    body: { person: '+12025550199', consents: [], history: [] },
  });
});

test('a sender of ours may be named', async () => {
  expect(await ask({ ...agreement, sender: businessNumber })).toMatchObject({ status: 201 });
});

test.each([
  ['no action', { person: maya }, 400, 'request_invalid', /action/],
  ['an unknown action', { ...agreement, action: 'drop' }, 400, 'request_invalid', /action/],
  ['no person', { ...agreement, person: undefined }, 400, 'request_invalid', /person/],
  ['a person as a number', { ...agreement, person: 12025550147 }, 400, 'request_invalid', /person/],
  [
    'a person not in E.164',
    { ...agreement, person: '2025550147' },
    400,
    'request_invalid',
    /person/,
  ],
  ['an unknown purpose', { ...agreement, purpose: 'spam' }, 400, 'request_invalid', /purpose/],
  ['an unknown decision', { ...agreement, decision: true }, 400, 'request_invalid', /decision/],
  ['no word how', { ...agreement, how: undefined }, 400, 'request_invalid', /how/],
  ['a way that is ours alone', { ...agreement, how: 'keyword' }, 400, 'request_invalid', /how/],
  [
    'an over-long proof',
    { ...agreement, evidence: 'x'.repeat(501) },
    400,
    'request_invalid',
    /evidence/,
  ],
  ['a malformed sender', { ...agreement, sender: 'tel:*' }, 400, 'request_invalid', /sender/],
  ['a field too many', { ...agreement, note: 'hi' }, 400, 'request_invalid', /note/],
  [
    'a time without zone',
    { ...agreement, at: '2026-11-01T09:00:00' },
    400,
    'request_invalid',
    /at/,
  ],
  ['a time to come', { ...agreement, at: '2026-11-21T09:00:00Z' }, 422, 'time_in_future', /at/],
  [
    'a sender that is not ours',
    { ...agreement, sender: '+12025550199' },
    422,
    'sender_unknown',
    /address/,
  ],
  [
    'an oversized body',
    { ...agreement, evidence: 'x'.repeat(300_000) },
    413,
    'body_too_large',
    /bytes/,
  ],
])('%s is refused and nothing is kept', async (_name, body, status, code, message) => {
  const answer = await ask(JSON.parse(JSON.stringify(body)));
  expect(answer).toMatchObject({ status, body: { error: { code } } });
  expect(JSON.stringify(answer.body)).toMatch(message);
  expect(JSON.stringify(answer.body)).not.toContain('2025550147');
  expect(await office.app.database.selectFrom('consent_events').selectAll().execute()).toEqual([]);
  expect(await office.app.database.selectFrom('consents').selectAll().execute()).toEqual([]);
});
