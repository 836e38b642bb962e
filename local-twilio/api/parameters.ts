import { ApiError } from './errors';
import type { ApiRequest } from './route';

/** A parameter that must be there. Throws 400 with code 20001. */
export function required({ form }: Pick<ApiRequest, 'form'>, name: string): string {
  const value = form.get(name);
  if (value === undefined || value === '') {
    throw new ApiError({
      code: 20001,
      message: `Missing required parameter ${name} in the post body`,
    });
  }
  return value;
}

/** A parameter of `true` or `false`; absent ones keep `otherwise`. */
export function flag(
  { form }: Pick<ApiRequest, 'form'>,
  name: string,
  otherwise: boolean,
): boolean {
  const value = form.get(name)?.toLowerCase();
  return value === undefined ? otherwise : value === 'true';
}
