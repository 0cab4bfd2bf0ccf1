/**
 * Statuses that quote others, with the consent of the quoted author (FEP-044f). Tables {@code quote} and
 * {@code quote_policy}; on the wire {@code quote}, {@code QuoteRequest} with its answers, the stamp
 * {@code QuoteAuthorization} and {@code interactionPolicy.canQuote}; endpoints {@code …/quotes} and
 * {@code …/interaction_policy}.
 */
package folkmoot.talk.quote;
