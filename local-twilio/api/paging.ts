import { ApiError } from './errors';
import type { ApiRequest } from './route';

const defaultPageSize = 50;
const largestPageSize = 1000;

interface Page<R> {
  records: R[];
  number: number;
  size: number;
  /** The same list's page, as path and query. */
  link(page: 'first' | 'this' | 'previous' | 'next'): string | null;
}

/**
 * A page in the style of the 2010 API: `page`, `page_size`, `start`, `end` and relative URIs.
 * `records` are newest first; `present` makes the JSON of one.
 */
export function page2010<R extends { sid: string }>(
  request: ApiRequest,
  name: string,
  records: R[],
  present: (record: R) => unknown,
): { status: number; json: Record<string, unknown> } {
  const page = cut(request, records);
  const start = page.number * page.size;
  return {
    status: 200,
    json: {
      page: page.number,
      page_size: page.size,
      start,
      end: start + Math.max(0, page.records.length - 1),
      first_page_uri: page.link('first'),
      next_page_uri: page.link('next'),
      previous_page_uri: page.link('previous'),
      uri: page.link('this'),
      [name]: page.records.map(present),
    },
  };
}

/** A page in the style of the product hosts: the list under `name` and `meta` with absolute URLs. */
export function pageWithMeta<R extends { sid: string }>(
  request: ApiRequest,
  name: string,
  records: R[],
  present: (record: R) => unknown,
): { status: number; json: Record<string, unknown> } {
  const page = cut(request, records);
  const absolute = (uri: string | null): string | null => uri && `${request.url.origin}${uri}`;
  return {
    status: 200,
    json: {
      [name]: page.records.map(present),
      meta: {
        page: page.number,
        page_size: page.size,
        first_page_url: absolute(page.link('first')),
        previous_page_url: absolute(page.link('previous')),
        url: absolute(page.link('this')),
        next_page_url: absolute(page.link('next')),
        key: name,
      },
    },
  };
}

/**
 * The asked page. `PageToken` names the last record of the page before, so that records which come
 * in meanwhile shift nothing.
 */
function cut<R extends { sid: string }>({ query, url }: ApiRequest, records: R[]): Page<R> {
  const size = wholeNumber(query.get('PageSize'), defaultPageSize, 'PageSize');
  if (size < 1 || size > largestPageSize) throw invalid('PageSize');
  const number = wholeNumber(query.get('Page'), 0, 'Page');
  const token = query.get('PageToken')?.replace(/^P[AB]/, '');
  const after = token ? records.findIndex((record) => record.sid === token) : -1;
  const start = after >= 0 ? after + 1 : number * size;
  const link = (page: number, tokenOf: string | undefined): string => {
    const search = new URLSearchParams(url.search);
    search.set('PageSize', String(size));
    search.set('Page', String(page));
    if (tokenOf) search.set('PageToken', `PA${tokenOf}`);
    else search.delete('PageToken');
    return `${url.pathname}?${search}`;
  };
  return {
    records: records.slice(start, start + size),
    number,
    size,
    link: (page) => {
      if (page === 'first') return link(0, undefined);
      if (page === 'this') return link(number, token);
      if (page === 'previous') {
        return number > 0 ? link(number - 1, records[start - size - 1]?.sid) : null;
      }
      return start + size < records.length
        ? link(number + 1, records[start + size - 1]?.sid)
        : null;
    },
  };
}

function wholeNumber(text: string | undefined, otherwise: number, name: string): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw invalid(name);
  return Number(text);
}

function invalid(name: string): ApiError {
  return new ApiError({ code: 20001, message: `Invalid ${name}` });
}
