import { isPublicAddress } from '../../../src/platform/public-address';

test.each([
  ['https://track.example.com/NC-1001?step=2', true],
  ['https://TRACK.EXAMPLE.COM/', true],
  ['https://пример.example/', true],
  ['http://track.example.com/', false],
  ['https://maya:secret@example.com/', false],
  ['https://example.com/a b', false],
  ['javascript:alert(1)', false],
  ['example.com', false],
  ['https://localhost/x', false],
  ['https://admin.localhost/x', false],
  ['https://printer.local/x', false],
  ['https://metadata.google.internal/x', false],
  ['https://10.0.0.1/x', false],
  // 10.0.0.1 as one number, which URL writes out.
  ['https://167772161/x', false],
  ['https://169.254.169.254/latest', false],
  ['https://[::1]/x', false],
])('%s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
