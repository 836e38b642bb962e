import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFunctionFiles, refuseBundledTwilio } from '../../scripts/build/functions';
import { projectFolder } from '../../scripts/build/paths';
import {
  checkPackage,
  checkProject,
  checkServerlessConfiguration,
} from '../../scripts/build/project-checks';

const refusal = (code: string) => expect.objectContaining({ code });

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('the traps of the platform', () => {
  test('this project is in none of them', () => {
    expect(() => checkProject(projectFolder)).not.toThrow();
  });

  test.each(['2.0.3', '2.1.0', '^2.0.1', '~2.0.1', '2'])(
    'runtime handler "%s" is refused',
    (version) => {
      const json = JSON.stringify({ dependencies: { '@twilio/runtime-handler': version } });
      expect(thrownBy(() => checkPackage(json))).toEqual(refusal('runtime_handler_version'));
    },
  );

  test('a runtime handler among the devDependencies is refused: the platform does not see it', () => {
    const json = JSON.stringify({ devDependencies: { '@twilio/runtime-handler': '2.0.1' } });
    expect(thrownBy(() => checkPackage(json))).toEqual(refusal('runtime_handler_version'));
  });

  test('"type": "module" is refused', () => {
    const json = JSON.stringify({
      type: 'module',
      dependencies: { '@twilio/runtime-handler': '2.0.1' },
    });
    expect(thrownBy(() => checkPackage(json))).toEqual(refusal('package_is_esm'));
  });

  test.each([
    ['at the top', '{ functionsFolderName: "dist/functions" }'],
    ['in an environment', '{ environments: { dev: { enviroment: "dev" } } }'],
    ['in a command', '{ commands: { deploy: { functionFolder: "x" } } }'],
    ['a command that does not exist', '{ commands: { deplyo: {} } }'],
  ])('an unknown key %s of .twilioserverlessrc is refused', (_where, json5) => {
    expect(thrownBy(() => checkServerlessConfiguration(json5))).toEqual(
      refusal('serverless_key_unknown'),
    );
  });

  test('fifty functions pass, fifty-one are refused', () => {
    const files = Array.from({ length: 51 }, (_, index) => `functions/f${index}.ts`);
    expect(checkFunctionFiles(files.slice(0, 50))).toHaveLength(50);
    expect(thrownBy(() => checkFunctionFiles(files))).toEqual(refusal('functions_too_many'));
  });

  test.each([';', ',', '?', ':', '@', '+', '&', '$', '(', ')', "'", ' ', '"', '#'])(
    'a path with %p is refused',
    (character) => {
      expect(thrownBy(() => checkFunctionFiles([`functions/a${character}b.ts`]))).toEqual(
        refusal('function_path_invalid'),
      );
    },
  );

  test('a bundle that holds Twilio’s package is refused', () => {
    const input = { bytes: 1, imports: [] };
    expect(
      thrownBy(() =>
        refuseBundledTwilio({
          inputs: { 'node_modules/twilio/lib/twiml/VoiceResponse.js': input },
        }),
      ),
    ).toEqual(refusal('twilio_bundled'));
    expect(() => refuseBundledTwilio({ inputs: { 'src/platform/twiml.ts': input } })).not.toThrow();
  });

  test('folders and runtime are those that the build writes', () => {
    const configuration = readFileSync(join(projectFolder, '.twilioserverlessrc'), 'utf8');
    expect(configuration).toMatch(/"runtime": "node22"/);
    expect(configuration).toMatch(/"functionsFolder": "dist\/functions"/);
    expect(configuration).toMatch(/"assetsFolder": "dist\/assets"/);
  });
});
