import type { State } from '../../state/state';
import { forgetVersion } from '../version-content';

/** Builds of a service that are kept beside those which an environment runs. */
const keptBuilds = 3;

/**
 * Forgets a service's older builds with their uploads. Every deploy uploads everything again, with
 * source maps: a day of `npm run dev` would fill the disk. (Twilio keeps builds until somebody
 * deletes them.)
 */
export function forgetOldBuilds({ state, serviceSid }: { state: State; serviceSid: string }): void {
  const running = new Set(state.environments.list().map(({ buildSid }) => buildSid));
  const finished = state.builds.list().filter((build) => build.serviceSid === serviceSid);
  const old = finished.filter(({ sid }, index) => index >= keptBuilds && !running.has(sid));
  if (old.length === 0) return;
  for (const { sid } of old) state.builds.delete(sid);
  const stillUsed = new Set(state.builds.list().flatMap(({ versionSids }) => versionSids));
  for (const sid of old.flatMap(({ versionSids }) => versionSids)) {
    if (!stillUsed.has(sid)) forgetVersion(state, sid);
  }
}
