import { createLog } from '../../../src/platform/log';

function written(level: 'debug' | 'info'): { log: ReturnType<typeof createLog>; lines: string[] } {
  const lines: string[] = [];
  return { log: createLog({ level, write: (_level, line) => lines.push(line) }), lines };
}

test('a line is JSON with its level, its event and masked details', () => {
  const { log, lines } = written('info');
  log.warn('call_failed', {
    from: '+12025550147',
    url: 'https://example.com/?From=%2B12025550148&x=1',
    database: 'postgres://ringback:secret@host/name',
    pooler: 'postgres://ringback:secret@db.example.com/name',
    reason: 'maya.lopez+1@example.com does not exist',
    callSid: `CA${'1234567890'.repeat(3)}12`,
    attempt: 2,
  });
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'warn',
    event: 'call_failed',
    from: '+1•••••••147',
    url: 'https://example.com/?From=+1•••••••148&x=1',
    database: 'postgres://ringback:•••@host/name',
    pooler: 'postgres://ringback:•••@db.example.com/name',
    reason: '•••@example.com does not exist',
    callSid: `CA${'1234567890'.repeat(3)}12`,
    attempt: 2,
  });
});

test('what is less important than the level is not written', () => {
  const { log, lines } = written('info');
  log.debug('detail');
  log.info('news');
  expect(lines).toHaveLength(1);
});
