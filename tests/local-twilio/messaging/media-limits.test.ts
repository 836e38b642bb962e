import { mediaProblem } from '../../../local-twilio/messaging/media-limits';

const megabyte = 1024 * 1024;
const file = (contentType: string, size = 1) => ({ contentType, size });

// Twilio "Accepted content types for media", "Media resource", "Guidance on WhatsApp media messages".
test.each([
  ['a picture', [file('image/png')], undefined],
  [
    'five megabytes in two files',
    [file('image/png', 3 * megabyte), file('application/pdf', 2 * megabyte)],
    undefined,
  ],
  ['more than that', [file('image/png', 3 * megabyte), file('image/png', 2 * megabyte + 1)], 11751],
  ['a web page', [file('text/html')], 12300],
  ['one bad file among good ones', [file('image/png'), file('application/zip')], 12300],
  ['a file without a type', [file('')], 12300],
])('MMS: %s', (_, files, code) => {
  expect(mediaProblem(files, 'sms')).toBe(code);
});

test.each([
  ['a picture of five megabytes', file('image/jpeg', 5 * megabyte), undefined],
  ['a larger picture', file('image/jpeg', 5 * megabyte + 1), 63034],
  ['a PDF of sixteen megabytes', file('application/pdf', 16 * megabyte), undefined],
  ['a larger PDF', file('application/pdf', 16 * megabyte + 1), 63034],
  [
    'a Word document',
    file('application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
    undefined,
  ],
  ['a GIF', file('image/gif'), 63021],
  ['nothing', file('image/png', 0), 63019],
])('WhatsApp: %s', (_, one, code) => {
  expect(mediaProblem([one], 'whatsapp')).toBe(code);
});

test('of several files WhatsApp looks at the first', () => {
  expect(mediaProblem([file('image/png'), file('image/gif')], 'whatsapp')).toBeUndefined();
});
