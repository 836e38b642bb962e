import type { Tables } from '../platform/database/tables';

export type SurveyState = Tables['survey_runs']['state'];

/** Where one person's survey stands. */
export interface Progress {
  state: SurveyState;
  /** The question that waits for an answer, or that did when the survey ended. */
  question: string;
  /** Answers in a row that nobody could read. */
  misses: number;
}

/** What happens to a survey. */
export type SurveyEvent =
  | { kind: 'answered'; next: string | undefined }
  | { kind: 'misunderstood'; mostMisses: number }
  | { kind: 'expired' }
  | { kind: 'stopped' }
  | { kind: 'cancelled' };

/** How long after its end a survey still says that it has closed, in ms: then people have forgotten it. */
export const rememberedTime = 7 * 24 * 3_600_000;

export const openStates = ['asked', 'answering'] as const;

export function isOpen(state: SurveyState): boolean {
  return openStates.some((open) => open === state);
}

/** The survey after one more event. What has ended stays as it is, whatever comes. */
export function progressAfter(progress: Progress, event: SurveyEvent): Progress {
  if (!isOpen(progress.state)) return progress;
  switch (event.kind) {
    case 'answered':
      return event.next === undefined
        ? { ...progress, state: 'completed', misses: 0 }
        : { state: 'answering', question: event.next, misses: 0 };
    case 'misunderstood': {
      const misses = progress.misses + 1;
      return { ...progress, misses, ...(misses >= event.mostMisses && { state: 'abandoned' }) };
    }
    case 'expired':
    case 'stopped':
    case 'cancelled':
      return { ...progress, state: event.kind };
  }
}
