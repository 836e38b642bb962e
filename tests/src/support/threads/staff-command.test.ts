import { type StaffCommand, staffCommandOf } from '../../../../src/support/threads/staff-command';

function write(number: number, text: string): StaffCommand {
  return { kind: 'write', number, text };
}

test.each<[string, StaffCommand | undefined]>([
  ['#12 We are on it', write(12, 'We are on it')],
  [' # 12: We are on it ', write(12, 'We are on it')],
  ['#12, look:\nhere', write(12, 'look:\nhere')],
  ['#12', write(12, '')],
  ['#12 done with this', write(12, 'done with this')],
  ['#12 12', write(12, '12')],
  ['#12 DONE', { kind: 'close', number: 12 }],
  ['#12 done!', { kind: 'close', number: 12 }],
  ['#12 listo', { kind: 'close', number: 12 }],
  ['#12 Take', { kind: 'take', number: 12 }],
  ['#12 log', { kind: 'log', number: 12 }],
  ['DONE', { kind: 'close-own' }],
  ['done.', { kind: 'close-own' }],
  ['List', { kind: 'list' }],
  ['COMMANDS', { kind: 'commands' }],
  ['done it', undefined],
  ['12 We are on it', undefined],
  ['see #12', undefined],
  ['#', undefined],
  ['#twelve', undefined],
  ['#1234567890', undefined],
  ['take', undefined],
  ['', undefined],
])('"%s"', (text, command) => {
  expect(staffCommandOf(text)).toEqual(command);
});
