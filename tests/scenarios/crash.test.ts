import { execFileSync } from 'node:child_process';
import { setTimeout as realDelay } from 'node:timers/promises';
import { fictionalNumber } from '../../bench/fictional-numbers';
import { type FrontOffice, openForBusiness } from './front-office';

let office: FrontOffice;

beforeEach(async () => {
  // Afternoon on the East Coast, so that nobody in North America sleeps.
  office = await openForBusiness({ at: '2026-11-24T15:00:00-05:00' });
  await office.rows('update senders set messages_per_second = 10000');
});
afterEach(() => office?.close());

const staff = ['+12025550100', '+12025550101', '+12025550121', '+12025550122'];

/** Numbers of so many people who are not of the business. */
function crowd(people: number): string[] {
  const numbers = Array.from({ length: people + staff.length }, (_, index) =>
    fictionalNumber(index),
  );
  return numbers.filter((number) => !staff.includes(number)).slice(0, people);
}

function announce(numbers: readonly string[]): Promise<{ status: number }> {
  return office.asks('/broadcasts', {
    action: 'create',
    reference: 'snow',
    template: 'plain-text',
    purpose: 'appointments',
    variables: { text: 'Northside Clinic is closed today because of the snow.' },
    recipients: numbers.map((phoneNumber) => ({ phoneNumber })),
  });
}

/** Texts that the local Twilio has got for each person. */
function textsByPerson(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { to, direction } of office.twilio.exchange.state.messages.list()) {
    if (direction === 'outbound-api') counts.set(to, (counts.get(to) ?? 0) + 1);
  }
  return counts;
}

async function untilTwilioHas(messages: number): Promise<void> {
  while (textsByPerson().size < messages) await realDelay(5);
}

/** `kill -9` for every process of the deployed functions, in the middle of what they do. */
function killFunctions(): void {
  const children = execFileSync('pgrep', ['-P', String(process.pid), '-f', 'instance'], {
    encoding: 'utf8',
  });
  for (const pid of children.trim().split('\n')) process.kill(Number(pid), 'SIGKILL');
}

test('the process is killed twice in the middle of 2,000 texts, and everybody gets exactly one', async () => {
  const people = crowd(2_000);
  const announced = announce(people).catch(() => undefined);
  await untilTwilioHas(300);
  killFunctions();
  await announced;
  const first = textsByPerson().size;
  expect(first).toBeLessThan(2_000);

  const resumed = office.jobRuns().catch(() => undefined);
  await untilTwilioHas(Math.min(first + 300, 1_500));
  killFunctions();
  await resumed;
  expect(textsByPerson().size).toBeLessThan(2_000);

  await office.passes('20 minutes');
  const texts = textsByPerson();
  expect(people.filter((person) => texts.get(person) !== 1)).toEqual([]);
  expect(texts.size).toBe(2_000);
  expect(
    await office.rows('select state, count(*)::integer as people from outbox group by state'),
  ).toEqual([{ state: 'delivered', people: 2_000 }]);
}, 600_000);
