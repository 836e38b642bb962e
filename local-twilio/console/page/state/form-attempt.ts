import { ControlRefusal } from '../api/control-client';
import { attempt } from './notices';

/** What is wrong with one field of a form. */
export interface FieldError {
  field: string;
  text: string;
}

/** What people read instead of a refusal that speaks of the API. */
const plainTexts: Readonly<Record<string, string>> = {
  phone_exists: 'Somebody has this number already. Choose another one.',
  number_of_account: "This is the business's own number. Choose another one.",
};

/** Like {@link attempt}; a refusal that names a field of `fields` is answered, to be shown beside it. */
export async function attemptForm<Result>(
  work: () => Promise<Result>,
  { fields }: { fields: readonly string[] },
): Promise<{ result: Result } | { error: FieldError } | undefined> {
  return attempt(async () => {
    try {
      return { result: await work() };
    } catch (refusal) {
      if (!(refusal instanceof ControlRefusal) || !fields.includes(refusal.field ?? ''))
        throw refusal;
      const { field = '', code, message } = refusal;
      return { error: { field, text: plainTexts[code] ?? message } };
    }
  });
}
