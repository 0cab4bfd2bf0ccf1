/**
 * What programs may do in a user's name: applications, authorization codes, access tokens, scopes. OAuth 2 (RFC 6749, RFC
 * 7009, RFC 7636) as Mastodon's clients expect it. Tables {@code oauth_application}, {@code oauth_code}, {@code
 * oauth_token}.
 */
package folkmoot.people.oauth;
