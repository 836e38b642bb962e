import { openingTime } from '../database/open-test-database';
import { businessNumber, type FrontOffice, maya, openFrontOffice, sidOf } from './front-office';

/** Maya's call to the business, as a feature gets it. */
export const mayasCall = { callSid: sidOf('CA', 1), from: maya, to: businessNumber };

/**
 * The front office of one test file: opened before its first test, as new before each, closed after
 * the last. Call it once, at the top of the file; it throws when used outside a test or hook.
 */
export function useFrontOffice(): Omit<FrontOffice, 'close'> {
  let opened: FrontOffice | undefined;
  const office = (): FrontOffice => {
    if (!opened) throw new Error('The front office is open during tests and their hooks alone.');
    return opened;
  };
  beforeAll(async () => {
    opened = await openFrontOffice();
  }, openingTime);
  beforeEach(() => office().reset());
  afterAll(() => opened?.close());
  return {
    get app() {
      return office().app;
    },
    get sent() {
      return office().sent;
    },
    get mails() {
      return office().mails;
    },
    get cancelled() {
      return office().cancelled;
    },
    jobsStarted: () => office().jobsStarted(),
    refuseWith: (error) => office().refuseWith(error),
    twilioAnswers: (answers) => office().twilioAnswers(answers),
    timeIs: (instant) => office().timeIs(instant),
    timePasses: (milliseconds) => office().timePasses(milliseconds),
    reset: () => office().reset(),
  };
}
