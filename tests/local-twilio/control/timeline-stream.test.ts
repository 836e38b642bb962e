import type { ErrorView, EventView } from '../../../local-twilio/control/views';
import type { LocalTwilio } from '../../../local-twilio/local-twilio';
import { maya, openClinic } from './clinic';
import { callControl } from './control-client';

let twilio: LocalTwilio;
beforeEach(async () => {
  twilio = await openClinic({ pace: 'manual' });
});
afterEach(() => twilio.close());

const note = (text: string): string => twilio.exchange.timeline.add({ kind: 'control', text }, {});

/** Reads the event stream until `isEnough`; answers its events and the id of the last one. */
async function readStream({
  lastSeen,
  isEnough,
}: {
  lastSeen?: string;
  isEnough: (texts: readonly string[]) => boolean;
}): Promise<{ names: string[]; texts: string[]; lastId: string }> {
  const stop = new AbortController();
  const response = await fetch(`${twilio.address}/local/timeline`, {
    headers: { accept: 'text/event-stream', ...(lastSeen ? { 'last-event-id': lastSeen } : {}) },
    signal: stop.signal,
  });
  const names: string[] = [];
  const texts: string[] = [];
  let lastId = '';
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, name = ''] = /^event: (.*)$/m.exec(block) ?? [];
      const [, data = '{}'] = /^data: (.*)$/m.exec(block) ?? [];
      lastId = /^id: (.*)$/m.exec(block)?.[1] ?? lastId;
      const { text }: { text?: string } = JSON.parse(data);
      names.push(name);
      if (name === 'timeline') texts.push(text ?? '');
    }
    if (isEnough(texts)) break;
  }
  stop.abort();
  return { names, texts, lastId };
}

test('the stream begins with all that happened and goes on with what happens', async () => {
  note('before');
  const reading = readStream({ isEnough: (texts) => texts.includes('later') });
  const waiting = await callControl<EventView[]>(twilio.address, 'GET', '/timeline');
  expect(waiting.body).toMatchObject([{ kind: 'control', text: 'before' }]);
  note('later');
  const { names, texts } = await reading;
  expect(texts).toEqual(['before', 'later']);
  expect(names).toEqual(expect.arrayContaining(['restart', 'legs', 'clock']));
});

test('a client that comes back gets new events and those that changed, and no others', async () => {
  note('one');
  const changed = note('two');
  note('three');
  const first = await readStream({ isEnough: (texts) => texts.includes('three') });
  note('four');
  twilio.exchange.timeline.replace(changed, { kind: 'control', text: 'two, changed' });
  const second = await readStream({
    lastSeen: first.lastId,
    isEnough: (texts) => texts.includes('two, changed'),
  });
  expect(second.texts).toEqual(['four', 'two, changed']);
  expect(second.names).not.toContain('restart');
});

test('a client of an earlier run starts anew', async () => {
  note('one');
  const { names, texts } = await readStream({
    lastSeen: 'another-run:77',
    isEnough: (seen) => seen.includes('one'),
  });
  expect(names[0]).toBe('restart');
  expect(texts).toEqual(['one']);
});

test('the list is narrowed to a call, a message and what came after an event', async () => {
  const { timeline } = twilio.exchange;
  timeline.add({ kind: 'control', text: 'call' }, { callSid: 'CA1' });
  const second = timeline.add({ kind: 'control', text: 'message' }, { messageSid: 'SM1' });
  note('other');
  const texts = async (query: string): Promise<string[]> => {
    const { body } = await callControl<EventView[]>(twilio.address, 'GET', `/timeline?${query}`);
    return body.map((event) => (event.kind === 'control' ? event.text : event.kind));
  };
  expect(await texts('callSid=CA1')).toEqual(['call']);
  expect(await texts('messageSid=SM1')).toEqual(['message']);
  expect(await texts(`after=${second}`)).toEqual(['other']);
});

test('a webhook is sent again, signed and with the same parameters', async () => {
  await callControl(twilio.address, 'POST', `/phones/${maya}/texts`, {
    to: '+12025550100',
    body: 'MENU',
  });
  await twilio.exchange.clock.settled();
  const { body: events } = await callControl<EventView[]>(twilio.address, 'GET', '/timeline');
  const webhook = events.find(({ kind }) => kind === 'webhook');
  const path = `/timeline/${webhook?.id}/send-again`;
  const again = await callControl<EventView>(twilio.address, 'POST', path);
  expect(again.status).toBe(201);
  if (webhook?.kind !== 'webhook' || again.body.kind !== 'webhook') throw new Error('Webhooks.');
  expect(again.body.id > webhook.id).toBe(true);
  expect(again.body.exchange.parameters).toEqual(webhook.exchange.parameters);
  expect(again.body.exchange.requestHeaders['x-twilio-signature']).toBe(
    webhook.exchange.requestHeaders['x-twilio-signature'],
  );
  expect(again.body.exchange.status).toBe(200);

  const none = await callControl<ErrorView>(
    twilio.address,
    'POST',
    `/timeline/${note('x')}/send-again`,
  );
  expect(none.body.error.code).toBe('webhook_not_found');
});
