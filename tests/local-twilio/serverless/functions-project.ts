import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { LocalTwilio } from '../../../local-twilio/local-twilio';

const repository = resolve(__dirname, '../../..');
const twilioRun = join(repository, 'node_modules/twilio-run/bin/twilio-run.js');
const preload = join(repository, 'local-twilio/preload/preload.cjs');

/** By which road a project's deploy reaches the local Twilio. */
export type Road = { kind: 'preload' } | { kind: 'proxy'; caFile: string };

export interface DeployResult {
  exitCode: number;
  /** What `twilio-run` printed, on both of its streams. */
  output: string;
  domainName: string;
}

/** Somebody's Functions project in a temporary folder. */
export interface FunctionsProject {
  readonly folder: string;
  /** Writes files; paths are relative to the project. */
  write(files: Record<string, string>): void;
  /** Runs the real `twilio-run deploy`. */
  deploy(twilio: LocalTwilio, road?: Road): Promise<DeployResult>;
  remove(): void;
}

/** Makes a project with these files and the dependencies that every Functions project has. */
export function createFunctionsProject(
  files: Record<string, string>,
  dependencies: Record<string, string> = {},
): FunctionsProject {
  const folder = mkdtempSync(join(tmpdir(), 'functions-project-'));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  const write = (written: Record<string, string>): void => {
    for (const [path, content] of Object.entries(written)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  };
  write({
    'package.json': JSON.stringify({
      name: 'tiny-project',
      version: '0.0.0',
      dependencies: { twilio: '6.2.0', '@twilio/runtime-handler': '2.0.1', ...dependencies },
    }),
    '.twilioserverlessrc': '{ "runtime": "node22" }',
    'functions/.keep': '',
    'assets/.keep': '',
    ...files,
  });
  return {
    folder,
    write,
    deploy: (twilio, road = { kind: 'preload' }) => runDeploy({ folder, twilio, road }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runDeploy({
  folder,
  twilio,
  road,
}: {
  folder: string;
  twilio: LocalTwilio;
  road: Road;
}): Promise<DeployResult> {
  const { host } = new URL(twilio.address);
  const { live } = twilio.accounts;
  const reach: { flags: string[]; env: Record<string, string> } =
    road.kind === 'preload'
      ? { flags: ['--require', preload], env: { RINGBACK_LOCAL_TWILIO: host } }
      : { flags: [], env: { HTTP_PROXY: twilio.address, NODE_EXTRA_CA_CERTS: road.caFile } };
  const command = [
    ...reach.flags,
    twilioRun,
    'deploy',
    '--cwd',
    folder,
    '--username',
    live.sid,
    '--password',
    live.authToken,
    '--override-existing-project',
  ];
  return new Promise((done) => {
    execFile(
      process.execPath,
      command,
      { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, ...reach.env } },
      (error, stdout, stderr) => {
        const output = stdout + stderr;
        const exitCode = error ? Number(error.code ?? 1) : 0;
        done({ exitCode, output, domainName: /[\w-]+\.twil\.io/.exec(output)?.[0] ?? '' });
      },
    );
  });
}
