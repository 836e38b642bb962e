import { createLocalTwilio } from '../../../local-twilio/local-twilio';
import { lastBuildFailure } from '../../../scripts/deploy/build-failure';
import { createFunctionsProject } from '../../local-twilio/serverless/functions-project';

test('the reason of a failed build, which twilio-run does not know, is found', async () => {
  const twilio = await createLocalTwilio();
  expect(await lastBuildFailure(twilio.address)).toBeUndefined();
  const project = createFunctionsProject({ 'functions/menu.js': 'exports.handler = (' });

  const { output } = await project.deploy(twilio);

  expect(output).toContain('undefined');
  expect(await lastBuildFailure(twilio.address)).toMatch(
    /^Build ZB\w{32} failed: The function \/menu does not parse/,
  );
  await twilio.close();
  project.remove();
});
