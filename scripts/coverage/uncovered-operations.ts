import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { routes } from '../../local-twilio/api/routes';
import { openApiFiles } from './open-api-file';

/** Operations that Twilio's OpenAPI describes and the local Twilio lacks. */
export interface UncoveredOperations {
  /** Name of the specification: `api_v2010`. */
  specification: string;
  /** What they are about: `Calls`. */
  resource: string;
  /** Their `operationId`s. */
  operations: string[];
}

const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const operation = z.object({ operationId: z.string() });

/** All that is not covered, for each specification of which something is covered. */
export function uncoveredOperations(): UncoveredOperations[] {
  const hosts = [...new Set(routes.map(({ host }) => host))];
  const files = hosts.flatMap((host) => openApiFiles(host).map((file) => ({ host, ...file })));
  return files.flatMap((file) => {
    const covered = new Set(
      routes.flatMap(({ host, path, operation }) =>
        host === file.host ? [`${operation} ${path}`] : [],
      ),
    );
    const { paths } = document.parse(JSON.parse(readFileSync(file.path, 'utf8')));
    const byResource = new Map<string, string[]>();
    for (const [path, item] of Object.entries(paths)) {
      const missing = operationsOf(item).filter((name) => !covered.has(`${name} ${path}`));
      const resource = resourceOf(path);
      if (missing.length > 0) {
        byResource.set(resource, [...(byResource.get(resource) ?? []), ...missing]);
      }
    }
    return [...byResource]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([resource, operations]) => ({ specification: file.name, resource, operations }));
  });
}

/** The operations of one path; beside them stand descriptions that are none. */
function operationsOf(item: Readonly<Record<string, unknown>>): string[] {
  return Object.values(item).flatMap((value) => {
    const parsed = operation.safeParse(value);
    return parsed.success ? [parsed.data.operationId] : [];
  });
}

/**
 * The first collection of a path below the account or the service: `Calls` for
 * `/2010-04-01/Accounts/{AccountSid}/Calls/{CallSid}/Events.json`.
 */
function resourceOf(path: string): string {
  const [first = '', second] = [...path.matchAll(/\/([A-Z][A-Za-z]+)/g)].map(([, name]) => name);
  return second !== undefined && /^(Accounts|Services)$/.test(first) ? second : first;
}
