import { Timeline, type TimelineEvent } from '../../../local-twilio/timeline';

function timelineOf(limit: number): { timeline: Timeline; kept: Set<string> } {
  const kept = new Set<string>();
  const timeline = new Timeline({
    now: () => 0,
    keep: { insert: ({ sid }) => kept.add(sid), delete: (sid) => kept.delete(sid) },
    kept: [],
    limit,
  });
  return { timeline, kept };
}

const texts = (events: TimelineEvent[]): string[] =>
  events.map((event) => (event.kind === 'control' ? event.text : event.kind));

test('only the newest events are kept, in memory and in the storage', () => {
  const { timeline, kept } = timelineOf(3);
  for (const text of ['1', '2', '3', '4', '5']) timeline.add({ kind: 'control', text }, {});
  expect(texts(timeline.list())).toEqual(['3', '4', '5']);
  expect([...kept]).toEqual(timeline.list().map(({ id }) => id));
});

test('what was cleared can be put back, and the limit holds still', () => {
  const { timeline } = timelineOf(3);
  for (const text of ['1', '2', '3']) timeline.add({ kind: 'control', text }, {});
  const before = timeline.list();
  timeline.clear();
  timeline.add({ kind: 'control', text: '4' }, {});
  timeline.restore(before);
  timeline.add({ kind: 'control', text: '5' }, {});
  expect(texts(timeline.list())).toEqual(['3', '4', '5']);
});

test('an event that is replaced keeps its id, time and place', () => {
  const { timeline } = timelineOf(3);
  const id = timeline.add({ kind: 'control', text: 'begun' }, { callSid: 'CA1' });
  timeline.add({ kind: 'control', text: 'other' }, {});
  const told: string[] = [];
  const stop = timeline.subscribe((event) => told.push(event.id));
  timeline.replace(id, { kind: 'control', text: 'done' });
  stop();
  timeline.add({ kind: 'control', text: 'unheard' }, {});
  expect(told).toEqual([id]);
  expect(texts(timeline.list())).toEqual(['done', 'other', 'unheard']);
  expect(timeline.list({ subject: { callSid: 'CA1' } }).map((event) => event.id)).toEqual([id]);
  expect(texts(timeline.list({ after: id }))).toEqual(['other', 'unheard']);
});
