import type { Generated } from 'kysely';
import type { Json } from './json';

/** Tables of `src/surveys/`. */
export interface SurveyTables {
  survey_runs: {
    /** E.164. */
    person: string;
    id: Generated<string>;
    business_id: string;
    reference: string;
    survey: string;
    language: 'en' | 'es';
    state: 'asked' | 'answering' | 'completed' | 'expired' | 'stopped' | 'abandoned' | 'cancelled';
    question: string;
    misses: Generated<number>;
    asked_at: Date;
    expires_at: Date;
    ended_at: Date | null;
  };
  survey_answers: {
    person: string;
    run_id: string;
    question: string;
    answer: Json;
    message_sid: string;
    answered_at: Date;
  };
}
