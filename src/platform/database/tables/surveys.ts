/** Tables of `src/surveys/`. */
export type SurveyTables = Record<never, never>;
