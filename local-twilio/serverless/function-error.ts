import { dirname, sep } from 'node:path';
import { z } from 'zod';

/** How `@twilio/runtime-handler` answers for an error given to the callback. */
const answeredErrorSchema = z.object({ message: z.string(), name: z.string(), stack: z.string() });

/** A line of a stack that is in the program around the functions. */
const calledBy = /^\s+at .*(@twilio[\\/]runtime-handler|local-twilio[\\/]instance\.cjs)/;

/** The stack of the error that a function's answer tells of; `undefined` when it is another answer. */
export function answeredError(body: Buffer): string | undefined {
  if (body[0] !== '{'.charCodeAt(0)) return undefined;
  try {
    const error = answeredErrorSchema.safeParse(JSON.parse(body.toString('utf8')));
    return error.success ? functionStack(error.data.stack) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Text of a function for people: paths are told from the project's root. Source maps lead from the
 * build's folder to the sources by relative paths (`../../../src/menu.ts`), which start in one of the
 * folders around it.
 */
export function withProjectPaths(text: string, buildFolder: string): string {
  let result = text;
  for (let folder = buildFolder; folder !== dirname(folder); folder = dirname(folder)) {
    result = result.replaceAll(`${folder}${sep}`, '');
  }
  return result;
}

/** A stack without what called the function, and without Node's own code: nobody looks for a mistake there. */
export function functionStack(stack: string): string {
  const lines = stack.split('\n');
  const caller = lines.findIndex((line) => calledBy.test(line));
  const own = caller < 0 ? lines : lines.slice(0, caller);
  return own.filter((line) => !/^\s+at .*\(?node:internal\//.test(line)).join('\n');
}
