/**
 * Addresses that are told of what happens to proposals, by the rules of Standard Webhooks ({@code https://www.standardwebhooks.com}): what anybody
 * may read anyway, signed, and again until it is taken. Table {@code webhook}. See {@code docs/civic/webhooks.md}.
 */
package folkmoot.civic.webhook;
