import type { FailureReason } from '../types.ts';
import { ProviderError } from './provider.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import type { VendorWords } from './vendor-words.ts';

/** What a failure of one connection is read with. */
export interface FailureContext {
  /** The model that was asked for. */
  readonly model: string;
  readonly words: VendorWords;
}

/*
 * Codes, types and reasons by what they mean, as the vendors document them. A status alone tells too little: the same 429
 * is a limit that passes and a credit that is used up, the same 404 a model that is not there and an address that is wrong.
 */
const billing =
  /^(?:billing_error|billing_not_active|billing_hard_limit_reached|insufficient_quota|insufficient_balance|insufficient_credits?|payment_required|credit_balance_exhausted|failed_precondition|linked_organization_\w+|\w*(?:spend|usage)_limit_(?:reached|exceeded))$|perday|freetier/;
const auth =
  /^(?:authentication_error|permission_error|permission_denied|unauthenticated|organization_on_hold|invalid_api_key|api_key_invalid|incorrect_api_key|unauthorized)$/;
const unknownModel =
  /^(?:model_not_found|model_not_available|model_not_supported|model_deprecated|model_retired|model_decommissioned|unknown_model|invalid_model)$/;
const window = /^(?:context_length_exceeded|exceed_context_size_error|context_window_exceeded)$/;
const refused = /^(?:content_filter|content_policy_violation|invalid_prompt|\w*_policy(?:_violation)?)$/;
const limit = /^(?:rate_limit\w*|ratelimit\w*|too_many_requests|slow_down|resource_exhausted)$/;
const disturbance =
  /^(?:api_error|server_error|internal\w*|overloaded\w*|server_is_overloaded|unavailable|timeout_error|deadline_exceeded|cmek_\w+)$/;

/** The one kind of failure that some vendors tell in their sentence only, under a type that means anything. */
const billingWords = /credit balance|out of credit|usage limits|spend(?:ing)? limit|plans? (?:&|and) billing/i;
const windowWords = /context (?:length|size|window)|maximum context|prompt is too long|input token count/i;
const absence =
  /not (?:a )?(?:valid|exist|found|known|available|supported)|no such|unknown|n[o']t exist|deprecated|retired/i;

/** Why a server refused, by code where it gives one and by status where it gives none. */
export function reasonOf(refusal: Refusal, model: string): FailureReason {
  const { status, sentence } = refusal;
  const is = (kind: RegExp) => [...refusal.kinds].some((each) => kind.test(each));
  if (is(billing) || status === 402) return 'billing';
  if (is(unknownModel)) return 'unknown-model';
  if (is(auth) || status === 401 || status === 403) return 'auth';
  if (is(refused)) return 'refusal';
  if (status !== null && status >= 500) return 'outage';
  if (isWindow(refusal)) return 'configuration';
  if (status === 404 || status === 410) return isOfModel(refusal, model) ? 'unknown-model' : 'configuration';
  if (status === 429 || (status === null && is(limit))) return 'rate-limit';
  if (status === 408 || status === 409) return 'outage';
  if (status === null) return is(/^(?:invalid_request_error|not_found_error)$/) ? 'configuration' : 'outage';
  if (is(disturbance) && status !== 400) return 'outage';
  if (billingWords.test(sentence)) return 'billing';
  if (sentence.includes(model) && absence.test(sentence)) return 'unknown-model';
  return 'configuration';
}

/** Whether more was sent, or asked for, than the model's window holds. */
export function isWindow({ kinds, status, sentence }: Refusal): boolean {
  return (
    [...kinds].some((kind) => window.test(kind)) || ((status === 400 || status === 413) && windowWords.test(sentence))
  );
}

/** A page or a bare 404 tells of the address; an error of the protocol that is of a model tells of the model. */
function isOfModel({ isOfProtocol, kinds, sentence }: Refusal, model: string): boolean {
  if (!isOfProtocol) return false;
  return (
    kinds.has('not_found_error') || kinds.has('not_found') || sentence.includes(model) || /\bmodels?\b/i.test(sentence)
  );
}

/** Milliseconds that the headers ask to wait; null when they do not say. */
function retryAfter(headers: Headers | null): number | null {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  const text = headers?.get('retry-after') ?? '';
  if (text === '') return null;
  const seconds = Number(text);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

/** A vendor's code for an error where it can be no key: letters and underscores only. */
function plainCode(code: unknown): string | null {
  return typeof code === 'string' && /^[A-Za-z_]{1,60}$/.test(code) ? code : null;
}

/** The failure that a refusal is. @param headers of the answer; null within a stream */
export function failureFrom(
  refusal: Refusal,
  headers: Headers | null,
  { model, words }: FailureContext,
): ProviderError {
  const reason = reasonOf(refusal, model);
  const { status } = refusal;
  const place = headers === null ? 'the stream failed' : status === null ? 'the answer is an error' : `HTTP ${status}`;
  const label = plainCode(refusal.code);
  return new ProviderError(reason, label === null ? place : `${place}${headers === null ? ': ' : ' '}${label}`, {
    isTransient: reason === 'outage' || reason === 'rate-limit',
    isFree: headers !== null && status !== null,
    retryAfterMs: retryAfter(headers) ?? refusal.retryAfterMs,
    words: words(refusal.sentence),
  });
}

/** An error that came within a stream, when the status had already said 200. @param body as it was parsed */
export function failedInStream(body: unknown, context: FailureContext): ProviderError {
  return failureFrom(refusalOf(null, body), null, context);
}

/** An answer without its end. */
export function brokenStream(detail: string): ProviderError {
  return new ProviderError('outage', detail, { isTransient: true });
}

/** What of a connection no waiting mends: a certificate that is not to be trusted, a request that cannot be made. */
const unmendable =
  /^(?:CERT_\w+|ERR_TLS_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|INVALID_CA|ERR_INVALID_\w+|UND_ERR_INVALID_ARG)$/;
/** What a wrong address brings, and now and then a passing fault: no such host, or a port that speaks something else. */
const ofAddress = /^(?:ENOTFOUND|EPROTO|ERR_SSL_\w+)$/;
/** No request arrived. A connection that was reset may have been in the middle of an answer. */
const neverReached =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EPROTO|UND_ERR_CONNECT_TIMEOUT|ERR_SSL_\w+)$/;
const hostName = /^[\w.:-]{1,253}$/;

/** Whatever else an SDK throws: a connection that failed, a stream that was cut, an answer of no known shape. */
export function brokenBy(error: unknown): ProviderError {
  let at = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    const code = plainCode((at as { code?: unknown }).code);
    if (code !== null) {
      const host = hostOf(at);
      const detail =
        code === 'ENOTFOUND' && host !== null
          ? `no host of the name ${host} was found`
          : `the connection ${host === null ? '' : `to ${host} `}failed: ${code}`;
      if (unmendable.test(code))
        return new ProviderError('configuration', detail, { isTransient: false, isFree: true });
      const isOfAddress = ofAddress.test(code);
      return new ProviderError('outage', detail, { isTransient: true, isOfAddress, isFree: neverReached.test(code) });
    }
    at = at.cause;
  }
  return brokenStream('the answer broke off or could not be read');
}

/** The host that a failed connection was meant for; null where the error does not tell. */
function hostOf(error: Error): string | null {
  const { hostname, host } = error as { hostname?: unknown; host?: unknown };
  return [hostname, host].find((name): name is string => typeof name === 'string' && hostName.test(name)) ?? null;
}
