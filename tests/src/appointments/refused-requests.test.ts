import { businessNumber, maya } from '../front-office';
import { useFrontOffice } from '../use-front-office';
import { cleaning, useAppointments } from './use-appointments';

const office = useFrontOffice();
const { ask, stored } = useAppointments(office);

const long = 'x'.repeat(81);
const change = { action: 'change', reference: 'A-1001' };

test.each<[string, object, number, string]>([
  ['no action', { reference: 'A-1001' }, 400, 'request_invalid'],
  ['an unknown action', { ...cleaning, action: 'delete' }, 400, 'request_invalid'],
  ['no reference', { ...cleaning, reference: undefined }, 400, 'request_invalid'],
  ['an empty reference', { ...cleaning, reference: '' }, 400, 'request_invalid'],
  ['an over-long reference', { ...cleaning, reference: long }, 400, 'request_invalid'],
  ['a reference of another type', { ...cleaning, reference: 1001 }, 400, 'request_invalid'],
  ['a reference with a space', { ...cleaning, reference: 'A 1' }, 400, 'request_invalid'],
  ['no customer', { ...cleaning, customer: undefined }, 400, 'request_invalid'],
  ['a customer of another type', { ...cleaning, customer: maya }, 400, 'request_invalid'],
  [
    'a phone number not in E.164',
    { ...cleaning, customer: { phoneNumber: '202-555-0147' } },
    400,
    'request_invalid',
  ],
  [
    'a withheld number',
    { ...cleaning, customer: { phoneNumber: '+266696687' } },
    400,
    'request_invalid',
  ],
  [
    'a phone number with a channel',
    { ...cleaning, customer: { phoneNumber: `whatsapp:${maya}` } },
    400,
    'request_invalid',
  ],
  [
    'an unknown customer without a name',
    { ...cleaning, customer: { phoneNumber: '+12025550161' } },
    422,
    'customer_unknown',
  ],
  [
    'the business as its customer',
    { ...cleaning, customer: { phoneNumber: businessNumber, name: 'We' } },
    422,
    'customer_unknown',
  ],
  [
    'an empty name',
    { ...cleaning, customer: { phoneNumber: '+12025550161', name: ' ' } },
    400,
    'request_invalid',
  ],
  [
    'an over-long name',
    { ...cleaning, customer: { phoneNumber: '+12025550161', name: long } },
    400,
    'request_invalid',
  ],
  [
    'an unknown language',
    { ...cleaning, customer: { phoneNumber: maya, language: 'tlh' } },
    400,
    'request_invalid',
  ],
  ['an unknown zone', { ...cleaning, timeZone: 'Mars/Olympus' }, 400, 'request_invalid'],
  ['an offset for a zone', { ...cleaning, timeZone: '-05:00' }, 400, 'request_invalid'],
  [
    'no e-mail address',
    { ...cleaning, customer: { phoneNumber: maya, email: 'maya' } },
    400,
    'request_invalid',
  ],
  ['no time', { ...cleaning, startsAt: undefined }, 400, 'request_invalid'],
  [
    'a time without an offset',
    { ...cleaning, startsAt: '2026-11-24T14:30:00' },
    400,
    'request_invalid',
  ],
  [
    'a day that does not exist',
    { ...cleaning, startsAt: '2026-02-30T14:30:00Z' },
    400,
    'request_invalid',
  ],
  ['a time of another type', { ...cleaning, startsAt: 1795000000 }, 400, 'request_invalid'],
  [
    'a time that has passed',
    { ...cleaning, startsAt: '2026-11-20T09:59:00-05:00' },
    422,
    'time_past',
  ],
  ['a time in ten years', { ...cleaning, startsAt: '2036-11-24T14:30:00Z' }, 422, 'time_too_far'],
  ['no service', { ...cleaning, service: '' }, 400, 'request_invalid'],
  ['an over-long service', { ...cleaning, service: long }, 400, 'request_invalid'],
  ['a service of two lines', { ...cleaning, service: 'dental\ncleaning' }, 400, 'request_invalid'],
  [
    'a field that does not exist',
    { ...cleaning, startAt: '2026-11-24T14:30:00Z' },
    400,
    'request_invalid',
  ],
  ['a reference that is taken', { ...cleaning, reference: 'taken' }, 409, 'reference_taken'],
  ['an oversized body', { ...cleaning, service: 'x'.repeat(300_000) }, 413, 'body_too_large'],
  ['a change of nothing', change, 400, 'request_invalid'],
  [
    'a change of what is not there',
    { ...change, service: 'check-up' },
    404,
    'appointment_not_found',
  ],
  [
    'a change to the past',
    { ...change, reference: 'taken', startsAt: '2026-11-19T10:00:00Z' },
    422,
    'time_past',
  ],
  [
    'cancelling what is not there',
    { action: 'cancel', reference: 'A-1001' },
    404,
    'appointment_not_found',
  ],
  [
    'marking what is not there',
    { action: 'mark', reference: 'A-1001', as: 'done' },
    404,
    'appointment_not_found',
  ],
  ['an unknown mark', { action: 'mark', reference: 'taken', as: 'late' }, 400, 'request_invalid'],
  [
    'showing what is not there',
    { action: 'show', reference: 'A-1001' },
    404,
    'appointment_not_found',
  ],
  ['a page too long', { action: 'list', limit: 101 }, 400, 'request_invalid'],
  ['a page that never was', { action: 'list', after: 'bm90aGluZw' }, 422, 'page_unknown'],
])('%s is refused and nothing stored', async (_what, body, status, code) => {
  await ask({ ...cleaning, reference: 'taken', startsAt: '2026-12-01T10:00:00-05:00' });
  const before = await stored();
  const answer = await ask(body);
  expect(answer).toMatchObject({ status, body: { error: { code } } });
  expect(JSON.stringify(answer.body)).not.toContain(maya);
  expect(await stored()).toEqual(before);
});
