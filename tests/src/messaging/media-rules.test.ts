import { mediaProblem } from '../../../src/messaging/media-rules';

const megabyte = 1024 * 1024;
const photo = { contentType: 'image/jpeg', bytes: 2 * megabyte };

test.each<[string, Parameters<typeof mediaProblem>[0], ReturnType<typeof mediaProblem>]>([
  ['no file', { files: [], channel: 'sms' }, undefined],
  ['a photo by MMS', { files: [photo], channel: 'sms' }, undefined],
  ['two photos of 4 MB together', { files: [photo, photo], channel: 'sms' }, undefined],
  // Twilio: "Accepted content types for media": 5 MB for all together.
  ['three photos of 6 MB', { files: [photo, photo, photo], channel: 'sms' }, 'media_too_large'],
  [
    'eleven small photos',
    { files: Array.from({ length: 11 }, () => ({ ...photo, bytes: 1 })), channel: 'sms' },
    'media_too_many',
  ],
  [
    'a PDF that carriers pass on',
    { files: [{ contentType: 'application/pdf', bytes: 600 * 1024 }], channel: 'sms' },
    undefined,
  ],
  [
    'a PDF that they do not',
    { files: [{ contentType: 'application/pdf', bytes: 600 * 1024 + 1 }], channel: 'sms' },
    'media_too_large',
  ],
  [
    'a program',
    { files: [{ contentType: 'application/x-msdownload', bytes: 1 }], channel: 'sms' },
    'media_type',
  ],
  ['a file that came to us', { files: [{ contentType: 'image/png' }], channel: 'sms' }, undefined],
  ['a photo by WhatsApp', { files: [photo], channel: 'whatsapp' }, undefined],
  ['two photos by WhatsApp', { files: [photo, photo], channel: 'whatsapp' }, 'media_too_many'],
  [
    'a large photo by WhatsApp',
    { files: [{ ...photo, bytes: 5 * megabyte + 1 }], channel: 'whatsapp' },
    'media_too_large',
  ],
  [
    'a film of 16 MB by WhatsApp',
    { files: [{ contentType: 'video/mp4', bytes: 16 * megabyte }], channel: 'whatsapp' },
    undefined,
  ],
  // Twilio's table has GIF for MMS and RCS, not for WhatsApp.
  [
    'a GIF by WhatsApp',
    { files: [{ contentType: 'image/gif', bytes: 1 }], channel: 'whatsapp' },
    'media_type',
  ],
  ['a photo by mail', { files: [photo], channel: 'email' }, 'media_type'],
])('%s', (_, question, problem) => {
  expect(mediaProblem(question)).toBe(problem);
});
