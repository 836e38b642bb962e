import type { Exchange } from '../exchange';
import { newestMail } from './mail-routes';
import { viewOfMail } from './mail-views';
import {
  viewOfAlert,
  viewOfCall,
  viewOfClock,
  viewOfMessage,
  viewOfOptOut,
  viewOfPhone,
  viewOfRecording,
} from './record-views';
import type { StateView } from './views';

/** All of the local Twilio at a glance; of calls, messages, mail, alerts and recordings the newest `limit`. */
export function viewOfState(
  exchange: Exchange,
  { limit, canUndoReset }: { limit: number; canUndoReset: boolean },
): StateView {
  const { state } = exchange;
  return {
    accountSid: state.accounts.find(({ kind }) => kind === 'live')?.sid ?? '',
    clock: viewOfClock(exchange),
    numbers: state.numbers
      .list()
      .reverse()
      .map(({ phoneNumber, friendlyName, voice, sms }) => ({
        number: phoneNumber,
        name: friendlyName,
        voiceUrl: voice.url,
        smsUrl: sms.url,
      })),
    phones: state.phones.list().reverse().map(viewOfPhone),
    calls: state.calls.list().slice(0, limit).map(viewOfCall),
    messages: state.messages
      .list()
      .slice(0, limit)
      .map((message) => viewOfMessage(message, exchange)),
    mail: newestMail(exchange, limit).map(viewOfMail),
    optOuts: state.optOuts.list().reverse().map(viewOfOptOut),
    alerts: state.alerts.list().slice(0, limit).map(viewOfAlert),
    recordings: state.recordings.list().slice(0, limit).map(viewOfRecording),
    deployment: viewOfDeployment(exchange),
    canUndoReset,
  };
}

function viewOfDeployment(exchange: Exchange): StateView['deployment'] {
  const domainName = exchange.functions.currentDomain;
  if (!domainName) return null;
  const { environments, builds, versions } = exchange.state;
  const environment = environments.find((one) => one.domainName === domainName);
  const build = environment?.buildSid ? builds.get(environment.buildSid) : undefined;
  const functions = (build?.versionSids ?? []).flatMap((sid) => {
    const version = versions.get(sid);
    return version?.kind === 'function' ? [version.path] : [];
  });
  return { domainName, functionsUrl: exchange.functionsUrl, functions: functions.sort() };
}
