import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { requireFreshBuild } from '../build/manifest';
import { projectFolder } from '../build/paths';
import { lastBuildFailure } from './build-failure';
import { DeployError } from './deploy-error';

/** What to deploy with, and where to. */
export interface DeployRequest {
  /** Domain suffix (`dev`, `stage`), or empty for production. */
  environment: string;
  /** Absolute path of the file with the environment's variables, ACCOUNT_SID and AUTH_TOKEN among them. */
  envFile: string;
  /** Address of a local Twilio (`http://127.0.0.1:4010`); without it the live account is meant. */
  localTwilio?: string;
}

/** What twilio-run tells of a finished deploy (`--output-format json`). */
const deployedSchema = z.object({
  domain: z.string(),
  serviceSid: z.string(),
  buildSid: z.string(),
  functions: z.array(z.unknown()).default([]),
});

export interface Deployed {
  domainName: string;
  serviceSid: string;
  buildSid: string;
}

/**
 * Runs the real twilio-run on what is built, after making sure that the build is fresh. Throws
 * {@link DeployError} with twilio-run's own words.
 */
export async function deploy(request: DeployRequest): Promise<Deployed> {
  requireFreshBuild();
  if (!request.localTwilio) return runTwilioRun({ request, folder: projectFolder });
  const folder = stageProject();
  try {
    return await runTwilioRun({ request, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * twilio-run notes each deploy in `.twiliodeployinfo` of its folder. A local Twilio's accounts have
 * no place beside the live one's there, so a local deploy runs from a copy of what it reads.
 */
function stageProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-deploy-'));
  mkdirSync(join(folder, 'dist'));
  // twilio-run takes a folder for a project by this name alone, whatever the configuration says.
  mkdirSync(join(folder, 'functions'));
  for (const path of ['package.json', '.twilioserverlessrc', 'dist/functions', 'dist/assets']) {
    cpSync(join(projectFolder, path), join(folder, path), { recursive: true });
  }
  return folder;
}

async function runTwilioRun({
  request: { environment, envFile, localTwilio },
  folder,
}: {
  request: DeployRequest;
  folder: string;
}): Promise<Deployed> {
  const program = createRequire(__filename).resolve('twilio-run/bin/twilio-run.js');
  const preload = join(projectFolder, 'local-twilio', 'preload', 'preload.cjs');
  const node = localTwilio ? ['--require', preload] : [];
  const where = environment === '' ? ['--production'] : ['--environment', environment];
  const child = spawn(
    process.execPath,
    [
      ...node,
      program,
      'deploy',
      ...where,
      ...['--cwd', folder, '--env', envFile],
      ...['--override-existing-project', '--output-format', 'json'],
    ],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...(localTwilio ? { RINGBACK_LOCAL_TWILIO: localTwilio.replace('http://', '') } : {}),
      },
    },
  );
  const output = collect(child.stdout);
  const problems = collect(child.stderr);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (exitCode !== 0) {
    const told = problems.join('') || output.join('');
    // Of a build that failed twilio-run tells no more than that.
    const asksForReason = localTwilio !== undefined && /\bundefined\b/.test(told);
    const reason = asksForReason ? await lastBuildFailure(localTwilio) : undefined;
    throw new DeployError('deploy_failed', reason ?? told);
  }
  return parseDeployed(output.join(''));
}

function collect(stream: NodeJS.ReadableStream): string[] {
  const chunks: string[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString('utf8')));
  return chunks;
}

function parseDeployed(output: string): Deployed {
  const json = output.slice(output.indexOf('{'));
  const { domain, serviceSid, buildSid } = deployedSchema.parse(JSON.parse(json));
  return { domainName: domain, serviceSid, buildSid };
}
