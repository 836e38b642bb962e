import { z } from 'zod';
import { ApiError } from '../../api/errors';
import type { Parameters } from '../../api/route';
import type { ServerlessVersion } from '../../state/serverless-records';

/** What a new build is to consist of. */
export interface BuildRequest {
  versions: ServerlessVersion[];
  dependencies: Array<{ name: string; version: string }>;
  runtime: string;
}

/**
 * The one `@twilio/runtime-handler` on npm that the platform takes (2.0.3 and 2.1.0 are refused;
 * twilio-labs/serverless-toolkit issues 538, 557 and 564).
 */
export const acceptedHandlerVersion = '2.0.1';
const acceptedRuntimes = ['node18', 'node20', 'node22'];
const defaultRuntime = 'node22';

const dependenciesSchema = z.array(z.object({ name: z.string().min(1), version: z.string() }));
const npmName = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
/** A version, a range, a tag or `*`: what names something in the public registry. */
const registrySpec = /^[\w.*^~<>=|\s+-]*$/;

/**
 * Reads the parameters of `POST …/Builds`. What Twilio refuses at once (400, code 20001) is refused
 * here: no versions, an unknown runtime, dependencies that its registry does not have.
 */
export function readBuildRequest(
  form: Parameters,
  versionOf: (sid: string) => ServerlessVersion | undefined,
): BuildRequest {
  const sids = [...form.all('FunctionVersions'), ...form.all('AssetVersions')];
  if (sids.length === 0) {
    throw refused('At least one Function Version or Asset Version is required for Build.');
  }
  const versions = sids.map((sid) => {
    const version = versionOf(sid);
    if (!version) throw refused(`Version ${sid} does not exist in this Service.`);
    return version;
  });
  const runtime = form.get('Runtime') ?? defaultRuntime;
  if (!acceptedRuntimes.includes(runtime)) throw refused(`unsupported runtime: ${runtime}`);
  const dependencies = readDependencies(form.get('Dependencies'));
  checkDependencies(dependencies);
  return { versions, dependencies, runtime };
}

/** `twilio-run` wraps the JSON in literal quotes; Twilio takes it with and without them. */
function readDependencies(text: string | undefined): BuildRequest['dependencies'] {
  if (!text) return [];
  try {
    return dependenciesSchema.parse(JSON.parse(text.replace(/^"(?=\[)|(?<=\])"$/g, '')));
  } catch {
    throw refused('Dependencies must be a JSON list of objects with name and version.');
  }
}

function checkDependencies(dependencies: BuildRequest['dependencies']): void {
  for (const { name, version } of dependencies) {
    if (name === '@twilio/runtime-handler' && version !== acceptedHandlerVersion) {
      throw refused(
        `Some dependencies could not be validated. No matching version found for ${name}@${version}. You can find the valid versions at https://www.twilio.com/docs/serverless/functions-assets/handler`,
      );
    }
    if (!npmName.test(name) || !registrySpec.test(version)) {
      throw refused(
        `Some dependencies could not be validated. ${name}@${version} is not a package of the public npm registry.`,
      );
    }
  }
}

function refused(message: string): ApiError {
  return new ApiError({ code: 20001, message });
}
