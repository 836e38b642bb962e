import { mailEvents, mailEventsPath } from '../../../../src/platform/gates/mail-events';
import { callFunction, contextWith } from '../../call-function';
import { jobSecret } from '../../front-office';

const taken: unknown[][] = [];
const handler = mailEvents({
  record: async (events) => {
    taken.push([...events]);
  },
});
const key = new URLSearchParams(mailEventsPath(jobSecret).split('?')[1]).get('key') ?? '';

beforeEach(() => {
  taken.length = 0;
});

/** As the platform gives them: the query's members, and the array's by their positions. */
function post(given: { key?: string }, events: unknown[]) {
  return callFunction({ handler, parameters: Object.assign({ ...given }, events) });
}

test('events come in their order to whoever has the key', async () => {
  const answer = await post({ key }, [{ event: 'processed' }, { event: 'delivered' }]);
  expect(answer.status).toBe(200);
  expect(taken).toEqual([[{ event: 'processed' }, { event: 'delivered' }]]);
});

test.each([
  ['without a key', {}],
  ['with an empty key', { key: '' }],
  ['with another key', { key: key.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')) }],
  ['with the secret itself', { key: jobSecret }],
])('%s nothing is taken', async (_name, given) => {
  expect((await post(given, [{ event: 'delivered' }])).status).toBe(401);
  expect(taken).toEqual([]);
});

test('without a strong secret the gate is closed', async () => {
  const context = contextWith({ JOB_SECRET: 'weak' });
  const answer = await callFunction({ handler, context, parameters: { key } });
  expect(answer.status).toBe(503);
});
