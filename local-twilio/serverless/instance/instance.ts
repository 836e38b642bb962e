import { join } from 'node:path';
import { inspect } from 'node:util';
import { LocalDevelopmentServer } from '@twilio/runtime-handler/dev';
import { type App, answerWith } from './exchange-without-socket';
import { captureConsole } from './function-console';
import { loadingFailure } from './load-function';
import { installLocalTime, setLocalTime } from './local-time';
import {
  type InstanceMessage,
  type InstanceRequest,
  type InstanceRoute,
  type InstanceSetup,
  isInstanceOrder,
} from './messages';
import { restrictModules } from './module-resolution';

/*
 * The program of one instance: a process that runs the functions of one build, one request at a
 * time, on `@twilio/runtime-handler`'s own code, and ends on the first uncaught error.
 */
let app: App | undefined;
/** Files of the functions, by the path under which they answer. */
let functionFiles = new Map<string, string>();

process.on('uncaughtException', (error) => {
  say({ kind: 'crash', text: describe(error) }, () => process.exit(1));
});
process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  if (!isInstanceOrder(message)) return;
  if (message.kind === 'request') return void answer(message);
  const { folder, routes } = message;
  functionFiles = new Map(routes.functions.map(({ path, file }) => [path, join(folder, file)]));
  app = createApp(message);
  say({ kind: 'ready' });
});
captureConsole((level, text) => say({ kind: 'log', level, text }));
installLocalTime();

async function answer(request: InstanceRequest): Promise<void> {
  if (!app) throw new Error('An instance needs its setup before a request.');
  setLocalTime({ at: request.now, pace: request.pace });
  const file = functionFiles.get(request.target.split('?', 1)[0] ?? '');
  const failure =
    file === undefined || request.method === 'OPTIONS' ? undefined : loadingFailure(file);
  const { status, headers, body } = failure ?? (await answerWith(app, request));
  say({ kind: 'answer', id: request.id, status, headers, bodyBase64: body.toString('base64') });
}

function createApp({ folder, domainName, context, dependencies, routes }: InstanceSetup): App {
  const resource = ({ path, file, access }: InstanceRoute) => ({
    path,
    name: path,
    content: '',
    filePath: join(folder, file),
    access,
  });
  const server = new LocalDevelopmentServer(0, {
    baseDir: folder,
    env: context,
    url: `https://${domainName}`,
    port: 0,
    routes: {
      functions: routes.functions.map(resource),
      assets: routes.assets.map(resource),
    },
    forkProcess: false,
    live: false,
    logs: false,
    detailedLogs: false,
    legacyMode: false,
    enableDebugLogs: false,
    appName: 'local-twilio',
  });
  // After the runtime, which itself loads what it likes.
  restrictModules({ folder, dependencies, lookIn: [process.cwd(), __dirname] });
  // The platform does not say what it runs on.
  return server.getApp().disable('x-powered-by');
}

function say(message: InstanceMessage, then?: () => void): void {
  process.send?.(message, undefined, undefined, then);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : inspect(error);
}
