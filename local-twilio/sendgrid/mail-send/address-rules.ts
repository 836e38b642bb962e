import { normalEmail } from '../../state/mail-records';
import type { Problem } from '../sendgrid-error';
import type { Personalization, WrittenAddress } from './mail-send-body';
import { problem } from './problems';

const charactersAtMost = 320;
const address = /^[^\s@<>(),;:\\"[\]]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i;

/** What is wrong with one address; `what` is the parameter's name in the messages. */
export function addressRules(
  { email }: WrittenAddress,
  { field, what }: { field: string; what: string },
): Problem[] {
  if (!email) return [problem(`${field}.email`, `The ${what} email parameter is required.`)];
  if (email.length > charactersAtMost) {
    const text = `The ${what} email exceeds the maximum total length of 320 characters`;
    return [problem(`${field}.email`, text)];
  }
  if (address.test(email.trim())) return [];
  return [problem(`${field}.email`, 'Does not contain a valid address.')];
}

/** What is wrong with the recipients of a personalization, which is at `field` of the body. */
export function recipientRules(
  { to = [], cc = [], bcc = [] }: Personalization,
  field: string,
): Problem[] {
  if (to.length === 0) {
    const text =
      'The to array is required for all personalization objects, and must have at least one email object with a valid email address.';
    return [problem(`${field}.to`, text)];
  }
  const lists = Object.entries({ to, cc, bcc });
  const broken = lists.flatMap(([what, list]) =>
    list.flatMap((one, index) => addressRules(one, { field: `${field}.${what}.${index}`, what })),
  );
  return broken.length > 0 ? broken : uniqueRule(lists, field);
}

function uniqueRule(
  lists: ReadonlyArray<[string, readonly WrittenAddress[]]>,
  field: string,
): Problem[] {
  const seen = new Set<string>();
  for (const [what, list] of lists) {
    for (const { email = '' } of list) {
      if (seen.has(normalEmail(email))) {
        const text = `Each email address in the personalization block should be unique between to, cc, and bcc. We found the first duplicate instance of [${email}] in the ${field}.${what} field.`;
        return [problem(field, text)];
      }
      seen.add(normalEmail(email));
    }
  }
  return [];
}
