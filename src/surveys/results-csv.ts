import type { ResultRun } from './results';
import type { SurveyDefinition } from './survey-definition';

/**
 * The answers as a table, one line a person, in CSV (RFC 4180). A cell that a spreadsheet would run as
 * a formula begins with an apostrophe (OWASP: "CSV Injection").
 */
export function resultsCsv({
  survey,
  runs,
}: {
  survey: SurveyDefinition;
  runs: readonly ResultRun[];
}): string {
  const questions = Object.keys(survey.questions);
  const header = ['reference', 'person', 'language', 'state', 'asked_at', 'ended_at', ...questions];
  const lines = runs.map((run) => [
    run.reference,
    run.person,
    run.language,
    run.state,
    run.askedAt.toISOString(),
    run.endedAt?.toISOString() ?? '',
    ...questions.map((name) => String(run.answers.get(name) ?? '')),
  ]);
  return [header, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(value: string): string {
  const harmless = /^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
