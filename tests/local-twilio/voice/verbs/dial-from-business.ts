import {
  type App,
  agentsNumber,
  businessNumber,
  mayasNumber,
  openLine,
  secondAgentsNumber,
} from '../phone-line';

/** Maya calls the business, whose TwiML (a `<Dial>` to agents) runs; `/ended` is its action. */
export async function dialFromBusiness(twiml: string, more: App = {}) {
  const line = await openLine({ '/voice': twiml, '/ended': '<Say>Ended.</Say>', ...more });
  const agent = line.twilio.person(agentsNumber);
  const second = line.twilio.person(secondAgentsNumber);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  const ended = (): Record<string, string> | undefined => line.requests('/ended')[0]?.parameters;
  return { line, agent, second, call, ended };
}
