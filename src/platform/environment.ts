import * as z from 'zod/mini';
import { AppError } from './errors';
import { isPhoneNumber } from './phone-numbers';

const phoneNumber = z
  .string('is missing')
  .check(z.refine(isPhoneNumber, 'must be a phone number in E.164, as +12025550100'));

/** 32 characters of base64 or hexadecimal are at least 128 bits: more than anybody guesses. */
const strongSecret = /^[\w+/=-]{32,}$/;
const secret = z
  .string('is missing')
  .check(z.regex(strongSecret, 'must have at least 32 letters and digits: openssl rand -hex 32'));
const secrets = z.pipe(
  z
    .string('is missing')
    .check(
      z.refine(
        (value) => value.split(',').every((one) => strongSecret.test(one.trim())),
        'must be secrets of at least 32 letters and digits, separated by commas',
      ),
    ),
  z.transform((value) => value.split(',').map((one) => one.trim())),
);

/**
 * The variables that a person sets. `.env.example` documents the same list and a test holds the two
 * equal.
 */
export const settings = {
  DATABASE_URL: z
    .string('is missing')
    .check(
      z.regex(
        /^postgres(ql)?:\/\/\S+$/,
        'must be an address as postgres://user:password@host/name',
      ),
    ),
  BUSINESS_PHONE_NUMBER: phoneNumber.check(
    z.refine(
      (number) => !number.startsWith('+91'),
      'must not be Indian: India drops calls and texts from abroad that show an Indian number',
    ),
  ),
  FRONT_DESK_PHONE_NUMBER: phoneNumber,
  LOG_LEVEL: z._default(
    z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error'),
    'info',
  ),
  JOB_SECRET: secret,
  PARTNER_SECRETS: secrets,
  SENDGRID_API_KEY: z.optional(
    z.string().check(z.regex(/^SG\.\S{20,}$/, 'must be a SendGrid API key, as SG.…')),
  ),
  EMAIL_FROM_ADDRESS: z.optional(z.email('must be an e-mail address')),
  DAILY_MESSAGE_BUDGET: z._default(
    z.coerce.number('must be an amount, as 50').check(z.nonnegative('must not be negative')),
    50,
  ),
};

/** What the Functions platform adds by itself. Twilio: "Functions: Invocation", context object. */
const platform = {
  ACCOUNT_SID: z.string('is missing: include the account credentials in the Functions service'),
  DOMAIN_NAME: z.string('is missing: run this on the Functions platform'),
  PATH: z._default(z.string(), '/'),
};

/**
 * What the functions make of settings without which most of them work: a deploy refuses a malformed
 * one (`scripts/deploy/check-variables.ts`); at run time it only closes the gate or channel that needs
 * it, and never the phone line.
 */
const forgiven = {
  JOB_SECRET: z.catch(z.optional(settings.JOB_SECRET), undefined),
  PARTNER_SECRETS: z.catch(settings.PARTNER_SECRETS, []),
  SENDGRID_API_KEY: z.catch(settings.SENDGRID_API_KEY, undefined),
  EMAIL_FROM_ADDRESS: z.catch(settings.EMAIL_FROM_ADDRESS, undefined),
};

const variables = { ...settings, ...forgiven, ...platform };

const environmentSchema = z.object(variables).check(
  z.refine(
    (environment) => environment.FRONT_DESK_PHONE_NUMBER !== environment.BUSINESS_PHONE_NUMBER,
    {
      message: 'must be a person’s phone, not the business number itself',
      path: ['FRONT_DESK_PHONE_NUMBER'],
    },
  ),
);

export type Environment = z.infer<typeof environmentSchema>;

/** A variable's value; an empty one, which a console or a file may hold, counts as missing. */
export function variableIn(context: object, name: string): unknown {
  const value: unknown = Reflect.get(context, name);
  return value === '' ? undefined : value;
}

/**
 * Reads the function's context as the environment.
 * @throws AppError `environment_invalid` that names every variable that is missing or malformed
 */
export function readEnvironment(context: object): Environment {
  // By name: a context has members that warn when they are read.
  const found = Object.keys(variables).map((name) => [name, variableIn(context, name)]);
  const result = z.safeParse(environmentSchema, Object.fromEntries(found));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new AppError(
    'environment_invalid',
    500,
    `Mend the environment (see .env.example): ${problems.join('; ')}.`,
  );
}
