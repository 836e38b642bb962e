import { geographyParameters } from '../../phones/geography';

/** Geography of both parties, each under its two names: From and Caller, To and Called. */
export function geographyOf({ from, to }: { from: string; to: string }): Record<string, string> {
  return {
    ...geographyParameters('From', from),
    ...geographyParameters('Caller', from),
    ...geographyParameters('To', to),
    ...geographyParameters('Called', to),
  };
}
