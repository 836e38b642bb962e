import type { Exchange } from '../exchange';
import type { Awaiting, Leg } from '../voice/leg';
import type { AwaitingView, LegView } from './views';

/** A leg as the control API shows it. */
export function viewOfLeg(leg: Leg, exchange: Exchange): LegView {
  const call = exchange.state.calls.get(leg.sid);
  return {
    sid: leg.sid,
    phoneNumber: leg.phoneNumber,
    side: leg.side,
    from: leg.from,
    to: leg.to,
    status: leg.status,
    isOver: leg.isOver,
    parentCallSid: call?.parentCallSid ?? null,
    startedAt: isoTime(call?.dateCreated ?? exchange.clock.now()),
    answeredAt: isoTimeOrNull(call?.answerTime ?? null),
    endedAt: isoTimeOrNull(call?.endTime ?? null),
    heard: leg.heard.map((entry) => ({ ...entry, at: isoTime(entry.at) })),
    awaiting: viewOfAwaiting(leg.awaiting),
    running: leg.running,
    connectedTo: leg.connectedTo,
  };
}

/** The legs that ring or are connected now, at all phones that are set up. */
export function liveLegs({ state, voice }: Exchange): Leg[] {
  return voice.liveLegs().filter(({ phoneNumber }) => state.phones.get(phoneNumber));
}

/** Epoch ms as ISO 8601 in UTC. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}

export function isoTimeOrNull(at: number | null): string | null {
  return at === null ? null : isoTime(at);
}

function viewOfAwaiting(awaiting: Awaiting): AwaitingView {
  switch (awaiting.kind) {
    case 'nothing':
      return awaiting;
    case 'input':
      return { ...awaiting, until: isoTimeOrNull(awaiting.until) };
    case 'recording':
      return { ...awaiting, until: isoTimeOrNull(awaiting.until) };
    default:
      return { ...awaiting, until: isoTimeOrNull(awaiting.until) };
  }
}
