import { maya } from '../front-office';
import { useFrontOffice } from '../use-front-office';
import { create, people, picture, tomorrow, useBroadcasts } from './use-broadcasts';

const office = useFrontOffice();
const { ask, outbox } = useBroadcasts(office);

describe('what cannot be is refused, and nothing is stored', () => {
  const many = people(10_001).map((phoneNumber) => ({ phoneNumber }));
  test.each<[string, object, number, string, RegExp]>([
    ['no action', { ...create, action: undefined }, 400, 'request_invalid', /action/],
    ['an unknown action', { ...create, action: 'send' }, 400, 'request_invalid', /action/],
    ['an unknown field', { ...create, sendat: tomorrow }, 400, 'request_invalid', /sendat|body/i],
    [
      'a file without a size',
      { ...create, media: [{ url: 'https://example.com/a.png', contentType: 'image/png' }] },
      400,
      'request_invalid',
      /media\.0\.bytes/,
    ],
    [
      'a file that is not encrypted on its way',
      { ...create, media: [{ ...picture, url: 'http://example.com/a.png' }] },
      400,
      'request_invalid',
      /media\.0\.url/,
    ],
    [
      'a file that no phone takes',
      { ...create, media: [{ ...picture, contentType: 'application/zip' }] },
      422,
      'media_type',
      /sms/,
    ],
    [
      'a file that is too large',
      { ...create, media: [{ ...picture, bytes: 5 * 1024 * 1024 + 1 }] },
      422,
      'media_too_large',
      /sms/,
    ],
    ['no reference', { ...create, reference: undefined }, 400, 'request_invalid', /reference/],
    [
      'a reference with spaces',
      { ...create, reference: 'flu 2026' },
      400,
      'request_invalid',
      /reference/,
    ],
    [
      'an over-long reference',
      { ...create, reference: 'x'.repeat(101) },
      400,
      'request_invalid',
      /reference/,
    ],
    ['nobody to write to', { ...create, recipients: [] }, 400, 'request_invalid', /recipients/],
    [
      'too many people',
      { ...create, recipients: many },
      400,
      'request_invalid',
      /recipients.*10000/,
    ],
    [
      'a number that is not E.164',
      { ...create, recipients: [{ phoneNumber: '2025550147' }] },
      400,
      'request_invalid',
      /recipients\.0\.phoneNumber/,
    ],
    [
      'a number that is no text',
      { ...create, recipients: [{ phoneNumber: 12025550147 }] },
      400,
      'request_invalid',
      /recipients\.0\.phoneNumber/,
    ],
    [
      'a person twice',
      { ...create, recipients: [{ phoneNumber: maya }, { phoneNumber: maya }] },
      422,
      'recipient_repeated',
      /recipients\.1/,
    ],
    [
      'a value that is no text',
      { ...create, variables: { text: 5 } },
      400,
      'request_invalid',
      /variables\.text/,
    ],
    [
      'an over-long value',
      { ...create, variables: { text: 'x'.repeat(1_001) } },
      400,
      'request_invalid',
      /variables\.text/,
    ],
    [
      'a missing value',
      { ...create, variables: {} },
      422,
      'variables_missing',
      /text \(recipients\.0\)/,
    ],
    [
      'an unknown value',
      { ...create, variables: { text: 'x', name: 'y' } },
      422,
      'variables_unknown',
      /name \(variables\)/,
    ],
    [
      'an unknown value of one person',
      { ...create, recipients: [{ phoneNumber: maya, variables: { nmae: 'y' } }] },
      422,
      'variables_unknown',
      /nmae \(recipients\.0\.variables\)/,
    ],
    ['an unknown template', { ...create, template: 'ofer' }, 422, 'template_unknown', /ofer/],
    [
      'a message for staff, without a purpose',
      { ...create, template: 'plain-text' },
      422,
      'purpose_missing',
      /plain-text/,
    ],
    [
      'an answer to somebody, without a purpose',
      { ...create, template: 'support-answer' },
      422,
      'purpose_missing',
      /support-answer.*appointments, orders, surveys, offers/,
    ],
    ...['support', 'staff', 'alerts'].map((purpose): [string, object, number, string, RegExp] => [
      `the purpose ${purpose}, which asks nobody`,
      { ...create, purpose },
      400,
      'request_invalid',
      /purpose \(must be one of appointments, orders, surveys, offers\)/,
    ]),
    ['an unknown language', { ...create, language: 'fr' }, 400, 'request_invalid', /language/],
    [
      'a time in the past',
      { ...create, sendAt: '2026-11-20T14:59:59Z' },
      422,
      'send_time_past',
      /sendAt/,
    ],
    [
      'a time without a zone',
      { ...create, sendAt: '2026-11-21T15:00:00' },
      400,
      'request_invalid',
      /sendAt/,
    ],
    [
      'a time in the next decade',
      { ...create, sendAt: '2036-11-21T15:00:00Z' },
      422,
      'send_time_too_late',
      /year/,
    ],
    [
      'an end before the start',
      { ...create, latestAt: tomorrow },
      422,
      'latest_time_too_early',
      /latestAt/,
    ],
    [
      'an unknown broadcast',
      { action: 'status', reference: 'nobody' },
      404,
      'broadcast_not_found',
      /reference/,
    ],
    [
      'an unknown broadcast to cancel',
      { action: 'cancel', reference: 'nobody' },
      404,
      'broadcast_not_found',
      /reference/,
    ],
    [
      'an oversized body',
      { ...create, variables: { text: 'x'.repeat(5 * 1024 * 1024) } },
      413,
      'body_too_large',
      /bytes/,
    ],
  ])('%s', async (_what, body, status, code, text) => {
    const answer = await ask(body);
    expect(answer).toEqual({
      status,
      body: { error: { code, message: expect.stringMatching(text) } },
    });
    // What somebody sent is not repeated to whoever reads the answer.
    expect(JSON.stringify(answer.body)).not.toContain(maya);
    expect(await outbox()).toEqual([]);
    const rows = await office.app.database.selectFrom('broadcasts').select('id').execute();
    expect(rows).toEqual([]);
  });
});
