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
    connectedTo: connectedTo(leg, exchange),
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

/**
 * Who is at the other end of the bridge. Until the dialled phone is connected (it rings, or its person
 * hears a whisper) the call that dials awaits the other party.
 */
function connectedTo({ sid }: Leg, { state, voice }: Exchange): string | null {
  const call = state.calls.get(sid);
  const parent = call?.parentCallSid ? state.calls.get(call.parentCallSid) : call;
  if (!call || !parent) return null;
  const dialling = voice.leg(parent.sid);
  const isBridged = dialling?.running?.verb === 'Dial' && dialling.awaiting.kind === 'nothing';
  if (!isBridged) return null;
  if (call !== parent) return parent.direction === 'inbound' ? parent.from : parent.to;
  const callee = state.calls.find(
    ({ parentCallSid, answerTime, endTime }) =>
      parentCallSid === sid && answerTime !== null && endTime === null,
  );
  return callee?.to ?? null;
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
