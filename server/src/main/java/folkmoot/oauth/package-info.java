/**
 * Who can sign in, and what the clients they chose may do in their name: OAuth 2 as Mastodon's clients expect it. Tables
 * {@code users}, {@code user_link}, {@code session}, {@code oauth_application}, {@code oauth_code}, {@code oauth_token}.
 */
package folkmoot.oauth;
