import { Timeline } from '../../../local-twilio/timeline';
import { printFunctionErrors } from '../../../scripts/start/function-errors';

type Level = 'info' | 'warn' | 'error';

let lines: string[];
let timeline: Timeline;
let stop: () => void;
beforeEach(() => {
  lines = [];
  timeline = new Timeline({
    now: () => 0,
    keep: { insert: () => undefined, delete: () => undefined },
    kept: [],
  });
  stop = printFunctionErrors({ timeline, write: (line) => lines.push(line) });
});

function logs(text: string, level: Level = 'error'): void {
  timeline.add({ kind: 'function-log', path: '/voice/menu', level, text }, {});
}

test.each([
  [
    'a stack',
    'RangeError: out of hours\n    at greet (src/voice/greet.ts:5:11)\n    at src/x.ts:1:1',
    'RangeError: out of hours (src/voice/greet.ts:5:11)',
  ],
  [
    'a stack of a file',
    'Error: no\n    at handlers/ZN1.js:3:25',
    'Error: no (handlers/ZN1.js:3:25)',
  ],
  [
    "a line of Ringback's log",
    '{"level":"error","event":"voice_webhook_failed","code":"TypeError","message":"no menu","at":"src/voice/menu.ts:12:5"}',
    'voice_webhook_failed: no menu (src/voice/menu.ts:12:5)',
  ],
  ['an event alone', '{"level":"error","event":"webhook_fell_back"}', 'webhook_fell_back'],
  ['other JSON', '{"answer":42}', '{"answer":42}'],
  ['words of several lines', 'it broke\nand how', 'it broke'],
  ['a long text', 'x'.repeat(500), `${'x'.repeat(200)}…`],
])('%s is printed in one line', (_, text, printed) => {
  logs(text);
  expect(lines).toEqual([`  ✗ /voice/menu: ${printed}\n`]);
});

test('what is no error of a function is not printed, nor anything after the end', () => {
  logs('careful', 'warn');
  logs('hello', 'info');
  timeline.add({ kind: 'control', text: 'reset' }, {});
  stop();
  logs('too late');
  expect(lines).toEqual([]);
});
